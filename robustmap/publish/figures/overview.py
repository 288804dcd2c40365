"""The picture of a large debate: its parts, each of which leads to a map of its own.

A part that holds a single box or pill is drawn as that. Any other is drawn as a stack:
with what it begins with, how much it holds, and how its steps have fared.
"""

from collections.abc import Mapping, Sequence

from robustmap.explain.words import ATTACK, RELATION, count
from robustmap.publish.figures.boxes import PAD, Box, Look, box, draw, heading_of
from robustmap.publish.figures.captions import (
    AND_MORE,
    DRAWN_PARTS,
    FEWER_TIES,
    INSIDE,
    MAP_PARTS,
    MORE_UNDERCUTS,
    TIES,
    USES,
)
from robustmap.publish.figures.columns import columns, forwards, line
from robustmap.publish.figures.curves import Drawn, curve, onto
from robustmap.publish.figures.dot import Laid, lay_out
from robustmap.publish.figures.drawing import BORDER, SHORT, THESIS, TOLD, lanes_of, stacked
from robustmap.publish.figures.groups import Group, ties
from robustmap.publish.figures.labels import label
from robustmap.publish.figures.lanes import FIRST, STEP, draw_lanes
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.scene import Scene
from robustmap.publish.figures.signs import UNCOUNTED, glyph, mark_of
from robustmap.publish.figures.svg import (
    LINE,
    Frame,
    Point,
    caption,
    lines,
    link,
    number,
    numbers,
    picture,
)
from robustmap.publish.figures.svg import frame as border
from robustmap.publish.figures.text import wrap

MOST_TIES = (60, 30, 15, 5)
"""How many ties between parts a picture shows, fewer where it would be too large: the strongest;
the parts' pages tell of all."""

Tie = tuple[str, str, str]
"""What ties two parts: from which, to which, and the kind of arrow."""

PART = Look(11.5, 340, 2)
BEHIND = 4
"""How far the boxes behind a stack show."""
TALLY = 34
"""The room for a glyph and a number that say how steps of a part have fared."""


def part_url(scene: Scene, group: Group) -> str:
    """Give the address of the page of a part, seen from the picture's own page."""
    return f"{'../' * scene.page.count('/')}{part_page(scene, group)}"


def part_page(scene: Scene, group: Group) -> str:
    """Give the path of the page of a part. A part of a part has a path below it."""
    below = "" if "/map/" in scene.page else "map/"
    return f"{scene.page}{below}{group.key}/"


def called(scene: Scene, group: Group) -> str:
    """Name a part: by what it begins with, and how many more chains it holds."""
    first = _named(scene, group.roots[0])
    if len(group.roots) == 1:
        return first
    return AND_MORE.format(first=first, number=len(group.roots) - 1)


def _named(scene: Scene, ref: str) -> str:
    name, heading = _number(scene, ref), heading_of(scene.site, ref)
    return f"{name}: {heading}" if name else heading


def _number(scene: Scene, ref: str) -> str:
    inference = scene.site.map.inferences.get(ref)
    return label(scene.site.map, inference.owner, scene.debate.theses) if inference else ""


def _says(kind: str) -> str:
    """Say what an arrow of a kind does."""
    if kind == "asks":
        return ATTACK["challenge"]
    if kind == "premise":
        return USES
    return RELATION[kind] if kind else ""  # type: ignore[index]  # the kinds of arrows are these


def steps_in(scene: Scene, group: Group) -> Sequence[str]:
    """Give the steps of a part."""
    return [one for one in group.members if one in scene.site.map.inferences]


def draw_overview(scene: Scene, groups: Sequence[Group], room: int) -> str:
    """Draw the parts of a scene as inline SVG, with as many ties as there are bytes of room for."""
    drawn = ""
    for most in MOST_TIES:
        drawn = _Overview(scene, groups, most).svg()
        if len(drawn.encode()) <= room:
            break
    return drawn


