"""The findings of two maps, as far as they tell what the second has and the first has not."""

from functools import cache
from typing import NamedTuple

from robustmap.check.registry import RULES, Solve
from robustmap.model.map import Map
from robustmap.model.problem import Problem, in_order


class Beside(NamedTuple):
    """All findings of a head, and those of a base that any of them may be the same as."""

    base: tuple[Problem, ...]
    head: tuple[Problem, ...]


def check_beside(base: Map, head: Map, solve: tuple[Solve, Solve]) -> Beside:
    """Check a head, and of its base only what can be in both.

    What only the base has is gone, and nobody asks for it: so a rule that finds nothing in
    the head is not run on the base. `solve` solves each of the two, when a rule asks for it.
    """
    found = [*head.problems]
    earlier = [*base.problems]
    solve_base, solve_head = map(cache, solve)
    for one in RULES.entries.values():
        here = list(one.run(head, solve_head))
        if here:
            found += here
            earlier += one.run(base, solve_base)
    return Beside(in_order(earlier), in_order(found))
