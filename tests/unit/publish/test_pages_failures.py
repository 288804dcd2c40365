"""What the pages tell of failure stories."""

import re

import pytest

from robustmap.explain import stories as told
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Axis
from robustmap.publish.parts.plans import failures as matrix_part
from robustmap.publish.parts.plans.story import stories_of_class, within
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, concept, proposal, question, story, threshold
from tests.unit.publish.test_pages import Reader, body, of, said

SLOTS = {
    "model": "A guard dog",
    "task": "Keep strangers out",
    "algorithm": {"text": "Treats", "concreteness": "generic"},
    "circumstance": {"text": "Nobody can say", "concreteness": "unfillable"},
}


def world(**fields):
    return [
        Axis(id="power", title="Power"),
        threshold("high", axis="power"),
        concept("bites", sort="failure-class"),
        claim("cheap"),
        claim("tame", states={"excludes": ["puppy", "bites"]}),
        proposal("dog", needs="high"),
        proposal("leash", addresses="bite", assessed=[{"on": "cheap", "answer": "partly"}]),
        proposal("puppy"),
        story(
            "bite",
            against=["dog#robust-down", "puppy"],
            ends_in="misaligned",
            failure_class="bites",
            direction="down",
            when="high",
            modality="plausible",
            mitigations="leash",
            persists=[{"axis": "power", "from": "high", "why": "It is a dog."}],
            **{**SLOTS, **fields},
        ),
        story("bark", against="dog", failure_class="bites", assumes=[{"p": "Dogs bark."}]),
        argument("quiet", undercuts="bark"),
        question("dogs", about="dog#robust-down"),
    ]


def test_a_story_is_told_in_four_beats_with_its_slots():
    page = said(of(*world()), "n/bite/")
    assert "Suppose a guard dog is trained to do this: keep strangers out" in page
    assert "by this means: treats." in page
    assert "So it learned this, which does well in all that was thought of: something" in page
    assert "what comes of it is not what anybody wanted" in page
    for word in ("concrete", "fits any story", "cannot be filled", "not told"):
        assert word in page
    assert "2 of 4 concrete, 1 not told" in page


def test_a_story_says_how_it_ends_what_meets_it_and_how_far_it_stays():
    page = said(of(*world()), "n/bite/")
    assert "Ends misaligned" in page
    assert "Along Power: from Point high on It is a dog." in page
    assert "for Plan dog: ✓ answered by Plan leash" in page
    assert "for Plan puppy: ⊘ ruled out by Claim tame" in page
    assert "Alternatives that would meet it, compared" in page
    assert "partly" in page


def test_an_empty_template_says_that_it_decides_nothing():
    pages = of(*world(model=None, task=None))
    assert "as an empty template it decides nothing" in said(pages, "n/bite/")
    assert "as an empty template" not in said(of(*world()), "n/bite/")


def test_a_story_shows_premises_with_places_and_replies():
    page = body(of(*world()), "n/bark/")
    assert 'id="p"' in page
    assert "Undercut by" in page


def test_the_card_of_a_proposal_tells_its_failures_the_open_ones_first():
    nodes = [*world(), story("age", against="dog")]
    page = said(of(*nodes), "n/dog/")
    card = page[page.index("failure stories told against it") :]
    assert card.index("Story age") < card.index("Story bite") < card.index("Story bark")
    assert "Story bark ✕ story has fallen" in card
    assert "(when scaled down)" in card


def test_the_page_of_failures():
    page = said(of(*world()), "failures/")
    assert "Which failure stands how with which proposal" in page
    assert "No text tells of one." in page
    assert "Claim cheap" in said(of(*world()), "failures/mitigations/")
    assert "Story bite" in said(of(*world()), "failures/stories/")
    endless = story("wide", persists=[{"axis": "power", "endless": "true"}])
    assert "However much there is of Power: Story wide" in said(of(*world(), endless), "failures/")


def test_without_stories_there_is_no_page_of_failures():
    pages = of(claim("c"))
    assert "failures/" not in pages
    assert "failures/" not in body(pages, "stories/")
    assert "failures/" in body(of(*world()), "stories/")


def test_the_matrix_gives_way_to_a_list_where_it_would_be_too_large(monkeypatch):
    small = body(of(*world()), "failures/")
    assert 'class="matrix"' in small
    monkeypatch.setattr(matrix_part, "MOST", 1)
    large = body(of(*world()), "failures/")
    assert 'class="matrix"' not in large
    assert "too many for a table of at most 1 by 1" in large


def test_a_class_lists_its_stories_and_where_it_is_open():
    map_ = Map(world())
    writer = Writer(Site(KB(map_)), "n/bites/")
    shown = " ".join(Reader(stories_of_class(writer, map_.nodes["bites"])).text)
    assert "Story bark" in shown
    assert "Plan puppy" in shown
    assert "ruled out" in shown


HOSTILE = '<script>alert(1)</script>" onload="x'


def test_half_filled_and_hostile_stories_are_shown_as_text():
    torn = story(
        "torn",
        title=HOSTILE,
        model=HOSTILE,
        circumstance="{model} {outcome}",
        against=["nowhere", "torn", "dog#needs-high"],
        failure_class=["nowhere", "dog"],
        when="nowhere",
        mitigations=["nowhere", "torn"],
        persists=[{"axis": "nowhere", "from": "nowhere", "until": "torn", "why": HOSTILE}],
    )
    pages = of(*world(), torn, proposal("odd", addresses=["torn", "nowhere"]))
    for path in ("n/torn/", "failures/", "n/dog/", "n/odd/", "n/bites/", "stories/"):
        found = Reader(body(pages, path))
        assert found.open == []
        assert "script" not in found.tags
        assert "onload" not in found.attributes
    assert "{model} {outcome}" in said(pages, "n/torn/")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("A guard dog.", "a guard dog"),
        ("AIXI with a box", "AIXI with a box"),
        ("GPT-like model", "GPT-like model"),
        ("Keep  it\nup", "keep it up"),
        ("", ""),
    ],
)
def test_a_slot_within_a_sentence(given, shown):
    assert within(given) == shown


def test_the_words_about_stories_are_no_field_terms():
    tables = [one for one in vars(told).values() if isinstance(one, dict)]
    words = " ".join([*(str(word) for table in tables for word in table.values()), *told.BEATS])
    for term in FIELD_TERMS:
        assert not re.search(rf"\b{term}\b", words, re.IGNORECASE), term


def test_a_story_is_told_against_what_others_argue_the_opposite_of():
    assert "is told against Plan dog: robust to scaling down" in said(of(*world()), "n/bite/")


def test_a_debate_shows_stories_as_it_shows_arguments():
    nodes = [*world(), argument("calm", undercuts="bite"), argument("odd", against="bark#p")]
    pages = of(*nodes, question("works", about="dog"))
    page = said(pages, "d/dogs/")
    assert "Story bite" in page[page.index("For and against") :]
    assert "Item calm" in page[page.index("Which attacks which") :]
    assert "Story bark" in said(pages, "d/works/")
    assert "Story bark" in said(pages, "undercuts/")
