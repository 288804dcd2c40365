"""Shares of possible orders: how many of them have one element before another.

Every connected part of an order is looked at alone, by the method that fits it: counted
where its down-sets are not too many, else sampled.
"""

from collections.abc import Iterable
from functools import cached_property
from math import comb, factorial, prod
from typing import NamedTuple

from robustmap.errors import CircularOrderError
from robustmap.reason.orders._parts import Counted, Sampled, bounds
from robustmap.reason.orders.components import ahead, beyond, components, spread, weighed
from robustmap.reason.orders.counting import counts, total
from robustmap.reason.orders.downsets import MOST
from robustmap.reason.orders.order import Order

SAMPLES = 40_000
"""So many possible orders are sampled where they cannot be counted."""

EXACT, BY_SAMPLE = "exact", "sampled"


class Share(NamedTuple):
    """A share of possible orders, in [0, 1].

    It measures robustness and is no belief: it says how many of the orders that the facts
    allow have a property, not which of them will come about. Adding a threshold may change
    the share of a pair that it has nothing to say on. `low` and `high` bound it in 95 of
    100 cases where it was sampled, and equal `value` where it is exact; then `count` of
    `of` orders have the property (both None where another part of the order was sampled,
    so that not all orders have been counted).
    """

    value: float
    low: float
    high: float
    count: int | None  # type: ignore[assignment]  # hides that of tuples, which is no use here
    of: int | None
    method: str
    samples: int