class _Overview:
    def __init__(self, scene: Scene, groups: Sequence[Group], most: int) -> None:
        self.scene = scene
        self.site = scene.site
        self.groups = {one.key: one for one in groups}
        self.of = {ref: one.key for one in groups for ref in one.members}
        self.top = {
            ref: box(scene.site, ref, THESIS, name=_number(scene, ref)) for ref in scene.tops
        }
        found = ties(scene, groups)
        self.count = _strongest(found, most)
        self.left_out = len(found) - len(self.count)
        self.arrows = [Arrow(start, end, kind, _says(kind)) for start, end, kind in self.count]
        self.column = columns(list(self.groups), self.arrows)
        self.body = {key: self._box(one) for key, one in self.groups.items()}
        # Each arrow to the top begins at the part that it comes from.
        self.raised = tuple(
            one._replace(start=self.of.get(one.start, one.start), end=self.of.get(one.end, one.end))
            for one in scene.raised
        )

    def _box(self, group: Group) -> Box:
        root = group.roots[0]
        told = _says(group.kind)
        if len(group.members) > 1:
            steps = INSIDE.format(steps=count(len(steps_in(self.scene, group)), "step"))
            told = f"{told}: {steps}" if told else steps
        made = box(self.site, root, PART, told, _number(self.scene, root))
        if len(group.roots) == 1:
            return made
        text = wrap(called(self.scene, group), PART.size, PART.room, PART.lines)
        return made._replace(ref="", tone="none", answer="", text=text)

    def svg(self) -> str:
        lanes = len({(one.kind, one.end) for one in self.raised})
        left = BORDER + FIRST + STEP * max(lanes, 1)
        frames, down = stacked(self.top, self.raised, left)
        laid = self._lay_out()
        moved = Point(left - min((one.x for one in laid.frames.values()), default=0), down)
        frames |= {key: laid.frames[key].moved(moved) for key in self.body}
        shown = draw_lanes(lanes_of(self.raised, self.top, frames), left)
        shown += self._arrows(frames, laid, moved)
        for ref, one in self.top.items():
            shown.append(draw(self.site, one, frames[ref], self.scene.page, "fig-thesis", ref=ref))
        shown += [self._draw(group, frames[key]) for key, group in self.groups.items()]
        width = max(frame.right for frame in frames.values()) + BORDER + BEHIND
        height = max(frame.bottom for frame in frames.values()) + BORDER + BEHIND
        label = MAP_PARTS.format(title=self.site.heading(self.scene.debate.question))
        return picture("fig-map", (width, height), label, "".join(shown), self._told())

    def _lay_out(self) -> Laid:
        sizes = {key: (one.look.width, one.height) for key, one in self.body.items()}
        edges = [line(one, self.column) for one in self.arrows]
        first = [key for key in self.body if not self.column[key]]
        return lay_out(sizes, edges, first=first, nodesep="0.26", ranksep="0.6")

    def _arrows(self, frames: Mapping[str, Frame], laid: Laid, moved: Point) -> list[str]:
        ends = onto(self.arrows, frames)
        shown = []
        for one, found in zip(self.arrows, laid.curves, strict=True):
            points = [Point(x + moved.x, y + moved.y) for x, y in found]
            if one.kind != "contradicts" and not forwards(one, self.column):
                points.reverse()
            shown.append(curve(one, frames, ends, points, Drawn(self._tie(one), spent=False)))
        return shown

    def _tie(self, one: Arrow) -> str:
        start, end = (self._short(self.groups[key]) for key in (one.start, one.end))
        number = self.count[one.start, one.end, one.kind]
        return TIES.format(number=number, start=start, words=one.words, end=end)

    def _short(self, group: Group) -> str:
        return wrap(called(self.scene, group), 10, SHORT, 1)[0]

    def _draw(self, group: Group, at: Frame) -> str:
        one = self.body[group.key]
        if len(group.members) == 1:
            return draw(self.site, one, at, self.scene.page, ref=one.ref)
        behind = _behind(at)
        top = at.y + 6
        shown = behind + border(at, one.shape) + caption(one.caption, at.x + PAD, top + 7, 10.5)
        shown += self._tally(group, Point(at.right - 26, top + 7))
        top += one.look.caption * LINE + 2
        size = one.look.size
        shown += lines(one.text, at.x + PAD, top + size * LINE / 2, size, one.name)
        mark = mark_of(one.answer)
        if mark or one.tone == UNCOUNTED:
            shown += glyph(mark, at.right - 12, at.y + 13)
        name = f"fig-node fig-{one.shape} fig-{one.tone} fig-part"
        told = f"{called(self.scene, group)} ({one.caption})"
        data = {"ref": one.ref} if one.ref else {}
        return link(part_url(self.scene, group), name, told, shown, **data)

    def _tally(self, group: Group, at: Point) -> str:
        """Draw how the steps of a part have fared: a glyph and a number for each verdict."""
        found: dict[str, int] = {}
        for ref in steps_in(self.scene, group):
            answer = self.site.answer(ref)
            if mark_of(answer) and self.site.solution.counts(ref):
                found[answer] = found.get(answer, 0) + 1
        shown, x = "", at.x - TALLY * len(found)
        for answer in sorted(found):
            mark = mark_of(answer)
            assert mark is not None
            shown += glyph(mark, x, at.y).replace("fig-glyph", "fig-tally")
            shown += caption(str(found[answer]), x + 9, at.y, 10.5)
            x += TALLY
        # They stay as they are published, so they are hidden from whoever supposes otherwise.
        return f'<g class="fig-tallies">{shown}</g>'

    def _told(self) -> str:
        """Describe the picture to those who do not see it: which part undercuts which."""
        broken = [one for one in self.arrows if one.kind == "undercuts"]
        steps = sum(len(steps_in(self.scene, one)) for one in self.groups.values())
        parts = count(len(self.groups), "part")
        told = [DRAWN_PARTS.format(parts=parts, steps=count(steps, "step"))]
        told += [f"{self._tie(one)}." for one in broken[:TOLD]]
        if len(broken) > TOLD:
            told.append(MORE_UNDERCUTS.format(number=len(broken) - TOLD))
        if self.left_out:
            told.append(FEWER_TIES.format(number=self.left_out))
        return " ".join(told)


def _strongest(found: Mapping[Tie, int], most: int) -> Mapping[Tie, int]:
    """Keep the ties that stand for the most arrows, in their order, where there are many."""
    if len(found) <= most:
        return found
    kept = sorted(found, key=lambda one: (-found[one], one))[:most]
    return {one: number for one, number in found.items() if one in {*kept}}


def _behind(at: Frame) -> str:
    """Draw what shows of the box behind a stack: its right and lower edges."""
    right, bottom = at.right + BEHIND, at.bottom + BEHIND
    corner = f"Q{numbers(right, bottom)} {numbers(right - 12, bottom)}"
    line = f"M{numbers(right, at.y + 14)}V{number(bottom - 12)}{corner}H{number(at.x + 14)}"
    return f'<path class="fig-behind" d="{line}"/>'
