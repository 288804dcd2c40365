"""The complete sets of assumptions as clauses, and a solver that lets nothing hold itself up.

Variables: atom i follows from the set: i + 1; of n atoms, atom i follows from no assumptions
that the set does not attack: n + i + 1. These are the labels in and out of atoms (Schulz and
Toni 2014). What rules alone say also has models in which atoms follow from each other and from
nothing else; whenever the solver comes upon one, it is taught why not (Lin and Zhao 2004).
"""

from collections.abc import Iterable, Iterator, Sequence

from robustmap.reason.aba._deduction import Deduction
from robustmap.reason.semantics._labelling import IN, OUT
from robustmap.reason.semantics._sat import Clause, Sat
from robustmap.reason.semantics._search import Budget


class Encoding:
    """The clauses of a framework. `everything`: what is defended is in (complete sets)."""

    def __init__(self, deduction: Deduction, labels: Sequence[int], *, everything: bool) -> None:
        self.deduction = deduction
        self.size = len(deduction.aba)
        self.clauses: list[Clause] = []
        # The variables of rules, in and out, follow those of the atoms.
        self.fired = [2 * self.size + 2 * rule + 1 for rule in range(len(deduction.bodies))]
        self.variables = 2 * self.size + 2 * len(deduction.bodies)
        self._assumptions(everything=everything)
        self._rules()
        self._heads()
        self.clauses += [[-self.holds(one), -self.out(one)] for one in range(self.size)]
        if everything:
            self._settled(labels)

    def holds(self, atom: int) -> int:
        """Give the variable that an atom follows from the set."""
        return atom + 1

    def out(self, atom: int) -> int:
        """Give the variable that it follows from nothing that the set does not attack."""
        return self.size + atom + 1

    def _assumptions(self, *, everything: bool) -> None:
        aba, add = self.deduction.aba, self.clauses.append
        for one in aba.assumptions:
            contrary = aba.contraries.get(one)
            if contrary is None:
                add([-self.out(one)])
                if everything:
                    add([self.holds(one)])
                continue
            add([-self.holds(one), self.out(contrary)])
            add([-self.out(one), self.holds(contrary)])
            add([self.out(one), -self.holds(contrary)])
            if everything:
                add([self.holds(one), -self.out(contrary)])

    def _rules(self) -> None:
        add = self.clauses.append
        for rule, body in enumerate(self.deduction.bodies):
            fired, dead = self.fired[rule], self.fired[rule] + 1
            add([fired, *[-self.holds(one) for one in body]])
            add([-dead, *[self.out(one) for one in body]])
            for one in body:
                add([-fired, self.holds(one)])
                add([dead, -self.out(one)])

    def _heads(self) -> None:
        add, assumptions = self.clauses.append, set(self.deduction.aba.assumptions)
        for atom, rules in enumerate(self.deduction.rules):
            if atom in assumptions:
                continue
            fired = [self.fired[rule] for rule in rules]
            add([-self.holds(atom), *fired])
            add([self.out(atom), *[-one - 1 for one in fired]])
            for one in fired:
                add([self.holds(atom), -one])
                add([-self.out(atom), one + 1])

    def _settled(self, labels: Sequence[int]) -> None:
        """Say what is so in every complete set."""
        for atom, label in enumerate(labels):
            if label == IN:
                self.clauses.append([self.holds(atom)])
            elif label == OUT:
                self.clauses.append([self.out(atom)])


class Founded(Sat):
    """A solver each of whose models is a set of assumptions with what follows from it."""

    def __init__(self, encoding: Encoding, more: Iterable[Clause], budget: Budget) -> None:
        self.encoding = encoding
        super().__init__([*encoding.clauses, *more], encoding.variables, budget, hope=encoding.size)

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Tell whether there is such a set.

        Raises:
            NotDecidedError: the time is over.
        """
        while super().solve(assumptions):
            lessons = list(self._lessons())
            if not lessons:
                return True
            for clause in lessons:
                self.add(clause)
        return False

    def _lessons(self) -> Iterator[Clause]:
        """Say of each group that only holds itself up that something else must."""
        encoding, closure = self.encoding, self.encoding.deduction.closure
        model, size = self.solver.get_model() or (), encoding.size
        assumptions = encoding.deduction.aba.assumptions
        holds = {one for one in range(size) if model[one] > 0}
        loose = holds - closure(one for one in assumptions if one in holds)
        yield from self._grounds([-one - 1 for one in loose], self._outer(loose))
        possible = {one for one in range(size) if model[size + one] < 0}
        loose = possible - closure(one for one in assumptions if one in possible)
        outer = [-fired - 1 for fired in self._outer(loose)]
        yield from self._grounds([size + one + 1 for one in loose], outer)

    def _grounds(self, group: Sequence[int], outer: Clause) -> Iterator[Clause]:
        """Say that unless one of a group is so, one of the other is."""
        if group:
            grounds = self.fresh()
            yield [-grounds, *outer]
            yield from ([one, grounds] for one in group)

    def _outer(self, loose: set[int]) -> list[int]:
        """Give the variables of the rules by which anything follows from outside of a group."""
        encoding, deduction = self.encoding, self.encoding.deduction
        return [
            encoding.fired[rule]
            for atom in loose
            for rule in deduction.rules[atom]
            if deduction.bodies[rule].isdisjoint(loose)
        ]
