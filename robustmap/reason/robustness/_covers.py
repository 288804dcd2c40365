"""Sets of proposals as bit masks: independence, smallest covers, what all covers share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from robustmap.reason.orders.order import bits

MOST_COVERS = 100
"""So many smallest covers are listed at the most."""

EFFORT = 20_000
"""So many steps are taken to find the best before a good answer is taken for it."""

DEPTH_EFFORT = 500
"""So many parts of a set are looked at for each depth."""

CORE = 300
"""So many sets are looked at together at first, and added where they are missed."""


def deepest(mask: int, conflicts: Sequence[int], effort: int = DEPTH_EFFORT) -> int:
    """Give how many proposals of a set are independent of one another, at the most.

    `conflicts[i]` is the mask of those with which i shares something. Exact as long as
    `effort` parts of the set suffice, else as many as were found.
    """
    known: dict[int, int] = {0: 0}

    def size(left: int) -> int:
        if left in known:
            return known[left]
        # A proposal that conflicts with one other at the most can always be taken.
        one = min(bits(left), key=lambda place: (conflicts[place] & left).bit_count())
        best = 1 + size(left & ~(1 << one) & ~conflicts[one])
        if (conflicts[one] & left).bit_count() > 1 and len(known) < effort:
            best = max(best, size(left & ~(1 << one)))
        known[left] = best
        return best

    return size(mask)


def smallest_covers(sets: Iterable[int], effort: int = EFFORT) -> tuple[tuple[int, ...], ...]:
    """Give the smallest sets of proposals that meet every one of these sets, sorted.

    At most `MOST_COVERS` of them. What is hardest to meet is looked at first, and the rest
    as far as it is missed; iterative deepening. Where `effort` steps do not suffice, one
    set is given that is found by taking what meets the most, again and again.
    """
    ordered = sorted({mask for mask in sets if mask}, key=lambda mask: (mask.bit_count(), mask))
    core = ordered[:CORE]
    while True:
        found = _covers(least(core), effort)
        misses = [[mask for mask in ordered if not mask & one] for one in found]
        whole = [one for one, missed in zip(found, misses, strict=True) if not missed]
        if whole:
            return tuple(sorted(tuple(bits(one)) for one in whole))
        core = [*core, *misses[0][:CORE]]


def _covers(needed: Sequence[int], effort: int) -> list[int]:
    """Give the smallest sets that meet all of some sets; at least one."""
    for size in range(len(needed) + 1):
        found: set[int] = set()
        for turn, one in enumerate(_hitting(needed, 0, size)):
            if turn >= effort:
                return sorted(found) or [_greedy(needed)]
            if one is not None and len(found) < MOST_COVERS:
                found.add(one)
        if found:
            return sorted(found)
    return [_greedy(needed)]


def _greedy(needed: Sequence[int]) -> int:
    taken = 0
    while missed := [mask for mask in needed if not mask & taken]:
        met = Counter(one for mask in missed for one in bits(mask))
        taken |= 1 << min(met, key=lambda one: (-met[one], one))
    return taken


def least(sets: Iterable[int]) -> tuple[int, ...]:
    """Give the sets of which no other is a part, the empty one left out, small ones first."""
    kept: list[int] = []
    for one in sorted({mask for mask in sets if mask}, key=lambda mask: (mask.bit_count(), mask)):
        if all(other & ~one for other in kept):
            kept.append(one)
    return tuple(kept)


def _hitting(needed: Sequence[int], taken: int, left: int) -> Iterator[int | None]:
    """Yield the sets of a size that meet all, and None for each step that leads nowhere yet."""
    missed = next((mask for mask in needed if not mask & taken), None)
    if missed is None:
        yield taken
    elif not left:
        yield None
    else:
        for one in bits(missed):
            yield from _hitting(needed, taken | 1 << one, left - 1)
