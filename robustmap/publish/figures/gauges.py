"""The working range of a proposal, drawn on every axis that its clauses name.

Each axis is a line with its thresholds in one possible order. Where what the proposal needs
has been reached and nothing that ends it has, the line is a broad band. A second sort of
row shows how far one part may run ahead of another.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from robustmap.explain.plots import GAUGE
from robustmap.explain.words import FAILURE, count
from robustmap.model.fields import Failure
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.svg import Point, link, number, numbers, picture, text
from robustmap.publish.figures.text import wrap

WIDTH = 560
LEFT, RIGHT = 16, 544
HEAD, LINE = 20, 15
SIZE = 11


class Mark(NamedTuple):
    """A clause on an axis: `needs` or `breaks`, where, and how sure and how bad it is."""

    word: str
    threshold: str
    clause: str
    failure: Failure | None = None
    disputed: bool = False


class Bound(NamedTuple):
    """A clause on how far one part may run ahead of another."""

    of: str
    to: str
    margin: int
    clause: str
    disputed: bool = False


class Range(NamedTuple):
    """What a proposal says of one axis: its thresholds in a possible order, and the clauses."""

    axis: str
    thresholds: Sequence[str]
    marks: Sequence[Mark]


def gauges(
    site: Site,
    proposal: str,
    ranges: Sequence[Range],
    bounds: Sequence[Bound],
    crossed: frozenset[str] | None,
    page: str,
) -> str:
    """Draw the working range of a proposal as inline SVG; "" where no clause gives it one."""
    shown, y = [], 0.0
    for one in ranges:
        drawn, height = _axis(site, one, crossed, page, y)
        shown.append(drawn)
        y += height
    for bound in bounds:
        shown.append(_bound(site, bound, page, y))
        y += 66
    if not shown:
        return ""
    name = GAUGE["label"].format(proposal=site.heading(proposal))
    told = " ".join(_told(site, ranges, bounds))
    return picture("fig-map fig-gauges", (WIDTH, y), name, "".join(shown), told)


def _told(site: Site, ranges: Sequence[Range], bounds: Sequence[Bound]) -> Iterator[str]:
    for one in ranges:
        for mark in one.marks:
            yield _said(site, mark) + "."
    for bound in bounds:
        yield _held(site, bound) + "."


def _said(site: Site, mark: Mark) -> str:
    said = GAUGE[mark.word].format(at=site.heading(mark.threshold))
    if mark.failure:
        said += f", {FAILURE[mark.failure]}"
    return said + (f" ({GAUGE['disputed']})" if mark.disputed else "")


def _held(site: Site, bound: Bound) -> str:
    word = "bound-margin" if bound.margin else "bound"
    said = GAUGE[word].format(
        of=site.heading(bound.of), to=site.heading(bound.to), margin=count(bound.margin, "rung")
    )
    return said + (f" ({GAUGE['disputed']})" if bound.disputed else "")


def _axis(
    site: Site, one: Range, crossed: frozenset[str] | None, page: str, top: float
) -> tuple[str, float]:
    step = (RIGHT - LEFT) / (len(one.thresholds) + 1)
    places = {ref: LEFT + step * (row + 1) for row, ref in enumerate(one.thresholds)}
    y = top + HEAD + 24
    name = site.heading(one.axis) if one.axis else GAUGE["no-axis"]
    shown = "".join(wrap(name, 10.5, RIGHT - LEFT, 1))
    label = f'<text class="fig-caption" x="{LEFT}" y="{number(top + 13)}">{text(shown)}</text>'
    url = site.url(one.axis, page) if one.axis else ""
    pieces = [link(url, "fig-axis", name, label), *_band(one, places, y)]
    marked = {mark.threshold for mark in one.marks}
    pieces += [
        _dot(site, ref, Point(x, y), 6 if ref in marked else 4, crossed, page)
        for ref, x in places.items()
    ]
    if crossed:
        pieces += _today(one, places, crossed, y)
    for row, mark in enumerate(sorted(one.marks, key=lambda mark: places[mark.threshold])):
        pieces.append(_label(site, mark, places[mark.threshold], y, row, page))
    return "".join(pieces), HEAD + 38 + LINE * len(one.marks) + 10


def _band(one: Range, places: Mapping[str, float], y: float) -> Iterator[str]:
    """Draw the line, and on it the band between the last need and the first end."""
    yield f'<path class="fig-track" d="M{LEFT} {number(y)}H{RIGHT}"/>'
    needs = [places[m.threshold] for m in one.marks if m.word == "needs" and not m.disputed]
    ends = [places[m.threshold] for m in one.marks if m.word == "breaks" and not m.disputed]
    start, end = max(needs, default=float(LEFT)), min(ends, default=float(RIGHT))
    if ends:
        yield f'<path class="fig-beyond" d="M{number(end)} {number(y)}H{RIGHT}"/>'
    if start < end:
        yield f'<path class="fig-band" d="M{number(start)} {number(y)}H{number(end)}"/>'


def _dot(
    site: Site, ref: str, at: Point, radius: int, crossed: frozenset[str] | None, page: str
) -> str:
    passed = crossed is not None and ref in crossed
    name = "fig-dot" + (" fig-passed" if passed else "")
    title = site.heading(ref) + (f" ({GAUGE['crossed']})" if passed else "")
    drawn = f'<circle cx="{number(at.x)}" cy="{number(at.y)}" r="{radius}"/>'
    return link(site.url(ref, page), name, title, drawn)


def _today(
    one: Range, places: Mapping[str, float], crossed: frozenset[str], y: float
) -> Iterator[str]:
    step = (RIGHT - LEFT) / (len(one.thresholds) + 1)
    last = max((places[ref] for ref in one.thresholds if ref in crossed), default=None)
    if last is not None:
        x = number(last + step / 2)
        yield (
            f'<g class="fig-cut"><title>{text(GAUGE["today"])}</title>'
            f'<path d="M{x} {number(y - 14)}V{number(y + 12)}"/>'
            f'<text class="fig-today fig-mid" x="{x}" y="{number(y - 17)}">'
            f"{text(GAUGE['today'])}</text></g>"
        )


def _label(site: Site, mark: Mark, x: float, y: float, row: int, page: str) -> str:
    """Draw the leader from a clause's threshold down to what it says."""
    bottom = y + 24 + LINE * row
    back = x > (LEFT + RIGHT) / 2
    aside = -6 if back else 6
    room = (x - LEFT if back else RIGHT - x) - 6
    shown = "".join(wrap(_said(site, mark), SIZE, room, 1))
    end = "fig-end" if back else ""
    drawn = (
        f'<path class="fig-leader" d="M{numbers(x, y + 6)}V{number(bottom)}'
        f'H{number(x + aside * 0.7)}"/>'
        f'<text class="{end}" x="{number(x + aside)}" y="{number(bottom + 4)}">{text(shown)}</text>'
    )
    name = f"fig-clause fig-{mark.word}" + (" fig-doubt" if mark.disputed else "")
    return link(site.url(mark.clause, page), name, _said(site, mark), drawn)


