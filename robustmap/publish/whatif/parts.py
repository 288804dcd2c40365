"""The parts of a map whose verdicts cannot touch each other."""

from collections.abc import Callable, Iterator

from robustmap.model import ids
from robustmap.model.map import Map


def parts(map_: Map, room: int, weight: Callable[[str], int]) -> tuple[frozenset[str], ...]:
    """Cut a map where nothing hangs together; gives the nodes of each part.

    Small pieces are put together until they fill `room`; a piece is never cut, however
    large. Linear in the map.
    """
    found: list[frozenset[str]] = []
    filling: set[str] = set()
    used = 0
    for piece in _pieces(map_):
        size = sum(map(weight, piece))
        if filling and used + size > room:
            found.append(frozenset(filling))
            filling, used = set(), 0
        filling.update(piece)
        used += size
    return (*found, frozenset(filling)) if filling else tuple(found)


def _pieces(map_: Map) -> Iterator[list[str]]:
    """Yield the nodes that hang together by premises and targets, each piece sorted."""
    ties: dict[str, set[str]] = {one.owner: set() for one in map_.statements.values()}
    for one in map_.inferences.values():
        ties.setdefault(one.owner, set())
        for ref in (one.target, *one.premises):
            other = ids.split(ref)[0]
            if other != one.owner and (ref in map_.statements or ref in map_.inferences_of):
                ties[one.owner].add(other)
                ties.setdefault(other, set()).add(one.owner)
    left = dict.fromkeys(sorted(ties))
    while left:
        first = next(iter(left))
        del left[first]
        piece, pending = [], [first]
        while pending:
            node = pending.pop()
            piece.append(node)
            for other in ties[node]:
                if other in left:
                    del left[other]
                    pending.append(other)
        yield sorted(piece)
