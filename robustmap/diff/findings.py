"""Findings of `check` that an edit brings with it."""

from collections import Counter
from collections.abc import Iterable

from robustmap.model.problem import Problem


def new_findings(base: Iterable[Problem], head: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the findings of the head that the base does not have, in their order.

    Two are the same if they say the same of the same node, wherever in its file; what is
    said twice and was said once before is new once.
    """
    old = Counter(map(_same, base))
    found: list[Problem] = []
    for problem in head:
        if old[_same(problem)]:
            old[_same(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _same(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.node, problem.message
