"""The drawing of a scene: what stands at the top, a pill per inference, undercuts onto the pill.

What is aimed at the top stands below it in published order, tied to it by lanes on the
left. To the right of every pill stands what is aimed at it, and so on, so that a chain of
replies reads like a line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from robustmap.explain.words import ATTACK, count
from robustmap.model import ids
from robustmap.model.expand import REASON
from robustmap.publish.figures.arrows import arrow
from robustmap.publish.figures.boxes import Box, Look, box, draw, heading_of
from robustmap.publish.figures.captions import DRAWN, MORE_UNDERCUTS, NOT_DRAWN, TOGETHER
from robustmap.publish.figures.columns import columns, forwards, line
from robustmap.publish.figures.curves import Drawn, curve, joint, onto
from robustmap.publish.figures.dot import Laid, lay_out
from robustmap.publish.figures.labels import label
from robustmap.publish.figures.lanes import FIRST, STEP, Lane, draw_lanes
from robustmap.publish.figures.parts import Arrow, deed
from robustmap.publish.figures.scene import Scene
from robustmap.publish.figures.svg import Frame, Point, picture
from robustmap.publish.figures.text import wrap

THESIS = Look(13.5, 380, 3)
INNER = Look(11.5, 186, 3)
BORDER, GAP_ROWS, GAP_TOPS = 8, 24, 10
ENTERING = 12
"""How much room an arrow needs that comes in from a lane."""
WITHOUT_FORCE = frozenset({"fallen", "uncounted"})
"""The tones of boxes and pills from which arrows have no force."""
SHORT = 200
"""How wide a title may be where the description of a map or arrow names it, in pixels."""
TOLD = 12
"""How many undercuts the description of a map spells out."""
_NUMBER = re.compile("[0-9.]+")


def draw_scene(scene: Scene) -> str:
    """Draw a scene as inline SVG. About 0.5 ms for a box or pill."""
    return Drawing(scene).svg()


class Drawing:
    """A scene about to be drawn: its boxes and pills are made, but have no place yet."""

    def __init__(self, scene: Scene) -> None:
        """Make the boxes and pills."""
        self.scene = scene
        self.site = scene.site
        self.parts = scene.parts
        self.raised, self.inner = scene.raised, scene.inner
        self._names: dict[str, str] = {}
        self._calls: dict[str, str] = {}
        self.top = {ref: self._top(ref) for ref in scene.tops}
        self.column = columns(scene.body, self.inner)
        self.several = self._several()
        pills = {*self.parts.pills}
        self.body = {ref: (self._pill if ref in pills else self._box)(ref) for ref in scene.body}
        self.joined = self._joined()

    def _several(self) -> frozenset[str]:
        """The arguments of which more than one step is drawn."""
        owners = Counter(self.site.map.inferences[one].owner for one in self.parts.pills)
        return frozenset(one for one in owners if owners[one] > 1)

    def _joined(self) -> Mapping[str, Sequence[str]]:
        """The pills onto which several premises are drawn, with these premises."""
        found: dict[str, list[str]] = {}
        for one in self.inner:
            if one.kind == "premise" and forwards(one, self.column):
                found.setdefault(one.end, []).append(one.start)
        return {end: starts for end, starts in found.items() if len(starts) > 1}

    def _name(self, ref: str) -> str:
        if ref not in self._names:
            inference = self.site.map.inferences.get(ref)
            theses = self.scene.debate.theses
            found = label(self.site.map, inference.owner, theses) if inference else ""
            self._names[ref] = found
        return self._names[ref]

    def _top(self, ref: str) -> Box:
        return box(self.site, ref, THESIS, name=self._name(ref))

    def _box(self, ref: str) -> Box:
        caption = ATTACK["challenge"] if ref in self.scene.debate.challenges else ""
        return box(self.site, ref, INNER, caption)

    def _pill(self, ref: str) -> Box:
        inference = self.site.map.inferences[ref]
        told = self.column[ref] or inference.owner in self.several or len(self.top) > 1
        caption = deed(self.site.map, inference) if told else ""
        return box(self.site, ref, INNER, caption, self._name(ref))

    def svg(self) -> str:
        """Give the drawing as inline SVG."""
        lanes = len({(one.kind, one.end) for one in self.raised})
        left = BORDER + FIRST + STEP * max(lanes, 1)
        frames, down = stacked(self.top, self.raised, left)
        laid = self._lay_out()
        moved = Point(left - min((laid.frames[ref].x for ref in self.body), default=0), down)
        frames |= {ref: laid.frames[ref].moved(moved) for ref in self.body}
        shown = draw_lanes(lanes_of(self.raised, self.top, frames), left)
        shown += self._arrows(frames, laid, moved)
        boxes = self.top | self.body
        for ref, one in boxes.items():
            name = "fig-thesis" if ref in self.top else ""
            shown.append(draw(self.site, one, frames[ref], self.scene.page, name, ref=ref))
        width = max(frame.right for frame in frames.values()) + BORDER
        height = max(frame.bottom for frame in frames.values()) + BORDER
        label = self.scene.label
        return picture("fig-map", (width, height), label, "".join(shown), self._told())

    def least(self, enough: float = inf) -> int:
        """Give how many bytes boxes and arrows take at least, without laying them out.

        In a layout, numbers alone change, which are written with at least one figure each.
        Does not count on beyond `enough`.
        """
        found = 0
        for shown in self._unplaced():
            found += len(_NUMBER.sub("0", shown).encode())
            if found > enough:
                break
        return found

    def _unplaced(self) -> Iterator[str]:
        for ref, one in self.body.items():
            at = Frame(0, 0, one.look.width, one.height)
            yield draw(self.site, one, at, self.scene.page, ref=ref)
        for found in self.inner:
            ties = {"from": found.start, "to": found.end}
            spent = self.body[found.start].tone in WITHOUT_FORCE
            yield arrow(found.kind, "", (), self._does(found), spent=spent, **ties)

    def _does(self, one: Arrow) -> str:
        return f"{self._called(one.start)} {one.words} {self._called(one.end)}"

    def _lay_out(self) -> Laid:
        sizes = {ref: (one.look.width, one.height) for ref, one in self.body.items()}
        lines = [line(one, self.column, joined=self._is_joined(one)) for one in self.inner]
        first = [ref for ref in self.body if not self.column[ref]]
        return lay_out(sizes, lines, first=first, nodesep="0.13", ranksep="0.55")

    def _is_joined(self, one: Arrow) -> bool:
        return one.kind == "premise" and one.start in self.joined.get(one.end, ())

    def _arrows(self, frames: Mapping[str, Frame], laid: Laid, moved: Point) -> list[str]:
        ends = onto(self.inner, frames)
        shown = []
        for one, found in zip(self.inner, laid.curves, strict=True):
            points = [Point(x + moved.x, y + moved.y) for x, y in found]
            if one.kind != "contradicts" and not forwards(one, self.column):
                points.reverse()
            spent = self.body[one.start].tone in WITHOUT_FORCE
            drawn = Drawn(self._does(one), spent, self._is_joined(one))
            shown.append(curve(one, frames, ends, points, drawn))
        for end, starts in self.joined.items():
            shown.append(joint(frames[end], ends[end, "premise"], self._together(end, starts)))
        return shown

    def _together(self, end: str, starts: Iterable[str]) -> str:
        """Say which premises meet in a joint, and how many more are not drawn."""
        inference = self.site.map.inferences[end]
        named = [self._called(one) for one in starts]
        reason = ids.join(inference.owner, REASON)
        rest = [one for one in inference.premises if one not in starts and one != reason]
        if rest:
            named.append(NOT_DRAWN.format(number=len(rest)))
        return TOGETHER.format(premises="; ".join(named))

    def _called(self, ref: str) -> str:
        if ref not in self._calls:
            name = self._name(ref) or wrap(heading_of(self.site, ref), 10, SHORT, 1)[0]
            self._calls[ref] = name
        return self._calls[ref]

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


def stacked(
    top: Mapping[str, Box], raised: Iterable[Arrow], left: float
) -> tuple[dict[str, Frame], float]:
    """Place what stands at the top, high enough for what comes in; gives where the rest begins."""
    entering: dict[str, set[str]] = {}
    for one in raised:
        for end in (one.start, one.end):
            entering.setdefault(end, set()).add(one.kind)
    frames, y = {}, float(BORDER)
    for ref, made in top.items():
        height = max(made.height, ENTERING * (len(entering.get(ref, ())) + 1))
        frames[ref] = Frame(left, y, made.look.width, height)
        y += height + GAP_TOPS
    return frames, y + GAP_ROWS if frames else y


def lanes_of(
    raised: Iterable[Arrow], top: Mapping[str, Box], frames: Mapping[str, Frame]
) -> list[Lane]:
    """Gather the arrows between what is below and the top, by what they mean."""
    groups: dict[tuple[str, str], dict[str, Point]] = {}
    for one in raised:
        above, below = (one.end, one.start) if one.end in top else (one.start, one.end)
        frame = frames[below]
        groups.setdefault((one.kind, above), {})[below] = Point(frame.x, frame.middle.y)
    reach = {key: max(point.y for point in groups[key].values()) for key in groups}
    order = sorted(groups, key=lambda key: (reach[key], key))
    return [Lane(kind, list(groups[kind, ref].values()), frames[ref], -1) for kind, ref in order]
