"""Questions to a semantics: the five that the field asks, their answers, and a limit in time.

A semantics that has extensions gives a class derived from `Search` for one framework. It
writes `_all`, and `_find` and `_number` where it knows something better than going through
all; the five questions, the time limit and the labels follow from these.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from robustmap.errors import NoExtensionError
from robustmap.graph.framework import Framework
from robustmap.reason.semantics._labelling import IN, OUT, UNDECIDED, Labelling

Question = Literal["credulous", "sceptical", "some"]

Extension = frozenset[int]

NOTHING: frozenset[int] = frozenset()


class NotDecidedError(Exception):
    """The time is over. Raised inside of a search; the questions answer "not decided"."""


class Budget:
    """A limit in time: `seconds` by a `clock` that is given, for this package knows none.

    It starts to run when it is made. Without arguments there is no limit.
    """

    def __init__(
        self, seconds: float | None = None, clock: Callable[[], float] | None = None
    ) -> None:
        if seconds is not None and clock is None:
            message = "a limit in time needs a clock"
            raise ValueError(message)
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds if clock is not None and seconds is not None else None

    def left(self) -> float | None:
        """Give the seconds that are left; None where there is no limit."""
        if self._end is None or self._clock is None:
            return None
        return self._end - self._clock()

    def check(self) -> None:
        """Go on, or raise `NotDecidedError` where the time is over. Call it in every loop."""
        left = self.left()
        if left is not None and left <= 0:
            raise NotDecidedError


class Asked(NamedTuple):
    """What an extension must be like: these arguments in it, these not, these not attacked."""

    inside: Collection[int] = NOTHING
    outside: Collection[int] = NOTHING
    spared: Collection[int] = NOTHING

    def met(self, framework: Framework, extension: Extension) -> bool:
        """Tell whether an extension is so."""
        return (
            all(one in extension for one in self.inside)
            and not any(one in extension for one in self.outside)
            and not any(by in extension for one in self.spared for by in framework.attackers[one])
        )


@dataclass(frozen=True)
class Answer:
    """Yes, no, or not decided in time, and the extension that shows it where there is one.

    An extension shows a credulous yes (the argument is in it), a sceptical no (it is not) and
    that there is some extension. `certificates.certify` shows the rest.
    """

    semantics: str
    question: Question
    query: int | None
    holds: bool | None
    seconds: float | None = None
    _shown: Callable[[], Extension] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def extension(self) -> Extension | None:
        """The extension that shows the answer; None where none does.

        The parts of the framework on which the answer does not hang are searched when this is
        first asked for: it may take longer than the answer, and longer than the limit.

        Raises:
            NotDecidedError: the time is over.
        """
        return None if self._shown is None else self._shown()

    def __str__(self) -> str:
        """Say it in a few words."""
        if self.holds is None:
            return f"not decided within {self.seconds:g} s"
        return "yes" if self.holds else "no"


class Count(NamedTuple):
    """How many extensions there are; at least so many where the time was over (not `exact`)."""

    number: int
    exact: bool


class Stream(Iterator[Extension]):
    """Extensions one by one, each once, found when they are asked for.

    `stopped` is "" while there may be more and where all were given, "limit" where the limit
    was reached and there are more, "time" where the time was over. `complete` says whether
    all have been given.
    """

    def __init__(self, found: Iterator[Extension], limit: int | None = None) -> None:
        self._found, self._limit = found, limit
        self.given = 0
        self.stopped: Literal["", "limit", "time"] = ""
        self.complete = False

    def __next__(self) -> Extension:
        if self.complete or self.stopped:
            raise StopIteration
        try:
            one = next(self._found)
        except StopIteration:
            self.complete = True
            raise
        except NotDecidedError:
            self.stopped = "time"
            raise StopIteration from None
        if self._limit is not None and self.given >= self._limit:
            # One more was looked for, so that `limit` is not told where there are no more.
            self.stopped = "limit"
            raise StopIteration
        self.given += 1
        return one


class Search(ABC):
    """Answers the questions about one framework under one semantics.

    Arguments are numbers. Every question keeps to the budget; none raises when it is over.
    """

    name: str
    """The semantics, as the table calls it."""

    def __init__(self, framework: Framework, budget: Budget | None = None) -> None:
        self.framework = framework
        self.budget = budget or Budget()

    # What a semantics writes; these may raise NotDecidedError.

    @abstractmethod
    def _all(self) -> Iterator[Extension]:
        """Yield every extension once."""

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        """Give what gives an extension that is as asked, or None where there is none.

        A callable, so that what the answer does not hang on need not be searched for.
        """
        for one in self._all():
            self.budget.check()
            if asked.met(self.framework, one):
                return lambda: one
        return None

    def _number(self) -> Iterator[int]:
        """Yield ever better lower bounds of the number of extensions, the number itself last."""
        for number, _ in enumerate(self._all(), 1):
            self.budget.check()
            yield number

    # What is asked.

    def credulous(self, query: int) -> Answer:
        """Tell whether an argument is in some extension."""
        return self._answer("credulous", query, Asked(inside=(query,)))

    def sceptical(self, query: int) -> Answer:
        """Tell whether an argument is in every extension (so in all of none)."""
        return self._answer("sceptical", query, Asked(outside=(query,)))

    def some(self) -> Answer:
        """Tell whether there is an extension, and give one."""
        return self._answer("some", None, Asked())

    def extensions(self, limit: int | None = None) -> Stream:
        """Give all extensions, at most `limit`; the stream says whether these were all."""
        return Stream(self._all(), limit)

    def count(self) -> Count:
        """Count the extensions."""
        number = 0
        try:
            for number in self._number():  # noqa: B007
                pass
        except NotDecidedError:
            return Count(number, exact=False)
        return Count(number, exact=True)

    def _answer(self, question: Question, query: int | None, asked: Asked) -> Answer:
        try:
            self.budget.check()
            found = self._find(asked)
        except NotDecidedError:
            return Answer(self.name, question, query, None, self.budget.seconds)
        holds = (found is None) == (question == "sceptical")
        return Answer(self.name, question, query, holds, _shown=found)

    def labelling(self) -> Labelling:
        """Label what is in every extension in, what every extension attacks out.

        Raises:
            NoExtensionError: there is none, so every argument would be in all of them.
            NotDecidedError: the time is over.
        """
        first = self._find(Asked())
        if first is None:
            message = (
                f"under the `{self.name}` semantics no set of arguments can be held here at all, "
                f"so nothing can be said; `semi-stable` says the same where there is one"
            )
            raise NoExtensionError(message)
        kept, beaten = self._common(first())
        labels = [UNDECIDED] * len(self.framework)
        for one in kept:
            labels[one] = IN
        for one in beaten:
            labels[one] = OUT
        return Labelling(labels, [0] * len(labels))

    def _common(self, first: Extension) -> tuple[set[int], set[int]]:
        """Give what all extensions have in common: what is in each, and what each attacks.

        Every counterexample that is found crosses off all that it can.
        """
        kept, beaten = set(first), attacked(self.framework, first)
        for one in sorted(kept):
            if one in kept and (other := self._find(Asked(outside=(one,)))) is not None:
                kept, beaten = _less(self.framework, kept, beaten, other())
        for one in sorted(beaten):
            if one in beaten and (other := self._find(Asked(spared=(one,)))) is not None:
                kept, beaten = _less(self.framework, kept, beaten, other())
        return kept, beaten


def attacked(framework: Framework, extension: Collection[int]) -> set[int]:
    """Give the arguments that a set of arguments attacks."""
    return {target for one in extension for target in framework.targets[one]}


def _less(
    framework: Framework, kept: set[int], beaten: set[int], other: Extension
) -> tuple[set[int], set[int]]:
    return kept & other, beaten & attacked(framework, other)
