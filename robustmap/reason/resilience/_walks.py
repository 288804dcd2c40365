"""Walks along the attacks of a board."""

from collections.abc import Iterable, Sequence


def spread(links: Sequence[Sequence[int]], roots: Iterable[int], most: int | None) -> set[int]:
    """Give what links lead to, the roots among it; the walk ends once that is more than `most`."""
    seen = set(roots)
    pending = list(seen)
    enough = len(links) if most is None else most
    for node in pending:
        for other in links[node]:
            if other not in seen:
                seen.add(other)
                pending.append(other)
        if len(seen) > enough:
            break
    return seen


def bounded(
    links: Sequence[Sequence[int]], roots: Iterable[int], most: int, wide: set[int]
) -> set[int] | None:
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
