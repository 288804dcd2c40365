"""Arrows: what each relation looks like, whatever the colour.

An undercut is a heavy line with a blunt end, set on the step that it breaks. Other attacks
are arrows with a filled head, support an open one; what never defeats is thin and dashed.
"""

from collections.abc import Callable, Iterable
from math import hypot
from typing import NamedTuple

from robustmap.publish.figures.svg import Point, number, path, text, told_apart

Direction = tuple[float, float]
"""Where an arrow points at its tip, of length 1."""


class Style(NamedTuple):
    """The class of an arrow, and whether it has a head at each end."""

    name: str
    both: bool = False


STYLES = {
    "premise": Style("premise"),
    "for": Style("for"),
    "against": Style("against"),
    "undercuts": Style("undercuts"),
    "backs": Style("backs"),
    "contradicts": Style("contradicts", both=True),
    "reframes": Style("weak"),
    "qualifies": Style("weak"),
    "asks": Style("weak"),
    "link": Style("link"),
}
"""The looks of each relation; the order is the one in which pictures list them."""


def _open(tip: Point, towards: Direction) -> str:
    return _spread(tip, towards, 6, 4)


def _filled(tip: Point, towards: Direction) -> str:
    return _spread(tip, towards, 9, 4.5) + "Z"


def _spread(tip: Point, towards: Direction, back: float, aside: float) -> str:
    (x, y), (dx, dy) = tip, towards
    return path(
        Point(x - back * dx + aside * dy, y - back * dy - aside * dx),
        tip,
        Point(x - back * dx - aside * dy, y - back * dy + aside * dx),
    )


def _blunt(tip: Point, towards: Direction) -> str:
    (x, y), (dx, dy) = tip, towards
    return path(Point(x + 8 * dy, y - 8 * dx), Point(x - 8 * dy, y + 8 * dx))


_HEADS: dict[str, Callable[[Point, Direction], str]] = {
    "for": _open,
    "against": _filled,
    "undercuts": _blunt,
    "backs": _open,
    "contradicts": _filled,
    "weak": _open,
}
"""The heads by class; a premise and a plain link have none: they lead upwards."""

GAP = {"undercuts": 3.5}
"""How far from the border of its target a head stays, so that the two do not melt together."""


def direction(start: Point, end: Point) -> Direction:
    """Give the direction from one place to another; straight up where they are the same."""
    length = hypot(end.x - start.x, end.y - start.y)
    if not length:
        return 0.0, -1.0
    return (end.x - start.x) / length, (end.y - start.y) / length


def head(kind: str, tip: Point, towards: Direction) -> str:
    """Give the path data of the head of an arrow, "" where it has none."""
    draw = _HEADS.get(STYLES[kind].name)
    return draw(tip, towards) if draw else ""


SPENT = " fig-spent"
"""The class of an arrow that has no force: what it comes from has fallen, or does not count."""


def arrow(
    kind: str,
    line: str,
    heads: Iterable[str],
    title: str = "",
    *,
    spent: bool = False,
    **data: str,
) -> str:
    """Draw an arrow from path data; `title` says what it means."""
    shown = "".join(heads)
    told = f"<title>{text(title)}</title>" if title else ""
    more = told_apart(data) if data else ""
    end = f'<path class="fig-head" d="{shown}"/>' if shown else ""
    name = STYLES[kind].name + (SPENT if spent else "")
    return f'<g class="fig-edge fig-{name}"{more}>{told}<path d="{line}"/>{end}</g>'


def elbow(start: Point, lane: float, end: Point) -> str:
    """Give the path data of a line that goes aside to a lane, along it, and back."""
    x, y = map(number, start)
    return f"M{x} {y}H{number(lane)}V{number(end.y)}H{number(end.x)}"
