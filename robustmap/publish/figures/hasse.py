"""The order of thresholds as a picture: a lane per axis, what comes first on the left.

A line says that one threshold is reached before another: solid by definition, dashed where
a claim says so that stands, dotted where that is in dispute. Lines that follow from others
are left out. Each line is a link to the claim that says it.
"""

from collections.abc import Collection, Sequence

from robustmap.explain.plots import HASSE, STEP
from robustmap.explain.words import count
from robustmap.model.nodes import Threshold
from robustmap.publish.figures.arrows import head
from robustmap.publish.figures.boxes import Box, Look, box, draw
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.rungs import LANE_HEAD, Edge, Lane, Rungs, lay_out
from robustmap.publish.figures.steps import KINDS, Step, StepKind, drawn
from robustmap.publish.figures.svg import Frame, Point, attribute, link, number, picture, text
from robustmap.publish.figures.text import wrap

BOX = Look(11.5, 152, 4)
MOST = 60
"""How many thresholds are drawn at most."""
MOST_LINES = 200
BORDER = 8


def hasse(
    site: Site,
    thresholds: Sequence[str],
    found: Sequence[Step],
    crossed: Collection[str] | None,
    page: str,
) -> str:
    """Draw thresholds and the lines between them as inline SVG, seen from `page`.

    `crossed` are those that have been crossed, None where the map does not say. Gives ""
    where there is nothing to draw, or more than a picture can show.
    """
    if not thresholds or len(thresholds) > MOST or len(found) > MOST_LINES:
        return ""
    boxes = {one: _box(site, one) for one in thresholds}
    axis = {one: axis_of(site, one) for one in thresholds}
    known = [one for one in drawn(found) if one.first in boxes and one.then in boxes]
    heights = {one: boxes[one].height for one in sorted(boxes, key=lambda one: _lane(axis, one))}
    laid = lay_out(heights, BOX.width, axis, known, crossed or ())
    shown = [_lane_of(site, lane, laid, page) for lane in laid.lanes]
    shown += [_line(site, edge, points, page) for edge, points in laid.ways]
    for one, made in boxes.items():
        name = "fig-crossed" if crossed and one in crossed else ""
        shown.append(draw(site, made, laid.frames[one], page, name, ref=one))
    if crossed is not None:
        shown.append(_cut(laid))
    size = laid.size[0], laid.size[1] + BORDER
    return picture("fig-map fig-hasse", size, HASSE["label"], "".join(shown), _told(known))


def _box(site: Site, ref: str) -> Box:
    node = site.map.nodes[ref]
    named = str(node.number) if isinstance(node, Threshold) and node.number else ""
    return box(site, ref, BOX, name=named)


def axis_of(site: Site, ref: str) -> str:
    """Give the axis of a threshold, "" where its file names none."""
    node = site.map.nodes[ref]
    named = node.axis if isinstance(node, Threshold) else None
    return (site.map.resolve(named) or "") if named else ""


def _lane(axis: dict[str, str], ref: str) -> tuple[bool, str]:
    return not axis[ref], axis[ref]


def _lane_of(site: Site, lane: Lane, laid: Rungs, page: str) -> str:
    x, width = number(2), number(laid.size[0] - 4)
    name = site.heading(lane.axis) if lane.axis else HASSE["no-axis"]
    shown = wrap(name, 10.5, laid.size[0] - 24, 1)[0] if name else ""
    back = (
        f'<rect class="fig-lane" x="{x}" y="{number(lane.top)}" width="{width}"'
        f' height="{number(lane.height)}" rx="4"/>'
    )
    at = f'x="12" y="{number(lane.top + LANE_HEAD - 7)}"'
    label = f'<text class="fig-caption" {at}>{text(shown)}</text>'
    url = site.url(lane.axis, page) if lane.axis else ""
    return back + link(url, "fig-axis", HASSE["lane"].format(axis=name), label)


LOOKS: dict[StepKind, str] = {
    "definitional": "fig-fixed",
    "assumed": "fig-assumed",
    "disputed": "fig-unsure",
    "given-up": "fig-clash",
}
"""The class of a line by how sure it is."""


def curve(points: Sequence[Point]) -> str:
    """Give the path data of a line: bent between columns, straight where it passes one."""
    first, *rest = points
    data = f"M{number(first.x)} {number(first.y)}"
    before = first
    for place, point in enumerate(rest):
        if place % 2:
            data += f"H{number(point.x)}"
        else:
            half = number((before.x + point.x) / 2)
            end = f"{number(point.x)} {number(point.y)}"
            data += f"C{half} {number(before.y)} {half} {number(point.y)} {end}"
        before = point
    return data


def _line(site: Site, edge: Edge, points: Sequence[Point], page: str) -> str:
    tip, towards = (points[0], (-1.0, 0.0)) if edge.turned else (points[-1], (1.0, 0.0))
    return order_line(site, edge.step, curve(points), head("for", tip, towards), page)


def order_line(site: Site, step: Step, data: str, tip: str, page: str) -> str:
    """Draw a line of the order as a link to the claim that says it."""
    content = (
        f"<title>{text(said(site, step))}</title>"
        f'<path class="fig-hit" d="{data}"/><path d="{data}"/>'
        f'<path class="fig-head" d="{tip}"/>'
    )
    url = site.url(step.claims[0], page) if step.claims else ""
    name = f"fig-edge {LOOKS[step.kind]}"
    if url:
        return f'<a class="{name}" href="{attribute(url)}">{content}</a>'
    return f'<g class="{name}">{content}</g>'


def said(site: Site, step: Step) -> str:
    """Say what a line means: who comes before whom, and how sure that is."""
    first, then = site.heading(step.first), site.heading(step.then)
    return HASSE["line"].format(first=first, then=then, how=STEP[step.kind])


def _cut(laid: Rungs) -> str:
    x = number(min(max(laid.cut, 3), laid.size[0] - 3))
    far = laid.cut > laid.size[0] - 60
    name, beside = ("fig-today fig-end", -5) if far else ("fig-today", 5)
    label = f'<text class="{name}" x="{number(float(x) + beside)}" y="12">'
    return (
        f'<g class="fig-cut"><title>{text(HASSE["cut"])}</title>'
        f'<path d="M{x} 2V{number(laid.size[1] + BORDER - 2)}"/>'
        f"{label}{text(HASSE['today'])}</text></g>"
    )


def _told(known: Sequence[Step]) -> str:
    """Describe the picture to those who do not see it."""
    if not known:
        return HASSE["no-line"]
    counted = ", ".join(
        f"{sum(step.kind == kind for step in known)} {STEP[kind]}"
        for kind in KINDS
        if any(step.kind == kind for step in known)
    )
    return HASSE["told"].format(lines=count(len(known), "line"), kinds=counted)


def key(kind: StepKind) -> str:
    """Draw the sample of a kind of line for the legend."""
    frame = Frame(2, 2, 42, 18)
    y = number(frame.middle.y)
    tip = head("for", Point(frame.right, frame.middle.y), (1.0, 0.0))
    return (
        '<svg class="fig fig-key" aria-hidden="true" width="46" height="22" viewBox="0 0 46 22">'
        f'<g class="fig-edge {LOOKS[kind]}">'
        f'<path d="M{number(frame.x)} {y}H{number(frame.right)}"/>'
        f'<path class="fig-head" d="{tip}"/></g></svg>'
    )
