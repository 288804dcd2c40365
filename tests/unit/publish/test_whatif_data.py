"""What the what-if script is told: all of the map that its verdicts hang on, in bounded files."""

import json
import re
from pathlib import Path

import pytest

from robustmap.explain import words
from robustmap.explain.whatif import DOING, PANEL, REASONS, STATE, TAGS, VERDICTS
from robustmap.explain.words import FIELD_TERMS
from robustmap.graph.flatten import flatten
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.publish import whatif as module
from robustmap.publish.page import File
from robustmap.publish.pages.whatif import pages
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from robustmap.publish.whatif import COMMON, whatif
from robustmap.publish.whatif_place import whatif as place
from robustmap.publish.whatif_words import WORDS
from tests.support.maps import SUPPOSED, argument, claim, person, proposal, story, threshold

VAGUE = {"text": "Some task.", "concreteness": "generic"}
SCRIPTS = Path(__file__).parents[3] / "site/theme/assets/javascripts"
SAID = {"source": "talk", "at": "p. 1", "by": "talk/pat", "attribution": "explicit"}


def site(*nodes, **settings) -> Site:
    return Site(KB(Map(nodes), **settings))


def told(file: File) -> dict:
    found = re.fullmatch(r"robustmapWhatIf\.\w+\((.*)\);\n", file.data.decode(), re.DOTALL)
    return json.loads(found[1])


def files(made: Site) -> dict[str, dict]:
    return {one.path: told(one) for one in pages(made)}


def test_a_map_without_inferences_has_neither_files_nor_a_panel():
    made = site(claim("a"), threshold("t"))
    assert [*pages(made)] == []
    assert place(Writer(made, "n/a/"), "a") == ""


def test_the_map_is_told_unflattened():
    made = site(
        claim("a", standing="open"),
        claim("law", sort="definitional"),
        argument("b", ["law", {"p": "So it is."}], for_="a", basis="reading", number=7),
        argument("c", undercuts="b", sources=SUPPOSED),
    )
    part = files(made)["assets/what-if/0.js"]
    assert part["statements"] == [
        ["a", "open", 0, 0],
        ["b#p", "asserted", 16, 0, "So it is."],
        ["c#reason", "open", 1, 0],
        ["law", "asserted", 2, 0],
    ]
    assert part["inferences"] == [
        ["b", "b", "for", "a", ["law", "b#p"], 2, 0],
        ["c", "c", "undercuts", "b", ["c#reason"], 0, 1],
    ]
    assert part["nodes"] == [
        ["a", "Claim a"],
        ["b", "Item b", 7],
        ["c", "Item c"],
        ["law", "Claim law"],
    ]


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
    assert {row[0]: row[6] for row in part["inferences"]} == {"p#relies-on": 0, "s": 2}


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
    assert common["people"] == [
        {"id": "pat", "title": "Somebody pat", "denied": ["a"], "granted": ["c"], "off": ["b"]}
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
        "granted": ["p#works"],
        "denied": [],
    }


def test_camps_are_told_for_what_is_in_dispute():
    made = site(claim("a"), argument("b", against="a"), claim("free"))
    assert files(made)["assets/what-if/0.js"]["camps"] == {"a": "in 1 of 2 camps"}


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
    ids = [row[0] for part in parts for row in part["nodes"]]
    assert sorted(ids) == sorted(node.id for node in nodes)
    for part in parts:
        here = {row[0] for row in part["nodes"]}
        for row in part["inferences"]:
            assert {ref.partition("#")[0] for ref in (row[3], *row[4])} <= here
        assert len(json.dumps(part)) < 3 * 900
    assert whatif(made).needed("c0", "e9") == (0, len(parts) - 1)
    assert place(Writer(made, "n/t/"), "t") == ""
    assert 'data-parts="0"' in place(Writer(made, "n/c0/"), "c0")


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


@pytest.mark.parametrize("table", [PANEL, DOING, STATE, TAGS, VERDICTS, REASONS])
def test_readers_meet_no_field_terms(table):
    for said in table.values():
        for term in FIELD_TERMS:
            assert not re.search(rf"\b{re.escape(term)}\b", said.lower()), (said, term)


def test_the_scripts_use_no_word_that_is_not_there():
    """Every word that the scripts look up by a plain name is in the file."""
    code = "".join(path.read_text() for path in SCRIPTS.glob("whatif*.js"))
    for table in ("state", "tags", "verdicts", "doing"):
        for name in re.findall(rf"(?:words\.{table}|\b{table})\.([a-z]+)\b(?!\()", code):
            assert name in WORDS[table] or table == "state", (table, name)
    for name in re.findall(r"\bwords\.([a-z]+)\b(?!\()", code):
        assert name in WORDS, name
    assert words.CLAIM.items() <= WORDS["verdicts"].items()


def test_the_scripts_stay_small():
    """Without comments and indents; a minifier that shortens names leaves three fifths of it."""
    lines = [
        line.strip()
        for path in SCRIPTS.glob("whatif*.js")
        for line in path.read_text().splitlines()
    ]
    code = "\n".join(line for line in lines if line and not line.startswith("//"))
    assert len(code.encode()) <= 31_500
