"""What may be typed next, wherever the cursor stands in whatever is there so far."""

import pytest

from robustmap.editor.completion import MAX_OFFERS, complete
from robustmap.editor.forms import allowed_at, words_at
from robustmap.model.nodes import KINDS
from robustmap.model.settings import Settings
from tests.support.drafts import typed, workspace

NEW = "arguments/new.md"
PLAN = "proposals/new.md"
CLAIM = "claims/new.md"


def offered(name: str, text: str) -> list[str]:
    draft = workspace()
    return [one.text for one in complete(draft, name, typed(draft, name, text)).offers]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("---\nfor: rea|", ["reality-bites"]),
        ("---\nfor: bit|\n---\n", ["reality-bites"]),  # by its title, in the middle
        ("---\nfor: |\n---\n", ["plan", "reality-bites"]),
        ("---\nundercuts: it|", ["it-hurts"]),
        ("---\nundercuts: [not-always, it|", ["it-hurts"]),
        ("---\nundercuts:\n  - it|\nfor: x\n---\n", ["it-hurts"]),
        ("---\nundercuts:\n- it|", ["it-hurts"]),
        ("---\nagainst:\n  - to: rea|\n    basis: reading", ["reality-bites"]),
        ("---\nagainst:\n  - to: rea\n    basis: im|", ["implied"]),
        ("---\nagainst:\n  - to: rea\n    b|", ["basis"]),
        ("---\nagainst: [{to: rea|", ["reality-bites"]),
        ("---\nagainst: [{to: x, basis: r|", ["reading"]),
        ("---\npremises:\n  - p1: A sentence.\n  - rea|", ["reality-bites"]),
        ("---\npremises:\n  - it-hurts#|", ["it-hurts#p1"]),
        ("---\nun|\n---\n", ["undercuts"]),
        ("---\nfor: x\nfo|", []),  # a key that is there already
        ("---\nfo|\nfor: x\n---\n", []),
        ("---\nbasis: |", ["stated", "implied", "reading"]),
        ("---\nmanner: |", ["true", "false"]),
        ("---\nsources: po|", ["post"]),
        ("---\nsources: post, Ch|", []),
        ("---\nsources: post, Chapter 2, by po|", ["post/author"]),
        ("---\nsources:\n  - source: po|", ["post"]),
        ("---\nsources:\n  - source: post\n    by: |", ["post/author"]),
        ("---\ntitle: rea|\n---\n", []),
        ("---\n# for: rea|\n---\n", []),
        ("---\nfor: x\n---\n\nrea|", []),
        ("for: rea|", []),  # no front matter yet
        ("|", []),
    ],
)
def test_in_an_argument(text: str, wanted: list[str]):
    assert offered(NEW, text) == wanted


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        (NEW, "---\nfor: x\n---\n\nSee [it](reality-b|", ["reality-bites"]),
        (PLAN, "---\nneeds: |", ["deception"]),
        (PLAN, "---\nbreaks:\n  - at: dec|\n    failure: silent", ["deception"]),
        (PLAN, "---\nbreaks:\n  - at: deception\n    failure: s|", ["silent"]),
        (PLAN, "---\nrequires_order:\n  - first: dec|", ["deception"]),
        (CLAIM, "---\nstates:\n  before: [deception, d|", ["deception"]),
        (CLAIM, "---\nstates:\n  bef|", ["before"]),
        (CLAIM, "---\nstanding: p|", ["presumed"]),
        ("map.yaml", "title: T\nmain: |", ["debate"]),
        ("map.yaml", "evaluate:\n  off: [it|", ["it-hurts"]),
        ("map.yaml", "expect:\n  rea|", ["reality-bites"]),
        ("map.yaml", "expect:\n  reality-bites: sup|", ["supported"]),
        ("map.yaml", "desc|", ["description"]),
        ("notes/new.md", "---\nfor: rea|", []),
    ],
)
def test_elsewhere(name: str, text: str, wanted: list[str]):
    assert offered(name, text)[: len(wanted) or None] == wanted


def test_an_offer_says_what_it_is_and_replaces_the_whole_word():
    draft = workspace()
    at = typed(draft, NEW, "---\nfor: rea|lity\n---\n")
    offers = complete(draft, NEW, at)
    assert (offers.range.start.character, offers.range.end.character) == (5, 12)
    assert offers.offers[0].detail == "claim: Reality 🌍 bites"
    at = typed(draft, NEW, "---\nunder|")
    assert complete(draft, NEW, at).offers[0].detail.startswith("Arguments whose step it breaks")


def test_what_is_typed_counts_before_it_is_saved():
    draft = workspace()
    draft.edit("claims/fish.md", "---\ntitle: Fresh as can be\n---\n")
    at = typed(draft, NEW, "---\nfor: fresh|")
    assert [one.text for one in complete(draft, NEW, at).offers] == ["fish"]
    draft.edit("claims/fish.md", None)
    assert complete(draft, NEW, at).offers == ()


def test_no_more_are_sent_than_anybody_reads():
    many = {f"a{number}": "---\nfor: reality-bites\n---\n\nOne.\n" for number in range(150)}
    draft = workspace(**many)
    offers = complete(draft, NEW, typed(draft, NEW, "---\nundercuts: |"))
    assert (len(offers.offers), offers.whole) == (MAX_OFFERS, False)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_knows_what_its_keys_take(kind: str):
    assert allowed_at(KINDS[kind], ("sources",)) == "compact"
    assert allowed_at(KINDS[kind], ("sources", "by")) == "handle"
    assert words_at(KINDS[kind], ("review",)) == ("draft", "reviewed", "withdrawn")
    assert words_at(KINDS[kind], ("no-such-key",)) == ()
    assert allowed_at(Settings, ("main",)) == "question"
