"""How verdicts look in pictures: a border and a glyph, whatever the colour.

Holds: a solid border and a check. Taken for granted: a thin border. In dispute: dotted,
with a wave. Fallen: dashed and struck out. Nothing said for it yet: short dashes.
"""

from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Question
from robustmap.publish.figures.svg import numbers
from robustmap.publish.marks import MARKS, Mark
from robustmap.reason.solution import Solution

STROKES = {
    "✓": "M-4 0l3 3.5 5-7.5",
    "○": "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
    "≈": "M-4.5-1c2-3.5 3.5-2.5 4.5-1s2.5 2.5 4.5-1M-4.5 3.5c2-3.5 3.5-2.5 4.5-1s2.5 2.5 4.5-1",
    "✕": "M-3.5-3.5l7 7M-3.5 3.5l7-7",
    "⊣": "M-4.5 0h7M2.5-4.5v9",
    "…": "M-4 2.5h1.2M-.6 2.5h1.2M2.8 2.5h1.2",
    "↻": "M3.5-2.5a4.3 4.3 0 1 0 .8 3.5M3.8-5.5v3.2h-3.2",
}
"""The glyphs of the verdicts as strokes, so that no font is needed; each about 9 px wide."""

UNCOUNTED = "uncounted"
"""The tone of what has no effect in the view that is shown."""


def mark_of(answer: str) -> Mark | None:
    """Give the glyph and tone of a verdict, None where there is none."""
    return MARKS.get(answer)  # type: ignore[call-overload, no-any-return]  # "" is no key


def shape_of(map_: Map, ref: str) -> str:
    """Give the shape by kind: pills for arguments, boxes for what can be true or false.

    What is in no map has none.
    """
    node = map_.nodes.get(ids.split(ref)[0])
    if isinstance(node, ARGUING):
        return "claim" if ref in map_.statements else "argument"
    if node is None:
        return ""
    return "question" if isinstance(node, Question) else node.kind


def tone_of(solution: Solution, ref: str, answer: str) -> str:
    """Give the class that colours a verdict, "none" where there is none."""
    inferences = solution.map.inferences_of.get(ref, ())
    if inferences and not any(map(solution.counts, inferences)):
        return UNCOUNTED
    mark = mark_of(answer)
    return mark.tone if mark else "none"


def glyph(mark: Mark | None, x: float, y: float) -> str:
    """Draw the glyph of a verdict around a place; without one, the place where it may come."""
    place = f'transform="translate({numbers(x, y).replace(" ", ",")})"'
    return f'<path class="fig-glyph" {place} d="{STROKES[mark.glyph] if mark else ""}"/>'
