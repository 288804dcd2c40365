"""Frameworks for measuring, the same for the same seed: pairs of attacker and target from 0.

`er` is an Erdos-Renyi graph, `ba` a Barabasi-Albert one (each newcomer attacks or is attacked by
two that are there, the popular ones first), `ws` a Watts-Strogatz one (a ring of neighbours,
a tenth of them put elsewhere, each with a direction by chance), `heavy` one in which almost all
is decided by the grounded labelling at once, `chain` one long line.
"""

from collections.abc import Callable
from random import Random

Pairs = list[tuple[int, int]]


def er(size: int, attacks: int, seed: int = 1) -> Pairs:
    rng = Random(seed)
    return [(int(rng.random() * size), int(rng.random() * size)) for _ in range(attacks)]


def ba(size: int, attacks: int, seed: int = 1) -> Pairs:
    rng = Random(seed)
    ends, found, each = [0], Pairs(), max(1, attacks // size)
    for one in range(1, size):
        for _ in range(each):
            other = ends[int(rng.random() * len(ends))]
            found.append((one, other) if rng.random() < 0.5 else (other, one))
            ends += (one, other)
    return found


def ws(size: int, attacks: int, seed: int = 1) -> Pairs:
    rng = Random(seed)
    found = Pairs()
    for number in range(attacks):
        one = number % size
        other = (one + 1 + number // size) % size
        if rng.random() < 0.1:
            other = int(rng.random() * size)
        found.append((one, other) if rng.random() < 0.5 else (other, one))
    return found


def heavy(size: int, attacks: int, seed: int = 1) -> Pairs:
    """Half of the arguments are attacked by nothing, and attack the other half."""
    rng = Random(seed)
    half = size // 2
    found = [(int(rng.random() * half), half + int(rng.random() * half)) for _ in range(attacks)]
    return [(one + half if rng.random() < 0.1 else one, other) for one, other in found]


def chain(size: int, _attacks: int = 0, _seed: int = 1) -> Pairs:
    return [(one, one + 1) for one in range(size - 1)]


SORTS: dict[str, Callable[[int, int], Pairs]] = {
    "er": er,
    "ba": ba,
    "ws": ws,
    "heavy": heavy,
    "chain": chain,
}
