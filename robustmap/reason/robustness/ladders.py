"""Ladders: how far one axis may run ahead of another, rung by rung.

The rungs of an axis are its thresholds in the order of their levels. "X is at most m rungs
above Y" asks that rung k - m of Y is reached before rung k of X, for every k for which there
is such a rung.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from robustmap.errors import CircularOrderError
from robustmap.model import ids
from robustmap.model.fields import RelativeClause
from robustmap.model.nodes import Proposal, Threshold
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact
from robustmap.reason.robustness._chains import chain, claims
from robustmap.reason.robustness._clauses import Plan, World
from robustmap.reason.semantics import IN, UNDECIDED

if TYPE_CHECKING:
    from robustmap.reason.orders.worlds import Interval

Pair = tuple[str, str]
PairAnswer = Literal["certain", "refuted", "contingent"]
LadderAnswer = Literal["certain", "refuted", "contingent", "unknown"]


class Rung(NamedTuple):
    """A rung of an axis: all its thresholds of one level."""

    level: float
    thresholds: tuple[str, ...]


class RungPair(NamedTuple):
    """Two rungs, numbered from 1: rung `to` of one axis must come before rung `of` of the other.

    Each threshold of the one must be reached before each of the other: `pairs`, as (first,
    then). `answer`: the facts that stand say so of all of them (`certain`, by the claims
    in `rests_on`), say the reverse of some (`refuted`), or leave it open (`contingent`).
    """

    of: int
    to: int
    pairs: tuple[Pair, ...]
    answer: PairAnswer
    rests_on: tuple[str, ...] = ()


class Slack(NamedTuple):
    """What other margins would do, as far as the ladders reach.

    The greater the margin, the less is asked. `certain` is the smallest margin for which
    it is certain, None if it is so for none; `possible` the smallest above all that are
    refuted, None if none is.
    """

    certain: int | None
    possible: int | None


class Ladder(NamedTuple):
    """Whether axis `of` stays at most `margin` rungs above axis `to`, by the order of rungs.

    `answer` judges `pairs`, those that this margin asks for: all are `certain`, one is
    `refuted` (or they exclude one another), or they are `contingent`; it is `unknown` where
    there are none, or where all are certain but `beyond` lists rungs of `of` for which the
    other ladder is too short. `share` is the share of possible orders that keep all pairs,
    over the worlds of disputed facts; None without pairs.

    `holds` reads all margins together: to stay within a smaller margin is to stay within
    this one, and what exceeds a greater one exceeds this one. (So it may know more than
    `answer` where no fact puts the rungs of an axis in the order of their levels.) Then `by`
    is the margin that decides, `rests_on` the facts that show it, and `witness` the
    threshold of `of` that comes too early. `disputed` are the facts in dispute that could
    change it.
    """

    of: str
    to: str
    margin: int
    pairs: tuple[RungPair, ...]
    beyond: tuple[int, ...]
    answer: LadderAnswer
    holds: bool | None
    slack: Slack
    by: int | None = None
    witness: str = ""
    rests_on: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    share: "Interval | None" = None


def ladder(world: World, clause: RelativeClause) -> Ladder | None:
    """Give the ladder of a clause with the share of possible orders in which it holds.

    None where one of the axes has no threshold with a level, or both are the same. Costs
    as much as the share of a set of pairs; `compared` leaves it out.
    """
    found = compared(world, clause)
    if found is None or not found.pairs:
        return found
    return found._replace(share=world.kept(pair for one in found.pairs for pair in one.pairs))


def ladders(world: World, proposal: Proposal) -> tuple[Ladder, ...]:
    """Give the ladders of a proposal's relative clauses that count and have not fallen."""
    plan = Plan(world, proposal)
    standing = (
        clause
        for clause in proposal.relative
        if plan.label(ids.join(proposal.id, f"relative-{clause.of}-{clause.to}")) in (IN, UNDECIDED)
    )
    found = (ladder(world, clause) for clause in standing)
    return tuple(one for one in found if one is not None)


def compared(world: World, clause: RelativeClause) -> Ladder | None:
    """Give the ladder of a clause without its share: cubic in the number of rungs."""
    resolve = world.solution.map.resolve
    of, to = resolve(clause.of) or clause.of, resolve(clause.to) or clause.to
    both = _Both(world, rungs(world, of), rungs(world, to))
    if of == to or not both.of or not both.to:
        return None
    margin = clause.margin
    found = Ladder(
        of,
        to,
        margin,
        tuple(both.told(*places) for places in both.asked(margin)),
        both.beyond(margin),
        both.answer(margin),
        None,
        both.slack,
        disputed=both.disputed,
    )
    exceeded = [one for one in both.refuted if one >= margin]
    if exceeded:
        witness, rests_on = both.refutation(min(exceeded))
        return found._replace(
            holds=False, by=min(exceeded), witness=witness, rests_on=tuple(sorted(rests_on))
        )
    kept = [one for one in both.certain if one <= margin]
    if kept:
        shown = (both.told(*places) for places in both.asked(max(kept)))
        facts = {claim for one in shown for claim in one.rests_on}
        return found._replace(holds=True, by=max(kept), rests_on=tuple(sorted(facts)))
    return found


