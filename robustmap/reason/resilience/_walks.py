"""Walks along the attacks of a board, and along what its statements rest on."""

from collections.abc import Iterable, Mapping, Sequence

from robustmap.graph.cycles import holds_cycle


def spread(links: Sequence[Sequence[int]], roots: Iterable[int], most: int | None) -> set[int]:
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


def above_cycles(rests: Mapping[str, set[str]]) -> set[str]:
    """Give what leads to a cycle: what is left when ends are taken away again and again."""
    if not holds_cycle(rests):
        return set()
    waiting = {one: len(below) for one, below in rests.items()}
    above: dict[str, list[str]] = {}
    for one, below in rests.items():
        for other in below:
            above.setdefault(other, []).append(one)
    ends = [one for one, number in waiting.items() if not number]
    left = set(rests)
    while ends:
        end = ends.pop()
        left.discard(end)
        for one in above.get(end, ()):
            waiting[one] -= 1
            if not waiting[one]:
                ends.append(one)
    return left
