"""Relative scale: what happens when one part outgrows another."""

from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.fields import RelativeClause
from robustmap.reason.robustness import KINDS, RobustnessAnswer
from robustmap.reason.robustness._bounds import Bounds
from robustmap.reason.robustness._clauses import Plan, Robustness, Scaling
from robustmap.reason.robustness.ladders import Ladder, compared
from robustmap.reason.semantics import IN, UNDECIDED

WORST_FIRST: tuple[RobustnessAnswer, ...] = ("stops", "disputed", "unknown")


def relative(plan: Plan) -> Robustness:
    """Say whether a part can outgrow the one that must keep up with it.

    Each clause is judged by the facts that bound one part by another, in a row if need be,
    and by the order in which the rungs of both parts are reached (see `ladder`). It keeps
    working if every clause that stands is kept. It stops if one is broken: `witness` is then
    the rung that comes too early, or the part that outgrows the other. Where the ladders
    leave a clause open it is unknown. Where parts have no ladders and nothing bounds them,
    nothing holds them together: it stops once the one pulls ahead. With no clause the text
    is silent.
    """
    standing, disputed = _clauses(plan)
    if not standing:
        answer: RobustnessAnswer = "disputed" if disputed else "unknown"
        first = disputed[0] if disputed else ""
        return Robustness(
            plan.proposal.id, "relative", answer, clause=first, disputed=tuple(disputed)
        )
    bounds = Bounds.of(plan.world)
    each = [_judged(_Pair(plan, bounds, local, clause)) for local, clause in standing]
    for worst in WORST_FIRST:
        for found in each:
            if found.answer == worst:
                return found._replace(disputed=_once(*disputed, *found.disputed))
    clauses = [local for local, _ in standing]
    facts = sorted({claim for found in each for claim in found.rests_on} - set(clauses))
    return Robustness(
        plan.proposal.id,
        "relative",
        "works",
        rests_on=(*clauses, *facts),
        disputed=_once(*disputed, *(claim for found in each for claim in found.disputed)),
    )


def _clauses(plan: Plan) -> tuple[list[tuple[str, RelativeClause]], list[str]]:
    """Give the clauses that stand, with their ids, and the ids of those in dispute."""
    standing, disputed = [], []
    for clause in plan.proposal.relative:
        local = ids.join(plan.proposal.id, f"relative-{clause.of}-{clause.to}")
        label = plan.label(local)
        if label == IN:
            standing.append((local, clause))
        elif label == UNDECIDED:
            disputed.append(local)
    return standing, disputed


class _Pair(NamedTuple):
    """A clause that stands, and the bounds by which it may be judged."""

    plan: Plan
    bounds: Bounds
    local: str
    clause: RelativeClause

    @property
    def parts(self) -> tuple[str, str]:
        resolve = self.plan.solution.map.resolve
        of, to = self.clause.of, self.clause.to
        return resolve(of) or of, resolve(to) or to


def _judged(pair: _Pair) -> Robustness:
    """Judge one clause that stands."""
    found = compared(pair.plan.world, pair.clause)
    bounded, shown = _bounded(pair)
    told = Robustness(pair.plan.proposal.id, "relative", "unknown", clause=pair.local)
    if found and None not in (bounded, found.holds) and bounded != found.holds:
        # The bounds and the orders that stand contradict each other.
        disputed = _once(*shown, *found.rests_on, *found.disputed)
        return told._replace(answer="disputed", disputed=disputed)
    if bounded is not None:
        return _works(pair, told, shown) if bounded else _stops(pair, told, shown)
    if found is None or found.holds is None:
        return _open(pair, told, found)
    told = told._replace(disputed=found.disputed)
    return _works(pair, told, found.rests_on) if found.holds else _at_rung(pair, told, found)


def _bounded(pair: _Pair) -> tuple[bool | None, tuple[str, ...]]:
    """Tell what the bounds that stand say of a clause, and by which claims."""
    of, to = pair.parts
    if of == to:
        # A part beside itself: nothing to bound, and nothing that a clause should ask.
        return None, ()
    above, below = pair.bounds.way(of, to), pair.bounds.way(to, of)
    if above is not None and above.margin <= pair.clause.margin:
        return True, above.claims
    if below is not None and -below.margin > pair.clause.margin:
        # The other always stays so far below that the margin is exceeded.
        return False, below.claims
    return None, ()


def _works(pair: _Pair, told: Robustness, shown: tuple[str, ...]) -> Robustness:
    return told._replace(answer="works", rests_on=(pair.local, *shown))


def _stops(pair: _Pair, told: Robustness, shown: tuple[str, ...] = ()) -> Robustness:
    return told._replace(
        answer="stops",
        witness=pair.clause.of,
        failure=pair.clause.failure,
        rests_on=(pair.local, *shown),
    )


def _at_rung(pair: _Pair, told: Robustness, found: Ladder) -> Robustness:
    """Name the rung that comes too early, and how far from today it is."""
    state = pair.plan.world.order.down(found.witness)
    today = pair.plan.today
    return _stops(pair, told, found.rests_on)._replace(
        witness=found.witness,
        state=tuple(sorted(state)),
        gap=None if today is None else len(state - today),
    )


def _open(pair: _Pair, told: Robustness, found: Ladder | None) -> Robustness:
    """Answer where neither bounds nor orders decide a clause.

    A bound in dispute that would hold the parts together by itself does not yet hold them
    without a ladder: then it still stops.
    """
    of, to = pair.parts
    doubtful = pair.bounds.doubtful(of, to, pair.clause.margin)
    disputed = [bound.claim for bound in (*doubtful, *pair.bounds.void_between(of, to))]
    in_a_row = any((bound.part, bound.other) != (of, to) for bound in doubtful)
    if found:
        disputed += found.disputed
    if in_a_row or (found and doubtful):
        return told._replace(answer="disputed", disputed=_once(*disputed))
    if found:
        return told._replace(disputed=_once(*disputed))
    return _stops(pair, told)._replace(disputed=_once(*disputed))


def _once(*claims: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))


KINDS.add("relative", Scaling("relative", "relative scale", relative))
