"""Places for boxes and lines, worked out by Graphviz.

Graphviz comes inside the wheel of pygraphviz. It is given boxes of fixed size without any
text, so that its fonts play no part, and names of our own, so that no kb text reaches it;
only its numbers are used.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from robustmap.publish.figures.svg import Frame, Point

INCH = 72

KNOWN = 200
"""So many layouts are remembered: debates that share arguments have parts of the same shape."""


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
    names = {ref: f"n{place}" for place, ref in enumerate(boxes)}
    settings |= {"rankdir": "RL", "splines": "true" if curved else "false"}
    size, places, ways = _laid(_written(names, boxes, lines, first, settings))
    _, _, right, top = map(float, size.split(","))
    # Graphviz counts upwards and puts the first box lowest; taken as it is, it comes first.
    frames = {}
    for ref, (width, height) in boxes.items():
        x, y = map(float, places[names[ref]].split(","))
        frames[ref] = Frame(x - width / 2, y - height / 2, width, height)
    curves = [
        _curve(ways[f"e{place}"]) or [frames[line.start].middle, frames[line.end].middle]
        for place, line in enumerate(lines if curved else ())
    ]
    return Laid((right, top), frames, curves)


@lru_cache(maxsize=KNOWN)
def _laid(written: str) -> tuple[str, Mapping[str, str], Mapping[str, str]]:
    """Let dot lay out a graph: its size, where its boxes stand, which way each line goes.

    Written and read as a whole: asking for one attribute after the other takes as long as dot.
    """
    from pygraphviz import AGraph, graphviz

    graph = AGraph(string=written)
    # As `AGraph.draw`, which warns on the terminal of large ones.
    context = graphviz.gvContextWithBuiltins()
    graphviz.gvLayout(context, graph.handle, b"dot")
    _, told = graphviz.gvRenderData(context, graph.handle, b"json0")
    graphviz.gvFreeLayout(context, graph.handle)
    graphviz.gvFreeContext(context)
    graph.close()
    found = json.loads(told)
    places = {one["name"]: one["pos"] for one in found.get("objects", ()) if "pos" in one}
    return found["bb"], places, {one["id"]: one.get("pos", "") for one in found.get("edges", ())}


def _written(
    names: Mapping[str, str],
    boxes: Mapping[str, tuple[float, float]],
    lines: Sequence[Line],
    first: Sequence[str],
    settings: Mapping[str, str],
) -> str:
    """Write what is to be laid out in the language of Graphviz."""
    told = [
        "digraph {",
        f"graph [{_attributes(settings)}];",
        'node [shape=box, label="", fixedsize=true]; edge [arrowsize=0.8];',
    ]
    for ref, (width, height) in boxes.items():
        told.append(f"{names[ref]} [width={width / INCH:.4f}, height={height / INCH:.4f}];")
    for place, one in enumerate(lines):
        hints = _attributes({"id": f"e{place}", **one.hints})
        told.append(f"{names[one.start]} -> {names[one.end]} [{hints}];")
    if first:
        told.append(f"{{ rank=sink; {'; '.join(names[ref] for ref in first)}; }}")
    return "\n".join([*told, "}"])


def _attributes(given: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in given.items())


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
