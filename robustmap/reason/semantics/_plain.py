"""Complete labellings of small frameworks by plain search: no solver need be loaded for them.

Labels one argument after the other, and what each label forces at once (Caminada 2006): an
argument is in where all attackers are out, out where one is in, else undecided.
"""

from collections.abc import Iterable, Iterator, Sequence

from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED

Labels = list[int | None]

Attackers = Sequence[Sequence[int]]

MOST_STEPS = 5_000
"""So many times a label is chosen before a framework counts as too large."""

MOST_SETS = 10_000


def complete(
    attackers: Attackers, most: int = MOST_SETS, steps: int = MOST_STEPS
) -> tuple[frozenset[int], ...] | None:
    """Give the complete extensions of a small framework, or None where that is too much work.

    >>> [sorted(one) for one in complete([[1], [0]])]
    [[], [0], [1]]
    """
    return _Labeller(attackers, most, steps).found()


def preferred(
    attackers: Attackers, most: int = MOST_SETS, steps: int = MOST_STEPS
) -> tuple[frozenset[int], ...] | None:
    """Give the preferred extensions of a small framework, or None where that is too much work.

    >>> [sorted(one) for one in preferred([[1], [0]])]
    [[0], [1]]
    """
    return _Largest(attackers, most, steps).found()


class _TooMuchError(Exception):
    """The search has taken more steps, or found more sets, than it may."""


class _Labeller:
    """Goes through all complete labellings; what is in comes first."""

    def __init__(self, attackers: Attackers, most: int, steps: int) -> None:
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
        if self._hopeless(labels):
            return []
        free = next((node for node in self.order if labels[node] is None), None)
        if free is None:
            self._keep(frozenset(node for node, label in enumerate(labels) if label == IN))
            if len(self.sets) > self.most:
                raise _TooMuchError
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

    def _hopeless(self, labels: Labels) -> bool:  # noqa: ARG002 - for those that look for less
        """Tell whether nothing that is looked for can follow from these labels."""
        return False

    def _keep(self, inside: frozenset[int]) -> None:
        self.sets.append(inside)


class _Largest(_Labeller):
    """Gives up a labelling that can only lead to a part of a set that is found."""

    def _hopeless(self, labels: Labels) -> bool:
        hoped = {node for node, label in enumerate(labels) if label in (IN, None)}
        return any(hoped <= one for one in self.sets)

    def _keep(self, inside: frozenset[int]) -> None:
        self.sets = [one for one in self.sets if not one <= inside]
        self.sets.append(inside)
