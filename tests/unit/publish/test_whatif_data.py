"""What the what-if script is told: all of the map that its verdicts hang on, in bounded files."""

import json
import re
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.seen import WEIGHING
from robustmap.explain.whatif import CHANGED, CHOSEN, DOING, LOST, PANEL, REASONS, STATE, TAGS
from robustmap.graph.flatten import flatten
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.view import BASIS_LEVELS, View
from robustmap.publish.page import File
from robustmap.publish.pages.whatif import pages
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from robustmap.publish.whatif import data as module
from robustmap.publish.whatif.data import COMMON, STANDINGS, whatif
from robustmap.publish.whatif.place import whatif as place
from robustmap.publish.whatif.words import ANSWERS, RELATIONS, WORDS
from tests.support.maps import SUPPOSED, argument, claim, person, proposal, story, threshold

VAGUE = {"text": "Some task.", "concreteness": "generic"}
JAVASCRIPTS = Path(__file__).parents[3] / "site/theme/assets/javascripts"
SCRIPTS = sorted(JAVASCRIPTS.glob("whatif*.js"))
SAID = {"source": "talk", "at": "p. 1", "by": "talk/pat", "attribution": "explicit"}


def site(*nodes, **settings) -> Site:
    return Site(KB(Map(nodes), **settings))


def told(file: File) -> dict:
    found = re.fullmatch(r"robustmapWhatIf\.push\((.*)\);\n", file.data.decode(), re.DOTALL)
    return json.loads(found[1])


def files(made: Site) -> dict[str, dict]:
    return {one.path: told(one) for one in pages(made)}


def test_a_map_without_inferences_has_neither_files_nor_a_panel():
    made = site(claim("a"), threshold("t"))
    assert [*pages(made)] == []
    assert place(Writer(made, "n/a/"), "a") == ""


def test_where_strengths_are_weighed_a_note_stands_in_the_place_of_the_panel():
    nodes = claim("a"), argument("x", for_="a", strength="weak")
    made = site(*nodes, view=View(weighing="last-link"))
    assert [*pages(made)] == []
    note = place(Writer(made, "n/a/"), "a")
    assert WEIGHING["last-link"] in note
    assert "What if? is not offered" in note
    assert "button" not in note
    assert "button" in place(Writer(site(*nodes), "n/a/"), "a")


def test_the_map_is_told_unflattened():
    made = site(
        claim("a", standing="open"),
        claim("law", sort="definitional"),
        argument("b", ["law", {"p": "So it is."}], for_="a", basis="reading", number=7),
        argument("c", undercuts="b", sources=SUPPOSED),
    )
    part = files(made)["assets/what-if/0.js"]
    assert part["statements"] == [
        ["a", STANDINGS.index("open"), 0, 0],
        ["b#p", STANDINGS.index("asserted"), 16, 0],
        ["c#reason", STANDINGS.index("open"), 1, 0],
        ["law", STANDINGS.index("asserted"), 2, 0],
    ]
    assert part["inferences"] == [
        ["b", "b", 0, RELATIONS.index("for"), "a", ["law", "b#p"], 2],
        ["c", "c", 1, RELATIONS.index("undercuts"), "b", ["c#reason"], 0],
    ]
    assert part["nodes"] == {
        "a": ["Claim a"],
        "b": ["Item b", 7],
        "c": ["Item c"],
        "law": ["Claim law"],
    }
    assert part["names"] == {"b#p": "So it is."}


def test_names_are_told_as_markup_and_so_are_ids_that_name_nothing():
    made = site(claim("a"), argument("b", ["<i>gone</i>"], for_="a", title="A & <b>"))
    part = files(made)["assets/what-if/0.js"]
    assert part["nodes"]["b"] == ["A &amp; &lt;b&gt;"]
    assert part["names"] == {"<i>gone</i>": "&lt;i&gt;gone&lt;/i&gt;"}


