"""Walks along the attacks of a board."""

from collections.abc import Iterable
from typing import Protocol


class Links(Protocol):
    """What each node leads to."""

    def __getitem__(self, node: int, /) -> Iterable[int]:
        """Give what a node leads to."""


def spread(links: Links, roots: Iterable[int]) -> set[int]:
    """Give what links lead to, the roots among it."""
    seen = set(roots)
    pending = list(seen)
    for node in pending:
        for other in links[node]:
            if other not in seen:
                seen.add(other)
                pending.append(other)
    return seen


def bounded(links: Links, roots: Iterable[int], most: int, wide: set[int]) -> set[int] | None:
    """Give what links lead to, None where that is more than `most`; `wide` nodes lead to more."""
    seen: set[int] = set()
    for root in roots:
        alone = not seen
        pending = [] if root in seen else [root]
        seen.update(pending)
        for node in pending:
            if len(seen) > most or node in wide:
                if alone:
                    wide.add(root)
                return None
            for other in links[node]:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
    return seen
