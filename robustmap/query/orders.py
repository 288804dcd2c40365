"""The possible orders of a kb's thresholds, as Python users ask for them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import QueryError

if TYPE_CHECKING:
    from robustmap.reason.orders.conflicts import Contradiction
    from robustmap.reason.orders.order import Order
    from robustmap.reason.orders.poset import Fact
    from robustmap.reason.orders.worlds import Interval, Worlds


class Orders:
    """The possible orders of a kb's thresholds.

    A share says in how many of the possible orders something holds. It measures how much
    the facts leave open and is no belief about what will happen; it moves when thresholds
    are added, while what holds in all orders, or in none, stays so.
    """

    def __init__(self, worlds: "Worlds", resolve: Callable[[str], str]) -> None:
        """Take the worlds of a solution, and what gives the id of a threshold."""
        self.worlds = worlds
        self._resolve = resolve

    def __repr__(self) -> str:
        """Show the number of thresholds and of possible orders."""
        number = "many" if self.count is None else self.count
        return f"<Orders of {len(self.thresholds)} thresholds: {number} possible>"

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The thresholds, by id."""
        return self.worlds.thresholds

    @property
    def order(self) -> "Order":
        """What the standing facts say comes before what."""
        return self.worlds.order

    @property
    def standing(self) -> "tuple[Fact, ...]":
        """The facts about the order that stand."""
        return tuple(self.worlds.standing)

    @property
    def disputed(self) -> "tuple[Fact, ...]":
        """The facts about the order that are in dispute: they make intervals of shares."""
        return tuple(self.worlds.disputed)

    @property
    def contradictions(self) -> "tuple[Contradiction, ...]":
        """The smallest circles among the facts that stand."""
        return self.worlds.contradictions

    @property
    def given_up(self) -> tuple[str, ...]:
        """The claims left out because standing facts contradict each other: the cheapest ones."""
        return self.worlds.given_up

    @property
    def count(self) -> int | None:
        """How many orders are possible by the standing facts; None where too many to count."""
        return self.worlds.shares.total

    @property
    def method(self) -> str:
        """How shares are found: `exact`, or `sampled` where there are too many states."""
        return self.worlds.shares.method

    @property
    def samples(self) -> int:
        """How many orders were sampled; 0 where shares are exact."""
        return self.worlds.shares.samples

    def share(self, *, before: tuple[str, str]) -> "Interval":
        """Give the share of possible orders that reach one threshold before another.

        An interval over the worlds that disputed facts leave open; `standing` is the share
        by the standing facts alone.

        Raises:
            UnknownIdError: nothing has one of the ids, or it is not a threshold's.
            QueryError: both are the same threshold.
        """
        first, then = map(self._resolve, before)
        if first == then:
            message = f"`{first}` cannot come before itself: name two thresholds"
            raise QueryError(message)
        return self.worlds.before(first, then)

    def ranks(self, threshold: str) -> tuple[float, ...]:
        """Give the share of possible orders in which a threshold comes 1st, 2nd, ...

        By the standing facts alone.

        Raises:
            UnknownIdError: nothing has the id, or it is not a threshold's.
        """
        return tuple(float(one) for one in self.worlds.shares.ranks(self._resolve(threshold)))

    @cached_property
    def pairs(self) -> dict[tuple[str, str], float]:
        """The share of possible orders, for each two thresholds, with the first one first."""
        found, names = self.worlds.shares.pairs, self.worlds.shares.order.elements
        return {
            (first, then): float(found[i][j])
            for i, first in enumerate(names)
            for j, then in enumerate(names)
            if i != j
        }
