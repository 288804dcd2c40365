"""Worlds: what follows if some, all or none of the disputed facts hold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, Self

from robustmap.errors import CircularOrderError
from robustmap.reason.orders.conflicts import Contradiction, cheapest, contradictions
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact, standing_facts
from robustmap.reason.orders.shares import SAMPLES, Share, Shares, shares
from robustmap.reason.solution import Solution

ALL_OF = 12
"""With so many disputed claims or fewer, every world is looked at."""

SAMPLED_WORLDS = 500
"""Beyond, so many worlds are, drawn with a fixed seed, and those with one claim or all."""

LEAST_SAMPLES = 4_000
"""So many orders are drawn in each world at the least, where they cannot be counted."""


class Interval(NamedTuple):
    """The least and the greatest share over the worlds that disputed facts leave open.

    `standing` is the share in the world of the standing facts alone. `swing` is the
    disputed claim whose presence changes that the most ("" if none does). Of `worlds`
    worlds, `cyclic` contradict themselves: they have no possible order, and are left out.
    """

    low: float
    high: float
    standing: Share
    swing: str
    worlds: int
    cyclic: int


@dataclass(frozen=True, eq=False)
class Worlds:
    """The facts of a solved map that stand, those in dispute, and every world in between.

    A world is the standing facts with some of the disputed claims, each with all its
    facts. Where standing facts contradict each other, the cheapest are given up.
    """

    thresholds: tuple[str, ...]
    standing: list[Fact]
    disputed: list[Fact]

    @classmethod
    def of(cls, solution: Solution) -> Self:
        """Give the worlds of a solved map: all its live thresholds, and the facts on them."""
        thresholds = tuple(node.id for node in solution.map.of_kind("threshold"))
        known = frozenset(thresholds)
        standing, disputed = standing_facts(solution)
        return cls(
            thresholds,
            [fact for fact in standing if {fact.first, fact.then} <= known],
            [fact for fact in disputed if {fact.first, fact.then} <= known],
        )

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The circles among the facts that stand."""
        return contradictions(self.standing)

    @cached_property
    def given_up(self) -> tuple[str, ...]:
        """The standing claims that are left out because the facts contradict each other."""
        return cheapest(self.standing)

    @cached_property
    def order(self) -> Order:
        """The order by the standing facts, without those given up."""
        given_up = set(self.given_up)
        pairs = [(fact.first, fact.then) for fact in self.standing if fact.claim not in given_up]
        return Order.of(self.thresholds, pairs)

    @cached_property
    def shares(self) -> Shares:
        """The shares of possible orders by the standing facts."""
        return shares(self.order)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The claims in dispute that state facts, sorted."""
        return tuple(sorted({fact.claim for fact in self.disputed}))

    @property
    def sampled(self) -> bool:
        """Whether there are so many disputed claims that only some worlds are looked at."""
        return len(self.claims) > ALL_OF

    @cached_property
    def orders(self) -> dict[frozenset[str], Order | None]:
        """The order of each world by the disputed claims that hold there; None where cyclic."""
        return {world: self._order(world) for world in self._chosen()}

    @property
    def worlds(self) -> int:
        """How many worlds are looked at."""
        return len(self.orders)

    @property
    def cyclic(self) -> int:
        """How many of these contradict themselves."""
        return sum(order is None for order in self.orders.values())

    def before(self, first: str, then: str) -> Interval:
        """Give the share of possible orders with `first` before `then`, over all worlds."""
        return self.interval(lambda world: world.before(first, then))

    def kept(self, pairs: Iterable[tuple[str, str]]) -> Interval:
        """Give the share of possible orders that keep all these pairs, over all worlds."""
        pairs = tuple(sorted(set(pairs)))
        return self.interval(lambda world: world.kept(pairs))

    def interval(self, share: Callable[[Shares], Share]) -> Interval:
        """Give any share of possible orders over all worlds, from the shares of each."""
        known: dict[Order, Share] = {}
        found: dict[frozenset[str], Share] = {}
        for world, order in self.orders.items():
            if order is not None:
                if order not in known:
                    known[order] = share(self._shares(order))
                found[world] = known[order]
        return Interval(
            min(one.low for one in found.values()),
            max(one.high for one in found.values()),
            known[self.order],
            self._swing({world: one.value for world, one in found.items()}),
            self.worlds,
            self.cyclic,
        )

    def _swing(self, values: dict[frozenset[str], float]) -> str:
        """Give the claim whose presence changes a value most, all else being equal."""
        most: dict[str, float] = {}
        for world, value in values.items():
            for claim in world:
                without = values.get(world - {claim})
                if without is not None:
                    most[claim] = max(most.get(claim, 0.0), abs(value - without))
        best = min(most, key=lambda claim: (-round(most[claim], 12), claim), default="")
        return best if best and round(most[best], 12) else ""

    def _shares(self, order: Order) -> Shares:
        if order not in self._known:
            # Where every world must be sampled, they share the effort.
            samples = max(LEAST_SAMPLES, SAMPLES // self.worlds)
            self._known[order] = shares(order, samples=samples)
        return self._known[order]

    @cached_property
    def _known(self) -> dict[Order, Shares]:
        return {self.order: self.shares}

    def _order(self, world: frozenset[str]) -> Order | None:
        pairs = [(fact.first, fact.then) for fact in self.disputed if fact.claim in world]
        if not pairs:
            return self.order
        try:
            return self.order.extended(pairs)
        except CircularOrderError:
            return None

    def _chosen(self) -> Iterator[frozenset[str]]:
        """Yield worlds: all of them, or those next to the standing facts and some at random."""
        if not self.sampled:
            for size in range(len(self.claims) + 1):
                yield from map(frozenset, combinations(self.claims, size))
            return
        import numpy as np

        yield frozenset()
        yield from (frozenset({claim}) for claim in self.claims)
        yield frozenset(self.claims)
        for row in np.random.default_rng(0).integers(0, 2, (SAMPLED_WORLDS, len(self.claims))):
            yield frozenset(claim for claim, holds in zip(self.claims, row, strict=True) if holds)
