"""The Euler-based semantics: the sum of supporters less attackers as an exponent."""

from collections.abc import Sequence
from math import exp

from robustmap.reason.gradual import GRADUAL, Gradual

_FULL = 700.0
"""Beyond this exponent the degree is 1 to the last digit, and `exp` would overflow."""


def euler(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Give the degree by the Euler-based semantics.

    With t the base score and E = sum of s over the supporters less that over the attackers:
    s = 1 - (1 - t^2) / (1 + t * e^E). Attacks take no argument below t^2, and base scores of
    0 and 1 never move: an open claim stays at 0 whatever is said for it.

    >>> euler(0, [], [1]), euler(1, [1], []), round(euler(0.5, [], [1]), 3)
    (0.0, 1.0, 0.682)
    """
    energy = min(sum(supporters) - sum(attackers), _FULL)
    return 1 - (1 - base * base) / (1 + base * exp(energy))


GRADUAL.add(
    "euler-based",
    Gradual("euler-based", "Euler-based", "Amgoud and Ben-Naim 2018", euler),
)
