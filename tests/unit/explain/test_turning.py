"""Which verdicts one change would turn: the same as trying every argument by itself."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.explain.turning import turned_by_one
from robustmap.model.map import Map
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, random_map, random_view


def answer(solution: Solution, ref: str) -> str:
    asked = ask(solution, ref)
    return asked.answer if asked else ""


def tried(solution: Solution) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in solution.map.arguments():
        view = replace(solution.view, off=solution.view.off | {one.id})
        without = Solution.of(solution.map, view)
        for node in solution.map.live:
            if node.id != one.id and answer(without, node.id) != answer(solution, node.id):
                found.setdefault(node.id, []).append(one.id)
    return {node: tuple(found[node]) for node in found}


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_it_gives_what_trying_gives(rng: Random) -> None:
    map_ = random_map(rng, claims=5, arguments=8)
    for solution in (Solution.of(map_), Solution.of(map_, random_view(rng, map_))):
        assert dict(turned_by_one(solution)) == tried(solution)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_it_does_so_where_claims_lean_on_themselves(rng: Random) -> None:
    solution = Solution.of(circle_map(rng))
    assert dict(turned_by_one(solution)) == tried(solution)


def test_a_claim_with_one_argument_for_it_hangs_on_that_and_one_with_two_on_neither() -> None:
    nodes = [claim("a", standing="open"), claim("b", standing="open")]
    nodes += [argument("x", for_="a"), argument("y", for_="b"), argument("z", for_="b")]
    assert dict(turned_by_one(Solution.of(Map(nodes)))) == {"a": ("x",)}


@pytest.mark.parametrize("most", [0, 5])
def test_a_map_that_is_too_large_is_left_out(most: int) -> None:
    nodes = [claim("a", standing="open"), argument("x", for_="a"), argument("y", against="x")]
    assert turned_by_one(Solution.of(Map(nodes)), most) == {}
