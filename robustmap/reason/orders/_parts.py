"""One connected part of an order: counted, or sampled where it is too wide for that."""

from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from robustmap.reason.orders.components import Numbers
from robustmap.reason.orders.counting import Counts
from robustmap.reason.orders.order import Order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from robustmap.reason.orders.sampling import Sample

Z = 1.959964
"""95 of 100 draws of a normal distribution lie within so many standard deviations."""


class Estimate(NamedTuple):
    """A share that was sampled, with bounds for 95 of 100 cases."""

    value: float
    low: float
    high: float
    samples: int


class Counted:
    """A part with its counts."""

    def __init__(self, order: Order, counts: Counts) -> None:
        """Take the counts."""
        self.order = order
        self.counts = counts
        self.total: int = counts.total
        self.ranks: tuple[Numbers, ...] = counts.ranks


class Sampled:
    """A part with a sample of its orders."""

    def __init__(self, sample: "Sample") -> None:
        """Take the sample."""
        self.order = sample.order
        self.sample = sample
        self.chains: int = sample.heights.shape[1]
        self.draws: int = sample.heights.shape[2]
        self.total = None

    @cached_property
    def places(self) -> "NDArray[np.uint16]":
        """The place of each element in each order of the sample: [draw, element, chain]."""
        import numpy as np

        turned = np.moveaxis(self.sample.heights, 2, 0)
        found = np.empty(turned.shape, np.uint16)
        every = np.arange(turned.shape[1], dtype=np.uint16)[:, None]
        np.put_along_axis(found, turned.argsort(axis=1), every, axis=1)
        return found

    @cached_property
    def ranks(self) -> tuple[Numbers, ...]:
        """The shares of the sample in which each element is 1st, 2nd, ... of the part."""
        import numpy as np

        size, number = len(self.order), self.chains * self.draws
        return tuple(
            tuple((np.bincount(self.places[:, place].ravel(), minlength=size) / number).tolist())
            for place in range(size)
        )

    @cached_property
    def pairs(self) -> tuple[tuple[Estimate, ...], ...]:
        """The share of the sample with element i before element j, at [i][j]."""
        import numpy as np

        size = len(self.order)
        table = [[Estimate(0.0, 0.0, 0.0, 0)] * size for _ in range(size)]
        for place in range(size - 1):
            hits = (self.places[:, place, None] < self.places[:, place + 1 :]).sum(0, np.uint8)
            for other, estimate in enumerate(self.estimates(hits), place + 1):
                known = self._known(place, other) or estimate
                table[place][other] = known
                value, low, high, samples = known
                table[other][place] = Estimate(1 - value, 1 - high, 1 - low, samples)
        return tuple(map(tuple, table))

    def _known(self, one: int, other: int) -> Estimate | None:
        if self.order.below[other] >> one & 1:
            return Estimate(1.0, 1.0, 1.0, 0)
        return Estimate(0.0, 0.0, 0.0, 0) if self.order.below[one] >> other & 1 else None

    def estimates(self, hits: "NDArray[np.uint8]") -> list[Estimate]:
        """Give the share of hits; each row counts those of each chain.

        Chains are independent and their draws are not, so the spread of chains decides
        how much the draws are worth: at the least as many as there are chains.
        """
        import numpy as np

        exact = hits.astype(np.float32)
        squares = np.einsum("ij,ij->i", exact, exact).tolist()
        sums = [start.sum(axis=1).tolist() for start in (exact[:, ::2], exact[:, 1::2])]
        numbers = (self.draws * -(-self.chains // 2), self.draws * (self.chains // 2))
        found = []
        for square, *both in zip(squares, *sums, strict=True):
            value = sum(both) / sum(numbers)
            low, high = bounds(value, self._worth(value, square / self.chains / self.draws**2))
            if not self.sample.converged:
                ends = [number / of for number, of in zip(both, numbers, strict=True)]
                low, high = min(low, *ends), max(high, *ends)
            found.append(Estimate(value, low, high, sum(numbers)))
        return found

    def _worth(self, value: float, square: float) -> float:
        """Give how many independent draws the draws are worth, from the chains' mean square."""
        spread = square - value * value
        if spread <= 0:
            return self.chains
        worth = value * (1 - value) / spread * self.chains
        return min(max(worth, self.chains), self.chains * self.draws)


def bounds(value: float, number: float) -> tuple[float, float]:
    """Give bounds on a share that was seen among `number` draws (Wilson 1927)."""
    centre = (value + Z * Z / (2 * number)) / (1 + Z * Z / number)
    half = Z / (1 + Z * Z / number) * sqrt(value * (1 - value) / number + (Z / number / 2) ** 2)
    return max(0.0, min(value, centre - half)), min(1.0, max(value, centre + half))
