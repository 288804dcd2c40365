"""What a board tells of itself: the same, however little room it takes."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.reason.resilience import Resilience
from robustmap.reason.resilience._board import Board, board
from robustmap.reason.resilience._changes import additions, offs, withdrawals
from robustmap.reason.resilience._judge import Judge
from robustmap.reason.resilience._rows import Rows
from robustmap.reason.resilience._state import Solver
from robustmap.reason.solution import Solution
from tests.support.maps import random_map, random_view

LISTS = st.lists(st.lists(st.integers(0, 9), unique=True), max_size=8)


def board_of(rng: Random) -> Board:
    map_ = random_map(rng, claims=5, arguments=9)
    solution = Solution.of(map_, random_view(rng, map_))
    return board(solution, (*offs(solution), *withdrawals(solution), *additions(solution)))


@given(LISTS)
def test_rows_hold_what_they_were_given(lists: list[list[int]]) -> None:
    held = Rows.of(lists)
    assert [list(one) for one in held] == lists
    assert len(held) == len(lists)


@given(LISTS)
def test_turned_rows_tell_which_lists_hold_a_number(lists: list[list[int]]) -> None:
    found = Rows.of(lists).turned(10)
    holding = [[at for at, one in enumerate(lists) if item in one] for item in range(10)]
    assert [list(one) for one in found] == holding


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_every_switch_is_turned_by_the_changes_that_name_it(rng: Random) -> None:
    made = board_of(rng)
    turning: dict[int, list[int]] = {}
    for number, nodes in enumerate(made.inputs):
        for node in nodes:
            turning.setdefault(node, []).append(number)
    assert turning.keys() == made.defaults.keys()
    assert all(list(made.of_input[node]) == turning[node] for node in turning)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_changes_lead_far_where_they_lead_to_more(rng: Random) -> None:
    made = board_of(rng)
    for _ in range(12):  # what is learned of one serves the next
        changes = rng.sample(range(len(made.changes)), min(len(made.changes), rng.randint(0, 2)))
        reached = len(made.beyond(changes))
        for most in (0, 4, 12, rng.randint(0, 40), reached - 1, reached):
            assert made.leads_far(changes, most) == (reached > most)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_a_verdict_may_turn_where_any_change_bears_on_it(rng: Random) -> None:
    map_ = random_map(rng, claims=5, arguments=9)
    solution = Solution.of(map_, random_view(rng, map_))
    changes = (*offs(solution), *withdrawals(solution))
    few = rng.sample(changes, min(len(changes), 2))
    solver = Solver(board(solution, few))
    for one in (*map_.statements, *(one.id for one in map_.arguments())):
        judge = Judge(solver, one)
        assert judge.may_turn == bool(judge.bearing)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_without_anything_uncertain_a_verdict_is_settled(rng: Random) -> None:
    map_ = random_map(rng, claims=5, arguments=9)
    asked = Resilience(Solution.of(map_, random_view(rng, map_)), answered=())
    if asked.uncertain:
        return
    for one in map_.arguments():
        found = asked.prospect(one.id)
        assert (found.stable, found.bearing, found.cases) == (True, (), 1)
        assert found.possible == {found.answer: ()}
