"""The page where two people part, the line of views, who moved whom, and the board."""

import json
import re
from typing import Any

import pytest

from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.explain.dialogues import BOARD
from robustmap.explain.holders import MOVED, TIMES
from robustmap.model.nodes import Node, SourceText
from robustmap.publish import speaking
from robustmap.publish.page import File, Page
from tests.support.maps import argument, claim, concept, person, proposal, question
from tests.unit.publish.test_pages import body, of, said

TALK = SourceText.model_validate({"id": "talk", "title": "A talk", "date": "2020-05-01"})
HOSTILE = '</script><img src=x onerror="window.hit=1">'


def at(place: str, by: str, **fields: Any) -> dict[str, Any]:
    return {"source": "talk", "at": place, "by": by, "attribution": "explicit", **fields}


def view(about: str, stance: str = "accepts", **fields: Any) -> dict[str, Any]:
    return {"about": about, "stance": stance, "source": at("comment 1", "talk/ann"), **fields}


INFERRED = at("comment 2", "talk/c2", attribution="inferred")


def quarrel() -> list[Node]:
    return [
        *(claim("thesis", standing="open"), claim("ground"), claim("same"), claim("far")),
        argument("why", ["ground"], for_="thesis"),
        question(about="thesis"),
        person("ann", view("ground"), view("same"), view("far", source=INFERRED), title="Ann A"),
        person("bob", view("ground", "rejects"), view("same"), title=f"Bob {HOSTILE}"),
        person("cho", view("ground", "unsure", source=INFERRED), title="Cho C", handle="talk/c2"),
        person("dee", view("same"), title="Dee D"),
        TALK,
    ]


def data(pages: dict[str, Page | File]) -> dict[str, Any]:
    file = pages["assets/cruxes/pairs.js"]
    assert isinstance(file, File)
    told = file.data.decode("ascii").removeprefix("window.robustmapCruxes = ").rstrip(";\n")
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.fixture(scope="module")
def pages() -> dict[str, Page | File]:
    return of(*quarrel())


def test_the_table_lists_every_pair_that_speaks_of_the_same(pages) -> None:
    rows = re.findall(r"<tr>.*?</tr>", body(pages, "cruxes/"))[1:]
    linked = [re.findall(r'href="#(a=[^"]*)"', row)[0] for row in rows]
    assert linked[0] == "a=ann&amp;b=bob"
    assert set(linked) == {
        *("a=ann&amp;b=bob", "a=ann&amp;b=talk/c2", "a=bob&amp;b=talk/c2"),
        *("a=ann&amp;b=dee", "a=bob&amp;b=dee"),
    }
    for row, there in zip(rows, linked, strict=True):
        assert f'id="{there}"' in row
    assert CRUX["both"] in rows[0]
    assert "n/ground/" in rows[0]


def test_a_persons_name_stands_only_beside_what_is_explicitly_theirs(pages) -> None:
    told = body(pages, "cruxes/") + json.dumps(data(pages))
    assert "Cho C" not in told
    assert "n/cho/" not in told
    assert "n/far/" not in told
    assert "talk/c2" in told


def test_what_is_told_of_a_pair_is_marked_as_computed(pages) -> None:
    shown = {(a, b): html for a, b, html in data(pages)["pairs"]}
    told = shown["ann", "bob"]
    assert CRUX["computed"] in told
    assert 'data-thesis="thesis"' in told
    assert told.index("n/same/") < told.index(CRUX["computed"])
    assert NOTHING["agree"] in shown["ann", "dee"]
    assert NOTHING["strangers"] in data(pages)["words"].values()


def test_a_hostile_name_stays_text(pages) -> None:
    for told in (body(pages, "cruxes/"), *(html for _, _, html in data(pages)["pairs"])):
        assert "<img" not in told
        assert "</script" not in told
    assert "&lt;img" in body(pages, "cruxes/")


def test_the_page_is_kept_from_search_engines(pages) -> None:
    page = pages["cruxes/"]
    assert isinstance(page, Page)
    assert not page.listed


def test_without_a_pair_the_page_says_so_and_has_no_data() -> None:
    found = of(claim("c"), person("ann", view("c")), TALK)
    assert CRUX["empty"] in said(found, "cruxes/")
    assert "assets/cruxes/pairs.js" not in found


def test_pairs_beyond_the_bound_are_told_by_their_number(monkeypatch) -> None:
    monkeypatch.setattr(speaking, "MOST_PAIRS", 2)
    found = of(*quarrel())
    assert len(data(found)["pairs"]) == 2
    assert "works out the first 2 pairs" in said(found, "cruxes/")


def test_a_person_is_not_compared_with_what_is_only_inferred_to_be_theirs() -> None:
    ann = person(
        "ann", view("c"), view("c", "rejects", source=INFERRED), handle=["talk/ann", "talk/c2"]
    )
    assert CRUX["empty"] in said(of(claim("c"), ann, TALK), "cruxes/")


def test_a_persons_page_leads_to_whom_they_part_from(pages) -> None:
    assert 'href="../../cruxes/#a=ann&amp;b=bob"' in body(pages, "n/ann/")
    assert "cruxes/#" not in body(pages, "n/cho/")


def test_what_is_quoted_is_held_by_who_is_quoted() -> None:
    quoted = at("x", "talk/c1", voice="quotes", of="talk/c9", attribution="inferred")
    nodes = [
        claim("c"),
        person("ann", view("c", source=quoted), title="Ann A", handle="talk/c9"),
        person("bob", view("c", "rejects"), title="Bob B", handle="talk/c1"),
        TALK,
    ]
    found = of(*nodes)
    assert [(a, b) for a, b, _ in data(found)["pairs"]] == [("talk/c9", "bob")]
    assert "talk/c9 holds" in said(found, "n/talk/")
    assert "talk/c1 holds" not in said(found, "n/talk/")


