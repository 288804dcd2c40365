"""The words that readers see, against the table of the design."""

import re
from random import Random
from typing import get_args

import pytest

from robustmap.explain import words
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.words import Phrase
from robustmap.model.expand import RELATIONS
from robustmap.model.fields import Basis, Failure
from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer, Node
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.robustness import KINDS, Robustness, RobustnessAnswer
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, proposal, random_map, random_view


def verdict(ref: str, *nodes: Node, view: View | None = None) -> str:
    found = ask(Solution.of(Map(nodes), view or View()), ref)
    assert found is not None
    return words.verdict(found).fill()


def test_claims() -> None:
    assert words.CLAIM == {
        "supported": "supported",
        "unargued": "taken for granted",
        "contested": "in dispute",
        "rejected": "countered here",
        "unsupported": "not yet argued for",
        "circular": "leans on itself",
    }
    assert set(words.CLAIM) == set(get_args(ClaimAnswer))


def test_attacks_and_basis_and_failure() -> None:
    assert words.ATTACK == {
        "rebut": "argues the opposite",
        "undermine": "denies a premise",
        "undercut": "undercut: breaks the step",
        "reframe": "rejects the question",
        "qualify": "limits the scope",
        "challenge": "asks for backing",
    }
    assert words.BASIS == {
        "stated": "said",
        "implied": "clearly meant",
        "reading": "our reading",
    }
    assert {words.FAILURE[one] for one in get_args(Failure)} == {
        "fails gently",
        "fails visibly",
        "fails unnoticed",
        "fails disastrously",
    }
    assert words.SEMANTICS["grounded"] == "cautious view"


def test_no_table_has_a_gap() -> None:
    assert set(words.ARGUMENT) == set(get_args(ArgumentAnswer))
    assert set(words.BASIS) == set(get_args(Basis))
    assert set(words.RELATION) == {*RELATIONS, "contradicts", ""}
    assert set(words.SCALING) == set(KINDS)
    assert set(words.SEMANTICS) == set(SEMANTICS)


A, CUT, CUT_CUT = (
    argument("a", ["c"], for_="d"),
    argument("cut", undercuts="a"),
    argument("cut-cut", undercuts="cut"),
)
PRESUMED = claim("c", standing="presumed")


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ([], "holds, no reply yet"),
        ([CUT, CUT_CUT], "holds after 1 reply"),
        (
            [CUT, CUT_CUT, argument("x", against="c"), argument("x-cut", undercuts="x")],
            "holds after 2 replies",
        ),
        ([CUT], "step broken by cut"),
        ([argument("x", against="c")], "premise c has fallen"),
        ([CUT, argument("b", backs="a")], "in dispute"),
    ],
)
def test_arguments(nodes: list[Node], said: str) -> None:
    assert verdict("a", PRESUMED, A, *nodes) == said


def test_the_shortest_reason_is_said_to_break_the_step() -> None:
    """`early` holds at once, `b-late` only after a reply: the first is the shorter reason."""
    late = argument("b-late", undercuts="a")
    replies = [argument("reply", undercuts="b-late"), argument("reply-cut", undercuts="reply")]
    assert verdict("a", PRESUMED, A, late, *replies, argument("early", undercuts="a")) == (
        "step broken by early"
    )


def test_an_uncounted_reply_does_not_change_who_broke_the_step() -> None:
    nodes = [PRESUMED, A, argument("x1", undercuts="a"), argument("x2", undercuts="a")]
    ours = argument("ours", undercuts="x1", basis="reading")
    assert verdict("a", *nodes) == verdict("a", *nodes, ours) == "step broken by x1"


def test_an_argument_that_counts_in_part_is_told_by_that_part() -> None:
    two = argument("a", against=["c", {"to": "d", "basis": "reading"}])
    assert verdict("a", PRESUMED, claim("d"), two, CUT) == "step broken by cut"


def test_a_proposal_that_nobody_has_argued_about_is_unassessed() -> None:
    plan = proposal("p", needs="dawn")
    for ref in ("p", "p#works", "p#robust-up", "p#robust-relative"):
        assert verdict(ref, plan) == "unassessed"
    assert verdict("p#needs-dawn", plan) == "taken for granted"
    assert verdict("c", claim("c", standing="open")) == "not yet argued for"


