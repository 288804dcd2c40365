"""Two plots of dates: the range of each stated date, and how far each swings a chance."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from robustmap.explain.dates import DATES, chance, percent, year
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.svg import link, number, picture, text
from robustmap.publish.figures.text import wrap

if TYPE_CHECKING:
    from robustmap.query.dates import Dated
    from robustmap.reason.dates import Estimate, Swing

SIZE = 11
LABEL = 196
GAP = 30
"""Room left of the plot, for what stands beside the end of a bar."""

PLOT = 350
ROW = 28
BAR = 12
TOP = 22
EDGE = 46
"""Room right of the plot, for what a row says of never."""

BESIDE = 16
"""How far from the end of a bar the middle of its date is."""

TICKS = 6
"""About how many years are marked."""

FAR = 300.0
"""No plot shows more years than this after the earliest date: the bars would be dots."""

LEFT = LABEL + GAP
RIGHT = LEFT + PLOT

Across = Callable[[float], float]
"""Gives the place of a value from left to right."""


def ranges(site: Site, dates: "Sequence[Dated]", page: str) -> str:
    """Draw for each threshold a bar from its early to its late date; "" where all is never."""
    known = [value for one in dates for value in (one.p10, one.p50, one.p90)]
    known = [value for value in known if math.isfinite(value)]
    if not known:
        return ""
    start, end = math.floor(min(known)), min(math.ceil(max(known)), math.floor(min(known)) + FAR)
    end = max(end, start + 1)

    def across(value: float) -> float:
        return LEFT + PLOT * (min(max(value, start), end) - start) / (end - start)

    rows = [_range(site, one, across, place, page) for place, one in enumerate(dates)]
    height = TOP + len(dates) * ROW
    content = "".join((*_ticks(start, end, across, height), *rows))
    size = RIGHT + EDGE, height + 8
    return picture("fig-map fig-dates", size, DATES["ranges-label"], content)


def _range(site: Site, one: "Dated", across: Across, place: int, page: str) -> str:
    y = TOP + (place + 0.5) * ROW
    spread = {key: year(getattr(one, key)) for key in ("p10", "p50", "p90")}
    name = site.heading(one.threshold)
    told = DATES["bar"].format(name=name, never=percent(one.never), **spread)
    drawn = [f"<title>{text(told)}</title>"]
    if math.isfinite(one.p10):
        left, right = across(one.p10), across(one.p90)
        later = not math.isfinite(one.p90) or across(one.p90) < right
        drawn.append(_bar(left, max(right, left + 2), y, arrow=later))
    shown = f'<g class="fig-bars">{"".join(drawn)}{_never(one, y)}</g>'
    return _name(site, one.threshold, page, y) + shown + _middle(one, across, y)


def _bar(left: float, right: float, y: float, *, arrow: bool = False) -> str:
    top, bottom = number(y - BAR / 2), number(y + BAR / 2)
    tip = f"L{number(right + 8)} {number(y)}" if arrow else ""
    ends = f"M{number(left)} {top}H{number(right)}{tip}L{number(right)} {bottom}"
    return f'<path d="{ends}H{number(left)}z"/>'


def _middle(one: "Dated", across: Across, y: float) -> str:
    if not math.isfinite(one.p50):
        return ""
    return _upright(across(one.p50), y - BAR / 2 - 3, y + BAR / 2 + 3)


def _upright(x: float, top: float, bottom: float) -> str:
    return f'<g class="fig-cut"><path d="M{number(x)} {number(top)}V{number(bottom)}"/></g>'


def _never(one: "Dated", y: float) -> str:
    if not one.never:
        return ""
    at = f'x="{number(RIGHT + EDGE / 2 + 4)}" y="{number(y + 3)}"'
    return f"<text {at}>{text(percent(one.never))}</text>"


def _name(site: Site, ref: str, page: str, y: float) -> str:
    told = site.heading(ref)
    shown = "".join(wrap(told, SIZE, LABEL - 14, 1))
    at = f'x="{number(LABEL - 8)}" y="{number(y + SIZE * 0.35)}"'
    label = f'<text class="fig-end" {at}>{text(shown)}</text>'
    return link(site.url(ref, page), "fig-row", told, label)


def _ticks(start: float, end: float, across: Across, height: float) -> Iterator[str]:
    """Yield upright lines at round years, with the years above them."""
    step = _step((end - start) / TICKS)
    at = math.ceil(start / step) * step
    while at <= end:
        x = number(across(at))
        yield f'<path class="fig-base" d="M{x} {TOP - 4}V{number(height)}"/>'
        yield f'<text class="fig-caption fig-mid" x="{x}" y="12">{at:g}</text>'
        at += step
    x = number(RIGHT + EDGE / 2 + 4)
    yield f'<text class="fig-caption fig-mid" x="{x}" y="12">{text(year(math.inf))}</text>'


def _step(least: float) -> float:
    """Give the next round number of years.

    >>> [_step(one) for one in (0.2, 1.5, 3, 7, 30)]
    [1.0, 2.0, 5.0, 10.0, 50.0]
    """
    size = 10 ** math.floor(math.log10(max(least, 1)))
    return float(next(size * one for one in (1, 2, 5, 10) if size * one >= least))


def tornado(site: Site, now: "Estimate", swings: "Sequence[Swing]", page: str) -> str:
    """Draw how far each date moves a chance, from 0 to 100 %; the widest bar on top."""

    def across(value: float) -> float:
        return LEFT + PLOT * value

    rows = [_swing(site, one, across, place, page) for place, one in enumerate(swings)]
    height = TOP + len(swings) * ROW
    shown = [*_parts(across, height), *rows, _upright(across(now.value), TOP - 4, height)]
    size = RIGHT + EDGE, height + 8
    return picture("fig-map fig-tornado", size, DATES["tornado-label"], "".join(shown))


def _swing(site: Site, one: "Swing", across: Across, place: int, page: str) -> str:
    y = TOP + (place + 0.5) * ROW
    low, high = sorted((one.chance_early.value, one.chance_late.value))
    told = DATES["tornado-bar"].format(
        name=site.heading(one.threshold),
        early=chance(one.chance_early),
        late=chance(one.chance_late),
    )
    bar = _bar(across(low), max(across(high), across(low) + 2), y)
    ends = [(one.chance_early.value, year(one.early)), (one.chance_late.value, year(one.late))]
    marks = "".join(_end(across, low, at, word, y) for at, word in dict.fromkeys(ends))
    drawn = f"<title>{text(told)}</title>{bar}{marks}"
    return _name(site, one.threshold, page, y) + f'<g class="fig-bars">{drawn}</g>'


def _end(across: Across, low: float, at: float, word: str, y: float) -> str:
    """Write beside the end of a bar at which date the chance is there."""
    aside = -BESIDE if at == low else BESIDE
    return f'<text x="{number(across(at) + aside)}" y="{number(y + 3)}">{text(word)}</text>'


def _parts(across: Across, height: float) -> Iterator[str]:
    for part in (0, 0.25, 0.5, 0.75, 1):
        x = number(across(part))
        yield f'<path class="fig-base" d="M{x} {TOP - 4}V{number(height)}"/>'
        yield f'<text class="fig-caption fig-mid" x="{x}" y="12">{percent(part)}</text>'
