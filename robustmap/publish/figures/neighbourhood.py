"""The neighbourhood of a node as a picture: a fixed layout of our own, made for every node.

Above stands what the node bears on, on the left what holds it up, on the right what is
aimed at it. Lines run in lanes beside the boxes, so that nothing crosses a box.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from robustmap.explain.words import KIND
from robustmap.model.nodes import ARGUING, Claim
from robustmap.publish.figures.around import Side, Tie, ties
from robustmap.publish.figures.arrows import (
    GAP,
    STYLES,
    Direction,
    arrow,
    direction,
    elbow,
    head,
)
from robustmap.publish.figures.boxes import Box, Look, box, drawn
from robustmap.publish.figures.captions import AROUND, MORE, PREMISES, SELF
from robustmap.publish.figures.lanes import Lane, draw_lanes
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.svg import Frame, Point, attribute, frame, number, path, picture

MARGIN, COLUMN, CENTRE = 34, 172, 40
WIDTH = 2 * (MARGIN + COLUMN) + CENTRE
WIDE = WIDTH - 2 * MARGIN
BORDER, GAP_BOXES, GAP_ROWS = 6, 10, 30
MOST: dict[Side, int] = {"above": 4, "left": 5, "right": 5}
ALONE = 8
"""How many boxes a side shows at most, and how many where the other side is empty."""
TOGETHER = 4
"""How far the frame around premises stands out."""
ASIDE = (0, -8, 8)
"""How far the lines in the middle run from its centre, so that they do not cover each other."""

NARROW = Look(12, COLUMN, 4)
BROAD = Look(12, WIDE, 3)
MIDDLE = Look(13, WIDE, 4)


class _Placed(NamedTuple):
    """A box in its place, with the lines that lead from it."""

    box: Box
    frame: Frame
    ties: tuple[Tie, ...]


class _Column(NamedTuple):
    """The boxes of one side, and how many more there are."""

    placed: tuple[_Placed, ...]
    more: int
    bottom: float


def neighbourhood(site: Site, node_id: str) -> str:
    """Draw what stands around a node as inline SVG; "" where nothing does.

    Seen from the node's own page. About 0.3 ms; shows some twelve neighbours at most and
    says how many more there are.
    """
    found = ties(site, site.map.nodes[node_id])
    return _Drawing(site, node_id, found).svg() if found else ""


class _Drawing:
    def __init__(self, site: Site, node: str, found: Sequence[Tie]) -> None:
        self.site = site
        self.node = site.map.nodes[node]
        self.page = f"n/{node}/"
        self.sides: dict[Side, dict[str, tuple[Tie, ...]]] = {
            "above": _grouped(found, "above"),
            "left": _grouped(found, "left"),
            "right": _grouped(found, "right"),
        }

    def svg(self) -> str:
        above = self._above()
        this = self._box(self.node.id, MIDDLE, SELF.format(kind=KIND[self.node.kind][0]))
        top = above.bottom + GAP_ROWS if above.placed else BORDER
        middle = Frame(MARGIN, top, WIDE, this.height)
        left = self._column("left", middle.bottom + GAP_ROWS)
        right = self._column("right", middle.bottom + GAP_ROWS)
        shown = [*self._upward(above, middle), *self._inward(left, right, middle)]
        shown.insert(0, self._together(left))
        placed = (*above.placed, *left.placed, *right.placed)
        shown += [self._drawn(one.box, one.frame) for one in placed]
        shown.append(self._drawn(this, middle, "fig-this"))
        shown.append(self._more(left, "for", MARGIN, "fig-more"))
        shown.append(self._more(right, "against", WIDTH - MARGIN, "fig-more fig-end"))
        height = max(left.bottom, right.bottom, middle.bottom) + BORDER
        name = AROUND.format(title=self.site.heading(self.node.id))
        return picture("fig-around", (WIDTH, height), name, "".join(shown))

    def _drawn(self, one: Box, frame: Frame, more: str = "") -> str:
        url = self.site.url(one.ref, self.page)
        if url == f"../../n/{one.ref}/":
            # The address of a node's page tells what the box stands for.
            return drawn(one, frame, url, more)
        return drawn(one, frame, url, more, ref=one.ref)

    def _box(self, ref: str, look: Look, caption: str) -> Box:
        return box(self.site, ref, look, caption, name=None)

    def _above(self) -> _Column:
        groups = self.sides["above"]
        shown = list(groups.items())[: MOST["above"]]
        look = BROAD if len(shown) == 1 else NARROW
        boxes = [(self._box(ref, look, _caption(found)), found) for ref, found in shown]
        placed, y = [], float(BORDER)
        for first in range(0, len(boxes), 2):
            pair = boxes[first : first + 2]
            height = max(one.height for one, _ in pair)
            for place, (one, found) in enumerate(pair):
                x = MARGIN + place * (COLUMN + CENTRE)
                placed.append(_Placed(one, Frame(x, y, look.width, height), found))
            y += height + GAP_BOXES
        return _Column(tuple(placed), len(groups) - len(shown), y - GAP_BOXES)

    def _column(self, side: Side, y: float) -> _Column:
        groups = self.sides[side]
        alone = not self.sides["left" if side == "right" else "right"]
        shown = list(groups.items())[: ALONE if alone else MOST[side]]
        look = BROAD if alone else NARROW
        x = MARGIN if alone or side == "left" else MARGIN + COLUMN + CENTRE
        placed = []
        for ref, found in shown:
            one = self._box(ref, look, _caption(found))
            placed.append(_Placed(one, Frame(x, y, look.width, one.height), found))
            y += one.height + GAP_BOXES
        more = len(groups) - len(shown)
        return _Column(tuple(placed), more, (y + 10 if more else y - GAP_BOXES) if placed else 0)

    def _upward(self, above: _Column, middle: Frame) -> list[str]:
        """Draw the lines from the middle to what it bears on."""
        lanes = _lanes(above.placed)
        alone = len(above.placed) == 1
        shown = []
        for one in above.placed:
            for tie in one.ties:
                x = WIDTH / 2 + ASIDE[lanes[STYLES[tie.kind].name] % len(ASIDE)]
                draw_up = _straight_up if alone else _up_and_aside
                shown.append(draw_up(tie, Point(x, middle.y), one.frame))
        return shown

    def _inward(self, left: _Column, right: _Column, middle: Frame) -> list[str]:
        """Draw the lines from both sides to the middle, and across to a premise."""
        premises = {one.box.ref: one.frame for one in left.placed}
        shown: list[str] = []
        for column, outward in ((left, -1), (right, 1)):
            edge = middle.x if outward < 0 else middle.right
            starts: dict[tuple[str, bool], list[Point]] = {}
            by: dict[tuple[str, bool], list[str]] = {}
            for one in column.placed:
                for tie in one.ties:
                    target = premises.get(tie.end) if outward > 0 else None
                    if target is not None:
                        shown.append(_across(tie, one.frame, target, len(shown)))
                    else:
                        start = Point(edge, one.frame.middle.y)
                        starts.setdefault((tie.kind, tie.spent), []).append(start)
                        by.setdefault((tie.kind, tie.spent), []).append(tie.by)
            lanes = [
                Lane(
                    kind,
                    starts[kind, idle],
                    middle,
                    outward,
                    idle,
                    tuple(filter(None, by[kind, idle])),
                )
                for kind, idle in starts
            ]
            shown += draw_lanes(lanes, edge)
        return shown

    def _together(self, left: _Column) -> str:
        """Draw a frame behind the premises of one argument, where there are several."""
        if not isinstance(self.node, ARGUING):
            return ""
        frames = [one.frame for one in left.placed if any(t.kind == "premise" for t in one.ties)]
        if len(frames) < 2:  # noqa: PLR2004 - one alone is not taken together with anything
            return ""
        x, y, gap = frames[0].x, frames[0].y, TOGETHER
        height = frames[-1].bottom - y + 2 * gap
        drawn = frame(Frame(x - gap, y - gap, frames[0].width + 2 * gap, height), "together")
        return f'<g class="fig-together"><title>{PREMISES}</title>{drawn}</g>'

    def _more(self, column: _Column, anchor: str, x: float, name: str) -> str:
        if not column.more:
            return ""
        url = self.site.url(self.node.id, self.page)
        # The pages of claims have a list for either side, under these names.
        url += f"#{anchor}" if isinstance(self.node, Claim) and url else ""
        at = f'x="{number(x)}" y="{number(column.bottom - 4)}"'
        words = MORE.format(number=column.more)
        return f'<a href="{attribute(url)}"><text class="{name}" {at}>{words}</text></a>'


def _grouped(found: Iterable[Tie], side: Side) -> dict[str, tuple[Tie, ...]]:
    groups: dict[str, tuple[Tie, ...]] = {}
    for tie in found:
        if tie.side == side:
            groups[tie.ref] = (*groups.get(tie.ref, ()), tie)
    return groups


def _caption(found: Iterable[Tie]) -> str:
    return ", ".join(dict.fromkeys(tie.words for tie in found))


def _lanes(placed: Iterable[_Placed]) -> dict[str, int]:
    """Give each looks of line a lane of its own."""
    names = dict.fromkeys(STYLES[tie.kind].name for one in placed for tie in one.ties)
    return {name: place for place, name in enumerate(names)}


def _straight_up(tie: Tie, start: Point, target: Frame) -> str:
    tip = Point(start.x, target.bottom + GAP.get(tie.kind, 0))
    heads = _heads(tie.kind, (tip, direction(start, tip)), (start, direction(tip, start)))
    return arrow(tie.kind, path(start, tip), heads, spent=tie.spent, **_from(tie))


def _up_and_aside(tie: Tie, start: Point, target: Frame) -> str:
    gap = GAP.get(tie.kind, 0)
    edge = target.right + gap if target.x < start.x else target.x - gap
    tip = Point(edge, target.middle.y)
    line = f"M{number(start.x)} {number(start.y)}V{number(tip.y)}H{number(tip.x)}"
    towards = direction(Point(start.x, tip.y), tip)
    heads = _heads(tie.kind, (tip, towards), (start, (0.0, 1.0)))
    return arrow(tie.kind, line, heads, spent=tie.spent, **_from(tie))


def _across(tie: Tie, start: Frame, target: Frame, place: int) -> str:
    """Draw the line from a reply on the right to the premise on the left that it is aimed at."""
    lane = WIDTH / 2 + ASIDE[place % len(ASIDE)]
    tip = Point(target.right + GAP.get(tie.kind, 0), target.middle.y)
    begin = Point(start.x, start.middle.y)
    heads = _heads(tie.kind, (tip, (-1.0, 0.0)), (begin, (1.0, 0.0)))
    line = elbow(begin, lane, tip)
    return arrow(tie.kind, line, heads, spent=tie.spent, **_from(tie))


def _from(tie: Tie) -> dict[str, str]:
    return {"from": tie.by} if tie.by else {}


def _heads(kind: str, *ends: tuple[Point, Direction]) -> list[str]:
    """Give the head at the tip, and at the start too where an arrow has two."""
    return [head(kind, *one) for one in (ends if STYLES[kind].both else ends[:1])]
