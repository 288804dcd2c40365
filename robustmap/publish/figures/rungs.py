"""Places for thresholds: a column by what must come before, a lane by axis.

What has been crossed stands in columns of its own on the left, so that one upright line
can part it from what has not. Between columns there are only lines; a line that passes a
column gets a slot there, so that none runs through a box.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from robustmap.publish.figures.steps import Step, leads
from robustmap.publish.figures.svg import Frame, Point

GUTTER = 46
ROW = 10
SLOT = 12
LANE_HEAD = 20
LANE_PAD = 10
ABREAST = 4
"""How many boxes of a lane stand side by side where no line leads anywhere."""


class Edge(NamedTuple):
    """A line as it is laid out, from left to right; `turned` where it says the opposite."""

    step: Step
    left: str
    right: str
    turned: bool


class Lane(NamedTuple):
    """A lane: what it is for, and where it runs."""

    axis: str
    top: float
    height: float


class Rungs(NamedTuple):
    """A layout: frames by threshold, the ways of the lines, the lanes, and the whole size.

    `cut` is where the line of today stands, None where nothing has been crossed or left.
    """

    size: tuple[float, float]
    frames: Mapping[str, Frame]
    ways: Sequence[tuple[Edge, Sequence[Point]]]
    lanes: Sequence[Lane]
    cut: float


def columns(
    thresholds: Sequence[str], found: Iterable[Step], crossed: Collection[str]
) -> tuple[dict[str, int], list[Edge], int]:
    """Give the column of each threshold, the lines, and how many columns have been crossed.

    Lines are taken in the order of how sure they are; one that would close a circle, or run
    back across today, is laid out the other way round.
    """
    ways: dict[str, list[str]] = {}
    edges = []
    rank = {"definitional": 0, "assumed": 0, "disputed": 1, "given-up": 2}
    for step in sorted(found, key=lambda one: rank[one.kind]):
        back = (step.then in crossed and step.first not in crossed) or leads(
            ways, step.then, step.first
        )
        left, right = (step.then, step.first) if back else (step.first, step.then)
        if left != right:
            ways.setdefault(left, []).append(right)
            edges.append(Edge(step, left, right, back))
    before = [one for one in thresholds if one in crossed]
    column = _levels(before, edges)
    start = max(column.values(), default=-1) + 1
    after = [one for one in thresholds if one not in crossed]
    column |= {one: start + level for one, level in _levels(after, edges).items()}
    return column, edges, start


def _levels(members: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Give the length of the longest way to each member along lines between members."""
    coming: dict[str, list[str]] = {one: [] for one in members}
    for edge in edges:
        if edge.left in coming and edge.right in coming:
            coming[edge.right].append(edge.left)
    level: dict[str, int] = {}
    left = list(members)
    # Each round settles at least one: the lines run in no circle.
    while left:
        ready = [one for one in left if all(other in level for other in coming[one])]
        for one in ready:
            level[one] = max((level[other] + 1 for other in coming[one]), default=0)
        left = [one for one in left if one not in level]
    return level


def lay_out(
    heights: Mapping[str, float],
    width: float,
    axis: Mapping[str, str],
    found: Iterable[Step],
    crossed: Collection[str],
) -> Rungs:
    """Lay out boxes of one width and the given heights, in lanes by `axis`."""
    column, edges, start = columns(list(heights), found, crossed)
    if not edges:
        column = _abreast(column, axis, start)
        start = max((column[one] + 1 for one in crossed if one in column), default=0)
    cells = _cells(list(heights), column, axis, edges)
    lanes, tops = _lanes(cells, heights, dict.fromkeys(axis[one] for one in heights))
    frames: dict[str, Frame] = {}
    for (lane, at), members in cells.items():
        total = sum(heights.get(one, SLOT) for one in members) + ROW * (len(members) - 1)
        y = tops[lane].top + LANE_HEAD + (tops[lane].height - LANE_HEAD - LANE_PAD - total) / 2
        for one in members:
            height = heights.get(one, SLOT)
            frames[one] = Frame(GUTTER / 2 + at * (width + GUTTER), y, width, height)
            y += height + ROW
    number = max(column.values(), default=0) + 1
    size = (number * (width + GUTTER), lanes[-1].top + lanes[-1].height if lanes else 0.0)
    shown = {one: frame for one, frame in frames.items() if one in heights}
    return Rungs(size, shown, _ways(edges, frames, column), lanes, start * (width + GUTTER))


