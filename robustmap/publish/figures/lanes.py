"""Lanes: lines that several arrows share, running beside the boxes instead of through them."""

from collections.abc import Sequence
from typing import NamedTuple

from robustmap.publish.figures.arrows import GAP, STYLES, arrow, elbow, head
from robustmap.publish.figures.svg import Frame, Point, number

FIRST, STEP = 13, 9
"""How far the innermost lane runs from the boxes, and the others from each other."""


class Lane(NamedTuple):
    """What one kind of arrow has in common: where it starts, and onto which frame it leads.

    `outward` is -1 for lanes on the left of the boxes and 1 for those on the right. `by` names
    the inferences that it stands for, where they give it its force.
    """

    kind: str
    starts: Sequence[Point]
    target: Frame
    outward: int
    spent: bool = False
    by: tuple[str, ...] = ()


def draw_lanes(lanes: Sequence[Lane], edge: float) -> list[str]:
    """Draw lanes beside `edge`, each with one head; the first runs innermost.

    Those that reach least far belong first, so that none crosses another. They enter
    their targets one above the other in the same order.
    """
    entering: dict[Frame, int] = {}
    for lane in lanes:
        entering[lane.target] = entering.get(lane.target, 0) + 1
    entered: dict[Frame, int] = {}
    shown = []
    for place, lane in enumerate(lanes):
        rank = entered[lane.target] = entered.get(lane.target, 0) + 1
        step = min(13.0, lane.target.height / (entering[lane.target] + 1))
        y = lane.target.middle.y + step * ((entering[lane.target] + 1) / 2 - rank)
        shown.append(_draw(lane, edge + lane.outward * (FIRST + STEP * place), y))
    return shown


def _draw(lane: Lane, x: float, y: float) -> str:
    side = lane.target.right if lane.outward > 0 else lane.target.x
    tip = Point(side + lane.outward * GAP.get(lane.kind, 0), y)
    *others, first = sorted(lane.starts, key=lambda start: start.y)
    line = elbow(first, x, tip)
    line += "".join(f"M{number(one.x)} {number(one.y)}H{number(x)}" for one in others)
    inward = (-float(lane.outward), 0.0)
    heads = [head(lane.kind, tip, inward)]
    if STYLES[lane.kind].both:
        heads += [head(lane.kind, start, inward) for start in lane.starts]
    ties = {"from": " ".join(lane.by)} if lane.by else {}
    return arrow(lane.kind, line, heads, spent=lane.spent, **ties)
