"""A grounded labelling after a change: only what the change leads to is labelled again."""

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED, Labelling


class Again(NamedTuple):
    """A labelling, and the arguments that were labelled again for it."""

    labelling: Labelling
    cone: frozenset[int]


def relabelled(old: Labelling, framework: Framework, touched: Iterable[int]) -> Again:
    """Give the grounded labelling of a framework by way of that of another one.

    Arguments that both have carry the same numbers, and `touched` are all those that are new
    or have other attackers. A label depends only on what leads to its argument, so nothing
    else can change than what `touched` leads to. Linear in this cone and the attacks on it,
    times the logarithm of its size; labels settle in the order of their min-max numbers.

    >>> before = Labelling([1, 2, 1], [1, 2, 3])  # a attacks b, and b attacks c
    >>> after = Framework.of("abcd", [("a", "b"), ("b", "c"), ("d", "a")])
    >>> relabelled(before, after, {0, 3}).labelling
    Labelling(labels=[2, 1, 2, 1], ranks=[2, 3, 4, 1])
    """
    cone = downstream(framework, touched)
    new = len(framework) - len(old.labels)
    labels = [*old.labels, *[UNDECIDED] * new]
    ranks = [*old.ranks, *[0] * new]
    for one in cone:
        labels[one], ranks[one] = UNDECIDED, 0
    found = _Settling(framework, labels, ranks, cone)
    found.settle()
    return Again(Labelling(labels, ranks), cone)


def downstream(framework: Framework, start: Iterable[int]) -> frozenset[int]:
    """Give what attacks lead to from these arguments, themselves included."""
    targets = framework.targets
    seen = set(start)
    pending = list(seen)
    while pending:
        for target in targets[pending.pop()]:
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return frozenset(seen)


class _Settling:
    """Labels a part of a framework; what lies outside of it has its label already."""

    def __init__(
        self, framework: Framework, labels: list[int], ranks: list[int], cone: frozenset[int]
    ) -> None:
        self.targets = framework.targets
        self.attackers = framework.attackers
        self.labels = labels
        self.ranks = ranks
        self.cone = cone
        self.waiting = {one: len(self.attackers[one]) for one in cone}
        self.latest = dict.fromkeys(cone, 0)
        self.queue: list[tuple[int, int, int]] = []

    def settle(self) -> None:
        self._begin()
        while self.queue:
            # By rank: the first attacker that is in decides, and the last that goes out.
            rank, one, label = heappop(self.queue)
            if self.labels[one] == UNDECIDED:
                self.labels[one], self.ranks[one] = label, rank
                for target in self.targets[one]:
                    self._tell(target, label, rank)

    def _begin(self) -> None:
        """Tell the cone of what settled around it."""
        for one in self.cone:
            if not self.attackers[one]:
                heappush(self.queue, (1, one, IN))
        around = {other for one in self.cone for other in self.attackers[one]} - self.cone
        for one in (other for other in around if self.labels[other] != UNDECIDED):
            for target in self.targets[one]:
                if target in self.cone:
                    self._tell(target, self.labels[one], self.ranks[one])

    def _tell(self, target: int, label: int, rank: int) -> None:
        """Tell an argument that one of its attackers has settled."""
        if label == IN:
            heappush(self.queue, (rank + 1, target, OUT))
            return
        self.waiting[target] -= 1
        # What is told from around the cone may have settled later than what is told within.
        self.latest[target] = max(self.latest[target], rank)
        if not self.waiting[target]:
            heappush(self.queue, (self.latest[target] + 1, target, IN))
