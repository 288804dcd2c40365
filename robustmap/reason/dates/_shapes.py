"""The shapes that a stated date may have: a point, a uniform, an exponential, quantiles.

Each shape gives the date by which a part of the belief has come true (its quantile
function), in decimal years: increasing, and all that drawing and telling need.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from robustmap.reason.dates._normal import score, scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Shape(Protocol):
    """A distribution of dates, by its quantile function."""

    def at(self, parts: "Floats") -> "Floats":
        """Give the date by which each part, between 0 and 1, has come true."""
        ...


@dataclass(frozen=True)
class Point:
    """One date, nothing left open."""

    date: float

    def at(self, parts: "Floats") -> "Floats":
        """Give the date, whatever the part."""
        import numpy as np

        return np.full(len(parts), self.date)


@dataclass(frozen=True)
class Uniform:
    """Any time between two dates alike."""

    start: float
    end: float

    def at(self, parts: "Floats") -> "Floats":
        """Give the date by which each part has come true."""
        return self.start + (self.end - self.start) * parts


@dataclass(frozen=True)
class Exponential:
    """Each year from a date on as good as the next; `mean` is in years."""

    start: float
    mean: float

    def at(self, parts: "Floats") -> "Floats":
        """Give the date by which each part has come true."""
        import numpy as np

        return self.start - self.mean * np.log1p(-parts)


@dataclass(frozen=True)
class Quantiles:
    """Quantiles as stated, and between and beyond them the line of normal scores.

    With two of them this is the normal distribution through both; with more, pieces of
    normal distributions that meet where they were stated. With a `start` the same holds of
    the logarithm of the years since then: with two it is the lognormal distribution.
    """

    scores: tuple[float, ...]
    dates: tuple[float, ...]
    start: float | None = None

    @classmethod
    def of(cls, stated: dict[float, float], start: float | None = None) -> "Quantiles":
        """Take stated quantiles: part -> date, two or more, both rising."""
        rows = sorted(stated.items())
        values = [date if start is None else math.log(date - start) for _, date in rows]
        return cls(tuple(score(part) for part, _ in rows), tuple(values), start)

    def at(self, parts: "Floats") -> "Floats":
        """Give the date by which each part has come true."""
        import numpy as np

        wanted = scores(parts)
        known, dates = np.array(self.scores), np.array(self.dates)
        piece = np.clip(np.searchsorted(known, wanted) - 1, 0, len(known) - 2)
        slope = np.diff(dates) / np.diff(known)
        found: Floats = dates[piece] + slope[piece] * (wanted - known[piece])
        return found if self.start is None else self.start + np.exp(np.minimum(found, _LARGEST))


_LARGEST = 700.0
"""The exponential of more is no number; a date that far off is as good as any other."""
