"""Boxes and pills: a thing with its name, its verdict and a link to where it is told."""

from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.nodes import ARGUING, Question
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.signs import UNCOUNTED, glyph, mark_of
from robustmap.publish.figures.svg import LINE, Frame, caption, lines, link
from robustmap.publish.figures.svg import frame as border
from robustmap.publish.figures.text import wrap

PAD = 9
GLYPH = 15
"""The room that the glyph of a verdict takes on the right."""


class Look(NamedTuple):
    """How a box is set: sizes of letters, room for text, and at most how many lines."""

    size: float
    width: float
    lines: int
    caption: float = 10.5

    @property
    def room(self) -> float:
        """The width of its lines of text."""
        return self.width - 2 * PAD - GLYPH


class Box(NamedTuple):
    """A box with its text already broken into lines."""

    ref: str
    shape: str
    tone: str
    caption: str
    text: tuple[str, ...]
    name: str
    answer: str
    look: Look

    @property
    def height(self) -> float:
        """How high it is."""
        caption = self.look.caption * LINE + 2 if self.caption else 0
        return round(2 * 6 + caption + len(self.text) * self.look.size * LINE, 1)


def shape_of(site: Site, ref: str) -> str:
    """Give the shape by kind: pills for arguments, boxes for what can be true or false."""
    node = site.map.nodes[ids.split(ref)[0]]
    if isinstance(node, ARGUING):
        return "claim" if ref in site.map.statements else "argument"
    return "question" if isinstance(node, Question) else node.kind


def tone_of(site: Site, ref: str, answer: str) -> str:
    """Give the class that colours a verdict, "none" where there is none."""
    inferences = site.map.inferences_of.get(ref, ())
    if inferences and not any(map(site.solution.counts, inferences)):
        return UNCOUNTED
    mark = mark_of(answer)
    return mark.tone if mark else "none"


def box(site: Site, ref: str, look: Look, caption: str = "", name: str = "") -> Box:
    """Make the box of a node, premise or inference; `name` goes before its heading."""
    answer = site.answer(ref)
    heading = heading_of(site, ref)
    tone = tone_of(site, ref, answer)
    return Box(
        ref,
        shape_of(site, ref),
        tone,
        caption,
        wrap(f"{name}: {heading}" if name else heading, look.size, look.room, look.lines),
        name,
        answer if tone != UNCOUNTED else "",
        look,
    )


def heading_of(site: Site, ref: str) -> str:
    """Give the heading of a reference; an inference is known by that of its argument."""
    inference = site.map.inferences.get(ref)
    return site.heading(inference.owner if inference else ref)


def draw(site: Site, one: Box, frame: Frame, page: str, more: str = "", **data: str) -> str:
    """Draw a box into a frame, as a link seen from `page`; `more` are further classes."""
    shown = border(frame, one.shape)
    top = frame.y + 6
    if one.caption:
        at = top + one.look.caption * LINE / 2
        shown += caption(one.caption, frame.x + PAD, at, one.look.caption)
        top += one.look.caption * LINE + 2
    size = one.look.size
    shown += lines(one.text, frame.x + PAD, top + size * LINE / 2, size, one.name)
    mark = mark_of(one.answer)
    if mark or one.tone == UNCOUNTED:
        shown += glyph(mark, frame.right - 12, frame.y + 13)
    name = f"fig-node fig-{one.shape} fig-{one.tone}" + (f" {more}" if more else "")
    return link(site.url(one.ref, page), name, told(site, one), shown, **data)


def told(site: Site, one: Box) -> str:
    """Say what a box stands for: its whole heading, and its verdict in words."""
    heading = heading_of(site, one.ref)
    name = f"{one.name}: {heading}" if one.name else heading
    words = site.words(one.ref)
    return f"{name} ({words})" if words else name