def moved() -> dict[str, Page | File]:
    ann = person(
        "ann",
        view("it", "rejects", id="late", replaces="then", because="why", residue="The tone."),
        view("it", id="then", since="2019"),
        view("plain"),
        title="Ann A",
        handle="talk/ann",
    )
    bob = person("bob", view("plain"), title="Bob B", handle="talk/bob")
    why = argument("why", against="it", sources=at("comment 3", "bob"))
    return of(claim("it"), claim("plain"), why, ann, bob, TALK)


def test_views_stand_in_the_order_of_time_with_what_they_replaced() -> None:
    told = said(moved(), "n/ann/").partition(TIMES["title"])[2]
    first, second = told.index("2019"), told.index("2020-05-01")
    assert first < second
    assert TIMES["given-up"] in told[first:second]
    assert "Instead of: ✓ holds" in told[second:]
    assert "What remains: The tone." in told[second:]
    assert TIMES["title"] not in said(moved(), "n/bob/")


def test_views_without_dates_are_told_where_one_replaced_another_even_in_a_circle() -> None:
    ann = person("ann", view("c", id="a", replaces="b"), view("c", "rejects", id="b", replaces="a"))
    undated = SourceText.model_validate({"id": "talk", "title": "A talk"})
    told = body(of(claim("c"), ann, undated), "n/ann/")
    assert told.count('<li class="past">') == 2


def test_who_moved_whom_is_a_table_and_stands_on_the_movers_page() -> None:
    found = moved()
    table = said(found, "people/").partition(MOVED["note"])[2]
    assert "Bob B Ann A 1 Claim it" in table
    assert "Ann A: Claim it" in said(found, "n/bob/").partition(MOVED["others"])[2]
    assert MOVED["others"] not in said(found, "n/ann/")


_OPTION = r'<option(?: value="([^"]*)")?>([^<]*)'


def test_the_board_tells_where_each_entry_belongs_and_who_says_it() -> None:
    nodes = [
        claim("thesis"),
        question(about="thesis"),
        question("other", about="far"),
        claim("far"),
        argument("why", for_="thesis", sources=at("comment 1", "talk/c1")),
        question("how", sort="challenge", asks_about="thesis", sources=at("c 2", "talk/c2")),
        question("far-off", sort="open", about="far"),
        TALK,
    ]
    told = body(of(*nodes), "open/")
    selects = re.findall(r'<select name="(?:debate|by)">(.*?)</select>', told)
    options = {
        value or shown: str(place)
        for select in selects
        for place, (value, shown) in enumerate(re.findall(_OPTION, select))
    }
    assert {"q", "other", "talk/c1", "talk/c2", "all"} == set(options)
    (asked,) = re.findall(r'<li data-n="1"([^>]*)><a href="../n/how/">', told)
    assert f'data-debate="{options["q"]}"' in asked
    assert f'data-by="{options["talk/c2"]}"' in asked
    (open_,) = re.findall(r'<li data-n="1"([^>]*)><a href="../n/far-off/">', told)
    assert f'data-debate="{options["other"]}"' in open_
    assert "data-by" not in open_
    assert BOARD["reply-note"] in told
    assert '<div hidden class="rm-board-picks"' in told


def test_what_the_board_leaves_out_is_on_pages_of_its_sort_and_in_its_script() -> None:
    asked = [question(f"how-{at:02}", sort="open", about="c") for at in range(40)]
    found = of(claim("c"), *asked)
    first = body(found, "open/")
    assert len(re.findall(r'href="\.\./n/how-\d\d/"', first)) < 10
    assert '<a href="question/">All 40</a>' in first
    told = body(found, "open/question/")
    assert set(re.findall(r'href="\.\./\.\./n/(how-\d\d)/"', told)) == {one.id for one in asked}
    (script,) = (one for one in found.values() if one.path == "assets/open.js")
    assert isinstance(script, File)
    held = json.loads(script.data.decode().partition(" = ")[2].removesuffix(";\n"))
    assert held["question"].count('<li data-n="1"') == 40


def test_a_rejected_sense_or_word_is_not_called_a_question() -> None:
    word = concept("word", definitions=[{"id": "strict", "text": "Narrowly."}])
    nodes = [word, argument("no", reframes=["word#strict", "word"]), claim("c")]
    told = said(of(*nodes), "n/word/")
    assert "sense rejected by Item no" in told
    assert "Word rejected by Item no" in told
    assert "uestion rejected" not in told
    assert "rejects the sense of" in said(of(*nodes), "n/no/")


def test_rival_definitions_stand_side_by_side_with_who_gave_them() -> None:
    word = concept(
        "word",
        definitions=[
            {"id": "strict", "text": "Narrowly.", "by": "talk/c1", "flaws": "Too narrow."},
            {"id": "loose", "text": "Widely.", "by": "talk/c2"},
        ],
        cases=[{"text": "A case", "verdicts": {"strict": "no", "loose": "yes"}}],
    )
    found = of(word, TALK)
    cards = re.findall(r'<ul class="rm-rivals">(.*?)</section>', body(found, "glossary/"))
    (card,) = cards
    assert card.index("talk/c1") < card.index("Too narrow.") < card.index("talk/c2")
    assert "A case" in card


def test_a_question_does_not_list_its_criteria_or_answers_twice() -> None:
    grid = question("grid", sort="comparison", criteria=["c"], options=["plan"])
    asked = question("how", sort="open", answered_by="c")
    found = of(grid, asked, claim("c"), proposal("plan"))
    assert "judges by" not in said(found, "n/grid/")
    assert "is answered by" not in said(found, "n/how/")
    assert "judges in" in said(found, "n/c/")
