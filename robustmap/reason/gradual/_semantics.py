"""What a gradual semantics is."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Combine = Callable[[float, Sequence[float], Sequence[float]], float]
"""Gives the degree that follows from a base score and the degrees of attackers and supporters.

It is the base score where there is neither, stays within [0, 1], never falls where the
base score or a supporter rises, and never rises where an attacker does: `weigh` relies on
it.
"""

Steepness = Callable[[float], float]
"""Gives how much a degree moves at most, per unit by which attackers and supporters move.

By the base score; it is greatest at one end of any range of base scores. Units are those of
the sum of all moves or, for a semantics that looks at the `top` alone, of the largest move
of each side.
"""


class Gradual(NamedTuple):
    """An entry of the table: `source` is where the definition stands.

    `supports` says whether it knows supporters; one that does not leaves them out. The rest
    is for the contraction bound, and known of those in the table: `steepness`, whether it
    looks at the `top` of each side alone, and how much a degree that no support lifts above
    its base score moves at most per unit of the base score (`slope`).
    """

    name: str
    words: str
    source: str
    combine: Combine
    supports: bool = True
    steepness: Steepness | None = None
    slope: float = 1.0
    top: bool = False
