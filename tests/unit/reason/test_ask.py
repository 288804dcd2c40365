"""Verdicts with what belongs to them."""

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.ask import Replies, Verdict, ask
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution
from robustmap.reason.witness import verify_unfounded
from tests.support.maps import argument, claim, proposal, threshold

NODES = [
    claim("thesis", standing="open", aliases=["first-thesis"]),
    claim("ground"),
    argument("base", ["ground", {"p1": "It follows."}], for_="thesis"),
    argument("cut", undercuts="base"),
    argument("cut-cut", undercuts="cut"),
    argument("dig", against="base#p1"),
    argument("dig-cut", undercuts="dig"),
    proposal("plan", needs="dawn"),
    threshold("dawn"),
]


def asked(ref: str, *more: Node, view: View | None = None) -> Verdict:
    found = ask(Solution.of(Map([*NODES, *more]), view or View()), ref)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("ref", "found", "answer"),
    [
        ("thesis", "thesis", "supported"),
        ("first-thesis", "thesis", "supported"),
        ("base", "base", "stands"),
        ("base#p1", "base#p1", "unargued"),
        ("cut#reason", "cut#reason", "unargued"),
        ("plan", "plan#works", "unsupported"),
        ("plan#needs-dawn", "plan#needs-dawn", "unargued"),
    ],
)
def test_what_has_a_verdict(ref: str, found: str, answer: str) -> None:
    verdict = asked(ref)
    assert (verdict.id, verdict.answer, verdict.counted) == (found, answer, "")
    assert verdict.faults() == []


@pytest.mark.parametrize("ref", ["dawn", "nowhere", "base#nowhere", "gone"])
def test_what_has_none(ref: str) -> None:
    withdrawn = argument("gone", for_="thesis", review="withdrawn")
    assert ask(Solution.of(Map([*NODES, withdrawn])), ref) is None


def test_replies_are_counted_by_item() -> None:
    assert asked("base").replies == Replies(met=("cut", "dig"))
    assert asked("thesis").replies == Replies()
    again = argument("twice", against=["base#p1", "ground"])
    verdict = asked("base", again)
    assert verdict.replies == Replies(met=("cut", "dig"), open=("twice",))
    assert len(verdict.replies) == 3
    assert asked("ground", again).replies == Replies(open=("twice",))


def test_a_reply_that_has_fallen_in_part_is_still_open() -> None:
    again = argument("twice", against=["base#p1", "ground"])
    cut = argument("twice-cut", undercuts="twice#on-ground")
    assert asked("base", again, cut).replies.open == ("twice",)
    whole = argument("twice-cut", undercuts="twice")
    assert asked("base", again, whole).replies == Replies(met=("cut", "dig", "twice"))


def test_a_reply_that_does_not_count_is_none() -> None:
    reading = argument("ours", undercuts="base", basis="reading")
    assert asked("base", reading).replies == Replies(met=("cut", "dig"))
    assert asked("base", reading, view=View(basis="reading")).replies.open == ("ours",)


def test_it_rests_on_the_unargued_leaves_beneath() -> None:
    assert asked("thesis").rests_on == ("base#p1", "ground")
    assert asked("base").rests_on == ("base#p1", "ground")
    deeper = argument("deep", [{"p1": "Seen."}], for_="ground")
    assert asked("thesis", deeper).rests_on == ("base#p1", "deep#p1")
    assert asked("ground").rests_on == ()


def test_what_does_not_stand_rests_on_nothing() -> None:
    verdict = asked("thesis", argument("last", undercuts="base"))
    assert (verdict.answer, verdict.rests_on) == ("unsupported", ())


def test_a_long_chain_of_support() -> None:
    size = 3_000
    claims = [claim(f"c{place}", standing="open") for place in range(size)]
    chain = [
        argument(f"a{place}", [f"c{place + 1}"], for_=f"c{place}") for place in range(size - 1)
    ]
    last = argument("seen", [{"p1": "Seen."}], for_=f"c{size - 1}")
    found = ask(Solution.of(Map([*claims, *chain, last])), "c0")
    assert found is not None
    assert (found.answer, found.rests_on) == ("supported", ("seen#p1",))


@pytest.mark.parametrize(
    ("view", "counted"),
    [
        (View(), "our reading"),
        (View(basis="reading"), ""),
        (View(off=frozenset({"two#on-ground"})), "our reading and switched off"),
    ],
)
def test_why_an_item_has_no_effect(view: View, counted: str) -> None:
    two = argument("two", against=["ground", "thesis"], basis="reading")
    assert asked("two", two, view=view).counted == counted


def test_an_item_that_counts_in_part_counts() -> None:
    two = argument("two", against=["ground", {"to": "thesis", "basis": "reading"}])
    assert asked("two", two).counted == ""
    assert asked("two#on-thesis", two).counted == "our reading"


def test_the_verdict_carries_its_view_and_semantics() -> None:
    view = View(off=frozenset({"cut"}))
    verdict = asked("base", view=view)
    assert (verdict.view, verdict.semantics) == (view, "grounded")


def test_the_witness_shows_the_deciding_inference() -> None:
    two = argument("two", against=["ground", "thesis"])
    cut = argument("cut-two", undercuts="two#on-ground")
    verdict = asked("two", two, cut)
    assert verdict.witness.query == "two#on-thesis"
    assert verdict.witness.label == IN


def test_a_witness_is_no_larger_than_the_reason() -> None:
    rest = [argument(f"o{place}", for_="ground") for place in range(50)]
    verdict = asked("cut", *rest)
    assert verdict.answer == "undercut"
    assert verdict.witness.labels == {
        "cut": OUT,
        "not step of cut": IN,
        "step of cut+": OUT,
        "step of cut-": IN,
        "quiet step of cut": OUT,
        "cut-cut": IN,
        "not cut-cut#reason": OUT,
        "cut-cut#reason+": IN,
    }
    assert sorted(verdict.witness.ranks.values()) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_that_a_circle_leans_on_itself_is_checked_too() -> None:
    ring = [
        claim("x", standing="open"),
        claim("y", standing="open"),
        argument("xy", ["y"], for_="x"),
        argument("yx", ["x"], for_="y"),
    ]
    assert asked("x", *ring).faults() == []
    supports = {"x": [("y",)], "y": [("x",)]}
    assert verify_unfounded(supports, ()) == []
    assert verify_unfounded({"x": [("y",), ("ground",)]}, ()) == [
        "x is said to lean on itself, but y hold it up",
        "x is said to lean on itself, but ground hold it up",
    ]
    assert verify_unfounded({"x": [("ground", "step of xy")]}, {"step of xy"}) == []


def test_a_proposal_relies_no_better_than_on_the_weakest_claim() -> None:
    links = ["ground", {"to": "thesis", "basis": "reading"}]
    relying = proposal("bold", relies_on=links)
    assert asked("bold", relying).answer == "unsupported"
    assert asked("bold", relying, view=View(basis="reading")).answer == "supported"


def test_a_clause_says_whether_it_counts() -> None:
    plan = proposal("late", breaks=[{"at": "dawn", "basis": "reading"}], needs="dawn")
    assert asked("late#breaks-dawn", plan).counted == "our reading"
    assert asked("late#breaks-dawn", plan, view=View(basis="reading")).counted == ""
    assert asked("late#needs-dawn", plan).counted == ""
    assert asked("late#works", proposal("late", basis="reading")).counted == ""
