"""What the pages say, before anything is rendered."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.labels import NOTES
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.settings import Settings
from robustmap.publish.page import File, Page
from robustmap.publish.pages.data import graph
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, question, threshold
from tests.support.wild import wild_map
from tests.unit.publish import payload

DATA = [[("type", f"application/{name}")] for name in ("json", "ld+json")]
VOID = {"br", "meta", "img", "input", "hr", "link"}
ALLOWED = {
    *("a", "aside", "b", "blockquote", "code", "dd", "details", "div", "dl", "dt", "em"),
    *("h1", "h2", "h3", "h4", "i", "li", "meta", "nav", "ol", "p", "pre", "section"),
    *("small", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    *("circle", "defs", "desc", "figcaption", "figure", "g", "line", "marker", "path"),
    *("polygon", "polyline", "rect", "svg", "text", "title", "tspan"),
}


class Reader(HTMLParser):
    """Notes every element and attribute, and whether they are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        # A script of these types is data: nothing runs it.
        if tag != "script" or attrs not in DATA:
            self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["script"]:
            self.text.append(data)


def made(kb: KB) -> dict[str, Page | File]:
    found = [one for make in PAGES.entries.values() for one in make(Site(kb))]
    assert len({one.path for one in found}) == len(found)
    return {one.path: one for one in found}


def of(*nodes, **settings) -> dict[str, Page | File]:
    return made(KB(Map(nodes, Settings.model_validate(settings))))


def body(pages: dict[str, Page | File], path: str) -> str:
    page = pages[path]
    assert isinstance(page, Page)
    return page.body


def said(pages: dict[str, Page | File], path: str) -> str:
    """Give what a page says, as one line."""
    told = " ".join(" ".join(Reader(body(pages, path)).text).split())
    return re.sub(r" (?=[:,.”)])|(?<=[“(]) ", "", told)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page | File]:
    folder = payload.write(tmp_path_factory.mktemp("hostile") / "kb")
    return made(KB(read(folder, "kb")))


def test_pages_are_balanced_and_hold_no_element_or_attribute_that_could_act(hostile):
    for path, page in hostile.items():
        if isinstance(page, Page):
            found = Reader(page.body)
            assert (path, found.open) == (path, [])
            # The scripts that a page may hold are data, which do nothing.
            linked = page.body.count('<script type="application/ld+json">')
            assert linked <= path.startswith(("n/", "d/")), path
            assert page.body.count("<script") == linked, path
            # Two pages are narrowed by what is chosen on them; nothing is sent anywhere.
            choice = {"label", "option", "select"} if path in ("cruxes/", "open/") else set()
            # One button opens the what-if; without its script it is hidden.
            opens = {"button"} if path.startswith(("n/", "d/")) else set()
            assert page.body.count("<button") == page.body.count('<button type="button"') <= 1, path
            known = {"script"} | ALLOWED | choice | opens
            assert found.tags <= known, (path, found.tags - known)
            assert not [name for name in found.attributes if name.startswith("on")], path


def test_every_text_field_is_shown_as_it_was_written(hostile):
    told = said(hostile, "n/bad-proposal/")
    for text in (payload.IMAGE, payload.SCRIPT):
        assert told.count(text) >= 3
    assert payload.HIDDEN in said(hostile, "n/bad-other/")


def test_no_page_uses_a_field_term():
    nodes = [
        claim("thesis"),
        claim("open", standing="open"),
        claim("other", contradicts="thesis"),
        argument("one", [{"p1": "So it is."}], for_="thesis", number=1),
        argument("two", against="thesis", undercuts="one"),
        argument("three", undercuts="two", basis="reading"),
        argument("four", against="one#p1"),
        argument("five", qualifies="one", reframes="thesis"),
        threshold("point"),
        proposal("plan", breaks="point", needs="point"),
    ]
    for path, page in of(*nodes).items():
        # The pages of messages quote what files say, in the words of files; those of the terms
        # of RDF name them.
        if isinstance(page, Page) and not path.startswith(("messages/", "ns/", "cookbook/")):
            told = said({path: page}, path).lower()
            for term in FIELD_TERMS:
                assert not re.search(rf"\b{re.escape(term)}\b", told), (path, term)


def test_a_page_names_what_broke_the_step_and_says_where_the_reply_goes():
    pages = of(
        claim("thesis"),
        argument("one", [{"p1": "So it is."}], for_="thesis", number=1),
        argument("two", undercuts="one"),
    )
    told = said(pages, "n/one/")
    assert "step broken by Item two" in told
    assert 'href="../../n/two/"' in body(pages, "n/one/")
    assert 'id="p1"' in body(pages, "n/one/")
    assert "speaks for Claim thesis" in told


