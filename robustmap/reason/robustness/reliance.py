"""Order reliance: whether the orders that a proposal asks for are those that there are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from robustmap.errors import CircularOrderError
from robustmap.model.fields import Failure
from robustmap.model.nodes import Proposal
from robustmap.reason.orders.poset import Fact
from robustmap.reason.orders.shares import some_order
from robustmap.reason.robustness._chains import chain, claims, passed
from robustmap.reason.robustness._clauses import Plan, World
from robustmap.reason.robustness._demands import Demands, Pair, Required, demands, required

if TYPE_CHECKING:
    from robustmap.reason.orders.worlds import Interval

RelianceAnswer = Literal["certain", "refuted", "contingent", "graded", "disputed", "unknown"]


class Reliance(NamedTuple):
    """Whether thresholds are reached in the order that one clause of a proposal asks for.

    `answer`: `certain` (the facts that stand say so), `refuted` (they say the reverse),
    `contingent` (they leave it open: `good` is one possible order that keeps to it, `bad`
    one that does not), `graded` (the clause is a preference, grade `soft`: it never fails,
    only its share is told), `disputed` (the clause itself is in dispute; share and orders
    are told as if it stood) or `unknown` (it names what is no threshold). A clause that has
    fallen, or whose basis does not count, is left out altogether.

    `share` is the share of possible orders that keep to it, over the worlds of disputed
    facts. `chain` lists the thresholds from the first to the last that show `certain` or
    `refuted`, each next reached after the one before; `rests_on` the clause and the facts
    along the chain; `disputed` the facts in dispute that could change the share.
    """

    proposal: str
    clause: str
    first: str
    then: str
    grade: Literal["hard", "soft"]
    answer: RelianceAnswer
    share: "Interval | None" = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    failure: Failure | None = None
    disputed: tuple[str, ...] = ()


class Together(NamedTuple):
    """The same for all hard order clauses of a proposal that stand, taken together.

    They may each be possible and yet exclude one another: then the answer is `refuted`
    and `chain` is a closed round of thresholds (the first is named again at the end), each
    reached before the next by a fact or by a clause among `rests_on`.
    """

    proposal: str
    pairs: tuple[tuple[str, str], ...]
    answer: Literal["certain", "refuted", "contingent"]
    share: "Interval | None" = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


def reliance(world: World, proposal: Proposal) -> tuple[Reliance, ...]:
    """Give, for every order clause of a proposal that counts, whether it is kept.

    In the order of the file. Rules over proposals are no facts and are never applied.
    """
    plan = Plan(world, proposal)
    return tuple(_judged(world, proposal.id, one) for one in required(plan))


def _judged(world: World, proposal: str, one: Required) -> Reliance:
    told = Reliance(
        proposal,
        one.clause,
        one.first,
        one.then,
        one.entry.grade,
        "unknown",
        rests_on=(one.clause,),
        failure=one.entry.failure,
    )
    if not {one.first, one.then} <= world.order.places.keys():
        return told
    if one.first == one.then:
        # Nothing is reached before itself.
        return told._replace(
            answer="refuted" if one.stands else "disputed",
            share=world.kept(((one.first, one.then),)),
            bad=some_order(world.order),
            chain=(one.first,),
        )
    shown, way = _shown(world, one)
    answer: RelianceAnswer = shown
    if not one.stands:
        answer = "disputed"
    elif one.entry.grade == "soft":
        answer = "graded"
    return told._replace(
        answer=answer,
        share=world.kept(((one.first, one.then),)),
        good=() if shown == "refuted" else some_order(world.order, [(one.first, one.then)]),
        bad=() if shown == "certain" else some_order(world.order, [(one.then, one.first)]),
        rests_on=(one.clause, *claims(way)),
        chain=passed(way),
        disputed=_doubtful(world, one),
    )


def _shown(
    world: World, one: Required
) -> tuple[Literal["certain", "refuted", "contingent"], tuple[Fact, ...]]:
    """Give what the facts that stand say of an order, and the chain that shows it."""
    facts = world.facts[0]
    if way := chain(facts, one.first, one.then):
        return "certain", way
    if way := chain(facts, one.then, one.first):
        return "refuted", way
    return "contingent", ()


def _doubtful(world: World, one: Required) -> tuple[str, ...]:
    """Give the clause itself where it is in dispute, and the disputed facts on its thresholds."""
    near = world.poset.down(one.first) | world.poset.up(one.first)
    near |= world.poset.down(one.then) | world.poset.up(one.then)
    facts = {fact.claim for fact in world.facts[1] if {fact.first, fact.then} & near}
    return (*(() if one.stands else (one.clause,)), *sorted(facts))


def together(world: World, proposal: Proposal) -> Together | None:
    """Judge all hard order clauses of a proposal that stand at once; None without any."""
    asked = demands(Plan(world, proposal))
    if not asked.hard:
        return None
    pairs = tuple(sorted({(one.first, one.then) for one in asked.hard}))
    clauses = tuple(one.clause for one in asked.hard)
    found = Together(proposal.id, pairs, "contingent", world.kept(pairs), rests_on=clauses)
    broken = next((pair for pair in pairs if not world.order.is_before(*pair)), None)
    if broken is None:
        ways = [fact for pair in pairs for fact in chain(world.facts[0], *pair) or ()]
        good = some_order(world.order)
        return found._replace(answer="certain", good=good, rests_on=(*clauses, *claims(ways)))
    bad = _against(world, pairs)
    try:
        return found._replace(good=some_order(world.order, pairs), bad=bad)
    except CircularOrderError:
        way = _round(world.facts[0], asked)
        circle = (*(fact.first for fact in way), way[0].first)
        return found._replace(answer="refuted", bad=bad, rests_on=claims(way), chain=circle)


def _against(world: World, pairs: Iterable[Pair]) -> tuple[str, ...]:
    """Give a possible order that breaks some pair, of which one is not certain."""
    for first, then in pairs:
        if first == then:
            return some_order(world.order)
        if not world.order.is_before(first, then):
            return some_order(world.order, [(then, first)])
    return ()


def _round(facts: Iterable[Fact], asked: Demands) -> tuple[Fact, ...]:
    """Give the shortest closed round of facts and clauses: it exists where they conflict."""
    clauses = [Fact(one.clause, one.first, one.then) for one in asked.hard]
    steps = [*facts, *clauses]
    rounds = [
        (one, *(chain(steps, one.then, one.first) or ())) if one.first != one.then else (one,)
        for one in clauses
        if one.first == one.then or chain(steps, one.then, one.first)
    ]
    return min(rounds, key=lambda way: (len(way), way))
