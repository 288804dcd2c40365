"""Laws that shares of possible orders obey."""

from itertools import combinations, permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.errors import CircularOrderError
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.shares import count, shares, some_order
from tests.support.posets import enumerate_orders, random_order

ORDERS = st.builds(
    lambda seed, size, density: random_order(Random(seed), size, density),
    st.integers(0, 10**6),
    st.integers(1, 9),
    st.sampled_from([0.05, 0.15, 0.3, 0.6]),
)


def number(order: Order) -> int:
    found = count(order)
    assert found is not None
    return found


def renamed(order: Order, names: dict[str, str]) -> Order:
    return Order.of(names.values(), [(names[a], names[b]) for a, b in order.covers()])


@given(ORDERS)
def test_either_way_round_sums_to_all(order: Order) -> None:
    found = shares(order)
    for one, other in combinations(order.elements, 2):
        if not (order.is_before(one, other) or order.is_before(other, one)):
            there = number(order.extended([(one, other)]))
            back = number(order.extended([(other, one)]))
            assert there + back == found.total
            assert found.before(one, other).count == there
            assert found.kept([(one, other)]).count == there


@given(ORDERS)
def test_certain_pairs_have_all_orders_or_none(order: Order) -> None:
    found = shares(order)
    for one, other in permutations(order.elements, 2):
        value = found.before(one, other).value
        assert (value == 1) == order.is_before(one, other)
        assert (value == 0) == order.is_before(other, one)


@given(ORDERS, ORDERS)
def test_orders_side_by_side_and_one_after_the_other(one: Order, other: Order) -> None:
    from math import comb

    left = renamed(one, {name: f"l{name}" for name in one.elements})
    right = renamed(other, {name: f"r{name}" for name in other.elements})
    pairs = [*left.covers(), *right.covers()]
    beside = Order.of((*left.elements, *right.elements), pairs)
    ways = comb(len(beside), len(left))
    assert number(beside) == ways * number(one) * number(other)
    across = [(a, b) for a in left.elements for b in right.elements]
    assert number(beside.extended(across)) == number(one) * number(other)


@given(ORDERS)
def test_upside_down_all_is_reversed(order: Order) -> None:
    dual = Order.of(order.elements, [(b, a) for a, b in order.covers()])
    found, back = shares(order), shares(dual)
    assert found.total == back.total
    assert found.pairs == tuple(zip(*back.pairs, strict=True))
    for element in order.elements:
        assert found.ranks(element) == back.ranks(element)[::-1]


@given(ORDERS, st.randoms(use_true_random=False))
def test_names_do_not_matter(order: Order, rng: Random) -> None:
    names = dict(zip(order.elements, rng.sample("abcdefghi", len(order)), strict=True))
    found, other = shares(order), shares(renamed(order, names))
    for one in order.elements:
        assert found.ranks(one) == other.ranks(names[one])
        for two in order.elements:
            assert found.before(one, two) == other.before(names[one], names[two])


@given(ORDERS)
def test_closure_and_reduction_are_the_same_order(order: Order) -> None:
    closed = [(a, b) for a, b in permutations(order.elements, 2) if order.is_before(a, b)]
    assert Order.of(order.elements, closed) == order == Order.of(order.elements, order.covers())
    assert set(order.covers()) <= set(closed)


@given(ORDERS)
def test_ranks_sum_to_one_by_element_and_by_rank(order: Order) -> None:
    found = shares(order)
    rows = [found.ranks(element) for element in order.elements]
    for row in (*rows, *zip(*rows, strict=True)):
        assert abs(sum(row) - 1) < 1e-12


@given(ORDERS)
def test_the_mean_rank_is_what_comes_before(order: Order) -> None:
    found = shares(order)
    for place, element in enumerate(order.elements):
        mean = sum(rank * share for rank, share in enumerate(found.ranks(element)))
        assert abs(mean - sum(row[place] for row in found.pairs)) < 1e-9


@given(ORDERS)
def test_some_pair_is_open_enough(order: Order) -> None:
    # The conjecture of one third and two thirds, which holds for all small orders.
    tied = zip(order.below, order.above, strict=True)
    if any((below | above).bit_count() + 1 < len(order) for below, above in tied):
        pairs = shares(order).pairs
        assert any(1 / 3 <= value <= 2 / 3 for row in pairs for value in row)


@given(ORDERS)
def test_what_comes_first_of_three_goes_together(order: Order) -> None:
    # The XYZ inequality (Shepp 1982).
    found = shares(order)
    for x, y, z in list(permutations(order.elements, 3))[:60]:
        both = found.kept([(x, y), (x, z)]).value
        assert found.before(x, y).value * found.before(x, z).value <= both + 1e-12


@settings(max_examples=40)
@given(ORDERS.filter(lambda order: len(order) <= 7), st.randoms(use_true_random=False))
def test_kept_pairs_and_some_order_agree_with_enumeration(order: Order, rng: Random) -> None:
    every = list(enumerate_orders(list(order.elements), list(order.covers())))
    pairs = [(rng.choice(order.elements), rng.choice(order.elements)) for _ in range(3)]
    pairs = [(one, other) for one, other in pairs if one != other]
    held = [row for row in every if all(row.index(a) < row.index(b) for a, b in pairs)]
    assert shares(order).kept(pairs).count == len(held)
    try:
        assert some_order(order, pairs) == min(held)
    except CircularOrderError:
        assert not held
