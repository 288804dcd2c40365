"""Dialogues and games: moves that the rules do not know or do not allow."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model.map import Map
from robustmap.model.problem import Problem


@rule("RM331", "RM332", "RM333", "RM334", "RM335", "RM336", "RM337", "RM338")
def wrong_moves(map_: Map, solve: Solve) -> Iterator[Problem]:
    """Find what the rules of each dialogue have against its moves and its result."""
    if any(map_.of_kind("dialogue")):
        # A kb without dialogues never waits for the protocols.
        from robustmap.check.rules._moves import wrong_moves as found

        yield from found(map_, solve)
