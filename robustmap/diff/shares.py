"""Shares of possible orders that moved, and whether only because thresholds came or went.

Adding a threshold moves shares, though nothing has been said about them: what holds in
every possible order, or in none, stays as it is. So it is told which moves mean nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from robustmap.explain import orders as words
from robustmap.explain.words import title
from robustmap.model.nodes import Proposal
from robustmap.reason.robustness import Plan, World
from robustmap.reason.robustness._demands import Pair, demands
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.orders.worlds import Interval

MOST = 60
"""With more thresholds than this, shares are not compared: it would take too long."""

Remark = Literal["", "added", "removed", "changed", "partly"]

TINY = 1e-9


@dataclass(frozen=True)
class ShareChange:
    """A share of possible orders that is another one in the head.

    Of those in which `proposal` has a working range and every order that it asks for is
    kept, or, where `clause` names one, in which that order is kept. `remark` says what came
    of thresholds alone: it moved because thresholds were `added`, `removed` or both
    (`changed`), or only `partly` so; "" where the thresholds are the same, or where they
    moved nothing.
    """

    proposal: str
    clause: str
    title: str
    before: "Interval"
    after: "Interval"
    remark: Remark

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "proposal": self.proposal,
            "clause": self.clause,
            "title": self.title,
            "before": _data(self.before),
            "after": _data(self.after),
            "remark": self.remark,
        }


def _data(found: "Interval") -> dict[str, Any]:
    return {
        **found._asdict(),
        "standing": found.standing._asdict(),
        "words": words.interval(found).fill(),
    }


def comparable(old: Solution, new: Solution) -> bool:
    """Tell whether there are few enough thresholds for shares to be compared."""
    return all(sum(1 for _ in one.map.of_kind("threshold")) <= MOST for one in (old, new))


def share_changes(old: Solution, new: Solution) -> Iterator[ShareChange]:
    """Yield the shares that moved, by proposal, the whole before its clauses.

    Of proposals and clauses that both maps have. Nothing is counted where neither the
    order nor the clauses have changed, nor beyond `MOST` thresholds.
    """
    if not comparable(old, new):
        return
    base, head = World(old), World(new)
    before, after = dict(_asked(base)), dict(_asked(head))
    same = _same(base, head)
    for key, pairs in after.items():
        if key not in before or (same and before[key] == pairs):
            continue
        shares = base.kept(before[key]), head.kept(pairs)
        if _moved(*shares):
            about = title(new, key[1] or key[0])
            remark = _remark(base, head, pairs) if before[key] == pairs else _partly(base, head)
            yield ShareChange(*key, about, *shares, remark)


def _asked(world: World) -> Iterator[tuple[tuple[str, str], tuple[Pair, ...]]]:
    """Yield (proposal, clause or "") with what must come in order for it."""
    for node in world.solution.map.of_kind("proposal"):
        if isinstance(node, Proposal):
            asked = demands(Plan(world, node))
            if asked.pairs():
                yield (node.id, ""), asked.pairs()
            for one in asked.required:
                if one.stands:
                    yield (node.id, one.clause), ((one.first, one.then),)


def _same(base: World, head: World) -> bool:
    return base.order == head.order and _doubts(base) == _doubts(head)


def _doubts(world: World) -> set[Pair]:
    return {(fact.first, fact.then) for fact in world.facts[1]}


def _moved(before: "Interval", after: "Interval") -> bool:
    """Tell whether a share moved, by more than sampling explains."""
    ends = abs(before.low - after.low) > TINY or abs(before.high - after.high) > TINY
    if not before.standing.samples and not after.standing.samples:
        return ends or abs(before.standing.value - after.standing.value) > TINY
    return (
        before.standing.high < after.standing.low - TINY
        or after.standing.high < before.standing.low - TINY
    )


def _partly(base: World, head: World) -> Remark:
    return "" if base.order.elements == head.order.elements else "partly"


def _remark(base: World, head: World, pairs: tuple[Pair, ...]) -> Remark:
    """Say how much of a move came of thresholds that came or went.

    Both orders are looked at with the thresholds alone that both have: where the share is
    the same there, nothing else moved it.
    """
    from robustmap.reason.orders.shares import shares

    old, new = set(base.order.elements), set(head.order.elements)
    both = old & new
    if old == new or not {name for pair in pairs for name in pair} <= both:
        return _partly(base, head)
    before, after = (shares(one.order.restricted(both)).kept(pairs).value for one in (base, head))
    doubts = [{pair for pair in _doubts(one) if {*pair} <= both} for one in (base, head)]
    if abs(before - after) <= TINY and doubts[0] == doubts[1]:
        return "added" if old < new else "removed" if new < old else "changed"
    moved = (base, before), (head, after)
    alone = any(abs(one.kept(pairs).standing.value - value) > TINY for one, value in moved)
    return "partly" if alone else ""