def test_clauses_plans_and_templates_are_marked():
    made = site(
        threshold("t"),
        proposal("p", needs=["t"], relies_on=["a"]),
        claim("a"),
        story("s", against="p", task=VAGUE),
    )
    part = files(made)["assets/what-if/0.js"]
    marks = {row[0]: row[2] for row in part["statements"]}
    assert marks["p#needs-t"] == 4 + 16
    assert marks["p#works"] == marks["p#robust-up"] == 8 + 16
    assert {row[0]: row[2] for row in part["inferences"]} == {"p#relies-on": 0, "s": 32}


def test_only_explicit_views_with_a_place_are_offered():
    made = site(
        claim("a"),
        argument("b", for_="a"),
        claim("c", aliases=["old"]),
        person(
            "pat",
            {"about": "a", "stance": "rejects", "source": SAID},
            {"about": "old", "stance": "accepts", "source": SAID},
            {"about": "b", "stance": "rejects", "source": SAID},
            {"about": "b#reason", "stance": "unsure", "source": SAID},
        ),
        person(
            "sam",
            {"about": "a", "stance": "rejects", "source": {**SAID, "attribution": "inferred"}},
        ),
        person("kim", {"about": "a", "stance": "rejects"}),
    )
    common = files(made)[COMMON]
    offered = dict(common["choices"])
    assert [one for one in offered if one.startswith("eyes:")] == ["eyes:pat"]
    assert offered["eyes:pat"] == [
        "as seen by Somebody pat, computed",
        {"deny": ["a"], "grant": ["c"], "off": ["b"]},
    ]
    assert common["aliases"] == [["old", "c"]]
    assert "sam" not in common["panel"]


def test_names_in_the_panel_are_text():
    hit = '"><img src=x onerror=1>'
    made = site(
        claim("a"),
        argument("b", for_="a"),
        person("pat", {"about": "a", "stance": "rejects", "source": SAID}).model_copy(
            update={"title": hit}
        ),
    )
    assert "<img" not in files(made)[COMMON]["panel"]
    assert "&lt;img" in files(made)[COMMON]["panel"]


def test_the_published_view_is_told_with_todays_ids():
    view = View(off=frozenset({"was"}), granted=frozenset({"p"}), basis="stated")
    made = site(claim("a"), argument("b", for_="a", aliases=["was"]), proposal("p"), view=view)
    assert files(made)[COMMON]["view"] == {
        "basis": 0,
        "reframings": False,
        "suppositions": False,
        "off": ["b"],
        "grant": ["p#works"],
        "deny": [],
    }


def test_what_a_person_sees_adds_to_what_is_published():
    view = View(off=frozenset({"b"}), basis="reading", reframings=True)
    made = site(
        claim("a"),
        argument("b", for_="a"),
        person("pat", {"about": "a", "stance": "rejects", "source": SAID}),
        view=view,
    )
    common = files(made)[COMMON]
    assert dict(common["choices"])["eyes:pat"][1] == {"deny": ["a"], "grant": [], "off": ["b"]}
    assert common["usual"] == {
        "basis": "reading",
        "reframings": "on",
        "suppositions": "off",
        "eyes": "",
        "by": "",
    }


def test_an_earlier_id_that_is_taken_again_means_what_has_it_now():
    made = site(claim("a", aliases=["old", "c"]), argument("b", for_="a"), claim("c"))
    assert files(made)[COMMON]["aliases"] == [["old", "a"]]


def test_camps_are_told_for_what_is_in_dispute():
    made = site(claim("a"), argument("b", against="a"), claim("free"))
    assert files(made)["assets/what-if/0.js"]["camps"] == {"a": "in 1 of 2 camps"}


def test_an_argument_goes_by_the_camps_of_its_inferences():
    nodes = [claim("x"), claim("a"), claim("b", contradicts=["a"]), argument("c", ["b"], for_="a")]
    made = site(*nodes, argument("d", ["a"], for_="x", undercuts="c"))
    told = files(made)["assets/what-if/0.js"]["camps"]
    assert told["d"] == next(told[one] for one in made.map.inferences_of["d"] if one in told)


