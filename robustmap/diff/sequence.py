"""Which thresholds come before which: what is said of it newly, or no more."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from robustmap.reason.robustness import World
from robustmap.reason.solution import Solution

Known = Literal["before", "after", "disputed", "open", ""]


@dataclass(frozen=True)
class OrderChange:
    """Two thresholds of which another one comes first now, or that are told apart no more.

    `before` and `after` say where `first` is in base and head as seen from `then`: before
    it in every possible order, after it, in dispute, or left open; "" where one of the two
    was not there. `claims` are those that say so in the head, or did in the base. Only
    neighbours are told: what follows from several of them is not.
    """

    first: str
    then: str
    before: Known
    after: Known
    claims: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


Pairs = dict[tuple[str, str], list[str]]
"""Two thresholds with the claims that say something of them."""


class _Side:
    """What one solution says of the order."""

    def __init__(self, solution: Solution) -> None:
        world = World(solution)
        self.order = world.order
        self.standing, self.disputed = (_claims(facts) for facts in world.facts)

    def known(self, first: str, then: str) -> Known:
        if not {first, then} <= self.order.places.keys():
            return ""
        if self.order.is_before(first, then):
            return "before"
        if self.order.is_before(then, first):
            return "after"
        doubts = (first, then) in self.disputed or (then, first) in self.disputed
        return "disputed" if doubts else "open"

    def claims(self, first: str, then: str) -> list[str]:
        pair, back = (first, then), (then, first)
        sides = (self.standing, self.disputed)
        return [one for side in sides for key in (pair, back) for one in side.get(key, ())]


def _claims(facts: Any) -> Pairs:
    found: Pairs = {}
    for fact in facts:
        found.setdefault((fact.first, fact.then), []).append(fact.claim)
    return found


def order_changes(old: Solution, new: Solution) -> Iterator[OrderChange]:
    """Yield the neighbouring thresholds whose order moved, by id.

    Nothing is worked out where no fact changed. Quadratic in the thresholds, on words of bits.
    """
    base, head = _Side(old), _Side(new)
    if (base.standing, base.disputed) == (head.standing, head.disputed):
        return
    asked = dict.fromkeys((*head.order.covers(), *head.disputed))
    asked |= dict.fromkeys((*base.order.covers(), *base.disputed))
    told: set[frozenset[str]] = set()
    for first, then in sorted(asked, key=lambda pair: (head.known(*pair) != "before", pair)):
        before, after = base.known(first, then), head.known(first, then)
        if before == after or not after or {first, then} in told:
            continue
        told.add(frozenset({first, then}))
        claims = dict.fromkeys(head.claims(first, then) or base.claims(first, then))
        yield OrderChange(first, then, before, after, tuple(claims))
