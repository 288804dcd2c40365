"""Answers to problems: the grounded labels first, then a search in what they leave open."""

from collections.abc import Callable, Iterator
from functools import cached_property

from robustmap.graph.aba import Aba
from robustmap.graph.csr import Compact
from robustmap.reason.aba import aba_search
from robustmap.reason.problems._instance import Instance
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._labelling import IN, OUT
from robustmap.reason.semantics._search import (
    Answer,
    Asked,
    Budget,
    Count,
    Extension,
    NotDecidedError,
    Question,
    Search,
    Stream,
)


class Solver:
    """Answers questions about one framework under one semantics.

    Arguments are numbers (atoms, of an assumption-based framework). No question raises when
    the time is over: the answer is then "not decided".

    >>> from robustmap.graph.framework import Framework
    >>> two = Instance(Framework.of("abc", [("a", "b"), ("b", "a"), ("c", "b")]))
    >>> Solver(two, "stable").sceptical(0).holds
    True

    Raises:
        UnknownNameError: there is no such semantics.
        KeyError: it is not known for assumption-based frameworks (see `ABA_SEMANTICS`).
    """

    def __init__(
        self, instance: Instance | Aba, semantics: str, budget: Budget | None = None
    ) -> None:
        """Take what is asked about, the name of a semantics, and a limit in time."""
        self.instance = instance
        self.semantics = semantics
        self.budget = budget or Budget()
        self._finds: _Reduced | _Whole
        if isinstance(instance, Aba):
            self._finds = _Whole(aba_search(semantics, instance, self.budget))
        elif isinstance(instance.given, Compact) and (
            SEMANTICS[semantics].complete or semantics in _BY_GROUND
        ):
            self._finds = _Reduced(instance, semantics, self.budget)
        else:
            self._finds = _Whole(_opened(instance, semantics, self.budget))

    def credulous(self, *query: int) -> Answer:
        """Tell whether some extension has all of these arguments."""
        return self._answer("credulous", query, Asked(inside=frozenset(query)))

    def sceptical(self, *query: int) -> Answer:
        """Tell whether every extension has all of these arguments (so all, where none is)."""
        found = Answer(self.semantics, "sceptical", None, holds=True)
        for one in query:
            found = self._answer("sceptical", (one,), Asked(outside=frozenset([one])))
            if not found.holds:
                break
        return found

    def some(self) -> Answer:
        """Tell whether there is an extension, and give one."""
        return self._answer("some", (), Asked())

    def extensions(self, limit: int | None = None) -> Stream:
        """Give all extensions, at most `limit`; the stream says whether these were all."""
        return Stream(self._finds.every(), limit)

    def count(self) -> Count:
        """Count the extensions."""
        number = 0
        try:
            for number in self._finds.number():  # noqa: B007
                pass
        except NotDecidedError:
            return Count(number, exact=False)
        return Count(number, exact=True)

    def _answer(self, question: Question, query: tuple[int, ...], asked: Asked) -> Answer:
        only = query[0] if len(query) == 1 else None
        try:
            self.budget.check()
            found = self._finds.find(asked)
        except NotDecidedError:
            return Answer(self.semantics, question, only, None, self.budget.seconds)
        holds = (found is None) == (question == "sceptical")
        return Answer(self.semantics, question, only, holds, _shown=found)


_BY_GROUND = ("grounded", "admissible")
"""Semantics for which the reduct serves too, each in its own way.

Frameworks in lists need none: the searches look at the grounded labels by themselves.
"""


def _opened(instance: Instance, semantics: str, budget: Budget) -> Search:
    search = SEMANTICS[semantics].search
    assert search is not None
    return search(instance.whole, budget)


class _Whole:
    """A search in the whole framework."""

    def __init__(self, search: Search) -> None:
        self.search = search

    def find(self, asked: Asked) -> Callable[[], Extension] | None:
        return self.search._find(asked)  # noqa: SLF001

    def every(self) -> Iterator[Extension]:
        return self.search._all()  # noqa: SLF001

    def number(self) -> Iterator[int]:
        return self.search._number()  # noqa: SLF001


class _Reduced:
    """A search in what the grounded labels leave open: they hold in every complete extension.

    The admissible sets are those within complete ones (Dung 1995, Th. 25), nothing among them:
    so single questions about them are, or are answered by, questions about complete ones.
    """

    def __init__(self, instance: Instance, semantics: str, budget: Budget) -> None:
        self.instance = instance
        self.semantics = semantics
        self.budget = budget

    def find(self, asked: Asked) -> Callable[[], Extension] | None:
        if self.semantics == "admissible" and not asked.inside:
            return frozenset
        labels = self.instance.labels
        if any(labels[one] == OUT for one in asked.inside):
            return None
        if any(labels[one] == IN for one in asked.outside):
            return None
        open_ = frozenset(one for one in asked.inside if labels[one] != IN)
        if self.semantics == "grounded":
            return None if open_ else lambda: self.instance.settled
        if not open_ and self.semantics in ("complete", "admissible"):
            return lambda: self.instance.settled
        place = self._place
        sides = (open_, (one for one in asked.outside if labels[one] != OUT))
        found = self._search._find(  # noqa: SLF001
            Asked(*(frozenset(place[one] for one in side) for side in sides))
        )
        return None if found is None else lambda: self._outer(found())

    def every(self) -> Iterator[Extension]:
        if self.semantics == "grounded":
            return iter([self.instance.settled])
        if self.semantics == "admissible":
            return self._admissible._all()  # noqa: SLF001
        return map(self._outer, self._search._all())  # noqa: SLF001

    def number(self) -> Iterator[int]:
        if self.semantics == "grounded":
            return iter([1])
        if self.semantics == "admissible":
            return self._admissible._number()  # noqa: SLF001
        return self._search._number()  # noqa: SLF001

    @cached_property
    def _search(self) -> Search:
        name = "complete" if self.semantics == "admissible" else self.semantics
        search = SEMANTICS[name].search
        assert search is not None
        return search(self.instance.rest.framework, self.budget)

    @cached_property
    def _admissible(self) -> Search:
        return _opened(self.instance, "admissible", self.budget)

    @cached_property
    def _place(self) -> dict[int, int]:
        return {one: at for at, one in enumerate(self.instance.rest.origin)}

    def _outer(self, found: Extension) -> Extension:
        origin = self.instance.rest.origin
        return self.instance.settled.union([origin[one] for one in found])
