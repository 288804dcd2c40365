"""The Euler-based semantics: supporters less attackers as an exponent, all or the top ones."""

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
    return _influence(base, sum(supporters) - sum(attackers))


def euler_top(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Give the degree by the top variant of the Euler-based semantics.

    With t the base score and E = the greatest s of the supporters less that of the attackers,
    0 where there are none: s = 1 - (1 - t^2) / (1 + t * e^E). A second reason that is no
    stronger than the first adds nothing. E stays within -1 and 1.

    >>> euler_top(0.5, [], [0.3, 1]) == euler(0.5, [], [1])
    True
    """
    return _influence(base, max(supporters, default=0.0) - max(attackers, default=0.0))


def _influence(base: float, energy: float) -> float:
    return 1 - (1 - base * base) / (1 + base * exp(min(energy, _FULL)))


def _steepness(base: float) -> float:
    """Give the greatest slope of the influence: x / (1 + x)^2 is 1/4 at most."""
    return (1 - base * base) / 4


_SLOPE = 2.0
"""What no support lifts moves by (2 t + c (1 + t^2)) / (1 + t c)^2 <= 2 per unit, c = e^E <= 1."""

GRADUAL.add(
    "euler-based",
    Gradual(
        "euler-based",
        "Euler-based",
        "Amgoud and Ben-Naim, ECSQARU 2017; IJAR 2018",
        euler,
        steepness=_steepness,
        slope=_SLOPE,
    ),
)
GRADUAL.add(
    "euler-based-top",
    Gradual(
        "euler-based-top",
        "Euler-based, top",
        "the influence of Amgoud and Ben-Naim 2018 with the aggregation `top`: "
        "Mossakowski and Neuhaus, Modular semantics and characteristics, 2018",
        euler_top,
        steepness=_steepness,
        slope=_SLOPE,
        top=True,
    ),
)