def test_replies_to_a_premise_stand_below_it():
    pages = of(
        claim("thesis"),
        argument("one", [{"p1": "So it is."}], for_="thesis"),
        argument("two", against="one#p1"),
    )
    assert "So it is. ≈ in dispute said against it: Item two" in said(pages, "n/one/")
    assert "denies the premise So it is." in said(pages, "n/two/")


def test_a_reply_shows_how_it_fares_there_and_not_elsewhere():
    pages = of(
        claim("thesis"),
        argument("one", [{"p1": "So it is."}], for_="thesis"),
        argument("two", against=["thesis", {"to": "one#p1", "basis": "reading"}]),
        argument("three", undercuts={"to": "one", "basis": "implied"}),
        question("q", about="thesis"),
    )
    no_effect = "Item two ◌ has no effect here: our reading"
    assert f"said against it: {no_effect}" in said(pages, "n/one/")
    assert "Item three ✓ holds, no reply yet clearly meant" in said(pages, "n/one/")
    assert "Item two ✓ holds, no reply yet" in said(pages, "n/thesis/")
    assert no_effect in said(pages, "d/q/")
    assert "Item two ✓ holds, no reply yet" in said(pages, "d/q/")


def test_a_step_with_several_targets_can_be_cited_by_each():
    pages = of(claim("a"), claim("b"), argument("both", for_="a", against="b"))
    for anchor in ("on-a", "on-b"):
        assert f'id="{anchor}"' in body(pages, "n/both/")


def test_columns_follow_the_published_order():
    numbered = [argument(f"z{n}", for_="thesis", number=4 - n) for n in (1, 2, 3)]
    told = said(of(claim("thesis"), argument("a", for_="thesis"), *numbered), "n/thesis/")
    places = [told.index(f"Item {name}") for name in ("z3", "z2", "z1", "a")]
    assert places == sorted(places)


def test_a_withdrawn_node_says_so_and_names_what_replaces_it():
    pages = of(claim("old", review="withdrawn", replaced_by="new"), claim("new"))
    assert "withdrawn" in said(pages, "n/old/")
    assert 'href="../../n/new/"' in body(pages, "n/old/")


def test_an_earlier_id_leads_on():
    pages = of(claim("new", aliases="old"))
    page = pages["n/old/"]
    assert isinstance(page, Page)
    assert (page.moved, page.listed) == ("../../n/new/", False)
    assert 'href="../../n/new/"' in page.body


def test_every_clause_of_a_proposal_can_be_cited():
    pages = of(
        threshold("near"),
        threshold("far"),
        proposal(
            "plan",
            needs={"at": "near", "failure": "silent"},
            breaks="far",
            requires_order=[{"first": "near", "then": "far"}],
            relative=[{"of": "near", "to": "far", "margin": 2}],
        ),
    )
    found = body(pages, "n/plan/")
    for local in ("needs-near", "breaks-far", "near-before-far", "relative-near-far"):
        assert f'id="{local}"' in found
    for local in ("works", "robust-up", "robust-down", "robust-relative"):
        assert f'id="{local}"' in found
    told = said(pages, "n/plan/")
    assert "Needs Point near to have been reached" in told
    assert "fails unnoticed" in told
    assert "stops once Point far is reached" in told


def test_a_clause_that_is_only_read_into_the_text_says_so_at_both_ends():
    pages = of(
        proposal("plan", breaks=[{"at": "dawn", "basis": "reading"}, "dusk"]),
        threshold("dawn"),
        threshold("dusk"),
    )
    no_effect = "has no effect here: our reading"
    told = said(pages, "n/plan/")
    assert f"Stops working once Point dawn is reached ◌ {no_effect}" in told
    assert "Stops working once Point dusk is reached ○ taken for granted" in told
    assert f"ends Plan plan {no_effect}" in said(pages, "thresholds/")
    assert f"ends Plan plan … unassessed {no_effect}" in said(pages, "n/dawn/")
    assert no_effect not in said(pages, "n/dusk/")


def test_the_robustness_table_says_unknown_where_the_texts_are_silent():
    told = said(of(proposal("plan")), "robustness/")
    assert told.count("? unknown") == 3 + 1  # the row, and the legend


def test_only_what_a_person_says_explicitly_and_in_place_is_on_their_page():
    someone = Person.model_validate(
        {"id": "someone", "title": "Someone", "handle": ["talk/someone"]}
    )
    located = [{"source": "talk", "at": "comment 1", "by": "talk/someone"}]
    inferred = [{"source": "talk", "at": "comment 2", "by": "someone", "attribution": "inferred"}]
    pages = of(
        someone,
        claim("meant", sources=located),
        claim("guessed", sources=inferred),
        claim("nowhere", sources=[{"source": "talk", "by": "talk/someone"}]),
    )
    told = said(pages, "n/someone/")
    assert "Claim meant: talk, comment 1" in told
    assert "Claim guessed" not in told
    assert "Claim nowhere" not in told
    assert "by a speaker, as we infer" in said(pages, "n/guessed/")
    assert "someone" not in body(pages, "n/guessed/")
    page = pages["n/someone/"]
    assert isinstance(page, Page)
    assert not page.listed


