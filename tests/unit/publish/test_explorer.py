"""What the order explorer is told, and what can be read without its script."""

import json
import re
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.publish.html import NOTHING, Html
from robustmap.publish.pages._beyond import rows_of
from robustmap.publish.parts.orders.explorer import Begun, data, explorer, script
from robustmap.publish.parts.orders.explorer_words import ANSWERS, PLAIN, TITLE, WORDS
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, threshold
from tests.unit.publish import payload

SCRIPTS = Path(__file__).parents[3] / "site/theme/assets/javascripts"
DATA = re.compile(rb"window\.robustmapThresholds = (.*);\n")


def writer(*nodes, **settings) -> Writer:
    return Writer(Site(KB(Map(nodes, Settings.model_validate(settings)))), "thresholds/")


def points(*names: str):
    return [threshold(name) for name in names]


def shown(of: Writer) -> Html:
    given = data(of)
    told = {one: Begun(rows(of), NOTHING) for one, rows in rows_of(of.site, given).items()}
    return explorer(given, told)


def held(of: Writer) -> dict:
    found = DATA.fullmatch(script(data(of)))
    assert found
    return json.loads(found[1])


def test_without_thresholds_there_is_nothing():
    assert shown(writer(proposal("plan"))) == ""


def test_the_order_at_first_keeps_to_the_facts_and_begins_with_today():
    told = data(
        writer(
            *(threshold(name, number=at) for at, name in enumerate("abcd", 1)),
            claim("late-a", states={"before": ["d", "a"]}),
            today={"crossed": ["c"]},
        )
    )
    assert [one["id"] for one in told["thresholds"]] == ["c", "b", "d", "a"]
    assert told["crossed"] == 1
    assert told["thresholds"][0] == {"id": "c", "title": "Point c", "url": "../n/c/"}


def test_facts_are_told_with_how_they_are():
    found = data(
        writer(
            *points("a", "b", "c"),
            claim("law", states={"before": ["a", "b"]}, sort="definitional"),
            claim("said", states={"before": ["b", "c"]}),
            claim("turn", states={"before": ["c", "a"]}),
            claim("guess", states={"before": ["a", "c"]}),
            claim("gone", states={"before": ["a", "c"]}, standing="open"),
            claim("rule", states={"before": ["a", "c"], "scope": "most-proposals"}),
            argument("doubt", against="guess"),
        )
    )
    states = {one["id"]: one["state"] for one in found["facts"]}
    assert states.pop("guess") == "disputed"
    assert states.pop("law") == "definitional"
    assert sorted(states.items()) in (
        [("said", "set-aside"), ("turn", "stands")],
        [("said", "stands"), ("turn", "set-aside")],
    )


def test_only_clauses_that_count_are_told():
    plan = proposal(
        "plan",
        needs=[{"at": "a", "basis": "reading"}, {"at": "b", "failure": "graceful"}],
        breaks=["c", "a"],
        requires_order=[
            {"first": "a", "then": "b", "grade": "soft"},
            {"first": "b", "then": "c"},
        ],
        relative=[{"of": "x", "to": "y"}],
        enables=["plan"],
    )
    (told,) = data(writer(*points("a", "b", "c"), plan, argument("no", against="plan#breaks-a")))[
        "proposals"
    ]
    short = [(one["id"], one["kind"], one["stands"], one["soft"]) for one in told["clauses"]]
    assert short == [
        ("plan#needs-b", "needs", True, False),
        ("plan#breaks-c", "breaks", True, False),
        ("plan#breaks-a", "breaks", False, False),
        ("plan#a-before-b", "order", True, True),
        ("plan#b-before-c", "order", True, False),
    ]
    assert told["clauses"][0]["how"] == "fails gently"
    assert told["clauses"][0]["at"] == "b"
    assert told["clauses"][4]["first"] == "b"
    assert told["clauses"][1]["url"] == "../n/plan/#breaks-c"


def test_an_earlier_id_of_a_threshold_is_told_by_its_id_of_today():
    told = data(writer(threshold("new", aliases=["old"]), proposal("plan", breaks=["old"])))[
        "proposals"
    ]
    assert told[0]["clauses"][0]["at"] == "new"


def test_the_text_tells_one_order_and_what_fails_in_it():
    html = shown(
        writer(
            *points("a", "b"),
            proposal("plan", needs=["a"], breaks=[{"at": "b", "failure": "detectable"}]),
            today={"crossed": ["a"]},
        )
    )
    said = re.sub(r"<[^>]+>", "", html)
    assert "Point a crossed already" in said
    assert "Step 2, Point b: Plan plan fails visibly, by the clause" in said
    assert "Needs Point a to have been reached" in said


def test_no_text_of_a_kb_breaks_out_of_the_data(tmp_path):
    site = Site(KB(read(payload.write(tmp_path / "kb"), "kb")))
    of = Writer(site, "thresholds/")
    assert "<script" not in shown(of)
    packed = script(data(of))
    assert packed.isascii()
    assert packed.count(b"\n") == 1
    titles = {one["id"]: one["title"] for one in held(of)["thresholds"]}
    assert titles["bad-threshold"] == payload.SCRIPT + "1"


def test_what_is_not_seen_is_taken_out_of_titles():
    told = held(writer(threshold("a", title="One\u202etwo")))
    assert told["thresholds"][0]["title"] == "Onetwo"


@pytest.mark.parametrize("table", [WORDS, PLAIN, {"title": TITLE}])
def test_words_are_those_of_readers(table):
    said = " ".join(table.values()).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{term}\b", said)] == []
    assert not re.search("probab|likel|chance", said)


def test_every_answer_has_a_glyph_and_words():
    assert all(glyph and tone and words for glyph, tone, words in ANSWERS.values())


def test_the_script_knows_every_word_that_it_uses():
    names = ("explorer.js", "panels.js", "counts.js")
    script = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in names)
    used = {*re.findall(r"words\.(\w+)", script), *re.findall(r'words\["([\w-]+)"\]', script)}
    built = {f"{name}-label" for name in ("grip", "earlier", "later", "mark")}
    built |= {f"fact-{name}" for name in ("definitional", "stands", "disputed", "set-aside")}
    assert used | built == WORDS.keys()
    assert not re.search(r"eval\(|innerHTML|outerHTML|new Function|https?:", script)
