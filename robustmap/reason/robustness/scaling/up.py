"""Scaling up: what happens as more thresholds are crossed."""

from robustmap.reason.robustness import KINDS
from robustmap.reason.robustness._clauses import Edge, Plan, Robustness, Scaling


def up(plan: Plan) -> Robustness:
    """Give the nearest state above in which the proposal stops working.

    For each threshold that breaks it, the least state is the threshold with all that
    comes before it; the nearest one needs the fewest further crossings. Where no clause
    says what breaks it, only its author's word on the limit is left, else "unknown".
    """
    closed = plan.closed("up")
    if closed is not None:
        return closed
    breaks, disputed = plan.edges("breaks", plan.proposal.breaks)
    if not breaks:
        return _silent(plan, disputed)
    today = plan.today or frozenset()
    crossings = {edge: plan.poset.down(edge.threshold) - today for edge in breaks}
    ends = sorted(breaks, key=lambda edge: (len(crossings[edge]), edge.threshold))
    behind = tuple(edge.clause for edge in ends[1:])
    return _at(plan, ends[0], disputed)._replace(behind=behind)


def _at(plan: Plan, edge: Edge, disputed: list[str]) -> Robustness:
    state = plan.poset.down(edge.threshold)
    facts, doubtful = plan.facts_among(state)
    gap = None if plan.today is None else len(state - plan.today)
    return Robustness(
        plan.proposal.id,
        "up",
        "stopped" if gap == 0 else "stops",
        edge.threshold,
        edge.clause,
        tuple(sorted(state)),
        gap,
        edge.failure,
        (edge.clause, *facts),
        (*disputed, *doubtful),
    )


def _silent(plan: Plan, disputed: list[str]) -> Robustness:
    proposal, limit = plan.proposal.id, plan.proposal.at_limit
    if limit == "breaks":
        # However the dispute ends, it stops.
        return Robustness(proposal, "up", "stops", disputed=tuple(disputed))
    if disputed:
        return Robustness(proposal, "up", "disputed", clause=disputed[0], disputed=tuple(disputed))
    return Robustness(proposal, "up", "works" if limit == "works" else "unknown")


KINDS.add("up", Scaling("up", "scaled up", up))