def debate() -> dict[str, Page | File]:
    return of(
        _question("q", about=["thesis"], lists=["one", "two"]),
        claim("thesis"),
        argument("one", [{"p1": "So it is."}], for_="thesis", number=1),
        argument("two", against="thesis", number=1),
        argument("three", [{"p1": "Not so."}], undercuts="one"),
        argument("four", against="two#reason", basis="reading"),
        _question("why", sort="challenge", asks_about=["one#p1"]),
        argument("five", reframes="q"),
    )


def _question(name: str, sort: str = "debate", **fields):
    from robustmap.model.nodes import Question

    return Question.model_validate(
        {"id": name, "title": f"Question {name}", "sort": sort, **fields}
    )


def test_a_debate_tells_ledger_outline_matrix_and_what_is_missing():
    pages = debate()
    told = said(pages, "d/q/")
    for piece in (
        "For 1 ✕ 1 1 fallen",
        "Against 1 ✓ 1 1 with no reply yet",
        "undercut by Item three",
        "Rejections of the question",
        "Asked to be backed up",
    ):
        assert piece in told
    found = body(pages, "d/q/")
    assert found.count("<td><a ") == 2
    assert 'title="Item three: undercut: breaks the step"' in found
    assert "denies a premise (has no effect here: our reading)" in found


def test_a_debate_on_a_plan_says_where_its_own_grounds_are_told():
    leaning = proposal("plan", relies_on=["a"])
    others = argument("no", against="plan"), claim("a")
    found = of(leaning, *others, _question("q", about="plan"), _question("r", about="a"))
    told = body(found, "d/q/").partition('id="outline"')[2].partition("</section>")[0]
    assert "Item no" in told
    assert NOTES["planned"] in told
    assert NOTES["planned"] not in body(found, "d/r/")


def test_undercuts_are_listed_by_debate_with_both_verdicts():
    told = said(debate(), "undercuts/")
    assert "1 undercut Question q Item three ✓ holds, no reply yet ⊣ undercuts" in told
    assert "Item one ⊣ step broken" in told


def test_the_home_page_tells_the_standing_undercut():
    pages = debate()
    told = said(pages, "")
    assert "“Item three” undercuts “Item one”" in told
    assert "Its ground: Not so." in told


def test_a_map_without_a_debate_has_a_home_page_too():
    assert "A robustmap" in said(of(claim("a")), "")


def test_the_data_file_carries_nodes_statements_and_inferences_with_verdicts():
    kb = KB(Map([claim("a"), argument("x", [{"p1": "So."}], for_="a")]))
    found = graph(Site(kb))
    assert [(one["id"], one["verdict"]) for one in found["nodes"]] == [
        ("a", "supported"),
        ("x", "stands"),
    ]
    assert found["statements"][1]["id"] == "x#p1"
    assert found["inferences"][0]["premises"] == ["x#p1"]
    pages = made(kb)
    data = pages["data/graph.json"]
    assert isinstance(data, File)
    assert json.loads(data.data) == json.loads(json.dumps(found))


def test_the_same_kb_gives_the_same_bytes(tmp_path: Path):
    folder = payload.write(tmp_path / "kb")
    first, second = (
        {
            path: one.data if isinstance(one, File) else one
            for path, one in made(KB(read(folder, "kb"))).items()
        }
        for _ in range(2)
    )
    assert first == second


def test_no_path_of_the_machine_is_published(tmp_path: Path):
    folder = payload.write(tmp_path / "kb")
    for page in made(KB(read(folder, str(folder)))).values():
        shown = page.body.encode() if isinstance(page, Page) else page.data
        assert str(tmp_path).encode() not in shown, page.path


def test_whatever_the_files_say_there_are_pages():
    rng = Random(3)
    for _ in range(25):
        pages = made(KB(wild_map(rng)))
        for path, page in pages.items():
            if isinstance(page, Page):
                assert (path, Reader(page.body).open) == (path, [])


def test_problems_are_shown_where_somebody_is_mending_them():
    kb = KB(Map([claim("a", similar_to="nowhere")]))
    site = Site(kb, kb.problems)
    (page,) = PAGES["problems"](site)
    assert isinstance(page, Page)
    assert "nowhere" in page.body
    assert list(PAGES["problems"](Site(kb))) == []
