"""Min-max numbers as the least solution of equations, kept while the framework changes.

An argument goes in one step after the last of its attackers is out, and out one step after the
first of them is in. Steps lead upwards only, so after a change the equations are solved again
in the order of their values, from those that do not hold any more: `DynamicSWSF-FP` of
Ramalingam and Reps 1996, An incremental algorithm for a generalization of the shortest-path
problem.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED

NEVER = 1 << 60
"""The number of what is never reached."""


class Equations:
    """Arguments as numbers, who attacks whom, and when each goes in or out."""

    def __init__(
        self, attackers: Iterable[Iterable[int]], targets: Iterable[Iterable[int]]
    ) -> None:
        """Take over who attacks whom; nothing is in or out before `solved` or `solve`."""
        self.attackers = [set(one) for one in attackers]
        self.targets = [set(one) for one in targets]
        self.attacks = sum(map(len, self.attackers))
        # For each argument when it goes in and when it goes out, one after the other.
        self.values = [NEVER] * (2 * len(self.attackers))
        # How many attackers of each are not out.
        self.missing = [len(one) for one in self.attackers]
        self.old: dict[int, int] = {}
        """The labels that arguments had before the last `solve` changed their numbers."""
        self.seen: set[int] = set()
        """The arguments that the last `solve` looked at."""
        self._spent = 0
        self._queue: list[tuple[int, int]] = []
        self._queued: dict[int, int] = {}

    def __len__(self) -> int:
        """Count the places for arguments."""
        return len(self.attackers)

    def label(self, place: int) -> int:
        """Give the label that follows from the numbers."""
        if self.values[2 * place] < NEVER:
            return IN
        return OUT if self.values[2 * place + 1] < NEVER else UNDECIDED

    def rank(self, place: int) -> int:
        """Give the min-max number, 0 where the argument is undecided."""
        return min(self.values[2 * place], self.values[2 * place + 1]) % NEVER

    def grow(self) -> int:
        """Make a place for one more argument."""
        self.attackers.append(set())
        self.targets.append(set())
        self.values += (NEVER, NEVER)
        self.missing.append(0)
        return len(self) - 1

    def join(self, attacker: int, target: int) -> None:
        """Add an attack that there is not."""
        self.attackers[target].add(attacker)
        self.targets[attacker].add(target)
        self.missing[target] += self.values[2 * attacker + 1] == NEVER
        self.attacks += 1

    def cut(self, attacker: int, target: int) -> None:
        """Remove an attack that there is."""
        self.attackers[target].remove(attacker)
        self.targets[attacker].remove(target)
        self.missing[target] -= self.values[2 * attacker + 1] == NEVER
        self.attacks -= 1

    def forget(self, place: int) -> None:
        """Forget the numbers of a place without attacks."""
        self.values[2 * place] = self.values[2 * place + 1] = NEVER

    def solved(self, labels: Iterable[int], ranks: Iterable[int], places: Iterable[int]) -> None:
        """Take over a labelling."""
        self.values = [NEVER] * len(self.values)
        for place, label, rank in zip(places, labels, ranks, strict=True):
            if label != UNDECIDED:
                self.values[2 * place + (label == OUT)] = rank
        values = self.values
        self.missing = [sum(values[2 * one + 1] == NEVER for one in by) for by in self.attackers]

    def solve(self, touched: Iterable[int], limit: int) -> bool:
        """Solve again after the attackers of these places have changed.

        False where that takes more than `limit` looks at attacks: then numbers are left
        half-way, and a fresh start is cheaper.
        """
        self.old, self.seen, self._spent = {}, set(touched), 0
        self._queue, self._queued = [], {}
        for place in self.seen:
            for one in (2 * place, 2 * place + 1):
                self._push(one, min(self._due(one), self.values[one]))
        while self._queue:
            key, one = heappop(self._queue)
            if self._queued.get(one) != key:
                continue
            del self._queued[one]
            due, value = self._due(one), self.values[one]
            first = min(due, value)
            if due != value and first > key:
                self._push(one, first)
            elif due < value:
                self._set(one, due, key)
            elif due > value:
                self._set(one, NEVER, key)
                self._push(one, due)
            if self._spent > limit:
                return False
        return True

    def _due(self, one: int) -> int:
        """Give the number that the attackers' numbers ask for."""
        place, out = divmod(one, 2)
        by, values = self.attackers[place], self.values
        if not out and self.missing[place]:
            return NEVER
        self._spent += len(by) + 1
        if out:
            first = min([values[2 * other] for other in by], default=NEVER)
            return first + 1 if first < NEVER else NEVER
        return max([values[2 * other + 1] for other in by], default=0) + 1

    def _push(self, one: int, key: int) -> None:
        """Look at an equation again, not before all that has lower numbers."""
        if key < self._queued.get(one, NEVER):
            self._queued[one] = key
            heappush(self._queue, (key, one))

    def _set(self, one: int, value: int, key: int) -> None:
        """Give an equation another value, and look at those that it may bear on."""
        place, out = divmod(one, 2)
        old = self.values[one]
        self.old.setdefault(place, self.label(place))
        self.values[one] = value
        self._spent += len(self.targets[place])
        self.seen |= self.targets[place]
        fell = value == NEVER
        for target in self.targets[place]:
            other = 2 * target + 1 - out
            if not out:
                # The first attacker that is in counts: another one changes nothing.
                bears = self.values[other] == key + 1 if fell else self.values[other] > key + 1
            else:
                self.missing[target] += fell - (old == NEVER)
                bears = self.values[other] < NEVER if fell else not self.missing[target]
            if bears:
                self._push(other, key + 1)
