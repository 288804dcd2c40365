"""Numbers of possible orders, against sequences that others have counted.

The numbers are those of the On-Line Encyclopedia of Integer Sequences.
"""

from collections.abc import Callable
from math import comb, factorial

import pytest

from robustmap.reason.orders import counting
from robustmap.reason.orders.downsets import count_downsets
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.shares import count, shares
from tests.support.posets import chains, grid, heap, zigzag

ZIGZAG = [1, 1, 2, 5, 16, 61, 272, 1385, 7936, 50521, 353792, 2702765]
HEAPS = [
    *(1, 1, 2, 3, 8, 20, 80, 210, 896, 3360, 19200, 79200, 506880, 2745600, 21964800),
    108108000,
]
BOOLEAN = [1, 2, 48, 1680384, 14807804035657359360]
DEDEKIND = [3, 6, 20, 168, 7581]
B6 = 141377911697227887117195970316200795630205476957716480


def row(make: Callable[[int], Order], numbers: list[int], first: int = 1) -> None:
    """Check both ways of counting: alone, and with all pairs and ranks."""
    for size, number in enumerate(numbers, first):
        order = make(size)
        assert count(order) == number, size
        found = counting.counts(order)
        assert found is not None
        assert found.total == number, size


def test_without_any_order_there_are_factorials() -> None:
    row(lambda size: chains(*[1] * size), [factorial(size) for size in range(1, 11)])
    assert count(chains(*[1] * 100)) == factorial(100)


def test_fences_are_zigzag_numbers() -> None:
    row(zigzag, ZIGZAG)


def test_two_rows_are_catalan_numbers() -> None:
    row(lambda size: grid(2, size), [comb(2 * n, n) // (n + 1) for n in range(1, 21)])


def test_three_rows() -> None:
    row(lambda size: grid(3, size), [1, 5, 42, 462, 6006, 87516])


def test_squares() -> None:
    row(lambda size: grid(size, size), [1, 2, 42, 24024, 701149020])


def test_boxes() -> None:
    row(lambda size: grid(2, 2, size), [2, 48, 2452, 183958, 17454844, 1941406508])
    row(lambda size: grid(3, 2, size), [5, 2452, 4877756, 20071150430])


def test_heaps() -> None:
    row(heap, HEAPS)


def test_boolean_lattices() -> None:
    row(lambda size: grid(*[2] * size), BOOLEAN)
    assert [count_downsets(grid(*[2] * size)) for size in range(1, 6)] == DEDEKIND


@pytest.mark.long
def test_the_boolean_lattice_of_six() -> None:
    assert counting.total(grid(*[2] * 6), 8_000_000) == B6


def test_chains_side_by_side() -> None:
    for one in range(1, 8):
        for other in range(1, 8):
            assert count(chains(one, other)) == comb(one + other, one)
    assert count(chains(3, 4, 5)) == factorial(12) // (6 * 24 * 120)


def test_every_labelled_order_of_up_to_four() -> None:
    # The sum of the counts of all labelled orders is n! times the naturally labelled ones.
    assert [_sum_over_all(size) for size in (1, 2, 3, 4)] == [(1, 1), (3, 4), (19, 42), (219, 960)]


def _sum_over_all(size: int) -> tuple[int, int]:
    names = "abcd"[:size]
    pairs = [(one, other) for one in names for other in names if one < other]
    orders = set()
    for code in range(3 ** len(pairs)):
        chosen, rest = [], code
        for one, other in pairs:
            rest, which = divmod(rest, 3)
            chosen += [[], [(one, other)], [(other, one)]][which]
        if (order := _order(names, chosen)) is not None:
            orders.add(order)
    return len(orders), sum(count(order) or 0 for order in orders)


def _order(names: str, pairs: list[tuple[str, str]]) -> Order | None:
    from robustmap.errors import CircularOrderError

    try:
        return Order.of(names, pairs)
    except CircularOrderError:
        return None


def test_two_chains_of_fifty() -> None:
    order = chains(50, 50)
    found = shares(order)
    assert (found.method, found.total) == ("exact", comb(100, 50))
    assert count_downsets(order) == 51 * 51
    # Exactly j of the second chain come before item i of the first, and at most 24 here.
    before = found.before("00-20", "01-24")
    number = sum(comb(20 + j, j) * comb(29 + 50 - j, 29) for j in range(25))
    assert (before.count, before.of) == (number, comb(100, 50))
    # The down-sets of the whole, which are beyond 64 bits, say the same as the parts.
    whole = counting.counts(order)
    assert whole is not None
    names = order.elements
    assert [[found.before(a, b).count for b in names] for a in names] == [
        list(one) for one in whole.pairs
    ]
    assert found.ranks("01-07") == tuple(
        number / whole.total for number in whole.ranks[order.index("01-07")]
    )


def test_a_long_ladder_is_exact_beyond_64_elements() -> None:
    # Two chains of 40 with a rung: one component of 80 elements.
    order = chains(40, 40).extended([("00-00", "01-00")])
    # What is left behind the first of the one: 39 and 40 in any mix.
    assert count(order) == counting.total(order) == comb(79, 40)


def test_too_many_down_sets_are_not_counted() -> None:
    assert count_downsets(chains(*[1] * 64)) is None
    assert counting.total(chains(*[1] * 30)) is None
    assert count_downsets(chains(*[1] * 9), 511) is None
    assert count_downsets(chains(*[1] * 9), 512) == 512
    assert counting.counts(grid(2, 2, 2, 2, 2), 7580) is None
    assert counting.counts(grid(2, 2, 2, 2, 2), 7581) is not None
