"""Every answer, by the smallest map that gives it."""

from typing import Any

import pytest

from robustmap.errors import CircularMapError, UnknownNameError
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, WORDS, Semantics
from robustmap.reason.semantics.grounded import grounded
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal


def solved(*nodes: Node, **view: Any) -> Solution:
    return Solution.of(Map(nodes), View(**view))


FOR, AGAINST = argument("f", for_="c"), argument("x", against="c")


@pytest.mark.parametrize(
    ("standing", "nodes", "answer"),
    [
        ("asserted", [], "unargued"),
        ("asserted", [FOR], "supported"),
        ("asserted", [AGAINST], "contested"),
        ("asserted", [FOR, AGAINST], "contested"),
        ("presumed", [], "unargued"),
        ("presumed", [FOR], "supported"),
        ("presumed", [AGAINST], "rejected"),
        ("presumed", [FOR, AGAINST], "contested"),
        ("open", [], "unsupported"),
        ("open", [FOR], "supported"),
        ("open", [AGAINST], "rejected"),
        ("open", [FOR, AGAINST], "contested"),
        ("presumed", [FOR, AGAINST, argument("u", undercuts="f")], "rejected"),
        ("asserted", [FOR, AGAINST, argument("u", undercuts="x")], "supported"),
        ("open", [FOR, argument("u", undercuts="f")], "unsupported"),
        ("open", [argument("self", ["c"], for_="c")], "circular"),
        ("open", [argument("self", ["c"], for_="c"), AGAINST], "rejected"),
        ("open", [argument("self", ["c"], for_="c"), FOR], "supported"),
        ("asserted", [argument("self", ["c"], for_="c")], "supported"),
    ],
)
def test_claims(standing: str, nodes: list[Node], answer: str) -> None:
    assert solved(claim("c", standing=standing), *nodes).claim_answer("c") == answer


def test_a_claim_above_a_circle_leans_on_it_but_not_on_itself() -> None:
    solution = solved(
        claim("c", standing="open"),
        claim("above", standing="open"),
        argument("self", ["c"], for_="c"),
        argument("lift", ["c"], for_="above"),
    )
    assert solution.unfounded == {"above", "c"}
    assert solution.circular == {"c"}
    assert solution.claim_answer("above") == "unsupported"


@pytest.mark.parametrize(
    ("nodes", "answer"),
    [
        ([], "stands"),
        ([argument("u", undercuts="a")], "undercut"),
        ([argument("u", undercuts="a"), argument("v", undercuts="u")], "stands"),
        ([argument("u", undercuts="a"), argument("b", backs="a")], "contested"),
        ([argument("x", against="a#p1")], "contested"),
        ([argument("x", against="q")], "premise-lost"),
        ([argument("x", against="q"), argument("u", undercuts="a")], "undercut"),
        ([argument("x", against="a#p1"), argument("u", undercuts="a")], "undercut"),
        ([argument("r", reframes="a")], "stands"),
    ],
)
def test_arguments(nodes: list[Node], answer: str) -> None:
    base = [claim("q", standing="presumed"), argument("a", [{"p1": "So."}, "q"], qualifies="q")]
    solution = solved(*base, *nodes)
    assert solution.argument_answer("a") == solution.inference_answer("a") == answer


def test_two_arguments_that_undercut_each_other_stay_in_dispute() -> None:
    solution = solved(argument("a", undercuts="b"), argument("b", undercuts="a"))
    assert [solution.argument_answer(one) for one in "ab"] == ["contested"] * 2


TWO = argument("a", against=["c", {"to": "d", "basis": "reading"}])


def test_an_argument_answers_as_its_best_inference() -> None:
    both = argument("a", against=["c", "d"])
    solution = solved(claim("c"), claim("d"), both, argument("u", undercuts="a#on-c"))
    assert solution.inference_answer("a#on-c") == "undercut"
    assert solution.inference_answer("a#on-d") == "stands"
    assert solution.deciding("a") == "a#on-d"
    assert solution.argument_answer("a") == "stands"


