"""Quadratic energy: the sum of supporters less attackers pulls, at first weakly."""

from collections.abc import Sequence
from math import sqrt

from robustmap.reason.gradual import GRADUAL, Gradual

_STEEPEST = 3 * sqrt(3) / 8
"""The greatest slope of x^2 / (1 + x^2), about 0.6495; it has it at x = 1 / sqrt(3)."""


def quadratic_energy(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Give the degree by the quadratic energy model.

    With t the base score, E = sum of s over the supporters less that over the attackers,
    and h(x) = max(0, x)^2 / (1 + max(0, x)^2): s = t - t * h(-E) + (1 - t) * h(E).

    >>> quadratic_energy(0.5, [1], []), quadratic_energy(0.5, [], [1])
    (0.25, 0.75)
    """
    energy = sum(supporters) - sum(attackers)
    pull = energy * energy / (1 + energy * energy)
    return base + (1 - base) * pull if energy > 0 else base - base * pull


GRADUAL.add(
    "quadratic-energy",
    Gradual(
        "quadratic-energy",
        "quadratic energy",
        "Potyka, KR 2018",
        quadratic_energy,
        steepness=lambda base: _STEEPEST * max(base, 1 - base),
    ),
)
