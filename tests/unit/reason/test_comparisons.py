"""Comparisons and checklists: cells, what nobody meets, what is beaten."""

from random import Random
from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Node, Question
from robustmap.reason import comparisons as reason
from robustmap.reason.comparisons import Comparison, Dominated, Unmet, comparison, comparisons
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, question
from tests.support.plans import wild_plans


def asks(name: str = "q", **fields: Any) -> Question:
    return question(name, **{"sort": "checklist", **fields})


def plan(name: str, **cells: Any) -> Node:
    """Make a proposal; a cell is its answer, or all its fields."""
    assessed = [
        {"on": on, **(cell if isinstance(cell, dict) else {"answer": cell})}
        for on, cell in cells.items()
    ]
    return proposal(name, assessed=assessed)


def solved(*nodes: Node) -> Solution:
    return Solution.of(Map(nodes))


def only(solution: Solution) -> Comparison:
    (found,) = comparisons(solution)
    return found


CRITERIA = (claim("cheap"), claim("kind"))


def test_a_grid_has_a_cell_for_each_option_and_criterion() -> None:
    found = only(
        solved(
            *CRITERIA,
            asks(sort="comparison", criteria=["cheap", "kind"], options=["b", "a"]),
            plan("a", cheap="yes", kind={"answer": "partly", "if": "asked", "why": "So it is."}),
            plan("b", kind="unknown"),
            plan("c", cheap="no"),
        )
    )
    assert found.options == ("b", "a")
    assert [(one.option, one.criterion, one.answer, one.state) for one in found.cells] == [
        ("b", "cheap", "unknown", "missing"),
        ("b", "kind", "unknown", "unknown"),
        ("a", "cheap", "yes", "stands"),
        ("a", "kind", "partly", "stands"),
    ]
    cell = found.cell("a", "kind")
    assert (cell.condition, cell.why, cell.verdict) == ("asked", "So it is.", "unargued")
    assert cell.assessed
    assert not cell.settled
    assert [one.criterion for one in found.unassessed] == ["cheap", "kind"]
    assert dict(found.rows)["a"] == found.row("a")


def test_a_checklist_without_options_asks_all_that_is_not_withdrawn() -> None:
    found = only(
        solved(
            *CRITERIA,
            asks(criteria="cheap"),
            plan("b"),
            plan("a"),
            proposal("gone", review="withdrawn"),
        )
    )
    assert found.options == ("a", "b")
    assert {one.state for one in found.cells} == {"missing"}


def test_a_cell_that_is_argued_against_is_in_dispute_or_falls() -> None:
    asked, own = asks(criteria=["cheap"]), plan("a", cheap="yes")
    attack = argument("attack", against="a#meets-cheap")
    answered = argument("answer", undercuts="attack")
    found = only(solved(*CRITERIA, asked, own, attack))
    assert found.cell("a", "cheap").state == "disputed"
    assert found.unmet == (Unmet("cheap", (), ("a",)),)
    assert only(solved(*CRITERIA, asked, own, attack, answered)).cells[0].state == "stands"
    denied = Solution.of(
        Map([*CRITERIA, asked, own]), solved(own).view.but(denied=["a#meets-cheap"])
    )
    assert only(denied).cells[0].state == "fallen"
    assert only(denied).unmet == (Unmet("cheap", (), ()),)


def test_what_is_only_supposed_or_our_reading_settles_nothing() -> None:
    supposed = {"answer": "yes", "sources": [{"source": "talk", "voice": "supposes"}]}
    read = {"answer": "yes", "basis": "reading"}
    found = only(
        solved(*CRITERIA, asks(criteria=["cheap", "kind"]), plan("a", cheap=supposed, kind=read))
    )
    assert [one.state for one in found.cells] == ["open", "uncounted"]
    assert [one.criterion for one in found.unmet] == ["cheap", "kind"]
    assert found.dominated == ()