def test_a_broken_step_is_told_before_a_fallen_premise() -> None:
    nodes = [claim("c", standing="presumed"), argument("dig", against="c"), claim("d"), claim("e")]
    two = argument("a", ["c"], against=["d", "e"])
    assert solved(*nodes, two).argument_answer("a") == "premise-lost"
    for target in "de":
        cut = argument("u", undercuts=f"a#on-{target}")
        assert solved(*nodes, two, cut).argument_answer("a") == "undercut"


def test_an_inference_that_does_not_count_decides_nothing() -> None:
    nodes = [claim("c"), claim("d"), TWO, argument("u", undercuts="a#on-c")]
    assert solved(*nodes).argument_answer("a") == "undercut"
    assert solved(*nodes, basis="reading").argument_answer("a") == "stands"


def test_where_nothing_counts_the_best_is_told_all_the_same() -> None:
    solution = solved(claim("c"), claim("d"), TWO, off=frozenset({"a"}))
    assert solution.argument_answer("a") == "stands"
    assert not solution.counts("a#on-c")
    assert solution.claim_answer("c") == "unargued"


def test_contradicting_claims_bring_each_other_into_dispute() -> None:
    solution = solved(claim("c", contradicts="d"), claim("d"))
    assert [solution.claim_answer(one) for one in "cd"] == ["contested"] * 2
    presumed = solved(claim("c", contradicts="d"), claim("d", standing="presumed"))
    assert [presumed.claim_answer(one) for one in "cd"] == ["contested"] * 2
    fallen = solved(
        claim("c", contradicts="d", standing="presumed"), claim("d"), argument("x", against="c")
    )
    assert [fallen.claim_answer(one) for one in "cd"] == ["rejected", "unargued"]


def test_a_claim_that_contradicts_itself() -> None:
    for standing, answer in (("asserted", "contested"), ("presumed", "contested")):
        solution = solved(claim("c", contradicts="c", standing=standing))
        assert solution.claim_answer("c") == answer


def test_a_proposal_works_if_what_it_relies_on_stands() -> None:
    plan = proposal("p", relies_on=["c", "d"])
    assert solved(claim("c"), claim("d"), plan).claim_answer("p#works") == "supported"
    doubted = solved(claim("c"), claim("d"), plan, AGAINST)
    assert doubted.claim_answer("p#works") == "contested"
    undercut = solved(claim("c"), claim("d"), plan, argument("u", undercuts="p#relies-on"))
    assert undercut.claim_answer("p#works") == "unsupported"
    assert undercut.inference_answer("p#relies-on") == "undercut"


def test_a_view_may_use_earlier_names_and_a_proposal_means_that_it_works() -> None:
    nodes = [
        claim("c", standing="open", aliases="old-c"),
        claim("d", aliases="old-d"),
        argument("a", against="d", aliases="old-a"),
        proposal("p", aliases="old-p"),
    ]
    solution = solved(*nodes, granted=frozenset({"old-c", "old-p"}), off=frozenset({"old-a"}))
    answers = [solution.claim_answer(one) for one in ("c", "d", "p#works")]
    assert answers == ["unargued", "unargued", "unargued"]
    denied = solved(*nodes, denied=frozenset({"p", "old-d", "nowhere"}))
    assert [denied.claim_answer(one) for one in ("d", "p#works")] == ["rejected", "rejected"]
    assert denied.view == View(denied=frozenset({"p#works", "d", "nowhere"}))


def test_what_is_not_there_is_out() -> None:
    assert solved(claim("c")).statement_label("gone") == OUT
    assert (WORDS[UNDECIDED], WORDS[IN], WORDS[OUT]) == ("undecided", "in", "out")


def test_no_semantics_but_the_cautious_takes_a_circle(monkeypatch) -> None:
    bold = Semantics("bold", "bold view", "nowhere", grounded)
    monkeypatch.setitem(SEMANTICS._entries, "bold", bold)
    circle = [claim("c", standing="open"), argument("self", ["c"], for_="c")]
    with pytest.raises(CircularMapError, match=r"circular support \(c\), so only grounded"):
        Solution.of(Map(circle), semantics="bold")
    assert Solution.of(Map([claim("c")]), semantics="bold").claim_answer("c") == "unargued"


def test_an_unknown_semantics_is_named() -> None:
    with pytest.raises(UnknownNameError, match="did you mean `grounded`"):
        Solution.of(Map([]), semantics="grunded")
