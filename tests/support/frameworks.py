"""Hundreds of small frameworks of every shape, one by one and put beside each other."""

from collections.abc import Iterator, Sequence
from random import Random

from robustmap.engines import Weighted
from robustmap.graph.csr import Compact

Pairs = list[tuple[int, int]]
Sized = tuple[int, Pairs]


def shaped() -> Iterator[Sized]:
    """Yield those that have a name: empty, lonely, on themselves, in circles, in lines."""
    yield 0, []
    yield 1, []
    yield 1, [(0, 0)]
    yield 2, [(0, 0), (0, 1)]
    yield 3, [(0, 1), (1, 1), (1, 2)]
    for size in (2, 3, 4, 5, 8, 9, 16, 17):
        ring = [(one, (one + 1) % size) for one in range(size)]
        yield size, ring
        # What hangs from a circle, and a circle that something breaks.
        yield size + 2, [*ring, (0, size), (size, size + 1)]
        yield size + 1, [*ring, (size, 0)]
    for size in (2, 3, 10, 33, 64):
        yield size, [(one, one + 1) for one in range(size - 1)]
        # A ladder: no argument of it has one attacker only.
        rungs = [(one, one + step) for one in range(size - 2) for step in (1, 2)]
        yield size, rungs


def drawn(rng: Random, number: int) -> Iterator[Sized]:
    """Yield frameworks by chance, from sparse to dense."""
    for _ in range(number):
        size = rng.randint(1, 14)
        attacks = int(size * rng.choice([0.5, 1, 1.3, 1.6, 2, 3]))
        yield size, [(rng.randrange(size), rng.randrange(size)) for _ in range(attacks)]


def every(number: int = 200, seed: int = 1) -> list[Sized]:
    """Give all shapes, and so many by chance."""
    return [*shaped(), *drawn(Random(seed), number)]


def compact(size: int, pairs: Pairs) -> Compact:
    return Compact.of_pairs(size, [a for a, _ in pairs], [b for _, b in pairs])


def beside(sized: Sequence[Sized]) -> Sized:
    """Put frameworks beside each other: no attack joins two of them."""
    total, found = 0, Pairs()
    for size, pairs in sized:
        found += [(a + total, b + total) for a, b in pairs]
        total += size
    return total, found


def weighted(size: int, pairs: Pairs, rng: Random) -> Weighted:
    """Give every link a kind and every argument a base score by chance."""
    sides: list[Pairs] = [[], [], []]
    for pair in pairs:
        sides[rng.choice((0, 0, 1, 1, 2))].append(pair)
    scores = [rng.choice([0.0, 0.5, 1.0, rng.random()]) for _ in range(size)]
    return Weighted.of_pairs(scores, *[([a for a, _ in s], [b for _, b in s]) for s in sides])
