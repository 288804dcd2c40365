"""Robustness to scale: what scaling up, down or unevenly does to a proposal.

`KINDS` is the table of the three questions, one file each in `scaling`; beside it, each in
a file of its own, the limit, reliance on orders, working ranges, the portfolio of all
proposals and the pairs of thresholds on which much hangs. A proposal is read by its
clauses, and every clause is a claim that the argumentation may take down.
"""

from robustmap.model.nodes import Proposal
from robustmap.model.registry import Registry
from robustmap.reason.robustness._clauses import (
    Plan,
    Robustness,
    RobustnessAnswer,
    Scaling,
    World,
)
from robustmap.reason.solution import Solution

KINDS: Registry[Scaling] = Registry("robustmap.reason.robustness.scaling", "kind of scaling")

FIRST = ("up", "down", "relative")
"""The kinds that every table begins with, in this order."""


def table(solution: Solution) -> dict[str, dict[str, Robustness]]:
    """Give what each kind of scaling does to each proposal: proposal -> kind -> answer.

    Linear in clauses and facts per proposal, for orders of bounded size.
    """
    world = World(solution)
    return {
        node.id: _row(world, node)
        for node in solution.map.of_kind("proposal")
        if isinstance(node, Proposal)
    }


def robustness(solution: Solution, proposal: Proposal) -> dict[str, Robustness]:
    """Give what each kind of scaling does to one proposal."""
    return _row(World(solution), proposal)


def _row(world: World, proposal: Proposal) -> dict[str, Robustness]:
    plan = Plan(world, proposal)
    names = [*FIRST, *(name for name in KINDS if name not in FIRST)]
    return {name: plan.told(KINDS[name].judge(plan)) for name in names}


__all__ = [
    "FIRST",
    "KINDS",
    "Plan",
    "Robustness",
    "RobustnessAnswer",
    "Scaling",
    "World",
    "robustness",
    "table",
]
