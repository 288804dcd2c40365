"""Dates as decimal years, without a clock: 2031.5 is the middle of 2031."""

from typing import NamedTuple

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = 366
FEBRUARY = 2


class Span(NamedTuple):
    """From the first to the last moment of a year, month or day, in decimal years."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """The moment for which it stands."""
        return (self.start + self.end) / 2


def span(text: str) -> Span | None:
    """Give the span that YYYY, YYYY-MM or YYYY-MM-DD names; None where no calendar has it.

    The Gregorian calendar, also before its time. Constant time.

    >>> span("2031"), span("2031-07-02").start > 2031.49, span("2031-02-29")
    (Span(start=2031, end=2032), True, None)
    """
    year, *rest = map(int, text.split("-"))
    days = [size + (place == FEBRUARY and _leap(year)) for place, size in enumerate(_MONTHS, 1)]
    if not rest:
        return Span(year, year + 1)
    month, *day = rest
    if not 1 <= month <= len(days):
        return None
    first = sum(days[: month - 1])
    last = first + days[month - 1]
    if day:
        if not 1 <= day[0] <= days[month - 1]:
            return None
        first += day[0] - 1
        last = first + 1
    return Span(year + first / sum(days), year + last / sum(days))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
