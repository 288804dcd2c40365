"""Degrees on arrays, written so that numba can compile it."""

from math import exp, log
from typing import Any


def peel(waiting: Any, starts: Any, targets: Any, order: Any) -> int:
    """Order what lies on no cycle and below none, each after all on which it depends.

    `waiting` counts the links to each argument and is used up; `starts` and `targets` are the
    rows of whom each leads to; `order` is filled. Gives how many there are. Linear.
    """
    filled = 0
    for one in range(len(waiting)):
        if waiting[one] == 0:
            order[filled] = one
            filled += 1
    read = 0
    while read < filled:
        one = order[read]
        read += 1
        for at in range(starts[one], starts[one + 1]):
            target = targets[at]
            waiting[target] -= 1
            if waiting[target] == 0:
                order[filled] = target
                filled += 1
    return filled


def sweep(
    code: int, order: Any, scores: Any, starts: Any, links: Any, bounds: Any
) -> tuple[float, float]:
    """Put bounds into a formula once, crosswise, in an order; linear in links.

    `code` and terms are those of `_formulas`; `links` the sources and kinds of the links to each
    argument, from `starts`. Gives how far bounds moved, and how far apart they are.
    """
    sources, kinds = links
    moved, width, new = -1.0, -1.0, [0.0, 0.0]
    for one in order:
        for side in range(2):
            base, tied, attack, support = scores[one], False, 0.0, 0.0
            for at in range(starts[one], starts[one + 1]):
                value = bounds[side if kinds[at] else 1 - side][sources[at]]
                if kinds[at] == 2:  # noqa: PLR2004 - it needs the source
                    base, tied = min(base, value), True
                    continue
                if code == 1:
                    value = log(1 - value) if value < 1 else -10_000.0
                if kinds[at]:
                    support += value
                else:
                    attack += value
            energy = support - attack
            if code == 0:
                value = base / (1 + attack)
            elif code == 1:
                lead = exp(attack) - exp(support)
                value = base + (1 - base if lead > 0 else base) * lead
            elif code == 2:  # noqa: PLR2004 - quadratic energy
                pull = energy * abs(energy) / (1 + energy * energy)
                value = base + (1 - base if energy > 0 else base) * pull
            else:
                value = 1 - (1 - base * base) / (1 + base * exp(min(energy, 700.0)))
            new[side] = min(value, base) if tied else value
        moved = max(moved, new[0] - bounds[0][one], bounds[1][one] - new[1])
        width = max(width, new[1] - new[0])
        bounds[0][one], bounds[1][one] = new[0], new[1]
    return moved, width
