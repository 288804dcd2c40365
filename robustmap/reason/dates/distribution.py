"""From what a file says of a date to a distribution, or to what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from robustmap.model.dating import QUANTILES, Dating
from robustmap.reason.dates._shapes import Exponential, Point, Quantiles, Shape, Uniform
from robustmap.reason.dates._years import Span, span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SMALLEST = 2.0**-54
"""No part is nearer to 0 or 1 than this, so that every draw has a date."""


class Fault(NamedTuple):
    """What is wrong with a stated date: at which key ("" for the whole), and a sentence.

    `unclear` where it is not said which form is meant; else a value cannot be.
    """

    key: str
    told: str
    unclear: bool = False


@dataclass(frozen=True)
class Distribution:
    """When a threshold is crossed: a shape of dates, and the part in which it never is.

    `shape` is None where it never is for certain. `loading` on a `factor` (one for all by
    default) ties the draws of several thresholds together.
    """

    shape: Shape | None
    never: float = 0.0
    loading: float = 0.0
    factor: str = ""

    def at(self, parts: "Floats") -> "Floats":
        """Give the date by which each part has come true; infinity stands for never."""
        import numpy as np

        found = np.full(len(parts), np.inf)
        ever = parts < 1 - self.never
        if self.shape is not None and ever.any():
            inner = np.clip(parts[ever] / (1 - self.never), SMALLEST, 1 - SMALLEST / 2)
            found[ever] = self.shape.at(inner)
        return found

    def quantile(self, part: float) -> float:
        """Give the date by which one part, between 0 and 1, has come true, in decimal years.

        Infinity where it has not even if one waits for ever. Exact, without any draw.
        """
        import numpy as np

        return float(self.at(np.array([part]))[0])


class _Form(NamedTuple):
    """A way to state a date: the keys that it needs, and what makes a shape of their values."""

    needs: frozenset[str]
    make: Callable[[Mapping[str, Span], Dating], Shape]


def _quantiles(spans: Mapping[str, Span], _: Dating) -> Shape:
    stated = {int(key[1:]) / 100: spans[key].middle for key in QUANTILES if key in spans}
    return Quantiles.of(stated, spans["from"].start if "from" in spans else None)


_FORMS = (
    _Form(frozenset({"at"}), lambda spans, _: Point(spans["at"].middle)),
    _Form(
        frozenset({"from", "until"}),
        lambda spans, _: Uniform(spans["from"].start, spans["until"].end),
    ),
    _Form(
        frozenset({"from", "mean"}),
        lambda spans, said: Exponential(spans["from"].start, said.mean or 0.0),
    ),
)

FORMS_TOLD = "`at`, or `from` and `until`, or `from` and `mean`, or two or more of `p5` to `p95`"


def faults(said: Dating) -> tuple[Fault, ...]:
    """Give all that keeps a stated date from being a distribution; nothing if it is one."""
    return (*_values(said), *_unclear(said))


def distribution(said: Dating) -> Distribution | None:
    """Give the distribution that a file states; None where something is wrong with it.

    >>> from robustmap.model.dating import Dating
    >>> distribution(Dating.model_validate({"from": "2026", "until": "2029"})).quantile(0.25)
    2027.0
    """
    if faults(said):
        return None
    form = _form(said)
    shape = form.make(_spans(said), said) if form else None
    return Distribution(shape, said.never, said.loading, said.factor or "")


def _form(said: Dating) -> _Form | None:
    keys = frozenset(key for key, _ in said.said())
    quantiles = keys & {*QUANTILES}
    if len(quantiles) > 1 and keys <= {*QUANTILES, "from"}:
        return _Form(keys, _quantiles)
    return next((form for form in _FORMS if form.needs == keys), None)


def _unclear(said: Dating) -> Iterator[Fault]:
    keys = [key for key, _ in said.said()]
    if not keys and said.never != 1:
        yield Fault("", "it is not said when", unclear=True)
    elif keys and _form(said) is None:
        listed = ", ".join(f"`{key}`" for key in keys)
        told = f"{listed} together do" if len(keys) > 1 else f"{listed} alone does"
        yield Fault("", f"{told} not say when", unclear=True)
    if said.factor is not None and not said.loading:
        yield Fault("factor", "`factor` says nothing without a `loading`", unclear=True)


def _spans(said: Dating) -> dict[str, Span]:
    """Give the spans that its keys name; what no calendar has is left out."""
    found = ((key, span(value)) for key, value in said.said() if key != "mean")
    return {key: one for key, one in found if one is not None}


def _values(said: Dating) -> Iterator[Fault]:
    spans = _spans(said)
    for key, value in said.said():
        if key != "mean" and key not in spans:
            yield Fault(key, f"no calendar has `{value}`")
    for key, least in (("never", 0), ("loading", -1)):
        value = getattr(said, key)
        if not least <= value <= 1:
            yield Fault(key, f"`{key}` is {value:g}, which is not from {least} to 1")
    if said.mean is not None and said.mean <= 0:
        yield Fault("mean", f"`mean` is {said.mean:g} years, which is no time")
    start = spans.get("from")
    until = spans.get("until")
    if start and until and until.end <= start.start:
        yield Fault("until", f"`until: {said.until}` is before `from: {said.from_}`")
    yield from _falling(said, spans)


def _falling(said: Dating, spans: Mapping[str, Span]) -> Iterator[Fault]:
    """Yield the quantiles that are not later than the one before, or than the start."""
    stated = dict(said.said())
    known = [key for key in QUANTILES if key in spans]
    for low, high in pairwise(known):
        if spans[high].middle < spans[low].middle:
            told = f"`{high}: {stated[high]}` is before `{low}: {stated[low]}`"
            yield Fault(high, told)
    if known and "from" in spans and spans[known[0]].middle <= spans["from"].start:
        told = f"`{known[0]}: {stated[known[0]]}` is not after `from: {stated['from']}`"
        yield Fault(known[0], told)
