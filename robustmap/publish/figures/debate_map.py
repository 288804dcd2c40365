"""The map of a debate, whole or in parts, and the maps of these parts.

Up to 120 boxes and pills, and 40 kB, a debate is drawn whole on its page. Beyond, its page
shows its parts, and each part has a page with a map of its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.graph.debate import Debate
from robustmap.publish.figures.captions import HOW
from robustmap.publish.figures.drawing import Drawing, draw_scene
from robustmap.publish.figures.groups import Group, grouped
from robustmap.publish.figures.legend import legend
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.overview import called, draw_overview, part_page
from robustmap.publish.figures.parts import Arrow, Parts
from robustmap.publish.figures.scene import Scene, outward, part_of, scene

MOST = 120
"""How many boxes and pills a picture shows; beyond, it shows parts."""
MOST_BYTES = 40_000
"""How large a picture may be within a page."""
SURE = 40
"""So few boxes and pills are drawn to see whether the picture is too large."""
FEW = 20
"""So few boxes and pills are drawn whole, however long their titles are."""
MOST_WHOLE = 200
"""How many boxes and pills the picture to take away shows; beyond, it shows parts too."""


class Drawn(NamedTuple):
    """A picture, what it shows, and the parts that it shows instead of all, if any."""

    scene: Scene
    svg: str
    groups: tuple[Group, ...]


class Part(NamedTuple):
    """A part that has a map of its own: its name, what it shows, and its arrows to other parts.

    Of the `debate` it has what its map tells. All of it is plain; see `Scene` for the rest.
    """

    name: str
    debate: Debate
    page: str
    tops: tuple[str, ...]
    parts: Parts
    label: str
    outward: tuple[Arrow, ...]

    def scene(self, site: Site) -> Scene:
        """Give what its map shows as a scene."""
        return Scene(site, self.debate, self.page, self.tops, self.parts, self.label)


def debate_map(site: Site, debate: Debate) -> str:
    """Draw a debate as inline SVG, seen from its own page; "" where there is nothing to draw.

    It stands in a box that scrolls, so that a wide map stays legible, with its legend below.
    """
    found = scene(site, debate)
    return framed(drawn(found).svg) if found.body or found.tops else ""


def framed(svg: str) -> str:
    """Put a picture into a box that scrolls, with the legend below."""
    how = f"<details><summary>{HOW}</summary>{legend()}</details>"
    return f'<div class="fig-scroll">{svg}</div>{how}'


def drawn(found: Scene) -> Drawn:
    """Draw a scene whole where it is small enough for a page, else in parts."""
    size = len(found.body)
    if size <= MOST:
        drawing = Drawing(found)
        if size <= SURE or drawing.least(MOST_BYTES) <= MOST_BYTES:
            svg = drawing.svg()
            if size <= FEW or len(svg.encode()) <= MOST_BYTES:
                return Drawn(found, svg, ())
    return in_parts(found) or Drawn(found, draw_scene(found), ())


def in_parts(found: Scene) -> Drawn | None:
    """Draw the parts of a scene; None where it does not fall into several."""
    groups = grouped(found)
    if len(groups) < 2:  # noqa: PLR2004 - one part is no part
        return None
    return Drawn(found, draw_overview(found, groups, MOST_BYTES), groups)


def in_one(found: Drawn) -> bool:
    """Tell whether the picture to take away shows everything, and not parts."""
    return not found.groups or len(found.scene.body) <= MOST_WHOLE


def whole(found: Drawn) -> str:
    """Give a picture to take away: whole if that can be looked at, else its parts."""
    return draw_scene(found.scene) if found.groups and in_one(found) else found.svg


def parts_of(above: Drawn) -> Iterator[Part]:
    """Yield the parts of a picture that have maps of their own; these may have parts in turn."""
    for group in above.groups:
        if len(group.members) < 2:  # noqa: PLR2004 - a part of one is drawn as it is
            continue
        tops, below = _top_of(group)
        page = part_page(above.scene, group)
        one = part_of(above.scene, below, tops, page)
        challenges = tuple(ref for ref in one.debate.challenges if ref in one.parts.boxes)
        debate = Debate(one.debate.question, one.debate.theses, (), (), (), challenges)
        name, ties = called(above.scene, group), tuple(outward(above.scene, one))
        yield Part(name, debate, page, tops, one.parts, one.label, ties)


def _top_of(group: Group) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what stands at the top of the map of a part, and what stands below it.

    A single chain stands below its own beginning; several below what they are aimed at.
    """
    if len(group.roots) == 1:
        return group.roots, group.members[1:]
    return ((group.target,) if group.target else ()), group.members
