"""What a few changes do to the labels of a board: the same as labelling all of it anew."""

from collections.abc import Mapping
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.reason.resilience._board import Board, board
from robustmap.reason.resilience._changes import additions, offs, withdrawals
from robustmap.reason.resilience._state import Solver, State
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, random_map, random_view

DRAWS = 8


def defined(made: Board, inputs: Mapping[int, int]) -> list[int]:
    """Label by definition: what follows from what is known, round by round."""
    labels = [inputs.get(node, UNDECIDED) for node in range(len(made.attackers))]
    before: list[int] = []
    while labels != before:
        before = labels
        labels = [
            inputs[node] if node in inputs else follows([before[one] for one in attackers])
            for node, attackers in enumerate(made.attackers)
        ]
    return labels


def follows(attackers: list[int]) -> int:
    if IN in attackers:
        return OUT
    return UNDECIDED if UNDECIDED in attackers else IN


def turned(made: Board, changes: list[int]) -> dict[int, int]:
    """Give the labels of all switches after changes."""
    nodes = {node for one in changes for node in made.inputs[one]}
    return {node: 3 - label if node in nodes else label for node, label in made.defaults.items()}


def solver_of(rng: Random) -> Solver | None:
    """Give the solver of a random map and view; None where claims may lean on themselves."""
    map_ = random_map(rng, claims=5, arguments=9)
    solution = Solution.of(map_, random_view(rng, map_))
    changes = (*offs(solution), *withdrawals(solution), *additions(solution))
    made = board(solution, changes)
    return None if made.looping else Solver(made)


def drawn(rng: Random, made: Board) -> list[int]:
    every = range(len(made.changes))
    return rng.sample(every, min(len(every), rng.randint(0, 3)))


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_labels_are_those_of_the_definition(rng: Random) -> None:
    solver = solver_of(rng)
    if solver is None:
        return
    made = solver.board
    nodes = range(len(made.attackers))
    for _ in range(DRAWS):
        changes = drawn(rng, made)
        labels = defined(made, turned(made, changes))
        state = solver.after(changes)
        assert [solver.label(state, node) for node in nodes] == labels
        around = made.behind(rng.sample(nodes, 2))
        near = solver.after(changes, around)
        assert all(solver.label(near, node) == labels[node] for node in around)
        assert near.labels.keys() - made.defaults.keys() <= around


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_whatever_is_out_has_a_reason_that_does_not_come_back_to_it(rng: Random) -> None:
    solver = solver_of(rng)
    if solver is None:
        return
    for _ in range(DRAWS):
        state = solver.after(drawn(rng, solver.board))
        assert nx.is_directed_acyclic_graph(reasons(solver, state))


def reasons(solver: Solver, state: State) -> "nx.DiGraph[int]":
    """Give each node with what its label follows from; switches have theirs from nothing."""
    found: nx.DiGraph[int] = nx.DiGraph()
    made = solver.board
    for node, attackers in enumerate(made.attackers):
        label = solver.label(state, node)
        if node in made.defaults or label == UNDECIDED:
            continue
        if label == OUT:
            cause = solver.cause(state, node)
            assert cause in attackers
            assert solver.label(state, cause) == IN
            found.add_edge(node, cause)
        else:
            found.add_edges_from((node, one) for one in attackers)
    return found


def test_what_is_out_already_is_taken_away_at_once() -> None:
    chain = [claim(f"c{at}", standing="open") for at in range(200)]
    rests = [argument(f"a{at}", [f"c{at}"], for_=f"c{at + 1}") for at in range(199)]
    gone = [argument("idle", for_="c0"), argument("cut", undercuts="idle")]
    solution = Solution.of(Map([*chain, *rests, *gone]))
    made = board(solution, offs(solution))
    (number,) = made.by_ref["idle"]
    assert len(Solver(made).after([number]).labels) == 1
    (number,) = made.by_ref["cut"]
    assert len(Solver(made).after([number]).labels) > 400