def test_unmet_names_who_meets_it_in_part_and_of_whom_nothing_is_known() -> None:
    found = only(
        solved(
            *CRITERIA,
            asks(criteria=["cheap", "kind"]),
            plan("a", cheap={"answer": "yes", "if": "early"}, kind="yes"),
            plan("b", cheap="partly"),
            plan("c", cheap="no"),
            plan("d"),
        )
    )
    assert found.unmet == (Unmet("cheap", ("a", "b"), ("d",)),)


def test_an_option_is_beaten_only_where_every_cell_is_known() -> None:
    nodes = [
        *CRITERIA,
        asks(criteria=["cheap", "kind"]),
        plan("best", cheap="yes", kind="yes"),
        plan("worse", cheap="yes", kind="partly"),
        plan("worst", cheap="no", kind="no"),
        plan("unsure", cheap="no", kind="unknown"),
        plan("silent"),
    ]
    assert only(solved(*nodes)).dominated == (
        Dominated("worse", "best", ("kind",)),
        Dominated("worst", "best", ("cheap", "kind")),
        Dominated("worst", "worse", ("cheap", "kind")),
    )
    disputed = only(solved(*nodes, argument("attack", against="best#meets-kind")))
    assert {one.by for one in disputed.dominated} == {"worse"}


@pytest.mark.parametrize(
    ("high", "low", "beaten"),
    [
        ({"answer": "yes", "if": "early"}, "partly", False),
        ("yes", {"answer": "partly", "if": "early"}, True),
        ("partly", {"answer": "no", "if": "late"}, False),
        ("yes", "yes", False),
    ],
)
def test_a_condition_counts_against_the_option_that_needs_it(
    high: Any, low: Any, *, beaten: bool
) -> None:
    found = only(
        solved(claim("cheap"), asks(criteria="cheap"), plan("a", cheap=high), plan("b", cheap=low))
    )
    assert bool(found.dominated) is beaten


def test_too_many_different_rows_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reason, "MOST_ROWS", 1)
    found = only(
        solved(
            claim("cheap"), asks(criteria="cheap"), plan("a", cheap="yes"), plan("b", cheap="no")
        )
    )
    assert found.cut
    assert found.dominated == ()


def test_earlier_ids_repeated_and_missing_names_make_no_cell_of_their_own() -> None:
    nodes = [
        claim("cheap", aliases=["low-cost"]),
        claim("gone", review="withdrawn"),
        asks(
            sort="comparison",
            criteria=["low-cost", "cheap", "gone", "nowhere"],
            options=["a", "old-a", "nowhere", "cheap"],
        ),
        proposal(
            "a",
            aliases=["old-a"],
            assessed=[{"on": "low-cost"}, {"on": "cheap", "answer": "yes"}, {"on": "gone"}],
        ),
    ]
    found = only(solved(*nodes))
    assert (found.options, found.criteria) == (("a",), ("cheap",))
    # Of two cells for one criterion the first that says something is taken.
    assert [one.answer for one in found.cells] == ["yes"]


def test_a_comparison_of_nothing_is_empty() -> None:
    found = only(solved(asks(sort="comparison")))
    assert (found.cells, found.unmet, found.dominated) == ((), (), ())


def test_what_a_proposal_says_though_nobody_asks() -> None:
    own = proposal("a", assessed=[{"on": "cheap", "answer": "no"}, {"on": "nowhere"}])
    told = reason.told(solved(*CRITERIA, own), own)
    assert [(one.criterion, one.answer, one.question) for one in told] == [
        ("cheap", "no", ""),
        ("nowhere", "unknown", ""),
    ]


def test_grids_of_wild_maps_have_exactly_options_times_criteria_cells() -> None:
    seen = 0
    for seed in range(150):
        map_ = wild_plans(Random(seed))
        solution = Solution.of(map_)
        for found in comparisons(solution):
            pairs = [(option, on) for option in found.options for on in found.criteria]
            assert [(one.option, one.criterion) for one in found.cells] == pairs
            assert len(set(pairs)) == len(pairs)
            assert all((one.verdict is None) is not one.assessed for one in found.cells)
            node = map_.nodes[found.question]
            assert isinstance(node, Question)
            assert comparison(solution, node) == found
            seen += len(pairs)
    assert seen > 100
