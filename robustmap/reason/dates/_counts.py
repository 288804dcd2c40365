"""Shares of draws, each with its Monte Carlo standard error."""

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]


class Estimate(NamedTuple):
    """A chance as draws give it: `value` is the share of `of` draws, `error` its standard error.

    The error is that of chance in drawing alone; it says nothing about how good the stated
    dates are. It is worked out as if one more draw had come out either way, so that it is
    never 0: what no draw shows may still happen.
    """

    value: float
    error: float
    of: int


def estimate(hits: int, of: int) -> Estimate:
    """Give the share of draws and its standard error.

    >>> estimate(50, 100).value, round(estimate(50, 100).error, 2), estimate(0, 100).error > 0
    (0.5, 0.05, True)
    """
    if not of:
        return Estimate(math.nan, math.nan, 0)
    smooth = (hits + 1) / (of + 2)
    return Estimate(hits / of, math.sqrt(smooth * (1 - smooth) / of), of)


def share(hits: "Bools", kept: "Bools | None") -> Estimate:
    """Give the share of the draws that count in which something holds."""
    if kept is None:
        return estimate(int(hits.sum()), len(hits))
    return estimate(int((hits & kept).sum()), int(kept.sum()))


def difference(one: "Bools", other: "Bools") -> float:
    """Give the standard error of the difference between two shares of the same draws."""
    gained, lost = int((other & ~one).sum()), int((one & ~other).sum())
    of = len(one)
    # One more draw each way, so that it is never 0.
    spread = (gained + lost + 2) / (of + 2) - ((gained - lost) / (of + 2)) ** 2
    return math.sqrt(spread / of)