def _bound(site: Site, bound: Bound, page: str, top: float) -> str:
    """Draw two parts as bars: the first may be longer by its margin, and no more."""
    base, rung = 200.0, 26.0
    ahead = base + rung * min(bound.margin, 5)
    bars = []
    for row, (ref, length) in enumerate(((bound.of, ahead), (bound.to, base))):
        y = top + 24 + row * 20
        bars.append(
            f'<rect class="fig-bar-{"of" if not row else "to"}" x="{LEFT}" y="{number(y - 8)}"'
            f' width="{number(length)}" height="13" rx="2"/>'
        )
        shown = "".join(wrap(site.heading(ref), SIZE, RIGHT - LEFT - ahead - 12, 1))
        bars.append(
            f'<text x="{number(LEFT + ahead + 12)}" y="{number(y + 3)}">{text(shown)}</text>'
        )
    stop = number(LEFT + ahead)
    bars.append(f'<path class="fig-stop" d="M{stop} {number(top + 12)}V{number(top + 54)}"/>')
    label = f'<text class="fig-caption" x="{LEFT}" y="{number(top + 11)}">{text(GAUGE["relative"])}'
    name = "fig-clause fig-bound" + (" fig-doubt" if bound.disputed else "")
    content = f"{label}</text>{''.join(bars)}"
    return link(site.url(bound.clause, page), name, _held(site, bound), content)
