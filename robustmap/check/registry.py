"""The table of rules, and the one function that runs them all."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from robustmap.model.codes import CODES
from robustmap.model.map import Map
from robustmap.model.problem import SEVERITIES, Problem, Severity, in_order
from robustmap.model.registry import Registry
from robustmap.reason.solution import Solution

Solve = Callable[[], Solution]
"""Solves the map when it is first called, and gives the same solution after that."""

Run = Callable[[Map, Solve], Iterator[Problem]]


class Rule(NamedTuple):
    """One rule: the codes that it finds, and the function that finds them."""

    codes: tuple[str, ...]
    run: Run


RULES: Registry[Rule] = Registry("robustmap.check.rules", "rule")


def rule(*codes: str) -> Callable[[Run], Run]:
    """Register the function below this line as the rule that finds these codes."""
    for code in codes:
        if code not in CODES:
            message = f"{code} is not in the table of findings"
            raise ValueError(message)

    def register(run: Run) -> Run:
        RULES.add(codes[0], Rule(codes, run))
        return run

    return register


def check(map_: Map, severities: Collection[Severity] = SEVERITIES) -> tuple[Problem, ...]:
    """Run every rule on a map; gives all findings, those of its reading included.

    What is wrong within an imported kb is told there. Where not all `severities` are of
    interest, a rule that finds only others is not run.

    Linear in the map. Nothing is solved unless a rule needs a verdict.
    """

    @cache
    def solve() -> Solution:
        return Solution.of(map_, map_.settings.evaluate.view())

    rules = (one for one in RULES.entries.values() if _finds(one, severities))
    found = [problem for one in rules for problem in one.run(map_, solve)]
    if map_.settings.imports:
        found = [one for one in found if map_.settings.origin(one.node) is None]
    return in_order(one for one in (*map_.problems, *found) if one.severity in severities)


def _finds(one: Rule, severities: Collection[Severity]) -> bool:
    return any(CODES[code].severity in severities for code in one.codes)
