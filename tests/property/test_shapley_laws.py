"""The axioms of Shapley's value, of games made by chance and of maps."""

from itertools import permutations
from math import factorial, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import robustmap as rm
from robustmap.errors import UnknownIdError, UnknownNameError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.reason.shapley import EXACT, shapley
from tests.support.maps import argument, claim, random_map

FEW = settings(max_examples=60, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def game(rng: Random, players: int):
    """Give a game: what each set is worth, drawn by chance."""
    worth = [rng.randint(-9, 9) / 4 for _ in range(1 << players)]
    return lambda some: worth[sum(1 << one for one in some)]


@FEW
@given(CHANCE, st.integers(0, 5))
def test_it_is_the_mean_over_all_orders(rng: Random, players: int) -> None:
    value = game(rng, players)
    due = [0.0] * players
    for order in permutations(range(players)):
        for at, one in enumerate(order):
            due[one] += value(frozenset(order[: at + 1])) - value(frozenset(order[:at]))
    found = shapley(value, players)
    assert found is not None
    assert found.values == pytest.approx([one / factorial(players) for one in due])
    assert (found.errors, found.samples) == ((0.0,) * players, 0)


def additive(rng: Random, players: int):
    """Give a game in which some players do the same, one does nothing, and pairs work together."""
    weights = [0.0, 1.0, 1.0, *(rng.random() for _ in range(players - 3))]

    def value(some: frozenset[int]) -> float:
        both = sum(one + 1 in some for one in some if one > 2)
        return sum(weights[one] for one in some) + both / 2 + (1 in some and 2 in some)

    return value


@FEW
@given(CHANCE, st.integers(EXACT - 1, EXACT + 6))
def test_efficiency_and_null_players_also_where_orders_are_drawn(rng: Random, players: int) -> None:
    value = additive(rng, players)
    found = shapley(value, players, samples=20, seed=rng.randrange(99))
    assert found is not None
    assert (found.samples == 0) == (players <= EXACT)
    whole, alone = value(frozenset(range(players))), value(frozenset())
    assert sum(found.values) == pytest.approx(whole - alone)
    assert found.values[0] == pytest.approx(0)
    assert found.errors[0] == pytest.approx(0)
    if players <= EXACT:
        assert found.values[1] == pytest.approx(found.values[2])


def majority(some: frozenset[int]) -> float:
    """Is worth 1 once a heavy player and five others, or eight others, are in."""
    return float((0 in some and len(some) > 5) or len(some) > 8)


def due(players: int) -> list[float]:
    """Give what the players are due: the heavy one decides where 5 to 8 others came before."""
    heavy = 4 / players
    return [heavy, *[(1 - heavy) / (players - 1)] * (players - 1)]


def test_a_sample_comes_near_and_nearer() -> None:
    few = shapley(majority, 14, samples=40, seed=1)
    many = shapley(majority, 14, samples=2_000, seed=1)
    assert few is not None
    assert many is not None
    for value, error, right in zip(many.values, many.errors, due(14), strict=True):
        assert value == pytest.approx(right, abs=3.5 * error)
    assert 0 < many.errors[0] < few.errors[0]


def test_errors_say_how_far_off_the_means_are() -> None:
    """Over many seeds, the mean error squared is what the standard errors say."""
    off = told = 0.0
    for seed in range(100):
        found = shapley(majority, 12, samples=20, seed=seed)
        assert found is not None
        off += sum((a - b) ** 2 for a, b in zip(found.values, due(12), strict=True))
        told += sum(one**2 for one in found.errors)
    assert 0.85 < sqrt(off / told) < 1.15


def test_the_same_seed_draws_the_same() -> None:
    value = game(Random(1), 12)
    one, other = (shapley(value, 12, samples=10, seed=7) for _ in range(2))
    assert one == other != shapley(value, 12, samples=10, seed=8)


def test_what_does_not_converge_has_no_shares() -> None:
    assert shapley(lambda some: None if len(some) == 2 else 1.0, 3) is None
    assert shapley(lambda some: None if len(some) == 2 else 1.0, 12) is None


# Of maps


@FEW
@given(CHANCE)
def test_shares_of_a_strength_and_of_a_verdict_add_up(rng: Random) -> None:
    kb = KB(random_map(rng))
    for ref in [one for one in kb.map.statements if one in kb.strengths()][:3]:
        for what in ("strength", "verdict"):
            found = kb.shapley(ref, what, samples=4)
            if found.whole is None or found.alone is None or not found.shares:
                continue
            told = [one.value for one in found.shares]
            if None not in told:
                assert sum(told) == pytest.approx(found.whole - found.alone)


def test_two_reasons_each_of_which_would_do_share_the_verdict() -> None:
    kb = KB(Map([claim("c", standing="open"), argument("a", for_="c"), argument("b", for_="c")]))
    found = kb.shapley("c", "verdict")
    assert [(one.id, one.value) for one in found.shares] == [("a", 0.5), ("b", 0.5)]
    assert (found.alone, found.whole, found.exact) == (0.0, 1.0, True)
    assert {one.removal for one in kb.owed("c").contributions} != {0.5}


def test_an_answer_takes_part_of_what_it_answers() -> None:
    nodes = [claim("c", standing="open"), argument("a", for_="c"), argument("cut", undercuts="a")]
    found = KB(Map(nodes)).shapley("c", "verdict")
    assert {one.id: one.value for one in found.shares} == {"a": 0.5, "cut": -0.5}


def test_of_an_argument_and_of_what_is_not_there() -> None:
    nodes = [claim("c"), argument("a", for_="c"), argument("cut", undercuts="a")]
    kb = KB(Map(nodes))
    found = kb.shapley("a", "verdict")
    assert [(one.id, one.value) for one in found.shares] == [("cut", -1.0)]
    with pytest.raises(UnknownIdError):
        kb.shapley("nobody")
    with pytest.raises(UnknownNameError):
        kb.shapley("c", semantics="df-quadd")


def test_of_the_real_kb_with_errors() -> None:
    found = rm.load("kb").shapley("capabilities-generalise-further", samples=12)
    assert not found.exact
    assert found.samples == 12
    told = [one for one in found.shares if one.value]
    assert all(one.error is not None and one.error >= 0 for one in told)
    assert abs(told[0].value) >= abs(told[-1].value)
