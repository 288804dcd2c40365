"""Working ranges: the states of the world between what a proposal needs and what breaks it."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from robustmap.model.nodes import Proposal
from robustmap.reason.orders.poset import Fact
from robustmap.reason.robustness._chains import chain, claims, passed
from robustmap.reason.robustness._clauses import Edge, Plan, World
from robustmap.reason.robustness._demands import Demands, demands

if TYPE_CHECKING:
    from robustmap.reason.orders.worlds import Interval


class Window(NamedTuple):
    """The working range of a proposal, and in which possible orders there is one at all.

    `needs` and `breaks` are the thresholds of the clauses that stand. `empty`: something it
    needs is reached no sooner than something that breaks it, by the facts that stand;
    `chain` lists the thresholds from that break to that need, each next reached after the
    one before (one threshold if it is on both sides). `always`: by the facts that stand all
    that it needs comes before all that breaks it. `share` is the share of possible orders
    in which some state lies in the range, over the worlds of disputed facts. An open end
    takes nothing away: `open` names the ends of which the text is silent. `excepted` are the
    cases of which its author makes an exception.
    """

    proposal: str
    needs: tuple[str, ...]
    breaks: tuple[str, ...]
    empty: bool
    always: bool
    chain: tuple[str, ...]
    share: "Interval"
    open: tuple[Literal["needs", "breaks"], ...] = ()
    excepted: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


def window(world: World, proposal: Proposal) -> Window | None:
    """Give the working range of a proposal; None where no clause that stands gives an end.

    Its hard order clauses do not count here: see `reliance`.
    """
    plan = Plan(world, proposal)
    asked = demands(plan)
    if not asked.needs and not asked.breaks:
        return None
    pairs = [(need, end) for need in asked.needs for end in asked.breaks]
    closed = _closed(world, pairs)
    ways = [chain(world.facts[0], need.threshold, end.threshold) for need, end in pairs]
    always = closed is None and all(ways)
    rests_on = tuple(edge.clause for edge in (*asked.needs, *asked.breaks))
    shown: tuple[str, ...] = ()
    if closed is not None:
        need, end, way = closed
        rests_on, shown = (end.clause, need.clause, *claims(way)), _along(need, way)
    elif always:
        rests_on += claims(fact for way in ways for fact in way or ())
    thresholds = [edge.threshold for edge in (*asked.needs, *asked.breaks)]
    return Window(
        proposal.id,
        tuple(sorted(edge.threshold for edge in asked.needs)),
        tuple(sorted(edge.threshold for edge in asked.breaks)),
        closed is not None,
        always,
        shown,
        world.kept((need.threshold, end.threshold) for need, end in pairs),
        _open(asked),
        proposal.except_,
        rests_on,
        (*_doubtful(asked), *plan.facts_among(thresholds)[1]),
    )


def _closed(
    world: World, pairs: list[tuple[Edge, Edge]]
) -> tuple[Edge, Edge, tuple[Fact, ...]] | None:
    """Give a need that is reached no sooner than an end, with the shortest chain; else None."""
    found = []
    for need, end in pairs:
        if need.threshold == end.threshold:
            return need, end, ()
        if way := chain(world.facts[0], end.threshold, need.threshold):
            found.append((need, end, way))
    return min(found, key=lambda one: (len(one[2]), one[2]), default=None)


def _along(need: Edge, way: tuple[Fact, ...]) -> tuple[str, ...]:
    return passed(way) if way else (need.threshold,)


def _open(asked: Demands) -> tuple[Literal["needs", "breaks"], ...]:
    if asked.needs and asked.breaks:
        return ()
    return ("breaks",) if asked.needs else ("needs",)


def _doubtful(asked: Demands) -> tuple[str, ...]:
    return tuple(edge.clause for edge in (*asked.doubtful_needs, *asked.doubtful_breaks))
