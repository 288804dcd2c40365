"""Parts of an order that have nothing to do with each other, and how their orders mix.

Any order of one part goes with any order of another, in every interleaving, so that each
part is counted alone: numbers multiply, and what concerns two parts follows from the
ranks within each.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import comb

from robustmap.reason.orders.order import Order, bits

Numbers = Sequence[int] | Sequence[float]


def components(order: Order) -> tuple[Order, ...]:
    """Give the connected parts of an order, by their first element."""
    found: list[Order] = []
    left = (1 << len(order)) - 1
    while left:
        part = fringe = left & -left
        while fringe:
            near = 0
            for place in bits(fringe):
                near |= order.below[place] | order.above[place]
            fringe = near & ~part
            part |= near
        found.append(order.restricted(order.names(part)))
        left &= ~part
    return tuple(found)


@lru_cache(maxsize=256)
def interleavings(one: int, other: int) -> tuple[tuple[int, ...], ...]:
    """Count, at [i][j], the interleavings of two rows with i of the one before j of the other.

    `one` and `other` are how long the rows are; all interleavings are comb(one + other, one).
    """
    table = []
    for i in range(one):
        row, number = [], 0
        for j in range(other):
            # Exactly j of the other row come before item i of this one.
            number += comb(i + j, j) * comb(one - 1 - i + other - j, other - j)
            row.append(number)
        table.append(tuple(row))
    return tuple(table)


def ahead(one: Numbers, other: Numbers) -> float | int:
    """Give how often an element of one part comes before one of another.

    Each is given by its ranks in its own part, as counts of that part's orders. The answer
    counts orders of both parts together: of total * total * comb(both sizes, one size).
    """
    return weighed(one, beyond(len(one), other))


def beyond(size: int, other: Numbers) -> list[float | int]:
    """Give, for each rank in a part of `size`, how often that comes before the other element."""
    table = interleavings(size, len(other))
    return [weighed(other, row) for row in table]


def weighed(ranks: Numbers, values: Sequence[float | int]) -> float | int:
    """Sum up values by ranks, of which many are 0."""
    return sum(number * value for number, value in zip(ranks, values, strict=True) if number)


@lru_cache(maxsize=64)
def placements(size: int, whole: int) -> tuple[tuple[int, ...], ...]:
    """Count, at [i][k], the ways to lay a row of `size` into `whole` places with item i at k."""
    return tuple(
        tuple(comb(k, i) * comb(whole - 1 - k, size - 1 - i) for k in range(whole))
        for i in range(size)
    )


def spread(ranks: Numbers, whole: int) -> list[float | int]:
    """Give the ranks in the whole of an element whose ranks in its own part are given.

    The answer counts in comb(whole, size of the part) times the unit of `ranks`.
    """
    columns = zip(*placements(len(ranks), whole), strict=True)
    return [weighed(ranks, column) for column in columns]
