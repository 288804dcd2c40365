"""Relative scale: what happens when one part outgrows another."""

from robustmap.model import ids
from robustmap.model.fields import RelativeClause
from robustmap.reason.robustness import KINDS, RobustnessAnswer
from robustmap.reason.robustness._clauses import Plan, Robustness, Scaling
from robustmap.reason.semantics import IN, UNDECIDED


def relative(plan: Plan) -> Robustness:
    """Say whether a part can outgrow the one that must keep up with it.

    It keeps working if facts that stand hold every pair of parts within its margin;
    otherwise it stops once the part named by `witness` has outgrown the other. With no
    clause the text is silent.
    """
    standing, disputed = [], []
    for clause in plan.proposal.relative:
        local = ids.join(plan.proposal.id, f"relative-{clause.of}-{clause.to}")
        label = plan.label(local)
        if label == IN:
            standing.append((local, clause))
        elif label == UNDECIDED:
            disputed.append(local)
    if not standing:
        answer: RobustnessAnswer = "disputed" if disputed else "unknown"
        first = disputed[0] if disputed else ""
        return Robustness(
            plan.proposal.id, "relative", answer, clause=first, disputed=tuple(disputed)
        )
    bounds: list[str] = []
    for local, clause in standing:
        held, doubtful = _bounds(plan, clause)
        if not held:
            return Robustness(
                plan.proposal.id,
                "relative",
                "stops",
                clause.of,
                local,
                (),
                None,
                clause.failure,
                (local,),
                (*disputed, *doubtful),
            )
        bounds += held
    clauses = tuple(local for local, _ in standing)
    return Robustness(
        plan.proposal.id,
        "relative",
        "works",
        rests_on=(*clauses, *sorted(set(bounds))),
        disputed=tuple(disputed),
    )


def _bounds(plan: Plan, clause: RelativeClause) -> tuple[list[str], list[str]]:
    """Give the facts that keep a pair of parts within the margin: standing, disputed."""
    resolve = plan.solution.map.resolve
    wanted = (resolve(clause.of), resolve(clause.to))
    found: dict[int, list[str]] = {IN: [], UNDECIDED: []}
    for part, other, margin, claim in plan.world.bounds:
        label = plan.solution.statement_label(claim)
        if (part, other) == wanted and margin <= clause.margin and label in found:
            found[label].append(claim)
    return found[IN], found[UNDECIDED]


KINDS.add("relative", Scaling("relative", "relative scale", relative))
