"""Sampled shares against exact ones: how far off, and how often outside their bounds."""

from random import Random

import pytest

from robustmap.reason.orders import counting, sampling
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.sampling import possible_orders, sample, split_r_hat
from robustmap.reason.orders.shares import shares
from tests.support.posets import chains, grid, random_order, wide_order


def coverage(orders: list[Order], samples: int) -> tuple[float, float]:
    """Give how many open pairs have their share within the bounds, and the greatest error."""
    inside = asked = 0
    worst = 0.0
    for seed, order in enumerate(orders):
        exact, found = shares(order), shares(order, most=1, samples=samples, seed=seed)
        for one in order.elements:
            for other in order.elements:
                share, truth = found.before(one, other), exact.before(one, other)
                if share.method == "exact":
                    assert share.value == truth.value
                elif one < other:
                    asked += 1
                    inside += share.low <= truth.value <= share.high
                    worst = max(worst, abs(share.value - truth.value))
    assert asked > 1000
    return inside / asked, worst


def test_bounds_hold_as_often_as_they_say() -> None:
    rng = Random(8)
    orders = [random_order(rng, rng.randint(5, 11), rng.choice([0.1, 0.2, 0.3])) for _ in range(60)]
    held, worst = coverage(orders, 4_000)
    assert held >= 0.93
    assert worst < 0.05


@pytest.mark.long
def test_bounds_hold_on_200_wider_orders() -> None:
    rng = Random(9)
    orders = [wide_order(rng, rng.randint(12, 22), rng.choice([2, 3, 5])) for _ in range(200)]
    held, worst = coverage(orders, 16_000)
    assert held >= 0.93
    assert worst < 0.03


def test_exact_draws_are_uniform() -> None:
    order = Order.of("abcde", [("a", "b"), ("a", "c"), ("d", "c")])
    drawn = possible_orders(order, 9_000, seed=1)
    number = counting.total(order)
    assert number == len(set(drawn)) == 25
    # Chi-squared with 24 degrees of freedom: 51.2 is passed once in a thousand times.
    mean = 9_000 / number
    assert sum((drawn.count(one) - mean) ** 2 / mean for one in set(drawn)) < 51.2
    for row in drawn[:100]:
        assert all(row.index(a) < row.index(b) for a, b in order.covers())


def test_exact_draws_agree_with_the_counts() -> None:
    order = wide_order(Random(4), 20, 4)
    found = counting.counts(order)
    assert found is not None
    heights = sample(order, 20_000).heights.reshape(len(order), -1)
    for one in range(len(order)):
        for other in range(len(order)):
            share = (heights[one] < heights[other]).mean()
            assert abs(share - found.pairs[one][other] / found.total) < 0.02


def test_chains_that_move_slowly_are_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "EFFORT", 10_000_000)
    # Two long chains, tied at their ends: each height hardly moves.
    tied = chains(25, 25).extended([("00-00", "01-01")])
    found = sample(tied, 400, most=1)
    assert not found.converged
    assert split_r_hat(found.heights) > 1.06
    slow = shares(tied, most=1, samples=400)
    assert not slow.converged
    share = slow.before("00-12", "01-12")
    assert share.samples == 400
    assert share.low <= shares(tied).before("00-12", "01-12").value <= share.high
    assert share.high - share.low > 0.2
    assert shares(tied).method == "exact"


def test_a_narrow_part_is_exact_beside_a_sampled_one() -> None:
    narrow = [("x1", "x2"), ("x1", "x3")]
    wide = wide_order(Random(2), 16, 3)
    both = Order.of((*wide.elements, "x1", "x2", "x3"), [*wide.covers(), *narrow])
    exact, found = shares(both), shares(both, most=30, samples=8_000)
    assert (found.method, found.total, found.converged) == ("sampled", None, True)
    assert found.samples == 8_000
    assert found.before("x2", "x3") == (0.5, 0.5, 0.5, None, None, "exact", 0)
    across = found.before("x2", wide.elements[3])
    assert across.method == "sampled"
    assert across.low <= exact.before("x2", wide.elements[3]).value <= across.high
    for element in ("x1", wide.elements[3]):
        ranks = zip(found.ranks(element), exact.ranks(element), strict=True)
        assert max(abs(one - other) for one, other in ranks) < 0.02
    pairs = [("x1", wide.elements[0]), (wide.elements[0], wide.elements[1])]
    kept = found.kept(pairs)
    assert kept.method == "sampled"
    assert kept.low <= exact.kept(pairs).value <= kept.high


def test_two_runs_are_identical() -> None:
    order = wide_order(Random(7), 30, 3)
    one, other = (shares(order, most=1, samples=2_000) for _ in range(2))
    assert one.pairs == other.pairs
    assert possible_orders(order, 20, seed=3) == possible_orders(order, 20, seed=3)
    assert possible_orders(order, 20, seed=3) != possible_orders(order, 20, seed=4)


def test_a_hundred_elements_are_sampled_within_two_hundredths() -> None:
    # Sixty loose elements are counted exactly by themselves; all tied to one, they are wide.
    names = [f"{number:02}" for number in range(40)]
    order = Order.of(names, [("00", name) for name in names[1:]])
    found = shares(order)
    assert (found.method, found.converged) == ("sampled", True)
    assert found.before("00", "17").value == 1
    for one in names[1:]:
        for other in names[1:]:
            if one != other:
                share = found.before(one, other)
                assert abs(share.value - 0.5) < 0.02
                assert 0.005 < share.high - share.low < 0.04


def test_grids_agree_both_ways() -> None:
    order = grid(3, 3)
    exact, found = shares(order), shares(order, most=1)
    for one in order.elements:
        for other in order.elements:
            assert abs(exact.before(one, other).value - found.before(one, other).value) < 0.015
