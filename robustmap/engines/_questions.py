"""Questions about single extensions, farmed out by component."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, Literal, NamedTuple

from robustmap.errors import ToolError, UnknownNameError
from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, Answer, Budget
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Asked, Extension, NotDecidedError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Asks = tuple[Literal["credulous", "sceptical"], int]
"""Is an argument, by its number, in some extension or in every one?"""


class _Task(NamedTuple):
    """Questions to one component: what must be in, and what must not be."""

    semantics: str
    framework: Framework
    asked: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    seconds: float | None


class _Found(NamedTuple):
    """What one question has come to: `decided` in time, and an extension where there is one."""

    decided: bool
    extension: Extension | None


def ask_all(
    framework: Framework,
    semantics: str,
    questions: Iterable[Asks],
    *,
    workers: int = 0,
    spark: "SparkSession | None" = None,
    seconds: float | None = None,
) -> list[Answer]:
    """Answer many credulous and sceptical questions, as the semantics' `Search` does.

    What the grounded labels settle is answered at once. The rest falls into components that no
    attack joins, which are searched by `workers` processes (0: in this one) or by the executors
    of `spark`, where robustmap must be installed too. `seconds` limits each component's share of
    the questions; what is not decided then has `holds` None. Exponential at worst, within a
    component only. On systems that start processes afresh a script needs its
    `if __name__ == "__main__":`.

    >>> three = Framework.of("abc", [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")])
    >>> [one.holds for one in ask_all(three, "preferred", [("credulous", 0), ("sceptical", 0)])]
    [True, False]

    Raises:
        UnknownNameError: there is no such semantics, or no such question.
        IndexError: there is no such argument.
        ToolError: a process or an executor broke down.
    """
    asked = list(questions)
    _refuse(framework, asked)
    entry = SEMANTICS[semantics]
    if entry.search is None:
        message = f"`{semantics}` has no extensions to ask about"
        raise UnknownNameError(message)
    search = entry.search(framework, Budget())
    if not isinstance(search, Parted):  # Grounded: there is nothing to search for.
        ask = {"credulous": search.credulous, "sceptical": search.sceptical}
        return [ask[kind](one) for kind, one in asked]
    return _Farm(search, semantics, seconds).answers(asked, _runner(workers, spark))


def _refuse(framework: Framework, asked: Sequence[Asks]) -> None:
    for kind, one in asked:
        if kind not in ("credulous", "sceptical"):
            message = f"no question is called `{kind}`: there are credulous and sceptical"
            raise UnknownNameError(message)
        if not 0 <= one < len(framework):
            message = f"there is no argument {one}: they are numbered from 0"
            raise IndexError(message)


class _Farm:
    """The components of a framework, and what is asked of each."""

    def __init__(self, search: Parted, semantics: str, seconds: float | None) -> None:
        self.search, self.semantics, self.seconds = search, semantics, seconds
        self.labels = search.ground.labels
        self.home = {node: at for at, part in enumerate(search.parts) for node in part.nodes}

    def answers(self, asked: Sequence[Asks], run: "_Run") -> list[Answer]:
        """Answer in the order of the questions."""
        # Every component is asked for an extension: where one has none, the whole has none.
        wanted: list[list[tuple[tuple[int, ...], tuple[int, ...]]]] = [
            [((), ())] for _ in self.search.parts
        ]
        places = []
        for kind, one in asked:
            at = self.home.get(one, -1)
            places.append((at, 0 if at < 0 else len(wanted[at])))
            if at >= 0:
                inner = (self.search.parts[at].place[one],)
                wanted[at].append((inner, ()) if kind == "credulous" else ((), inner))
        tasks = [
            _Task(self.semantics, part.framework, tuple(several), self.seconds)
            for part, several in zip(self.search.parts, wanted, strict=True)
        ]
        found = run(tasks)
        some = [several[0] for several in found]
        return [
            self._answer(kind, one, some, at, found[at][row] if at >= 0 else None)
            for (kind, one), (at, row) in zip(asked, places, strict=True)
        ]

    def _answer(
        self, kind: str, one: int, some: Sequence[_Found], at: int, found: _Found | None
    ) -> Answer:
        """Put together what the components say."""
        sceptical = kind == "sceptical"
        answer = Answer(self.semantics, "sceptical" if sceptical else "credulous", one, None)
        if found is None:
            wrong = IN if sceptical else OUT
            assert self.labels[one] != UNDECIDED
            found = _Found(
                decided=True, extension=None if self.labels[one] == wrong else frozenset()
            )
        chosen = [found if place == at else other for place, other in enumerate(some)]
        missing = [each for each in (*chosen, found) if each.decided and each.extension is None]
        if missing:  # No extension of the whole is as asked.
            return replace(answer, holds=sceptical)
        if not all(each.decided for each in chosen):
            return replace(answer, seconds=self.seconds)
        parts = self.search.parts
        outer = [part.outer(each.extension or ()) for part, each in zip(parts, chosen, strict=True)]
        return replace(
            answer, holds=not sceptical, _shown=lambda: self.search.settled.union(*outer)
        )


def _work(task: _Task) -> list[_Found]:
    """Search one component; runs in whatever process."""
    whole = SEMANTICS[task.semantics].search
    assert whole is not None
    budget = Budget(task.seconds, time.monotonic)
    parted = whole(task.framework, budget)
    assert isinstance(parted, Parted)
    search = parted.part(task.framework, budget)
    found = []
    for inside, outside in task.asked:
        try:
            budget.check()
            shown = search._find(Asked(frozenset(inside), frozenset(outside)))  # noqa: SLF001
            found.append(_Found(decided=True, extension=None if shown is None else shown()))
        except NotDecidedError:
            found.append(_Found(decided=False, extension=None))
    return found


_Run = Callable[[Sequence[_Task]], list[list[_Found]]]


def _runner(workers: int, spark: "SparkSession | None") -> _Run:
    """Choose who does the work."""
    if spark is not None:
        return lambda tasks: _by_spark(spark, tasks)
    if workers > 0:
        return lambda tasks: _by_processes(workers, tasks)
    return lambda tasks: [_work(task) for task in tasks]


def _by_processes(workers: int, tasks: Sequence[_Task]) -> list[list[_Found]]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        # Fresh processes: copies of one that has threads may hang.
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            return list(pool.map(_work, tasks, chunksize=1 + len(tasks) // (8 * workers)))
    except BrokenProcessPool as error:
        message = "a process that searched a component ended before it was done"
        raise ToolError(message) from error


def _by_spark(spark: "SparkSession", tasks: Sequence[_Task]) -> list[list[_Found]]:
    from pyspark.errors import PySparkException

    if not tasks:
        return []
    try:
        slices = min(len(tasks), 4 * spark.sparkContext.defaultParallelism)
        found: list[list[_Found]] = (
            spark.sparkContext.parallelize(tasks, slices).map(_work).collect()
        )
    except PySparkException as error:
        message = f"Spark cannot go on: {error}"
        raise ToolError(message) from error
    return found