@pytest.mark.parametrize(
    ("kind", "answer", "failure", "said"),
    [
        ("up", "works", None, "keeps working"),
        ("up", "stops", None, "stops once t is reached"),
        ("up", "stops", "graceful", "stops once t is reached, fails gently"),
        ("up", "stopped", "silent", "already stopped, at t, fails unnoticed"),
        ("up", "no-room", None, "never has room to work: t comes too early"),
        ("up", "unknown", None, "unknown"),
        ("down", "stops", "detectable", "does not work below t, fails visibly"),
        ("down", "stopped", None, "t is not reached yet"),
        ("down", "disputed", None, "in dispute"),
        ("relative", "stops", "catastrophic", "stops once t pulls ahead, fails disastrously"),
        ("relative", "works", None, "keeps working"),
    ],
)
def test_robustness(kind: str, answer: RobustnessAnswer, failure: Failure, said: str) -> None:
    found = Robustness("p", kind, answer, "t", failure=failure)
    assert words.robustness(found).fill() == said


def test_robustness_in_the_limit_names_no_point() -> None:
    assert words.robustness(Robustness("p", "up", "stops")).fill() == "stops in the limit"


def test_every_kind_of_scaling_has_words_for_every_answer() -> None:
    for kind in KINDS:
        for answer in get_args(RobustnessAnswer):
            if (kind, answer) != ("relative", "stopped"):  # nothing is known of today there
                assert words.robustness(Robustness("p", kind, answer, "t")).fill()


def test_a_name_may_be_shown_as_a_link() -> None:
    phrase = Phrase("step broken by {by}", {"by": "against-2"})
    assert phrase.fill(lambda ref: f"<{ref}>") == "step broken by <against-2>"


def test_no_field_term_is_ever_said() -> None:
    rng = Random(4)
    said: set[str] = set()
    for _ in range(150):
        map_ = rng.choice([circle_map, random_map])(rng)
        solution = Solution.of(map_, random_view(rng, map_))
        for ref in (*map_.statements, *map_.inferences_of):
            found = ask(solution, ref)
            if found is not None:
                said.add(words.verdict(found).text)
    assert len(said) >= 10
    tables = (words.CLAIM, words.ARGUMENT, words.ATTACK, words.BASIS, words.FAILURE, words.LEDGER)
    said |= {text for table in tables for text in table.values()}
    terms = re.compile("|".join(rf"\b{re.escape(term)}\b" for term in FIELD_TERMS), re.IGNORECASE)
    assert [text for text in sorted(said) if terms.search(text)] == []


def test_titles() -> None:
    two = argument("a", [{"p1": "A sentence."}], against=["c", "d"])
    bare = argument("b", undercuts="a", title=None, body="First sentence. Second.")
    solution = Solution.of(Map([claim("c"), claim("d"), two, bare, proposal("p", needs="dawn")]))
    assert {ref: words.title(solution, ref) for ref in ("c", "a", "a#p1", "a#on-d", "b")} == {
        "c": "Claim c",
        "a": "Item a",
        "a#p1": "A sentence.",
        "a#on-d": "Item a",
        "b": "First sentence.",
    }
    assert words.title(solution, "p#needs-dawn") == "Plan p: needs dawn to have been reached"
    assert words.title(solution, "nowhere") == "nowhere"


def test_a_view_that_grants_or_denies_is_named() -> None:
    granted = View(granted=frozenset({"c"}))
    denied = View(denied=frozenset({"c"}))
    assert verdict("c", claim("c", standing="open"), view=granted) == (
        "taken for granted: granted for this look at it"
    )
    assert verdict("c", claim("c"), view=denied) == "countered here: denied for this look at it"


def test_a_premise_that_is_not_there() -> None:
    solution = Solution.of(Map([argument("a", ["gone"], for_="c"), claim("c")]))
    assert words.claim(solution, "gone").fill() == "withdrawn or missing"
