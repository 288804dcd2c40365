"""Which verdicts would turn without something: the same as solving every map anew."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.reason.ask import ask
from robustmap.reason.resilience import Resilience
from robustmap.reason.resilience._board import board
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, random_map, random_view


def answer(solution: Solution, ref: str) -> str:
    asked = ask(solution, ref)
    return asked.answer if asked else ""


def tried(solution: Solution) -> dict[str, dict[str, str]]:
    """Give for each argument the verdicts that turn on the map solved anew without it."""
    found: dict[str, dict[str, str]] = {}
    for one in solution.map.arguments():
        view = replace(solution.view, off=solution.view.off | {one.id})
        without = Solution.of(solution.map, view)
        answers = {node.id: answer(without, node.id) for node in solution.map.live}
        found[one.id] = {
            node: now
            for node, now in answers.items()
            if node != one.id and now != answer(solution, node)
        }
    return found


def lost(solution: Solution, most: int = 10_000) -> dict[str, object]:
    asked = Resilience(solution)
    return {one.id: asked.loss(one.id, most) for one in solution.map.arguments()}


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_it_gives_what_trying_gives(rng: Random) -> None:
    map_ = random_map(rng, claims=5, arguments=8)
    for solution in (Solution.of(map_), Solution.of(map_, random_view(rng, map_))):
        assert lost(solution) == tried(solution)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_it_does_so_where_claims_lean_on_themselves(rng: Random) -> None:
    solution = Solution.of(circle_map(rng))
    assert lost(solution) == tried(solution)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False), st.integers(0, 30))
def test_what_is_gathered_up_to_a_bound_is_all_or_nothing(rng: Random, most: int) -> None:
    solution = Solution.of(random_map(rng, claims=5, arguments=8))
    made = board(solution, ())
    for node in range(len(made.attackers)):
        whole = made.behind([node])
        assert made.behind([node], most) == (whole if len(whole or ()) <= most else None)
        pair = [node, rng.randrange(len(made.attackers))]
        whole = made.behind(pair)
        assert made.behind(pair, most) == (whole if len(whole or ()) <= most else None)


def test_one_answer_serves_every_bound() -> None:
    nodes = [claim("a", standing="open"), argument("x", for_="a")]
    asked = Resilience(Solution.of(Map(nodes)))
    assert asked.loss("x", 100) == {"a": "unsupported"}
    assert asked.loss("x", 1) is None
    assert asked.loss("x", 100) == {"a": "unsupported"}


def test_a_claim_with_one_argument_for_it_hangs_on_that_and_one_with_two_on_neither() -> None:
    nodes = [claim("a", standing="open"), claim("b", standing="open")]
    nodes += [argument("x", for_="a"), argument("y", for_="b"), argument("z", for_="b")]
    assert lost(Solution.of(Map(nodes))) == {"x": {"a": "unsupported"}, "y": {}, "z": {}}


def test_what_leads_too_far_is_left_out_unless_it_turns_nothing() -> None:
    nodes = [claim("a", standing="open"), argument("x", for_="a"), argument("y", undercuts="x")]
    assert lost(Solution.of(Map(nodes)), 1) == {"x": {}, "y": None}
