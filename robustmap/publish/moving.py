"""What the strengths of a site are owed to, as far as pages tell it."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from robustmap.model import ids

if TYPE_CHECKING:
    from robustmap.reason.moves import Moves
    from robustmap.reason.solution import Solution

SHOWS = 0.0005
"""A move of a strength by less than this does not show in three decimals."""


def owed(
    solution: "Solution",
    known: "Mapping[str, Moves] | None" = None,
    again: Collection[str] | None = None,
) -> "dict[str, Moves]":
    """Give what each strength is owed to, of those that something moves by as much as shows.

    What is `known` stays so, but for the nodes to be asked about `again`: all on which a change
    bears, of a map where nothing leans on itself.
    """
    from robustmap.reason.moves import Moving

    fresh = Moving(solution).moved(SHOWS, again)
    if known is None or again is None:
        return fresh
    return {ref: one for ref, one in known.items() if ids.split(ref)[0] not in again} | fresh
