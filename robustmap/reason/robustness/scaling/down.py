"""Scaling down: what happens when a threshold it leans on has not been crossed."""

from robustmap.reason.robustness import KINDS, RobustnessAnswer
from robustmap.reason.robustness._clauses import Plan, Robustness, Scaling


def down(plan: Plan) -> Robustness:
    """Give the nearest state below in which the proposal does not work.

    For each threshold that it needs, the greatest state without it lacks the threshold
    and all that comes after it; the nearest one loses the fewest crossings. Nobody can
    keep a system working below what it needs, so what counts is how it fails there; with
    no clause at all the text is silent.
    """
    closed = plan.closed("down")
    if closed is not None:
        return closed
    needs, disputed = plan.edges("needs", plan.proposal.needs)
    if not needs:
        answer: RobustnessAnswer = "disputed" if disputed else "unknown"
        clause = disputed[0] if disputed else ""
        return Robustness(plan.proposal.id, "down", answer, clause=clause, disputed=tuple(disputed))
    today = plan.today
    lost = {edge: plan.poset.up(edge.threshold) & (today or frozenset()) for edge in needs}
    ends = sorted(needs, key=lambda edge: (len(lost[edge]), edge.threshold))
    nearest = ends[0]
    missing = today is not None and nearest.threshold not in today
    state = () if today is None else tuple(sorted(today - lost[nearest]))
    facts, doubtful = plan.facts_among(plan.poset.up(nearest.threshold))
    return Robustness(
        plan.proposal.id,
        "down",
        "stopped" if missing else "stops",
        nearest.threshold,
        nearest.clause,
        state,
        None if today is None else len(lost[nearest]),
        nearest.failure,
        (nearest.clause, *facts),
        (*disputed, *doubtful),
        tuple(edge.clause for edge in ends[1:]),
    )


KINDS.add("down", Scaling("down", "scaled down", down))
