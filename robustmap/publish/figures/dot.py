"""Places for boxes and lines, worked out by Graphviz.

Graphviz comes inside the wheel of pygraphviz. It is given boxes of fixed size without any
text, so that its fonts play no part, and names of our own, so that no kb text reaches it;
only its numbers are used.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from robustmap.publish.figures.svg import Frame, Point

INCH = 72


class Line(NamedTuple):
    """An edge to lay out: from, to (by name), and what Graphviz should know of it."""

    start: str
    end: str
    hints: Mapping[str, str] = {}


class Laid(NamedTuple):
    """A layout: the whole size, a frame per box, and per line its Bézier points and tip."""

    size: tuple[float, float]
    frames: Mapping[str, Frame]
    curves: Sequence[Sequence[Point]]


def lay_out(
    boxes: Mapping[str, tuple[float, float]],
    lines: Sequence[Line],
    *,
    first: Sequence[str] = (),
    curved: bool = True,
    **settings: str,
) -> Laid:
    """Lay out boxes of (width, height) and the lines between them; the same every time.

    Lines run from right to left; the boxes `first` stand in the column on the left.
    Without `curved` no way is found for the lines, which saves a third of the time.
    A curve is the tip at its start, a point, then three points per Bézier piece, and the tip
    at its end. A line for which there was no room is given by its two ends alone.
    """
    from pygraphviz import AGraph

    graph = AGraph(directed=True, strict=False)
    graph.graph_attr.update(rankdir="RL", splines="true" if curved else "false", **settings)
    graph.node_attr.update(shape="box", label="", fixedsize="true")
    graph.edge_attr.update(arrowsize="0.8")
    names = {ref: f"n{place}" for place, ref in enumerate(boxes)}
    for ref, (width, height) in boxes.items():
        graph.add_node(names[ref], width=f"{width / INCH:.4f}", height=f"{height / INCH:.4f}")
    for place, line in enumerate(lines):
        graph.add_edge(names[line.start], names[line.end], key=str(place), **line.hints)
    if first:
        graph.add_subgraph([names[ref] for ref in first], rank="sink")
    graph.layout("dot")
    _, _, right, top = map(float, graph.graph_attr["bb"].split(","))
    # Graphviz counts upwards and puts the first box lowest; taken as it is, it comes first.
    frames = {}
    for ref, (width, height) in boxes.items():
        x, y = map(float, graph.get_node(names[ref]).attr["pos"].split(","))
        frames[ref] = Frame(x - width / 2, y - height / 2, width, height)
    curves = []
    for place, line in enumerate(lines if curved else ()):
        edge = graph.get_edge(names[line.start], names[line.end], key=str(place))
        curve = _curve(edge.attr["pos"] or "")
        curves.append(curve or [frames[line.start].middle, frames[line.end].middle])
    graph.close()
    return Laid((right, top), frames, curves)


def _curve(written: str) -> list[Point]:
    """Read `s,x,y e,x,y x,y x,y ...`: the tips of the arrow first, then the Bézier points."""
    tips, points = {}, []
    for piece in written.split():
        *mark, x, y = piece.split(",")
        point = Point(float(x), float(y))
        if mark:
            tips[mark[0]] = point
        else:
            points.append(point)
    if not points:
        return []
    return [tips.get("s", points[0]), *points, tips.get("e", points[-1])]
