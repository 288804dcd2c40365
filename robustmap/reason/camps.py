"""Camps: the largest sets of arguments that can be defended together, where some are in dispute.

What the cautious view leaves undecided falls into parts that do not touch each other. A
camp of a part is a preferred extension of it (Dung 1995, Def. 7): it attacks nothing of its
own, answers every attack on it, and nothing can be added. The preferred extensions of the
whole map are what the cautious view accepts, with one camp of each part. So it is enough to
ask each part by itself in how many of its camps something stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.solution import Solution

MOST_ARGUMENTS = 20
"""A part with more inferences in dispute is not gone through."""

MOST_CAMPS = 64

MOST_STEPS = 5_000
"""So many times a label is chosen in one part before it counts as too large."""

Labels = list[int | None]


class Share(NamedTuple):
    """In how many of the camps of its part something stands; of 0 camps: too many to work out."""

    camps: int
    of: int


def camps(solution: Solution) -> dict[str, Share] | None:
    """Give the share of every statement and inference that is in dispute, by id.

    What is not among them stands in every camp or in none, as in the cautious view. None
    where the map has support that leans on itself, for which camps are not defined.
    Bounded: a part that is too large has shares of 0 camps.
    """
    if solution.unfounded:
        return None
    places = {**solution.flat.stands, **solution.flat.inference}
    undecided = {
        ref: node for ref, node in places.items() if solution.labelling.labels[node] == UNDECIDED
    }
    inferences = frozenset(solution.flat.inference.values())
    shares: dict[int, Share] = {}
    for part, attackers in _parts(solution):
        found = None
        if len(inferences.intersection(part)) <= MOST_ARGUMENTS:
            found = preferred(attackers)
        for place, node in enumerate(part):
            within = sum(place in one for one in found or ())
            shares[node] = Share(within, len(found or ()))
    steps = frozenset(solution.flat.steps.values())
    return {ref: shares[undecided[ref]] for ref in undecided if ref not in steps}


def _parts(solution: Solution) -> Iterator[tuple[list[int], list[list[int]]]]:
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
        yield part, [[place[a] for a in framework.attackers[n] if a in place] for n in part]


def preferred(
    attackers: Sequence[Sequence[int]], most: int = MOST_CAMPS, steps: int = MOST_STEPS
) -> tuple[frozenset[int], ...] | None:
    """Give the preferred extensions of a small framework, or None where that is too much work.

    >>> [sorted(one) for one in preferred([[1], [0]])]
    [[0], [1]]
    """
    return _Search(attackers, most, steps).found()


class _TooMuchError(Exception):
    """The search has taken more steps, or found more sets, than it may."""


class _Search:
    """Labels one argument after the other, and what each label forces at once.

    Follows complete labellings (Caminada 2006): an argument is in where all attackers are out,
    out where one is in, else undecided. What is in comes first, so that large sets are found
    early; a labelling that can only lead to a part of one found is given up.
    """

    def __init__(self, attackers: Sequence[Sequence[int]], most: int, steps: int) -> None:
        self.attackers = attackers
        targets: list[list[int]] = [[] for _ in attackers]
        for target, found in enumerate(attackers):
            for attacker in found:
                targets[attacker].append(target)
        self.targets = targets
        # Where two attack each other the most hangs on what is chosen.
        self.order = sorted(range(len(attackers)), key=lambda n: (not self._mutual(n), n))
        self.most, self.steps = most, steps
        self.sets: list[frozenset[int]] = []

    def _mutual(self, node: int) -> bool:
        return any(node in self.attackers[one] for one in self.attackers[node])

    def found(self) -> tuple[frozenset[int], ...] | None:
        """Go through all; None where that takes too long."""
        pending = [self._forced([None] * len(self.attackers), range(len(self.attackers)))]
        try:
            while pending:
                labels = pending.pop()
                if labels is not None:
                    pending += self._branches(labels)
        except _TooMuchError:
            return None
        return tuple(sorted(self.sets, key=sorted))

    def _branches(self, labels: Labels) -> list[Labels | None]:
        """Give what may follow, most promising last; note a labelling that is whole."""
        self.steps -= 1
        if self.steps < 0:
            raise _TooMuchError
        hoped = {node for node, label in enumerate(labels) if label in (IN, None)}
        if any(hoped <= one for one in self.sets):
            return []
        free = next((node for node in self.order if labels[node] is None), None)
        if free is None:
            self._keep(frozenset(hoped))
            return []
        found = []
        for label in (UNDECIDED, OUT, IN):
            changed = list(labels)
            changed[free] = label
            found.append(self._forced(changed, [free, *self.targets[free], *self.attackers[free]]))
        return found

    def _forced(self, labels: Labels, touched: Iterable[int]) -> Labels | None:
        """Label everything that labels force; None where they contradict each other."""
        pending = list(touched)
        while pending:
            node = pending.pop()
            for one, label in self._asked(labels, node):
                if labels[one] is None:
                    labels[one] = label
                    pending += (one, *self.targets[one], *self.attackers[one])
                elif labels[one] != label:
                    return None
        return labels

    def _asked(self, labels: Labels, node: int) -> Iterator[tuple[int, int]]:
        """Yield the labels that an argument and its attackers force on each other."""
        attackers = self.attackers[node]
        given = [labels[one] for one in attackers]
        label = labels[node]
        if IN in given:
            yield node, OUT
        elif None not in given:
            yield node, UNDECIDED if UNDECIDED in given else IN
        elif label == IN:
            yield from ((one, OUT) for one in attackers)
        elif label is not None:
            wanted = IN if label == OUT else UNDECIDED
            free = [one for one in attackers if labels[one] is None]
            if wanted not in given and len(free) == 1:
                yield free[0], wanted

    def _keep(self, inside: frozenset[int]) -> None:
        self.sets = [one for one in self.sets if not one <= inside]
        self.sets.append(inside)
        if len(self.sets) > self.most:
            raise _TooMuchError
