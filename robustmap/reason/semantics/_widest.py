"""Searches for the extensions of largest range: those that attack or hold the most.

The range of a set is the set with all that it attacks (Verheij 1996). Which sets there are to
choose from, clauses say. No number is ever counted: a range is largest when none holds it.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._sat import Clause, Sat, assumptions
from robustmap.reason.semantics._search import NOTHING, Asked, Budget, Extension
from robustmap.reason.semantics._solved import Encoding, Modelled


class Covering(NamedTuple):
    """A set of arguments and its range."""

    extension: Extension
    range: Extension


class Widest(Modelled):
    """The sets of largest range among those that clauses say; one of them is always fulfilled.

    Variable 2n + i + 1 says that argument i is in the range, of n arguments. A set that is as
    asked is given as much range as it can have so, then as much as any set can have that
    covers it. That one is learned: from then on nothing that it covers is looked at again, but
    what has the very same range (counterexample-guided, as in Dvorak, Jarvisalo, Wallner and
    Woltran 2014). What is learned serves all later questions.
    """

    def __init__(self, name: str, framework: Framework, budget: Budget, encoding: Encoding) -> None:
        super().__init__(name, framework, budget, encoding)
        self.clauses += in_range(framework)
        self.learned: dict[Extension, Extension] = {}
        """A set for each largest range that is known, by the range."""

    def solver(self) -> Sat:
        """Give a new solver, which tries first to have all in the range."""
        size = len(self.framework)
        sat = Sat(self.clauses, 3 * size, self.budget, hope=size)
        sat.solver.set_phases(self._covering(range(size)))
        return sat

    @cached_property
    def _ready(self) -> Sat:
        """The shared solver, which has tried whether anything attacks or holds everything."""
        if self.sat.solve(self._covering(range(len(self.framework)))):
            self._learn(self._model(self.sat))
        return self.sat

    @property
    def _stable(self) -> bool:
        return frozenset(range(len(self.framework))) in self.learned

    @cached_property
    def _one(self) -> Extension:
        found = self._best([])
        assert found is not None
        return found

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        wanted = assumptions(self.framework, asked)
        if not wanted:
            # There always is one: it need not be searched for before it is looked at.
            return lambda: self._one
        found = self._best(wanted)
        return None if found is None else lambda: found

    def _best(self, wanted: Clause) -> Extension | None:
        """Give a set of largest range that is as wanted, or None where there is none."""
        sat = self._ready
        while sat.solve(wanted):
            mine = self.grown(sat, self._model(sat), wanted)
            if mine.range in self.learned:
                return mine.extension
            largest = self.grown(sat, mine, [])
            self._learn(largest)
            if largest is mine:
                return mine.extension
        return None

    def grown(self, sat: Sat, found: Covering, given: Clause) -> Covering:
        """Give a set that covers what another does, and as much more as it can under `given`.

        Beyond what has been learned there is nothing.
        """
        while found.range not in self.learned and self.beyond(sat, found.range, given):
            found = self._model(sat)
        return found

    def beyond(self, sat: Sat, range_: Extension, given: Clause) -> bool:
        """Tell whether a set has all of a range and more; it is then the solver's model."""
        guard = sat.fresh()
        sat.add([-guard, *self._uncovered(range_)])
        larger = sat.solve([guard, *self._covering(range_), *given])
        sat.add([-guard])
        return larger

    def _model(self, sat: Sat) -> Covering:
        size = len(self.framework)
        whole = sat.extension(3 * size)
        return Covering(
            frozenset([one for one in whole if one < size]),
            frozenset([one - 2 * size for one in whole if one >= 2 * size]),
        )

    def _covering(self, range_: Extension | range) -> Clause:
        first = 2 * len(self.framework) + 1
        return [first + one for one in range_]

    def _uncovered(self, range_: Extension) -> Clause:
        size = len(self.framework)
        return [2 * size + one + 1 for one in range(size) if one not in range_]

    def _learn(self, largest: Covering) -> None:
        """Leave out for good what has only a part of a largest range."""
        if largest.range not in self.learned:
            self.learned[largest.range] = largest.extension
            same = self.sat.fresh()
            self.sat.add([same, *self._uncovered(largest.range)])
            for one in self._covering(largest.range):
                self.sat.add([-same, one])

    def _all(self) -> Iterator[Extension]:
        sat, size = self.solver(), len(self.framework)
        # Where something is stable, there is one range, and no need to grow towards it.
        known = frozenset(range(size)) if self._ready and self._stable else None
        while sat.solve():
            range_ = known or self.grown(sat, self._model(sat), []).range
            covering = self._covering(range_)
            while sat.solve(covering):
                found = sat.extension(size)
                yield found
                sat.add([-one - 1 if one in found else one + 1 for one in range(size)])
            sat.add(self._uncovered(range_))

    def wider(self, found: Covering) -> Covering:
        """Give a set of largest range that covers what this one does: itself, if it is such."""
        sat = self._ready
        if found.range not in self.learned:
            found = self.grown(sat, found, [])
            self._learn(found)
        return found


def in_range(framework: Framework) -> list[Clause]:
    """Say what is in the range: the members, and what they attack."""
    first = 2 * len(framework) + 1
    clauses: list[Clause] = []
    for one, attackers in enumerate(framework.attackers):
        around = {one, *attackers}
        clauses.append([-first - one, *[by + 1 for by in around]])
        clauses += [[-by - 1, first + one] for by in around]
    return clauses


def range_of(framework: Framework, extension: Extension) -> Extension:
    """Give a set of arguments with all that it attacks.

    >>> sorted(range_of(Framework.of("abc", [("a", "b")]), frozenset({0})))
    [0, 1]
    """
    return extension.union(*(framework.targets[one] for one in extension), NOTHING)
