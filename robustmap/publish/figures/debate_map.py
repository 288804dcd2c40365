"""The map of a debate: theses at the top, a pill per inference, undercuts onto the pill.

What is aimed at a thesis stands below it in published order, tied to it by lanes on the
left. To the right of every pill stands what is aimed at it, and so on, so that a chain of
replies reads like a line.
"""

from collections.abc import Mapping

from robustmap.explain.words import ATTACK, count
from robustmap.graph.debate import Debate
from robustmap.publish.figures.boxes import Box, Look, box, draw, heading_of
from robustmap.publish.figures.captions import DRAWN, HOW, LEFT_OUT, MAP, MORE_UNDERCUTS
from robustmap.publish.figures.columns import columns, forwards, line
from robustmap.publish.figures.curves import Drawn, curve, onto
from robustmap.publish.figures.dot import Laid, lay_out
from robustmap.publish.figures.labels import label
from robustmap.publish.figures.lanes import FIRST, STEP, Lane, draw_lanes
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.parts import Arrow, Parts, deed, parts
from robustmap.publish.figures.svg import Frame, Point, note, picture
from robustmap.publish.figures.text import wrap

THESIS = Look(13.5, 380, 3)
INNER = Look(11.5, 186, 3)
BORDER, GAP_ROWS = 8, 24
WITHOUT_FORCE = frozenset({"fallen", "uncounted"})
"""The tones of boxes and pills from which arrows have no force."""
SHORT = 200
"""How wide a title may be where the description of a map or arrow names it, in pixels."""
TOLD = 12
"""How many undercuts the description of a map spells out."""


def debate_map(site: Site, debate: Debate) -> str:
    """Draw a debate as inline SVG, seen from its own page; "" where there is nothing to draw.

    It stands in a box that scrolls, so that a wide map stays legible, with its legend below.
    Beyond 150 inferences only the listed arguments and what is aimed at them are drawn, and
    the picture says so.
    """
    found = parts(site.map, debate)
    if not found.boxes and not found.pills:
        return ""
    drawn = _Drawing(site, debate, found).svg()
    how = f"<details><summary>{HOW}</summary>{legend()}</details>"
    return f'<div class="fig-scroll">{drawn}</div>{how}'


class _Drawing:
    def __init__(self, site: Site, debate: Debate, found: Parts) -> None:
        self.site = site
        self.debate = debate
        self.page = f"d/{debate.question}/"
        self.parts = found
        top = [ref for ref in found.boxes if ref in (*debate.theses, debate.question)]
        self.top = {ref: box(site, ref, THESIS) for ref in top}
        self.raised = [one for one in found.arrows if self._raised(one)]
        self.inner = [one for one in found.arrows if not self._raised(one)]
        self.column = columns((*found.pills, *found.boxes), self.inner)
        self.body = {ref: self._box(ref) for ref in found.boxes if ref not in self.top}
        self.body |= {ref: self._pill(ref) for ref in found.pills}

    def _raised(self, one: Arrow) -> bool:
        return one.end in self.top or one.start in self.top

    def _name(self, ref: str) -> str:
        inference = self.site.map.inferences.get(ref)
        return label(self.site.map, inference.owner, self.debate.theses) if inference else ""

    def _box(self, ref: str) -> Box:
        caption = ATTACK["challenge"] if ref in self.debate.challenges else ""
        return box(self.site, ref, INNER, caption)

    def _pill(self, ref: str) -> Box:
        inference = self.site.map.inferences[ref]
        caption = deed(self.site.map, inference) if self.column[ref] else ""
        return box(self.site, ref, INNER, caption, self._name(ref))

    def svg(self) -> str:
        lanes = len({(one.kind, one.end) for one in self.raised})
        left = BORDER + FIRST + STEP * max(lanes, 1)
        frames, down = self._top_frames(left)
        laid = self._lay_out()
        moved = Point(left - min((laid.frames[ref].x for ref in self.body), default=0), down)
        frames |= {ref: laid.frames[ref].moved(moved) for ref in self.body}
        shown = draw_lanes(self._lanes(frames), left)
        shown += self._arrows(frames, laid, moved)
        boxes = self.top | self.body
        for ref, one in boxes.items():
            name = "fig-thesis" if ref in self.debate.theses else ""
            shown.append(draw(self.site, one, frames[ref], self.page, name, ref=ref))
        width = max(frame.right for frame in frames.values()) + BORDER
        height = max(frame.bottom for frame in frames.values()) + BORDER
        if self.parts.left_out:
            shown.append(note(self._left_out(), left, height + 8))
            height += 22
        name = MAP.format(title=self.site.heading(self.debate.question))
        return picture("fig-map", (width, height), name, "".join(shown), self._told())

    def _top_frames(self, left: float) -> tuple[dict[str, Frame], float]:
        frames, y = {}, float(BORDER)
        for ref, one in self.top.items():
            frames[ref] = Frame(left, y, one.look.width, one.height)
            y += one.height + 10
        return frames, y + GAP_ROWS if frames else y

    def _lay_out(self) -> Laid:
        sizes = {ref: (one.look.width, one.height) for ref, one in self.body.items()}
        lines = [line(one, self.column) for one in self.inner]
        first = [ref for ref in self.body if not self.column[ref]]
        return lay_out(sizes, lines, first=first, nodesep="0.13", ranksep="0.55")

    def _lanes(self, frames: Mapping[str, Frame]) -> list[Lane]:
        """Gather the arrows between the first column and the theses, by what they mean."""
        groups: dict[tuple[str, str], list[Point]] = {}
        for one in self.raised:
            top, below = (one.end, one.start) if one.end in self.top else (one.start, one.end)
            frame = frames[below]
            groups.setdefault((one.kind, top), []).append(Point(frame.x, frame.middle.y))
        order = sorted(groups, key=lambda key: (max(point.y for point in groups[key]), key))
        return [Lane(kind, groups[kind, top], frames[top], -1) for kind, top in order]

    def _arrows(self, frames: Mapping[str, Frame], laid: Laid, moved: Point) -> list[str]:
        ends = onto(self.inner, frames)
        shown = []
        for one, found in zip(self.inner, laid.curves, strict=True):
            points = [Point(x + moved.x, y + moved.y) for x, y in found]
            if one.kind != "contradicts" and not forwards(one, self.column):
                points.reverse()
            told = f"{self._called(one.start)} {one.words} {self._called(one.end)}"
            spent = self.body[one.start].tone in WITHOUT_FORCE
            shown.append(curve(one, frames, ends, points, Drawn(told, spent)))
        return shown

    def _called(self, ref: str) -> str:
        return self._name(ref) or wrap(heading_of(self.site, ref), 10, SHORT, 1)[0]

    def _left_out(self) -> str:
        return LEFT_OUT.format(arguments=count(self.parts.left_out, "argument"))

    def _told(self) -> str:
        """Describe the map to those who do not see it: who undercuts whom."""
        broken = [one for one in self.parts.arrows if one.kind == "undercuts"]
        told = [
            f"{self._called(one.start)} {one.words} {self._called(one.end)}."
            for one in broken[:TOLD]
        ]
        if len(broken) > TOLD:
            told.append(MORE_UNDERCUTS.format(number=len(broken) - TOLD))
        steps = count(len(self.parts.pills), "step")
        return " ".join([DRAWN.format(steps=steps), *told])
