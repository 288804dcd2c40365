"""Facts that cannot all hold: the circles that they form, and what to give up."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from robustmap.reason.orders.poset import Fact

EFFORT = 5_000
"""So many sets of claims are tried at the most before a good set is taken for the best."""


class Contradiction(NamedTuple):
    """Facts of which each leads to the next, and the last to the first: one must be wrong.

    No smaller set of them is a contradiction. It starts at the first threshold by name.
    """

    cycle: tuple[Fact, ...]


def contradictions(facts: Iterable[Fact]) -> tuple[Contradiction, ...]:
    """Give, for every fact that lies on a circle, a shortest circle through it.

    Short ones first, then by claim. Cost: a search through the facts for each fact.
    """
    facts = sorted(set(facts))
    steps = _steps(facts)
    found = set()
    for fact in facts:
        back = _path(steps, fact.then, fact.first)
        if back is not None:
            found.add(_turned((fact, *back)))
    ordered = sorted(found, key=lambda cycle: (len(cycle), [fact.claim for fact in cycle], cycle))
    return tuple(Contradiction(cycle) for cycle in ordered)


def cheapest(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Give the claims without which the facts agree, sorted: the cheapest to give up.

    As few definitional ones as possible, then as few as possible, then the first by id.
    A claim is given up with all its facts. Exact as long as `EFFORT` suffices, which it
    does for a handful of claims to give up; beyond, no claim of the answer is superfluous.
    """
    facts = sorted(set(facts))
    if _circle(facts) is None:
        return ()
    search = _Search(facts)
    soft = search.answer(definitional=0)
    if soft is not None:
        return soft
    for definitional in range(1, len(search.definitional) + 1):
        found = search.answer(definitional)
        if found is not None:
            return found
    return _greedy(facts)


class _Search:
    """Iterative deepening: of every circle that is left, one claim must go."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.definitional = {fact.claim for fact in facts if fact.definitional}
        self.claims = {fact.claim for fact in facts}
        self.left = EFFORT
        self.seen: set[frozenset[str]] = set()

    def answer(self, definitional: int) -> tuple[str, ...] | None:
        """Give the best set with at most so many definitional claims; None if there is none."""
        for size in range(1, len(self.claims) + 1):
            self.seen.clear()
            sets = sorted(tuple(sorted(one)) for one in self._sets(frozenset(), size, definitional))
            if sets:
                return sets[0]
            if self.left <= 0 or not self._deeper(size):
                return None
        return None

    def _deeper(self, size: int) -> bool:
        """Tell whether a larger set could do: some set of this size was cut for its size."""
        return any(len(one) == size for one in self.seen)

    def _sets(self, gone: frozenset[str], size: int, definitional: int) -> Iterator[frozenset[str]]:
        if gone in self.seen or self.left <= 0:
            return
        self.seen.add(gone)
        self.left -= 1
        circle = _circle(fact for fact in self.facts if fact.claim not in gone)
        if circle is None:
            yield gone
        elif len(gone) < size:
            for claim in sorted({fact.claim for fact in circle}):
                more = gone | {claim}
                if len(more & self.definitional) <= definitional:
                    yield from self._sets(more, size, definitional)


def _greedy(facts: list[Fact]) -> tuple[str, ...]:
    """Give claims to give up, one by one where most circles meet, none of them superfluous."""
    gone: set[str] = set()
    hard = {fact.claim for fact in facts if fact.definitional}
    while left := contradictions(fact for fact in facts if fact.claim not in gone):
        met: dict[str, int] = {}
        for contradiction in left:
            for claim in {fact.claim for fact in contradiction.cycle}:
                met[claim] = met.get(claim, 0) + 1
        gone.add(min(met, key=lambda claim: (claim in hard, -met[claim], claim)))
    for claim in sorted(gone, key=lambda claim: (claim not in hard, claim)):
        if _circle(fact for fact in facts if fact.claim not in gone - {claim}) is None:
            gone.remove(claim)
    return tuple(sorted(gone))


def _steps(facts: Iterable[Fact]) -> dict[str, dict[str, Fact]]:
    steps: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        steps.setdefault(fact.first, {}).setdefault(fact.then, fact)
    return steps


def _circle(facts: Iterable[Fact]) -> tuple[Fact, ...] | None:
    """Give a circle among facts, a short one, or None."""
    steps = _steps(facts)
    for start in _knotted(steps):
        for fact in steps[start].values():
            back = _path(steps, fact.then, start)
            if back is not None:
                return (fact, *back)
    return None


def _knotted(steps: dict[str, dict[str, Fact]]) -> Collection[str]:
    """Give the thresholds that remain when those with nothing before, or after, are taken away."""
    left = {name for name in steps if steps[name]}
    while True:
        reached = {then for first in left for then in steps[first]}
        kept = {first for first in left & reached if not left.isdisjoint(steps[first])}
        if kept == left:
            return sorted(left)
        left = kept


def _path(steps: dict[str, dict[str, Fact]], start: str, goal: str) -> tuple[Fact, ...] | None:
    """Give the facts of a shortest way from one threshold to another, or None."""
    came: dict[str, Fact | None] = {start: None}
    pending = deque([start])
    while pending and goal not in came:
        for then, fact in steps.get(pending.popleft(), {}).items():
            if then not in came:
                came[then] = fact
                pending.append(then)
    if goal not in came:
        return None
    way: list[Fact] = []
    while (last := came[goal]) is not None:
        way.append(last)
        goal = last.first
    return tuple(reversed(way))


def _turned(cycle: tuple[Fact, ...]) -> tuple[Fact, ...]:
    start = min(range(len(cycle)), key=lambda place: cycle[place].first)
    return (*cycle[start:], *cycle[:start])