def rungs(world: World, axis: str) -> tuple[Rung, ...]:
    """Give the rungs of an axis, the lowest first.

    Thresholds of one level are one rung; those without a level are on none.
    """
    levels: dict[float, list[str]] = {}
    for node in world.solution.map.of_kind("threshold"):
        if isinstance(node, Threshold) and node.level is not None and world.axis(node.id) == axis:
            levels.setdefault(node.level, []).append(node.id)
    return tuple(Rung(level, tuple(sorted(levels[level]))) for level in sorted(levels))


@dataclass(frozen=True, eq=False)
class _Both:
    """The ladders of two axes, and what each margin asks of them."""

    world: World
    of: tuple[Rung, ...]
    to: tuple[Rung, ...]

    def asked(self, margin: int) -> Iterator[tuple[int, int]]:
        """Yield the rungs that a margin compares: (of, to), numbered from 1."""
        for place in range(1, len(self.of) + 1):
            if 1 <= place - margin <= len(self.to):
                yield place, place - margin

    def beyond(self, margin: int) -> tuple[int, ...]:
        """Give the rungs of the one ladder for which the other is too short."""
        places = range(1, len(self.of) + 1)
        return tuple(place for place in places if place - margin > len(self.to))

    def pairs(self, of: int, to: int) -> tuple[Pair, ...]:
        """Give the thresholds of two rungs, as pairs (first, then)."""
        return tuple(product(self.to[to - 1].thresholds, self.of[of - 1].thresholds))

    def told(self, of: int, to: int) -> RungPair:
        """Judge two rungs, with the facts that show it."""
        pairs, facts = self.pairs(of, to), self.world.facts[0]
        answer = self.judged(of, to)
        ways: list[Fact] = []
        if answer == "certain":
            ways = [fact for pair in pairs for fact in chain(facts, *pair) or ()]
        elif answer == "refuted":
            back = (chain(facts, then, first) for first, then in pairs)
            ways = list(next(way for way in back if way))
        return RungPair(of, to, pairs, answer, claims(ways))

    def judged(self, of: int, to: int) -> PairAnswer:
        """Judge two rungs by the facts that stand."""
        order, pairs = self.order, self.pairs(of, to)
        if all(order.is_before(first, then) for first, then in pairs):
            return "certain"
        return "refuted" if any(order.is_before(b, a) for a, b in pairs) else "contingent"

    def answer(self, margin: int) -> LadderAnswer:
        """Judge all that a margin asks for."""
        asked = list(self.asked(margin))
        each = {self.judged(*places) for places in asked}
        if not each:
            return "unknown"
        if "refuted" in each or ("contingent" in each and self._excluded(asked)):
            return "refuted"
        if "contingent" in each:
            return "contingent"
        return "unknown" if self.beyond(margin) else "certain"

    def _excluded(self, asked: list[tuple[int, int]]) -> bool:
        """Tell whether no possible order keeps all pairs, each of which some order keeps."""
        try:
            self.order.extended(pair for places in asked for pair in self.pairs(*places))
        except CircularOrderError:
            return True
        return False

    @cached_property
    def order(self) -> Order:
        """The order of the thresholds on both ladders, by the facts that stand."""
        here = (name for rung in (*self.of, *self.to) for name in rung.thresholds)
        return self.world.order.restricted(here)

    @cached_property
    def _answers(self) -> dict[int, LadderAnswer]:
        """What each margin comes to for which there is anything to compare.

        A plain scan: it is monotone only where facts order the rungs as their levels do.
        """
        return {margin: self.answer(margin) for margin in range(1 - len(self.to), len(self.of))}

    @property
    def certain(self) -> list[int]:
        """The margins for which it is certain."""
        return [margin for margin, answer in self._answers.items() if answer == "certain"]

    @property
    def refuted(self) -> list[int]:
        """The margins for which it is refuted."""
        return [margin for margin, answer in self._answers.items() if answer == "refuted"]

    @property
    def slack(self) -> Slack:
        """What other margins would do."""
        possible = max(self.refuted) + 1 if self.refuted else None
        return Slack(min(self.certain, default=None), possible)

    def refutation(self, margin: int) -> tuple[str, tuple[str, ...]]:
        """Give the threshold nearest to today that comes too early, and the facts that show it."""
        facts = self.world.facts[0]
        pairs = [pair for places in self.asked(margin) for pair in self.pairs(*places)]
        turned = [pair for pair in pairs if self.order.is_before(pair[1], pair[0])]
        if turned:
            first, then = min(turned, key=lambda pair: (self._ahead(pair[1]), pairs.index(pair)))
            return then, claims(chain(facts, then, first) or ())
        steps = [*facts, *(Fact("", first, then) for first, then in pairs)]
        back = ((Fact("", *pair), chain(steps, pair[1], pair[0])) for pair in pairs)
        rounds = [(one, *way) for one, way in back if way]
        circle = min(rounds, key=lambda way: (len(way), way))
        return circle[0].then, tuple(claim for claim in claims(circle) if claim)

    def _ahead(self, threshold: str) -> int:
        return len(self.world.order.down(threshold) - (self.world.today or frozenset()))

    @property
    def disputed(self) -> tuple[str, ...]:
        """The facts in dispute on thresholds that come before or after any rung."""
        order = self.world.order
        near = {
            other for name in self.order.elements for other in (*order.down(name), *order.up(name))
        }
        return tuple(
            sorted({fact.claim for fact in self.world.facts[1] if {fact.first, fact.then} & near})
        )
