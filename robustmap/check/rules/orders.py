"""Orders of thresholds that leave nothing possible."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.check.rules._tell import in_short
from robustmap.graph.cycles import knots
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Claim
from robustmap.model.problem import Problem


@rule("RM308")
def order_cycle(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find definitional orders that together put a threshold before itself."""
    if not any(isinstance(one, Claim) and one.states for one in map_.of_kind("claim")):
        return
    # A kb that says nothing of thresholds never waits for what counts their orders.
    from robustmap.reason.orders.poset import facts

    steps: dict[str, dict[str, str]] = {}
    for fact in facts(map_):
        if fact.definitional:
            steps.setdefault(fact.first, {}).setdefault(fact.then, fact.claim)
            steps.setdefault(fact.then, {})
    if not steps:
        return
    for cycle in knots({first: sorted(steps[first]) for first in steps}):
        pairs = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        told = in_short([f"`{a}` before `{b}` (`{steps[a][b]}`)" for a, b in pairs])
        claim = steps[pairs[0][0]][pairs[0][1]]
        yield problem(
            "RM308",
            f"these orders leave no possible one: {told}",
            map_.span(claim, "states", "before"),
            node=claim,
        )
