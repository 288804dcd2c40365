"""The arrows inside a map: from one column into the next, or along the way that dot found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from robustmap.publish.figures.arrows import GAP, STYLES, Direction, arrow, direction, head
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.svg import Frame, Point, number, numbers, text

NEXT = 60
"""How far the next column is at most; longer arrows go the way that dot found for them."""
APART = 17
JOINT = 15
"""How far from a pill its premises meet, where there are several."""

Ends = Mapping[tuple[str, str], float]
"""Where each looks of arrow ends on a target: the height of its tip."""


def onto(arrows: Iterable[Arrow], frames: Mapping[str, Frame]) -> Ends:
    """Spread the arrows that come into a target along its side: one place per looks.

    Arrows of the same looks share their tip, so that heads do not cover each other.
    """
    coming: dict[str, dict[str, list[float]]] = {}
    for one in arrows:
        heights = coming.setdefault(one.end, {}).setdefault(STYLES[one.kind].name, [])
        heights.append(frames[one.start].middle.y)
    found = {}
    for target, looks in coming.items():
        middle = {name: sum(heights) / len(heights) for name, heights in looks.items()}
        order = sorted(looks, key=middle.__getitem__)
        step = min(APART, frames[target].height / (len(order) + 1))
        for place, name in enumerate(order):
            aside = step * (place - (len(order) - 1) / 2)
            found[target, name] = frames[target].middle.y + aside
    return found


class Drawn(NamedTuple):
    """What an arrow means, whether it has no force, and whether it is joined with others."""

    title: str
    spent: bool
    joined: bool = False


def curve(
    one: Arrow, frames: Mapping[str, Frame], ends: Ends, points: Sequence[Point], drawn: Drawn
) -> str:
    """Draw one arrow; `points` are those that dot found for it."""
    start, end = frames[one.start], frames[one.end]
    if one.kind != "contradicts" and 0 < start.x - end.right <= NEXT:
        y = ends[one.end, STYLES[one.kind].name]
        line, heads = _across(one, start, end, y, JOINT if drawn.joined else 0)
    elif drawn.joined:
        y = ends[one.end, STYLES[one.kind].name]
        line, heads = _into_joint(points, Point(end.right + JOINT, y)), []
    else:
        line, heads = _along(one, points)
    ties = {"from": one.start, "to": one.end}
    return arrow(one.kind, line, heads, drawn.title, spent=drawn.spent, **ties)


def _along(one: Arrow, points: Sequence[Point]) -> tuple[str, list[str]]:
    """Give line and heads of an arrow along the way that dot found."""
    tip, towards = points[-1], direction(points[-2], points[-1])
    heads = [head(one.kind, _short(one.kind, tip, towards), towards)]
    if STYLES[one.kind].both:
        heads.append(head(one.kind, points[0], direction(points[1], points[0])))
    if len(points) < 4:  # noqa: PLR2004 - dot found no way, so the ends are all there is
        line = f"M{numbers(*points[0])}L{numbers(*tip)}"
    else:
        inner = " ".join(numbers(*point) for point in points[2:-1])
        last = _short(one.kind, tip, towards)
        line = f"M{numbers(*points[0])}L{numbers(*points[1])}C{inner}L{numbers(*last)}"
    return line, heads


def _into_joint(points: Sequence[Point], joint: Point) -> str:
    """Give the line of a premise along the way that dot found, into the joint."""
    if len(points) < 4:  # noqa: PLR2004 - dot found no way, so the ends are all there is
        return f"M{numbers(*points[0])}L{numbers(*joint)}"
    inner = " ".join(numbers(*point) for point in points[2:-2])
    return f"M{numbers(*points[0])}L{numbers(*points[1])}C{inner} {numbers(*joint)}"


def joint(end: Frame, y: float, title: str = "") -> str:
    """Draw where the premises of one step meet, and the short line from there to its pill."""
    middle = Point(end.right + JOINT, y)
    x = middle.x
    plus = f"M{numbers(x - 3, y)}H{number(x + 3)}M{numbers(x, y - 3)}V{number(y + 3)}"
    round_ = f'<circle cx="{number(x)}" cy="{number(y)}" r="5"/>'
    line = f'<path d="M{numbers(end.right, y)}H{number(x - 5)}"/>'
    told = f"<title>{text(title)}</title>" if title else ""
    return f'<g class="fig-joint">{told}{line}{round_}<path d="{plus}"/></g>'


def _across(one: Arrow, start: Frame, end: Frame, y: float, aside: float) -> tuple[str, list[str]]:
    """Give line and head of an arrow into the column on the left, or up to the joint `aside`."""
    gap = GAP.get(one.kind, 0) + aside
    tip = Point(end.right + gap, y)
    begin = Point(start.x, start.middle.y)
    bend = (begin.x - end.right - aside) * 0.6
    controls = numbers(begin.x - bend, begin.y), numbers(end.right + aside + bend, y)
    # The last piece is straight, so that the head sits square on its target.
    base = Point(min(end.right + aside + 10, begin.x), y)
    line = f"M{numbers(*begin)}C{controls[0]} {controls[1]} {numbers(*base)}L{numbers(*tip)}"
    return line, [head(one.kind, tip, (-1.0, 0.0))]


def _short(kind: str, tip: Point, towards: Direction) -> Point:
    gap = GAP.get(kind, 0)
    return Point(tip.x - gap * towards[0], tip.y - gap * towards[1])
