"""A set that defends some arguments, built up from them: what a person would try first.

Most questions hang on little: a few answers to a few attacks. Then no solver need be told of
all that leads to the question.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import UNDECIDED
from robustmap.reason.semantics._search import Extension

MOST_TRIES = 60
"""So many sets are tried before it is left to a solver: a few milliseconds."""


class _Try(NamedTuple):
    """Members, what conflicts with them or was tried before, and attacks not yet answered."""

    members: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()


def defended(
    framework: Framework, labels: Sequence[int], wanted: Iterable[int], tries: int = MOST_TRIES
) -> Extension | Literal[False] | None:
    """Give an admissible set with these arguments, as far as the grounded labels leave it open.

    False where there is none, None where neither is found in so many tries. Attackers that are
    not undecided are out, and need no answer.
    """
    search = _Defence(framework, labels)
    start = search.with_all(wanted)
    pending = [] if start is None else [start]
    while pending:
        tries -= 1
        if tries < 0:
            return None
        tried = pending.pop()
        if not tried.open:
            return tried.members
        pending += search.branches(tried)
    return False


class _Defence:
    """The moves: an argument joins, or an attack is answered in every way there is."""

    def __init__(self, framework: Framework, labels: Sequence[int]) -> None:
        self.attackers, self.targets = framework.attackers, framework.targets
        self.labels = labels

    def with_all(self, wanted: Iterable[int]) -> _Try | None:
        """Start with some arguments; None where they conflict."""
        start: _Try | None = _Try()
        for one in wanted:
            if start is not None and one not in start.members:
                start = self._joined(start, one, start.barred)
        return start

    def branches(self, tried: _Try) -> list[_Try]:
        """Answer the attack to which there are fewest answers; the first answer last."""
        answers = min((self._answers(tried, attack) for attack in tried.open), key=len)
        barred, found = tried.barred, []
        for answer in answers:
            branch = self._joined(tried, answer, barred)
            # What one branch has tried no later one need try again.
            barred |= {answer}
            if branch is not None:
                found.append(branch)
        return found[::-1]

    def _answers(self, tried: _Try, attack: int) -> list[int]:
        return [
            by
            for by in self.attackers[attack]
            if self.labels[by] == UNDECIDED and by not in tried.barred
        ]

    def _joined(self, one: _Try, new: int, barred: frozenset[int]) -> _Try | None:
        """Add a member; None where that is in conflict."""
        if new in barred:
            return None
        against = frozenset([by for by in self.attackers[new] if self.labels[by] == UNDECIDED])
        beaten = frozenset(self.targets[new])
        members = one.members | {new}
        if not members.isdisjoint(against) or not members.isdisjoint(beaten):
            return None
        unmet = [by for by in against if members.isdisjoint(self.attackers[by])]
        return _Try(members, barred | against | beaten, (one.open - beaten).union(unmet))
