"""The extensions of flat assumption-based frameworks, and the questions about them.

An extension is given as all that follows from a set of assumptions, so that every atom can be
asked about. Which sets count: Bondarenko, Dung, Kowalski and Toni 1997 (admissible, complete,
grounded, preferred, stable), Dung, Mancarella and Toni 2007 (ideal).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from robustmap.graph.aba import Aba
from robustmap.graph.framework import Framework
from robustmap.reason.aba._clauses import Encoding, Founded
from robustmap.reason.aba._deduction import Deduction, settled
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED
from robustmap.reason.semantics._sat import Clause, Sat
from robustmap.reason.semantics._search import Asked, Budget, Extension, Search
from robustmap.reason.semantics._solved import Largest, Modelled


class _Sets(Modelled):
    """Sets of assumptions that clauses say."""

    everything = True
    """Whether a set must have what it defends."""

    def __init__(self, name: str, aba: Aba, budget: Budget) -> None:
        # The atoms stand for arguments: what the search asks of attacks is said by clauses.
        atoms = Framework(tuple(aba.names), ((),) * len(aba))
        super().__init__(name, atoms, budget, lambda _: [])
        self.aba = aba
        self.deduction = Deduction(aba)

    @cached_property
    def labels(self) -> list[int]:
        """What the grounded set settles."""
        return list(settled(self.deduction))

    @cached_property
    def encoding(self) -> Encoding:
        """The clauses, made when they are first needed."""
        return Encoding(self.deduction, self.labels, everything=self.everything)

    def more(self) -> Iterable[Clause]:
        """Give what is said besides."""
        return ()

    def solver(self) -> Sat:
        """Give a new solver."""
        return Founded(self.encoding, self.more(), self.budget)

    @property
    def ground(self) -> Extension:
        """What follows from the grounded set."""
        return frozenset([one for one, label in enumerate(self.labels) if label == IN])

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if self.everything and any(self.labels[one] == OUT for one in asked.inside):
            return None
        if self.everything and any(self.labels[one] == IN for one in asked.outside):
            return None
        return super()._find(asked)


class _Admissible(_Sets):
    everything = False

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if not asked.inside:
            nothing = frozenset(self.deduction.closure(()))
            return None if any(one in nothing for one in asked.outside) else lambda: nothing
        return super()._find(asked)


class _Complete(_Sets):
    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        # The grounded set is the least: what is wanted of it alone needs no search.
        if all(self.labels[one] == IN for one in asked.inside):
            lacks = all(self.labels[one] != IN for one in asked.outside)
            return (lambda: self.ground) if lacks else None
        return super()._find(asked)


class _Stable(_Sets):
    def more(self) -> Iterable[Clause]:
        size = len(self.aba)
        return [[one + 1, size + one + 1] for one in self.aba.assumptions]


class _Preferred(_Sets, Largest):
    pass


class _One(_Sets):
    """A semantics under which there is one extension."""

    def only(self) -> Extension:
        """Give it."""
        return self.ground

    @cached_property
    def _only(self) -> Extension:
        return self.only()

    def _all(self) -> Iterator[Extension]:
        yield self._only

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        met = not set(asked.outside) & self._only and self._only.issuperset(asked.inside)
        return (lambda: self._only) if met else None

    def _number(self) -> Iterator[int]:
        yield 1


class _Ideal(_One):
    """The largest admissible set that no admissible set attacks.

    It is complete, and of two such sets neither attacks the other, so that both together are
    one again: growing from the grounded set leads to the largest.
    """

    def only(self) -> Extension:
        if UNDECIDED not in self.labels:
            return self.ground
        size = len(self.aba)
        sat = Founded(self.encoding, (), self.budget)
        open_ = {one for one in self.aba.assumptions if self.labels[one] == UNDECIDED}
        spared = sorted(open_)
        for one in spared:
            if one in open_ and sat.solve([size + one + 1]):
                model = sat.solver.get_model()
                open_ -= {other for other in open_ if model[size + other] > 0}
        out = [-one - 1 for one in spared if one not in open_]
        return self._grown(sat, self.ground, out)

    def _grown(self, sat: Sat, found: Extension, given: Clause) -> Extension:
        while True:
            guard = sat.fresh()
            more = [one + 1 for one in self.aba.assumptions if one not in found]
            sat.add([-guard, *more])
            if not sat.solve([guard, *[one + 1 for one in found], *given]):
                return found
            found = sat.extension(len(self.aba))
            sat.add([-guard])


_SEARCHES: Mapping[str, type[_Sets]] = {
    "admissible": _Admissible,
    "complete": _Complete,
    "grounded": _One,
    "ideal": _Ideal,
    "preferred": _Preferred,
    "stable": _Stable,
}

ABA_SEMANTICS = tuple(_SEARCHES)
"""The semantics that are known for assumption-based frameworks, by their names."""


def aba_search(name: str, aba: Aba, budget: Budget | None = None) -> Search:
    """Open a framework for the questions to one of `ABA_SEMANTICS`.

    Extensions are sets of atoms: the assumptions with all that follows from them.

    >>> one = Aba.of(3, [0, 1], {0: 1, 1: 2}, [(2, [0])])
    >>> [sorted(found) for found in aba_search("preferred", one).extensions()]
    [[1], [0, 2]]

    Raises:
        KeyError: the semantics is none of them.
    """
    return _SEARCHES[name](name, aba, budget or Budget())
