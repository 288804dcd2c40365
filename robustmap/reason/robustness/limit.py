"""The limit: whether a proposal works once everything has been scaled up without end."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from robustmap.model.nodes import Proposal
from robustmap.reason.robustness._clauses import Edge, Plan, World
from robustmap.reason.robustness._demands import Demands, demands

LimitAnswer = Literal["works", "breaks", "unknown"]


class Limit(NamedTuple):
    """What a proposal does in the limit, by its clauses and by its author's word.

    `computed`: `breaks` where a clause that stands ends it (`witness` is the nearest such
    threshold, `clause` says so), or where its author says so; `works` where no clause ends
    it and its author says that it works; else `unknown`: that nobody names an end does not
    mean that there is none. `said` is the word of its author. `agree` tells whether the two
    agree, None where one of them is silent. `only` tells whether it works there only: whether
    what it needs, with all that comes before, leaves out no threshold on the axes of what it
    needs; where it does leave some out, `witness` is the first of them by name. None where
    it does not work there, where nothing is said of what it needs, or where that hangs on
    clauses in dispute.
    """

    proposal: str
    computed: LimitAnswer
    said: LimitAnswer
    only: bool | None = None
    witness: str = ""
    clause: str = ""
    rests_on: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()

    @property
    def agree(self) -> bool | None:
        """Tell whether clauses and author agree; None where one of them is silent."""
        if "unknown" in (self.computed, self.said):
            return None
        return self.computed == self.said


def limit(world: World, proposal: Proposal) -> Limit:
    """Give what a proposal does in the limit. Linear in its clauses and the thresholds."""
    plan = Plan(world, proposal)
    asked = demands(plan)
    said = proposal.at_limit
    if asked.breaks:
        end = _nearest(plan, asked.breaks)
        return Limit(proposal.id, "breaks", said, None, end.threshold, end.clause, (end.clause,))
    if asked.doubtful_breaks:
        doubtful = tuple(edge.clause for edge in asked.doubtful_breaks)
        # However the dispute ends, what its author says breaks it does.
        return Limit(
            proposal.id, "breaks" if said == "breaks" else "unknown", said, disputed=doubtful
        )
    found = Limit(proposal.id, said, said)
    return _only(plan, asked, found) if said == "works" else found


def _nearest(plan: Plan, ends: Iterable[Edge]) -> Edge:
    """Give the end that the fewest crossings from today lead to."""
    today = plan.today or frozenset()
    return min(ends, key=lambda edge: (len(plan.poset.down(edge.threshold) - today), edge))


def _only(plan: Plan, asked: Demands, found: Limit) -> Limit:
    """Tell whether a proposal that works in the limit works there only."""
    doubtful = tuple(edge.clause for edge in asked.doubtful_needs)
    if not asked.needs:
        return found._replace(disputed=doubtful)
    left = _left_out(plan, asked.needs)
    if left and doubtful and not _left_out(plan, (*asked.needs, *asked.doubtful_needs)):
        return found._replace(disputed=doubtful)
    needed = frozenset(below for edge in asked.needs for below in plan.poset.down(edge.threshold))
    facts, _ = plan.facts_among(needed)
    clauses = tuple(edge.clause for edge in asked.needs)
    return found._replace(
        only=not left,
        witness=left[0] if left else "",
        rests_on=(*clauses, *(() if left else facts)),
        disputed=doubtful,
    )


def _left_out(plan: Plan, needs: Iterable[Edge]) -> tuple[str, ...]:
    """Give the thresholds that need not have been crossed, on the axes of those that must."""
    world = plan.world
    needed = {below for edge in needs for below in plan.poset.down(edge.threshold)}
    axes = {world.axis(edge.threshold) for edge in needs}
    return tuple(
        threshold
        for threshold in world.order.elements
        if threshold not in needed and world.axis(threshold) in axes
    )
