"""Places for the boxes of large graphs: in columns, apart, and the same every time."""

import random
from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from robustmap.publish.figures.layered import layered

STEP, GAP = 100, 10

Graph = tuple[dict[str, float], list[tuple[str, str]]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    names = [f"n{number}" for number in range(draw(st.integers(0, 25)))]
    heights = {name: float(draw(st.integers(10, 80))) for name in names}
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names)) if names else st.nothing()
    return heights, draw(st.lists(ends, max_size=50)) if names else []


@given(graphs())
def test_boxes_never_overlap(graph: Graph) -> None:
    heights, lines = graph
    found = layered(heights, lines, step=STEP, gap=GAP)
    assert [*found] == [*heights]
    columns: dict[float, list[tuple[float, float]]] = {}
    for ref, (x, y) in found.items():
        columns.setdefault(x, []).append((y - heights[ref] / 2, y + heights[ref] / 2))
    for boxes in columns.values():
        boxes.sort()
        for (_, bottom), (top, _) in pairwise(boxes):
            assert top - bottom >= GAP - 1e-6
    assert all(x >= 0 and y >= 0 for x, y in found.values())


@given(graphs())
def test_lines_run_to_the_left_where_there_is_no_circle(graph: Graph) -> None:
    heights, lines = graph
    order = {ref: number for number, ref in enumerate(heights)}
    downwards = [(start, end) for start, end in lines if order[start] > order[end]]
    found = layered(heights, downwards, step=STEP, gap=GAP)
    for start, end in downwards:
        assert found[start].x >= found[end].x + STEP


@given(graphs())
def test_every_time_the_same_whatever_the_order_of_the_lines(graph: Graph) -> None:
    heights, lines = graph
    shuffled = lines[:]
    random.Random(1).shuffle(shuffled)
    first = layered(heights, lines, step=STEP, gap=GAP)
    assert layered(heights, shuffled, step=STEP, gap=GAP) == first


def test_what_does_not_hang_together_stands_apart() -> None:
    heights = dict.fromkeys("abcdefgh", 20.0)
    lines = [("b", "a"), ("c", "a"), ("e", "d")]
    found = layered(heights, lines, step=STEP, gap=GAP)
    parts = nx.Graph(lines)
    parts.add_nodes_from(heights)
    spans = [
        (
            min(found[ref].x for ref in part),
            max(found[ref].x for ref in part) + STEP,
            min(found[ref].y for ref in part) - 10,
            max(found[ref].y for ref in part) + 10,
        )
        for part in nx.connected_components(parts)
    ]
    for number, (left, right, top, bottom) in enumerate(spans):
        for other_left, other_right, other_top, other_bottom in spans[:number]:
            aside = left >= other_right or other_left >= right
            assert aside or top > other_bottom or other_top > bottom


def test_a_box_stands_between_those_that_lead_to_it() -> None:
    heights = dict.fromkeys("abc", 20.0)
    found = layered(heights, [("b", "a"), ("c", "a")], step=STEP, gap=GAP)
    assert found["a"].y == (found["b"].y + found["c"].y) / 2
    assert found["b"].x == found["c"].x == found["a"].x + STEP
