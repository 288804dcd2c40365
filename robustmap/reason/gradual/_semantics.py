"""What a gradual semantics is."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Combine = Callable[[float, Sequence[float], Sequence[float]], float]
"""Gives the degree that follows from a base score and the degrees of attackers and supporters.

It is the base score where there is neither, stays within [0, 1], never falls where the
base score or a supporter rises, and never rises where an attacker does: `weigh` relies on
it.
"""


class Gradual(NamedTuple):
    """An entry of the table: `source` is where the definition stands.

    `supports` says whether it knows supporters; one that does not leaves them out.
    """

    name: str
    words: str
    source: str
    combine: Combine
    supports: bool = True
