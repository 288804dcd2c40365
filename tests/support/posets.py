"""Partial orders: families whose numbers are known, random ones, and plain enumeration."""

from collections.abc import Iterator
from itertools import pairwise, product
from random import Random

from robustmap.reason.orders.order import Order

Pairs = list[tuple[str, str]]


def name(*numbers: int) -> str:
    """Give an element's name, in the order of its numbers."""
    return "-".join(f"{number:02}" for number in numbers)


def chains(*lengths: int) -> Order:
    """Give chains side by side."""
    rows = [[name(row, place) for place in range(length)] for row, length in enumerate(lengths)]
    return Order.of(
        [one for row in rows for one in row],
        [pair for row in rows for pair in pairwise(row)],
    )


def zigzag(size: int) -> Order:
    """Give a fence: 0 < 1 > 2 < 3 ..."""
    steps = [(name(one), name(one + 1)) for one in range(size - 1)]
    return Order.of(
        map(name, range(size)),
        [pair if place % 2 == 0 else pair[::-1] for place, pair in enumerate(steps)],
    )


def grid(*sides: int) -> Order:
    """Give a product of chains; sides of 2 give a Boolean lattice."""
    points = list(product(*map(range, sides)))
    pairs = [
        (name(*point), name(*point[:axis], point[axis] + 1, *point[axis + 1 :]))
        for point in points
        for axis in range(len(sides))
        if point[axis] + 1 < sides[axis]
    ]
    return Order.of([name(*point) for point in points], pairs)


def heap(size: int) -> Order:
    """Give a binary heap."""
    return Order.of(
        map(name, range(size)), [(name((one - 1) // 2), name(one)) for one in range(1, size)]
    )


def random_pairs(rng: Random, size: int, density: float) -> tuple[list[str], Pairs]:
    """Give names, and pairs that go along a random order of them."""
    names = [name(one) for one in range(size)]
    turn = rng.sample(names, size)
    pairs = [
        (turn[one], turn[other])
        for one in range(size)
        for other in range(one + 1, size)
        if rng.random() < density
    ]
    return names, pairs


def random_order(rng: Random, size: int, density: float) -> Order:
    """Give an order of so many elements, each pair stated with this density."""
    return Order.of(*random_pairs(rng, size, density))


def wide_order(rng: Random, size: int, degree: float) -> Order:
    """Give an order in which each element is in about so many stated pairs."""
    return random_order(rng, size, degree / (size - 1))


def enumerate_orders(names: list[str], pairs: Pairs) -> Iterator[tuple[str, ...]]:
    """Yield every possible order, one after the other, from the pairs as stated."""
    before = {one: {first for first, then in pairs if then == one} for one in names}

    def grow(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if len(row) == len(names):
            yield row
        for one in names:
            if one not in row and before[one] <= set(row):
                yield from grow((*row, one))

    return grow(())
