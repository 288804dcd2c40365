"""Searches in one part by SAT: sets that clauses say, and the largest of such sets."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._sat import Clause, Sat, assumptions
from robustmap.reason.semantics._search import Asked, Budget, Extension, Search

Encoding = Callable[[Framework], list[Clause]]


class Modelled(Search):
    """Extensions that are the models of clauses."""

    def __init__(self, name: str, framework: Framework, budget: Budget, encoding: Encoding) -> None:
        super().__init__(framework, budget)
        self.name = name
        self.clauses = encoding(framework)

    def solver(self) -> Sat:
        """Give a new solver: what is added to it concerns nobody else."""
        size = len(self.framework)
        return Sat(self.clauses, 2 * size, self.budget, hope=size)

    @cached_property
    def sat(self) -> Sat:
        """The solver that all single questions share: it keeps what it learns."""
        return self.solver()

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if not self.sat.solve(assumptions(self.framework, asked)):
            return None
        found = self.sat.extension(len(self.framework))
        return lambda: found

    def _all(self) -> Iterator[Extension]:
        sat, size = self.solver(), len(self.framework)
        while sat.solve():
            found = sat.extension(size)
            yield found
            sat.add([-one - 1 if one in found else one + 1 for one in range(size)])


class Largest(Modelled):
    """The largest of the sets that clauses say: every set so said must be in such a one.

    A set that is as asked is first made as large as it can be while it is so, then it is
    tried whether a larger set of any sort holds it; if so, nothing within that larger one is
    looked at again (counterexample-guided, as in Dvorak, Jarvisalo, Wallner and Woltran 2014).
    """

    passed: Sequence[Extension] = ()
    """The larger sets that the last question came upon: all that is as asked is within one."""

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        sat, size = self.sat, len(self.framework)
        passed: list[Extension] = []
        self.passed = passed
        wanted = assumptions(self.framework, asked)
        negative = [literal for literal in wanted if literal < 0]
        if not sat.solve(wanted):
            return None
        found = sat.extension(size)
        if not negative:
            # Larger sets hold what it holds: how it grows does not bear on the answer.
            return lambda: self._grown(sat, found, [])
        if not asked.spared:
            beaten = [size + one + 1 for one in asked.outside]
            if sat.solve([*wanted, *beaten]):
                # What it attacks no larger set has.
                attacking = sat.extension(size)
                return lambda: self._grown(sat, attacking, [])
        guard = sat.fresh()
        try:
            while True:
                mine = self._grown(sat, found, negative)
                if not self._beyond(sat, mine, []):
                    return lambda: mine
                larger = self._grown(sat, sat.extension(size), [])
                passed.append(larger)
                sat.add([-guard, *self._outside(larger)])
                if not sat.solve([*wanted, guard]):
                    return None
                found = sat.extension(size)
        finally:
            sat.add([-guard])

    def _outside(self, found: Extension) -> Clause:
        return [one + 1 for one in range(len(self.framework)) if one not in found]

    def _beyond(self, sat: Sat, found: Extension, given: Clause) -> bool:
        """Tell whether a larger set holds this one; it is then the solver's model."""
        guard = sat.fresh()
        sat.add([-guard, *self._outside(found)])
        larger = sat.solve([guard, *[one + 1 for one in found], *given])
        sat.add([-guard])
        return larger

    def _grown(self, sat: Sat, found: Extension, given: Clause) -> Extension:
        """Make a set as large as it can be under what is given."""
        while self._beyond(sat, found, given):
            found = sat.extension(len(self.framework))
        return found

    def _all(self) -> Iterator[Extension]:
        sat, size = self.solver(), len(self.framework)
        while sat.solve():
            found = self._grown(sat, sat.extension(size), [])
            yield found
            sat.add(self._outside(found))