def test_a_large_map_is_cut_where_nothing_hangs_together(monkeypatch):
    monkeypatch.setattr(module, "WHOLE", 900)
    nodes = []
    for at in range(12):
        nodes += [
            claim(f"c{at}"),
            argument(f"d{at}", for_=f"c{at}"),
            argument(f"e{at}", undercuts=f"d{at}"),
        ]
    made = site(*nodes, threshold("t"))
    found = files(made)
    parts = [found[name] for name in found if name != COMMON]
    assert 3 < len(parts) <= 12
    ids = [one for part in parts for one in part["nodes"]]
    assert sorted(ids) == sorted(node.id for node in nodes)
    for part in parts:
        here = set(part["nodes"])
        for row in part["inferences"]:
            assert {ref.partition("#")[0] for ref in (row[4], *row[5])} <= here
        assert len(json.dumps(part)) < 3 * 900
    assert whatif(made).needed("c0", "e9") == (0, len(parts) - 1)
    assert place(Writer(made, "n/t/"), "t") == ""
    assert "data-in" not in place(Writer(made, "n/c0/"), "c0")
    assert f'data-in="{len(parts) - 1}"' in place(Writer(made, "n/e9/"), "e9")


def test_the_same_map_gives_the_same_bytes():
    nodes = [claim("a"), argument("b", for_="a"), argument("c", against="a")]
    assert [*pages(site(*nodes))] == [*pages(site(*reversed(nodes)))]


def test_why_something_does_not_count_is_said_as_in_verdicts():
    nodes = [
        claim("a"),
        *(argument(name, for_="a") for name in ("off", "plain")),
        argument("reading", for_="a", basis="reading"),
        argument("implied", for_="a", basis="implied"),
        argument("supposed", for_="a", sources=SUPPOSED),
        story("template", against="a", task=VAGUE),
    ]
    flat = flatten(Map(nodes), View(basis="stated", off=frozenset({"off"})))
    assert dict(flat.uncounted) == {
        **{name: REASONS[name] for name in ("off", "reading", "implied", "supposed", "template")}
    }


TABLES = {
    "panel": [*PANEL.values(), LOST],
    "doing": [name for deeds in DOING.values() for name, _ in deeds],
    "state": [*STATE.values(), *CHOSEN.values(), *CHANGED],
    "tags": TAGS.values(),
    "verdicts": [said for both in WORDS["verdicts"].values() for said in both],
    "reasons": REASONS.values(),
}


@pytest.mark.parametrize("table", TABLES)
def test_readers_meet_no_field_terms_and_no_word_of_ours_needs_an_escape(table):
    assert TABLES[table]
    for said in TABLES[table]:
        assert not set('<>&"') & set(said), said
        for term in FIELD_TERMS:
            assert not re.search(rf"\b{re.escape(term)}\b", said.lower()), (said, term)


def test_the_scripts_use_no_word_that_is_not_there():
    """Every word that the scripts look up by a plain name is in the file."""
    code = "".join(path.read_text() for path in SCRIPTS)
    for table in ("state", "tags"):
        for name in re.findall(rf"words\.{table}\.([a-z]+)\b", code):
            assert name in WORDS[table], (table, name)
    for name in re.findall(r"\bwords\.([a-z]+)\b(?!\()", code):
        assert name in WORDS, name


def test_the_numbers_of_the_scripts_are_those_of_the_data():
    """A constant of the scripts that is named as something of the data has its number."""
    numbers = {one.upper().replace("-", "_"): place for place, one in enumerate(ANSWERS)}
    numbers |= {one.upper(): place for place, one in enumerate(RELATIONS) if one}
    numbers |= {one.upper(): place for place, one in enumerate(STANDINGS)}
    numbers |= {f"WHY_{one.upper()}": place for place, one in enumerate(REASONS, 1)}
    names = ("SUPPOSED", "DEFINITIONAL", "CLAUSE", "UNASSESSED", "ANCHORED", "TEMPLATE")
    numbers |= {name: getattr(module, name) for name in names}
    used = [
        found
        for path in SCRIPTS
        for found in re.findall(r"const ([A-Z_]+) = (\d+);", path.read_text())
    ]
    known = [(name, int(number)) for name, number in used if name in numbers]
    assert len(known) > 20
    for name, number in known:
        assert number == numbers[name], name
    assert list(REASONS)[:2] == list(BASIS_LEVELS[1:])
