"""Searches for what is naive, or stage, in each component, given those before it."""

from collections.abc import Callable, Iterator
from functools import cached_property

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._sat import Clause, Sat, assumptions, conflict_free
from robustmap.reason.semantics._search import Asked, Budget, Extension, Search
from robustmap.reason.semantics._separation import Cell, Separation
from robustmap.reason.semantics._widest import Covering, Widest, range_of


class ByComponents(Search):
    """Sets without conflict that are naive (cf2), or stage as well (stage2), in every cell.

    A set that keeps to all clauses is proposed and taken apart into cells. In a cell where it
    falls short a clause says why, which holds for every extension, and another set is proposed.
    So it is the clauses that recall what choices upstream mean downstream: they are learned
    where they bear on the question, and no two choices upstream are tried for the same reason.

    Why a clause holds: let a set without conflict have all members that cut a cell loose. Then
    the cell's arguments meet nothing beyond the cell but what puts them out of it, since every
    larger component would have come apart in the same way (Gaggl and Woltran 2013).
    """

    def __init__(self, name: str, framework: Framework, budget: Budget, *, stage: bool) -> None:
        super().__init__(framework, budget)
        self.name = name
        self.stage = stage
        self.separation = Separation(framework)
        self._stages: dict[Extension, _Stage] = {}
        self.cuts: set[Extension] = set()
        """What has cut loose cells in which some set fell short."""
        self.wider: list[tuple[Extension, Extension]] = []
        """What has cut loose cells in which some set had less range than another, and that."""

    @cached_property
    def clauses(self) -> list[Clause]:
        """What holds before anything is chosen: all learned later is added, for all solvers."""
        clauses = conflict_free(self.framework)
        for nodes in self.separation.components:
            cell = Cell(nodes, frozenset())
            clauses += [self._met(one, cell) for one in nodes if not self._self_attacking(one)]
        return clauses

    @cached_property
    def sat(self) -> Sat:
        """The solver that all single questions share."""
        return self._solver()

    def _solver(self) -> Sat:
        size = len(self.framework)
        return Sat(self.clauses, size, self.budget, hope=size)

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        wanted = assumptions(self.framework, asked)
        if not wanted:
            # There always is one: it need not be searched for before it is looked at.
            return lambda: self._one
        found = self._next(self.sat, wanted)
        return None if found is None else lambda: found

    @cached_property
    def _one(self) -> Extension:
        found = self._next(self.sat, [])
        assert found is not None
        return found

    def _all(self) -> Iterator[Extension]:
        sat, size = self._solver(), len(self.framework)
        while (found := self._next(sat, [])) is not None:
            yield found
            # No extension holds another, for none can be added to without conflict.
            sat.add([one + 1 for one in range(size) if one not in found])

    def _next(self, sat: Sat, wanted: Clause) -> Extension | None:
        """Give an extension that keeps to all that the solver knows, or None."""
        while sat.solve(wanted):
            found = sat.extension(len(self.framework))
            learned = [
                clause for cell in self._cells(found) for clause in self._taught(cell, found)
            ]
            if not learned:
                return found
            for clause in learned:
                sat.add(clause)
        return None

    def _cells(self, found: Extension) -> Iterator[Cell]:
        for cell in self.separation.cells(found):
            self.budget.check()
            yield cell

    def _taught(self, cell: Cell, found: Extension) -> Iterator[Clause]:
        """Yield what an extension must do that this set fails to do in a cell."""
        naive = True
        for one in cell.nodes - range_of(self.framework, found & cell.nodes):
            if self._self_attacking(one):
                continue
            clause = self._met(one, cell)
            if not any(literal > 0 and literal - 1 in found for literal in clause):
                naive = False
                self.cuts.add(cell.cut_by)
                yield clause
        if naive and self.stage and len(cell.nodes) > 1:
            yield from self._stage(cell).taught(cell, found)

    def _met(self, one: int, cell: Cell) -> Clause:
        """Say that an argument of a cell is in, or something is in with which it conflicts."""
        targets = self.framework.targets[one]
        near = {one, *self.framework.attackers[one], *(t for t in targets if t in cell.nodes)}
        return [*[other + 1 for other in near], *[-by - 1 for by in cell.cut_by]]

    def _self_attacking(self, one: int) -> bool:
        return one in self.framework.attackers[one]

    def _stage(self, cell: Cell) -> "_Stage":
        if cell.nodes not in self._stages:
            self._stages[cell.nodes] = _Stage(self, cell.nodes)
        return self._stages[cell.nodes]


class _Stage:
    """The stage extensions of one cell, however it was cut loose."""

    def __init__(self, search: ByComponents, nodes: Extension) -> None:
        whole = search.framework
        self.search = search
        self.nodes = sorted(nodes)
        self.attackers = {
            one: [by for by in whole.attackers[one] if by in nodes] for one in self.nodes
        }
        self.outside = {by for one in nodes for by in whole.attackers[one]} - nodes
        self.place = {one: at for at, one in enumerate(self.nodes)}
        framework = Framework(
            tuple([whole.names[one] for one in self.nodes]),
            tuple([tuple([self.place[by] for by in self.attackers[one]]) for one in self.nodes]),
        )
        self.widest = Widest("stage", framework, search.budget, conflict_free)

    def taught(self, cell: Cell, found: Extension) -> Iterator[Clause]:
        """Yield clauses where a set has less range in the cell than another could have.

        Whatever cuts the cell loose and puts nothing out of it must have all of the larger
        range there, or something beyond it.
        """
        inner = frozenset([self.place[one] for one in found & cell.nodes])
        mine = Covering(inner, range_of(self.widest.framework, inner))
        largest = self.widest.wider(mine)
        if largest is mine:
            return
        self.search.wider.append((cell.cut_by, self._outer(largest.extension)))
        held = self.search.sat.fresh()
        covered = self._outer(largest.range)
        beyond = {by for one in self.nodes if one not in covered for by in self._holding(one)}
        yield [
            held,
            *[one + 1 for one in beyond | self.outside],
            *[-by - 1 for by in cell.cut_by],
        ]
        for one in covered:
            yield [-held, *[by + 1 for by in self._holding(one)]]

    def _outer(self, inner: Extension) -> Extension:
        return frozenset([self.nodes[one] for one in inner])

    def _holding(self, one: int) -> set[int]:
        return {one, *self.attackers[one]}