def _abreast(column: Mapping[str, int], axis: Mapping[str, str], start: int) -> dict[str, int]:
    """Put boxes that no line ties side by side; those that were crossed keep to the left."""
    seen: dict[tuple[str, bool], int] = {}
    found = {}
    for one, at in column.items():
        key = axis[one], at < start
        found[one] = seen.get(key, 0) % ABREAST
        seen[key] = seen.get(key, 0) + 1
    shift = max((found[one] + 1 for one in column if column[one] < start), default=0)
    return {one: at + (shift if column[one] >= start else 0) for one, at in found.items()}


def slot(edge: Edge, column: int) -> str:
    """Name the place at which a line passes a column; no id holds a blank."""
    return f"{edge.left} {edge.right} {edge.step.first} {column}"


_Cells = dict[tuple[str, int], list[str]]


def _cells(
    thresholds: Sequence[str],
    column: Mapping[str, int],
    axis: Mapping[str, str],
    edges: Sequence[Edge],
) -> _Cells:
    """Give what stands in each lane and column, from the top down."""
    coming: dict[str, list[str]] = {}
    lane, at = dict(axis), dict(column)
    for edge in edges:
        before = edge.left
        for passed in range(column[edge.left] + 1, column[edge.right]):
            name = slot(edge, passed)
            lane[name], at[name] = axis[edge.left], passed
            coming[name], before = [before], name
        coming.setdefault(edge.right, []).append(before)
    order = list(dict.fromkeys(axis[one] for one in thresholds))
    place: dict[str, float] = {}
    cells: _Cells = {}
    names = [*thresholds, *(one for one in at if one not in column)]
    for here in range(max(column.values(), default=-1) + 1):
        for name in order:
            members = [one for one in names if at[one] == here and lane[one] == name]
            members.sort(key=lambda one: _mean([place[other] for other in coming.get(one, ())]))
            for row, one in enumerate(members):
                place[one] = order.index(name) * 1000 + row
            if members:
                cells[name, here] = members
    return cells


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 10.0**6


def _lanes(
    cells: _Cells, heights: Mapping[str, float], order: Iterable[str]
) -> tuple[list[Lane], dict[str, Lane]]:
    need: dict[str, float] = dict.fromkeys(order, 0.0)
    for (lane, _), members in cells.items():
        total = sum(heights.get(one, SLOT) for one in members) + ROW * (len(members) - 1)
        need[lane] = max(need[lane], total)
    lanes, top = [], float(LANE_HEAD)
    for name, height in need.items():
        lanes.append(Lane(name, top, height + LANE_HEAD + LANE_PAD))
        top += height + LANE_HEAD + LANE_PAD + 6
    return lanes, {lane.axis: lane for lane in lanes}


def _ways(
    edges: Sequence[Edge], frames: Mapping[str, Frame], column: Mapping[str, int]
) -> list[tuple[Edge, list[Point]]]:
    """Give the points of each line: pairs at which it leaves a column and enters the next."""
    leaving = _ports([(edge.left, edge.right) for edge in edges], frames)
    entering = _ports([(edge.right, edge.left) for edge in edges], frames)
    found = []
    for number, edge in enumerate(edges):
        left, right = frames[edge.left], frames[edge.right]
        points = [Point(left.right, leaving[number])]
        for passed in range(column[edge.left] + 1, column[edge.right]):
            frame = frames[slot(edge, passed)]
            points += [Point(frame.x, frame.middle.y), Point(frame.right, frame.middle.y)]
        points.append(Point(right.x, entering[number]))
        found.append((edge, points))
    return found


def _ports(ends: Sequence[tuple[str, str]], frames: Mapping[str, Frame]) -> list[float]:
    """Give the height at which each line meets its box, spread so that they do not cross."""
    by_box: dict[str, list[int]] = {}
    for number, (here, _) in enumerate(ends):
        by_box.setdefault(here, []).append(number)
    found = [0.0] * len(ends)
    for here, numbers in by_box.items():
        numbers.sort(key=lambda number: frames[ends[number][1]].middle.y)
        gap = min(10.0, (frames[here].height - 10) / max(len(numbers), 1))
        for place, number in enumerate(numbers):
            shift = (place - (len(numbers) - 1) / 2) * gap
            found[number] = frames[here].middle.y + shift
    return found
