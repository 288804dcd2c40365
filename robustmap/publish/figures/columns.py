"""Which way the lines of a map run: from what is aimed to its target, towards the theses.

Replies may run in circles. So each box gets the number of its column, counted from the
theses, and a line that runs away from them is laid out the other way round.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from robustmap.publish.figures.dot import Line
from robustmap.publish.figures.parts import Arrow


def columns(boxes: Sequence[str], arrows: Iterable[Arrow]) -> Mapping[str, int]:
    """Give the column of every box: 0 for those that lead to no other, else the way to one.

    A circle that leads nowhere begins at its first box. Linear.
    """
    coming: dict[str, list[str]] = {}
    for arrow in arrows:
        if arrow.kind != "contradicts":
            coming.setdefault(arrow.end, []).append(arrow.start)
    leading = {start for starts in coming.values() for start in starts}
    found: dict[str, int] = {}
    _spread([one for one in boxes if one not in leading], coming, found)
    for one in boxes:
        _spread([one], coming, found)
    return found


def _spread(
    starts: Iterable[str], coming: Mapping[str, Iterable[str]], found: dict[str, int]
) -> None:
    queue = deque(one for one in starts if one not in found)
    found.update(dict.fromkeys(queue, 0))
    while queue:
        box = queue.popleft()
        for other in coming.get(box, ()):
            if other not in found:
                found[other] = found[box] + 1
                queue.append(other)


def forwards(one: Arrow, column: Mapping[str, int]) -> bool:
    """Tell whether an arrow runs towards the theses; within a column, whether by id."""
    return (column[one.start], one.start) > (column[one.end], one.end)


def line(one: Arrow, column: Mapping[str, int], *, joined: bool = False) -> Line:
    """Give an arrow to the layout, so that all lines run the same way and none in a circle.

    One that is `joined` with others comes in from the right, where they meet.
    """
    if one.kind == "contradicts":
        return Line(one.start, one.end, {"constraint": "false", "dir": "both"})
    if forwards(one, column):
        return Line(one.start, one.end, {"headport": "e"} if joined else {})
    return Line(one.end, one.start, {"dir": "back"})
