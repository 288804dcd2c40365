"""When a threshold is believed to be crossed: a date, a spread of dates, and perhaps never."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from robustmap.model.fields import Basis, Date, Number, Part, Source, Text, _listed

NEVER = "never"

QUANTILES = ("p5", "p10", "p25", "p50", "p75", "p90", "p95")
"""The keys that say by which date how many percent of the belief have come true."""


class Dating(Part):
    """When a threshold is believed to be crossed, if it ever is.

    One of four forms: `at` (a date); `from` and `until` (any time between them alike);
    `from` and `mean` (each year alike); or two or more of `p5` to `p95` (so many percent
    by then). A year stands for its middle, under `from` for its first day and under `until`
    for its last. All of it speaks of the case that the threshold is crossed at all: `never`
    says how much of the belief is that it is not.
    """

    at: Date | None = None
    """The date, where nothing about it is left open."""
    from_: Date | None = Field(default=None, alias="from")
    """The earliest date; with quantiles, the date from which they are counted (lognormal)."""
    until: Date | None = None
    """The latest date, where any time from `from` on is as good as any other."""
    mean: Number | None = None
    """How many years after `from` on average, where each year is as good as the next."""
    p5: Date | None = None
    """By this date with a chance of 5 in 100."""
    p10: Date | None = None
    """By this date with a chance of 10 in 100."""
    p25: Date | None = None
    """By this date with a chance of 25 in 100."""
    p50: Date | None = None
    """The middle date: as likely earlier as later."""
    p75: Date | None = None
    """By this date with a chance of 75 in 100."""
    p90: Date | None = None
    """By this date with a chance of 90 in 100."""
    p95: Date | None = None
    """By this date with a chance of 95 in 100."""
    never: Number = 0.0
    """How much of the belief, from 0 to 1, is that it is never crossed."""
    loading: Number = 0.0
    """How much the date hangs on what it shares with others, from -1 to 1: two of them
    correlate by the product of their loadings."""
    factor: Text | None = None
    """The name of what it shares, where not all that share anything share the same."""
    why: Text | None = None
    basis: Basis | None = None
    sources: Annotated[tuple[Source, ...], BeforeValidator(_listed)] = ()

    def __str__(self) -> str:
        """Write what draws are made from on one line, as the file has it.

        >>> str(Dating(p10="2028", p90="2045", never=0.2)), str(Dating(at="2031"))
        ('p10 2028, p90 2045, never 0.2', '2031')
        """
        said = dict(self.said())
        if self.never == 1 and not said and not self.loading:
            return NEVER
        parts = [self.at] if self.at and len(said) == 1 else [f"{k} {v}" for k, v in said.items()]
        parts += [f"{key} {value:g}" for key, value in self._more() if value]
        return ", ".join([*parts, *([f"factor {self.factor}"] if self.factor else [])])

    def _more(self) -> tuple[tuple[str, float], ...]:
        return (("never", self.never), ("loading", self.loading))

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield the keys about the date itself that have a value, as the file calls them."""
        for key in ("at", "from", "until", "mean", *QUANTILES):
            value = getattr(self, "from_" if key == "from" else key)
            if value is not None:
                yield key, value if isinstance(value, str) else f"{value:g}"


def read_dating(value: Any) -> Any:
    """Spell out a date that is written short.

    >>> read_dating("2031"), read_dating("never")
    ({'at': '2031'}, {'never': 1.0})
    """
    if value == NEVER:
        return {"never": 1.0}
    return {"at": value} if isinstance(value, str) else value


OneDating = Annotated[
    Dating,
    BeforeValidator(read_dating, json_schema_input_type=Date | Literal["never"] | Dating),
]
