"""Cycles: one per knot, or enough to cover all that lies on one."""

import pytest

from robustmap.graph.cycles import covering, knots
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim

EIGHT = {"a": ["b"], "b": ["a", "c"], "c": ["b"], "above": ["a"], "below": []}


@pytest.mark.parametrize(
    ("graph", "one", "all_"),
    [
        ({}, [], []),
        ({"a": ["b"], "b": []}, [], []),
        ({"a": ["b"]}, [], []),
        ({"a": ["a"]}, [["a"]], [["a"]]),
        ({"a": ["b"], "b": ["a"]}, [["a", "b"]], [["a", "b"]]),
        (EIGHT, [["a", "b"]], [["a", "b"], ["c", "b"]]),
        (
            {"a": ["b", "c"], "b": ["d"], "c": ["a"], "d": ["a"]},
            [["a", "c"]],
            [["a", "c"], ["b", "d", "a"]],
        ),
        ({"b": ["b"], "a": ["c"], "c": ["a"]}, [["a", "c"], ["b"]], [["a", "c"], ["b"]]),
    ],
)
def test_by_hand(graph, one, all_) -> None:
    assert knots(graph) == one
    assert covering(graph) == all_


def test_of_shortest_cycles_the_first_by_name() -> None:
    graph = {"a": ["z", "c", "b"], "b": ["a"], "c": ["a"], "z": ["a"]}
    assert knots(graph) == [["a", "b"]]


def test_a_long_ring_is_one_cycle() -> None:
    size = 20_000
    names = [f"{place:05}" for place in range(size)]
    assert knots({name: [names[(place + 1) % size]] for place, name in enumerate(names)}) == [names]


def solved(*nodes, view: View | None = None) -> Solution:
    return Solution.of(Map(nodes), view or View())


OPEN = [claim(name, standing="open") for name in ("a", "b", "c")]
KNOT = [
    argument("ab", ["b"], for_="a"),
    argument("ba", ["a"], for_="b"),
    argument("bc", ["c"], for_="b"),
    argument("cb", ["b"], for_="c"),
]


def test_each_statement_on_a_circle_is_on_one_that_is_given() -> None:
    solution = solved(*OPEN, *KNOT)
    assert solution.circles == (("b", "a"), ("b", "c"))
    assert solution.circular == {"a", "b", "c"}


def test_a_support_that_has_fallen_closes_no_circle() -> None:
    """`b` rests on the circle of `a` with itself; the way back from `a` to it is broken."""
    solution = solved(
        *OPEN[:2],
        argument("aa", ["a"], for_="a"),
        argument("ab", ["b"], for_="a"),
        argument("ba", ["a"], for_="b"),
        argument("cut", undercuts="ab"),
    )
    assert solution.unfounded == {"a", "b"}
    assert solution.circles == (("a",),)
    assert [solution.claim_answer(one) for one in "ab"] == ["circular", "unsupported"]


@pytest.mark.parametrize("broken", [{"review": "withdrawn"}, {"standing": "presumed"}])
def test_a_support_with_a_fallen_premise_closes_no_circle(broken) -> None:
    solution = solved(
        *OPEN[:2],
        claim("p", **broken),
        argument("aa", ["a"], for_="a"),
        argument("ab", ["b", "p"], for_="a"),
        argument("ba", ["a"], for_="b"),
        argument("x", against="p"),
    )
    assert solution.circles == (("a",),)


def test_a_circle_with_a_way_in_is_none() -> None:
    solution = solved(*OPEN, *KNOT, argument("in", for_="c"))
    assert solution.circles == ()
    assert {solution.claim_answer(one) for one in "abc"} == {"supported"}
    without = solved(*OPEN, *KNOT, argument("in", for_="c"), view=View(off=frozenset({"in"})))
    assert {without.claim_answer(one) for one in "abc"} == {"circular"}
    granted = solved(*OPEN, *KNOT, view=View(granted=frozenset({"c"})))
    assert [granted.claim_answer(one) for one in "abc"] == ["supported"] * 3