class Shares:
    """For an order, the share of possible orders of every pair, and of every rank.

    `method` is "exact", or "sampled" where some part of the order was; `samples` is then
    the number of orders drawn, and `converged` whether chains from two ends agreed.
    """

    def __init__(
        self, order: Order, parts: Iterable[Counted | Sampled], *, most: int = MOST
    ) -> None:
        """Take the connected parts of an order, each counted or sampled."""
        self.order = order
        self.parts = tuple(parts)
        self.most = most
        sampled = [part for part in self.parts if isinstance(part, Sampled)]
        self.method = BY_SAMPLE if sampled else EXACT
        self.samples = max((part.chains * part.draws for part in sampled), default=0)
        self.converged = all(part.sample.converged for part in sampled)
        self.total: int | None = _mixed(self.parts)
        self._part = {
            name: (part, place)
            for part in self.parts
            for place, name in enumerate(part.order.elements)
        }

    def before(self, first: str, then: str) -> Share:
        """Give the share of possible orders in which `first` comes before `then`.

        Raises:
            KeyError: there is no such element.
        """
        (part, place), (other, behind) = self._part[first], self._part[then]
        if part is not other:
            return self._across(part, other, ahead(part.ranks[place], other.ranks[behind]))
        if isinstance(part, Counted):
            return self._exact(part.counts.pairs[place][behind], part.total)
        value, low, high, samples = part.pairs[place][behind]
        if not samples:
            return self._exact(int(value), 1)
        return Share(value, low, high, None, None, BY_SAMPLE, samples)

    def ranks(self, element: str) -> tuple[float, ...]:
        """Give the shares of possible orders in which `element` is 1st, 2nd, ...

        Raises:
            KeyError: there is no such element.
        """
        part, place = self._part[element]
        size, whole = len(part.order), len(self.order)
        unit = (part.total or 1) * comb(whole, size)
        return tuple(number / unit for number in spread(part.ranks[place], whole))

    @cached_property
    def pairs(self) -> tuple[tuple[float, ...], ...]:
        """The share of possible orders with element i before element j, at [i][j]."""
        columns = [self._column(name) for name in self.order.elements]
        return tuple(zip(*columns, strict=True))

    def kept(self, pairs: Iterable[tuple[str, str]]) -> Share:
        """Give the share of possible orders that keep all these pairs (first, then)."""
        pairs = sorted(set(pairs))
        if len(pairs) == 1:
            return self.before(*pairs[0])
        parts = {id(self._part[name][0]): self._part[name][0] for pair in pairs for name in pair}
        order = self.order.restricted(name for one in parts.values() for name in one.order.elements)
        try:
            more = order.extended(pairs)
        except CircularOrderError:
            return self._exact(0, 1)
        of = _mixed(tuple(parts.values()))
        number = None if of is None else count(more, self.most)
        if number is None or of is None:
            return self._sampled(order, pairs)
        return self._exact(number, of)

    def _sampled(self, order: Order, pairs: list[tuple[str, str]]) -> Share:
        from robustmap.reason.orders.sampling import sample

        drawn = Sampled(sample(order, self.samples or SAMPLES, most=self.most))
        heights = drawn.sample.heights
        held = heights[0] >= 0
        for first, then in pairs:
            held &= heights[order.index(first)] < heights[order.index(then)]
        value, low, high, samples = drawn.estimates(held.sum(axis=1)[None])[0]
        return Share(value, low, high, None, None, BY_SAMPLE, samples)

    def _column(self, then: str) -> list[float]:
        """Give the share of each element to come before one."""
        other, behind = self._part[then]
        after = {
            id(part): beyond(len(part.order), other.ranks[behind])
            for part in self.parts
            if part is not other
        }
        column = []
        for name in self.order.elements:
            part, place = self._part[name]
            if part is other:
                column.append(self.before(name, then).value)
            else:
                number = weighed(part.ranks[place], after[id(part)])
                column.append(self._across(part, other, number).value)
        return column

    def _across(self, one: Counted | Sampled, other: Counted | Sampled, number: float) -> Share:
        """Give the share of a pair in two parts; `number` is in the units of their ranks."""
        sizes = len(one.order), len(other.order)
        of = (one.total or 1) * (other.total or 1) * comb(sum(sizes), sizes[0])
        if isinstance(one, Counted) and isinstance(other, Counted):
            return self._exact(int(number), of)
        # The chains are independent, and this varies less than a mere yes or no would.
        chains = min(part.chains for part in (one, other) if isinstance(part, Sampled))
        value = min(1.0, number / of)
        return Share(value, *bounds(value, chains), None, None, BY_SAMPLE, self.samples)

    def _exact(self, number: int, of: int) -> Share:
        """Give an exact share, counted in orders of the whole where these are known."""
        value = number / of
        if self.total is None:
            return Share(value, value, value, None, None, EXACT, 0)
        return Share(value, value, value, number * self.total // of, self.total, EXACT, 0)


def shares(order: Order, *, most: int = MOST, samples: int = SAMPLES, seed: int = 0) -> Shares:
    """Give the shares of all pairs and ranks, by the method that fits.

    Parts of the order with at most `most` down-sets are counted, others sampled. The same
    arguments always give the same answer.
    """
    found: list[Counted | Sampled] = []
    for turn, part in enumerate(components(order)):
        counted = counts(part, most)
        if counted is not None:
            found.append(Counted(part, counted))
        else:
            from robustmap.reason.orders.sampling import sample

            found.append(Sampled(sample(part, samples, seed + turn, most)))
    return Shares(order, found, most=most)


def count(order: Order, most: int = MOST) -> int | None:
    """Give the number of possible orders, exactly; None where there are too many down-sets.

    `most` down-sets in each connected part are counted; parts without any order between
    them multiply.

    >>> count(Order.of("abcd", [("a", "b"), ("c", "d")]))
    6
    """
    number, placed = 1, 0
    for part in components(order):
        found = total(part, most)
        if found is None:
            return None
        placed += len(part)
        number *= found * comb(placed, len(part))
    return number


def some_order(order: Order, first: Iterable[tuple[str, str]] = ()) -> tuple[str, ...]:
    """Give the possible order that is first in the alphabet and keeps further pairs too.

    Raises:
        CircularOrderError: no possible order keeps them.
    """
    order = order.extended(first) if (first := list(first)) else order
    found: list[str] = []
    reached, left = 0, list(range(len(order)))
    while left:
        place = next(one for one in left if order.below[one] & ~reached == 0)
        left.remove(place)
        reached |= 1 << place
        found.append(order.elements[place])
    return tuple(found)


def _mixed(parts: tuple[Counted | Sampled, ...]) -> int | None:
    """Give the number of possible orders of parts side by side; None where one was sampled."""
    totals = [part.total for part in parts]
    if any(number is None for number in totals):
        return None
    sizes = [len(part.order) for part in parts]
    ways = factorial(sum(sizes)) // prod(map(factorial, sizes))
    return ways * prod(number for number in totals if number is not None)
