"""Places for the boxes of a large graph to move about in: in columns, near what they are tied to.

Graphviz takes ten to twenty times as long for some thousand boxes. As there, every line runs
to a column further left, as far as lines do not run in circles; within its column a box
stands as near as can be to the middle of what it is tied to. What does not hang together
is laid out apart, and set in rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from robustmap.publish.figures.svg import Point

PULLS = 7
"""How often the boxes of all columns are put where those beside them pull them.

An odd number, so that last they go by what they lead to: a fifth to a half fewer lines cross.
"""
BROAD = 1.6
"""How much broader than high the whole is made, as far as it can be."""
APART = 2
"""By how many gaps what does not hang together is apart."""

Ties = list[list[int]]


def layered(
    heights: Mapping[str, float], lines: Iterable[tuple[str, str]], *, step: float, gap: float
) -> dict[str, Point]:
    """Give the middle of every box; the same every time. About 40 µs for a box or line.

    `lines` are (from, to). From column to column it is `step`, and the boxes of a column
    stand at least `gap` apart.

    >>> found = layered({"a": 8, "b": 8, "c": 8}, [("b", "a"), ("c", "a")], step=100, gap=2)
    >>> found["a"], found["b"], found["c"]
    (Point(x=0.0, y=9.0), Point(x=100.0, y=4.0), Point(x=100.0, y=14.0))
    """
    number = {ref: place for place, ref in enumerate(heights)}
    out: Ties = [[] for _ in number]
    into: Ties = [[] for _ in number]
    for start, end in sorted({(number[start], number[end]) for start, end in lines}):
        if start != end:
            out[start].append(end)
            into[end].append(start)
    column = _columns(_straightened(out, into), out, into)
    places = _Places([*heights.values()], gap, out, into)
    parts = [places.part(one, column) for one in _parts(column, out, into)]
    found: dict[int, Point] = {}
    for one, left, down in _in_rows(parts, step, APART * gap):
        for place, boxes in enumerate(one.columns):
            for at in boxes:
                found[at] = Point(left + place * step, down + places.y[at] - one.top)
    return {ref: found[at] for ref, at in number.items()}


def _straightened(out: Ties, into: Ties) -> list[int]:
    """Turn lines round that close a circle; gives the boxes, each after all that it leads to."""
    order: list[int] = []
    begun, done = [False] * len(out), [False] * len(out)
    turned: list[tuple[int, int]] = []
    for root in range(len(out)):
        stack = [] if begun[root] else [(root, iter(out[root]))]
        begun[root] = True
        while stack:
            at, ends = stack[-1]
            for end in ends:
                if not begun[end]:
                    begun[end] = True
                    stack.append((end, iter(out[end])))
                    break
                if not done[end]:
                    turned.append((at, end))
            else:
                stack.pop()
                done[at] = True
                order.append(at)
    for start, end in turned:
        out[start].remove(end)
        into[end].remove(start)
        if start not in out[end]:
            out[end].append(start)
            into[start].append(end)
    return order


def _columns(order: Sequence[int], out: Ties, into: Ties) -> list[int]:
    """Give the column of every box: as far left as what it leads to allows."""
    column = [0] * len(order)
    for at in order:
        column[at] = max((column[end] + 1 for end in out[at]), default=0)
    # What leads on to less than leads to it stands as near to the latter as it can.
    for at in reversed(order):
        if len(into[at]) > len(out[at]):
            column[at] = min(column[start] for start in into[at]) - 1
    return column


def _parts(column: Sequence[int], out: Ties, into: Ties) -> Iterator[list[int]]:
    """Yield the boxes of each part that hangs together, as one meets them from the left."""
    seen: set[int] = set()
    for root in sorted(range(len(column)), key=column.__getitem__):
        if root not in seen:
            yield [*_tied(root, out, into, seen)]


def _tied(root: int, out: Ties, into: Ties, seen: set[int]) -> Iterator[int]:
    """Yield a box and all that hangs together with it, chain by chain."""
    stack = [root]
    seen.add(root)
    while stack:
        at = stack.pop()
        yield at
        new = [one for one in (*out[at], *into[at]) if one not in seen]
        seen.update(new)
        stack.extend(reversed(new))


def _in_rows(
    parts: Iterable["_Part"], step: float, apart: float
) -> Iterator[tuple["_Part", float, float]]:
    """Set parts in rows, high ones first: yield each with its place from the left and the top."""
    order = sorted(parts, key=lambda one: one.top - one.bottom)
    sizes = [(len(one.columns) * step, one.bottom - one.top + apart) for one in order]
    broadest = max((width for width, _ in sizes), default=0.0)
    room = max(broadest, sqrt(BROAD * sum(width * height for width, height in sizes)))
    x = y = row = 0.0
    for one, (width, height) in zip(order, sizes, strict=True):
        if x and x + width > room:
            x, y, row = 0.0, y + row, 0.0
        yield one, x, y
        x, row = x + width, max(row, height)


class _Part(NamedTuple):
    """What hangs together: its boxes by column, the highest and lowest place that they take."""

    columns: list[list[int]]
    top: float
    bottom: float


class _Places:
    """The heights at which boxes stand."""

    def __init__(self, heights: Sequence[float], gap: float, out: Ties, into: Ties) -> None:
        self.halves, self.gap = [one / 2 for one in heights], gap
        self.out, self.into = out, into
        self.both = [[*left, *right] for left, right in zip(out, into, strict=True)]
        self.y = [0.0] * len(heights)

    def part(self, members: Sequence[int], column: Sequence[int]) -> _Part:
        """Place what hangs together."""
        first = min(column[at] for at in members)
        columns: list[list[int]] = [
            [] for _ in range(max(column[at] for at in members) - first + 1)
        ]
        for at in members:
            columns[column[at] - first].append(at)
        self._pull(columns)
        y, half = self.y, self.halves
        return _Part(
            columns,
            min(y[at] - half[at] for at in members),
            max(y[at] + half[at] for at in members),
        )

    def _pull(self, columns: Sequence[list[int]]) -> None:
        """Pull the boxes from the left and from the right in turn; their order may change."""
        for boxes in columns:
            self._stand(boxes, [0.0] * len(boxes))
        if len(columns) == 1:
            return
        for pull in range(PULLS):
            ties = self.into if pull % 2 else self.out
            for boxes in reversed(columns) if pull % 2 else columns:
                pulled = zip(self._wanted(boxes, ties), boxes, strict=True)
                wanted = sorted(pulled, key=itemgetter(0))
                boxes[:] = [at for _, at in wanted]
                self._stand(boxes, [y for y, _ in wanted])
        for boxes in columns:
            self._stand(boxes, self._wanted(boxes, self.both))

    def _wanted(self, boxes: Sequence[int], ties: Ties) -> list[float]:
        """Give the middle of what each box is tied to."""
        y, found = self.y, []
        for at in boxes:
            near = ties[at]
            if len(near) > 1:
                found.append(sum([y[one] for one in near]) / len(near))
            else:
                found.append(y[near[0]] if near else y[at])
        return found

    def _stand(self, boxes: Sequence[int], wanted: Sequence[float]) -> None:
        """Put boxes, in their order, where the squares of how far they are off sum up least.

        Boxes that would overlap form a block, which stands where its boxes want to on average.
        """
        halves, gap, place = self.halves, self.gap, self.y
        below, bottom = [], 0.0
        blocks: list[tuple[float, int]] = []
        for at, y in zip(boxes, wanted, strict=True):
            half = halves[at]
            bottom += half
            below.append(bottom)
            total, number = y - bottom, 1
            while blocks and blocks[-1][0] * number > total * blocks[-1][1]:
                before, more = blocks.pop()
                total, number = total + before, number + more
            blocks.append((total, number))
            bottom += half + gap
        end = 0
        for total, number in blocks:
            begin, end, top = end, end + number, total / number
            for at, offset in zip(boxes[begin:end], below[begin:end], strict=True):
                place[at] = top + offset
