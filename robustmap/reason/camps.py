"""Camps: the largest sets of arguments that can be defended together, where some are in dispute.

What the cautious view leaves undecided falls into parts that do not touch each other. A
camp of a part is a preferred extension of it (Dung 1995, Def. 7): it attacks nothing of its
own, answers every attack on it, and nothing can be added. The preferred extensions of the
whole map are what the cautious view accepts, with one camp of each part. So it is enough to
ask each part by itself in how many of its camps something stands.
"""

from collections.abc import Iterator, MutableMapping
from typing import NamedTuple

from robustmap.reason.semantics import UNDECIDED
from robustmap.reason.semantics._plain import preferred
from robustmap.reason.solution import Solution

MOST_ARGUMENTS = 20
"""A part with more inferences in dispute is not gone through."""

MOST_CAMPS = 64


class Share(NamedTuple):
    """In how many of the camps of its part something stands; of 0 camps: too many to work out."""

    camps: int
    of: int


Shape = tuple[tuple[int, ...], ...]
"""A part: of each of its nodes the attackers, by their places in it."""

Counts = tuple[int, tuple[int, ...]]
"""How many camps a part has, and in how many of them each of its nodes is."""


def camps(
    solution: Solution, known: MutableMapping[Shape, Counts] | None = None
) -> dict[str, Share] | None:
    """Give the share of every statement and inference that is in dispute, by id.

    What is not among them stands in every camp or in none, as in the cautious view. None
    where the map has support that leans on itself, for which camps are not defined.
    Bounded: a part that is too large has shares of 0 camps. The camps of parts hang on their
    shape alone: `known` shapes are not gone through again, and then has those of this map.
    """
    if solution.unfounded:
        return None
    places = {**solution.flat.stands, **solution.flat.inference}
    undecided = {
        ref: node for ref, node in places.items() if solution.labelling.labels[node] == UNDECIDED
    }
    inferences = frozenset(solution.flat.inference.values())
    shares: dict[int, Share] = {}
    counted: dict[Shape, Counts] = {}
    for part, shape in _parts(solution):
        of, within = 0, (0,) * len(part)
        if len(inferences.intersection(part)) <= MOST_ARGUMENTS:
            if shape not in counted:
                counted[shape] = (known or {}).get(shape) or _counted(shape)
            of, within = counted[shape]
        shares |= {node: Share(number, of) for node, number in zip(part, within, strict=True)}
    if known is not None:
        known.clear()
        known.update(counted)
    steps = frozenset(solution.flat.steps.values())
    return {ref: shares[undecided[ref]] for ref in undecided if ref not in steps}


def _counted(shape: Shape) -> Counts:
    found = preferred(shape, MOST_CAMPS) or ()
    return len(found), tuple(sum(place in one for one in found) for place in range(len(shape)))


def _parts(solution: Solution) -> Iterator[tuple[list[int], Shape]]:
    """Yield each part that is undecided: its nodes, and who attacks whom by their places in it."""
    framework, labels = solution.flat.framework, solution.labelling.labels
    left = {node for node in range(len(framework)) if labels[node] == UNDECIDED}
    for start in sorted(left):
        if start not in left:
            continue
        left.discard(start)
        part, pending = [start], [start]
        while pending:
            node = pending.pop()
            for other in (*framework.attackers[node], *framework.targets[node]):
                if other in left:
                    left.discard(other)
                    part.append(other)
                    pending.append(other)
        part.sort()
        place = {node: at for at, node in enumerate(part)}
        # Attackers that are out have no force, and none that is in attacks what is undecided.
        yield (
            part,
            tuple([tuple([place[a] for a in framework.attackers[n] if a in place]) for n in part]),
        )
