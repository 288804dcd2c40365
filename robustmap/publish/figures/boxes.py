"""Boxes and pills: a thing with its name, its verdict and a link to where it is told."""

from typing import NamedTuple

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
    """A box with its text already broken into lines.

    `title` says what it stands for: its whole heading, and its verdict in words.
    """

    ref: str
    shape: str
    tone: str
    caption: str
    text: tuple[str, ...]
    name: str
    answer: str
    look: Look
    title: str

    @property
    def height(self) -> float:
        """How high it is."""
        caption = self.look.caption * LINE + 2 if self.caption else 0
        return round(2 * 6 + caption + len(self.text) * self.look.size * LINE, 1)


def box(site: Site, ref: str, look: Look, caption: str = "", name: str | None = "") -> Box:
    """Make the box of a node, premise or inference; `name` goes before its heading.

    None stands for the label that it has in a list.
    """
    known = site.mention(ref)
    if name is None:
        # A step or part has no label of its own: that is its argument's.
        name = "" if "#" in ref else known.label
    line = f"{name}: {known.heading}" if name else known.heading
    shown = wrap(line, look.size, look.room, look.lines)
    title = f"{line} ({known.words})" if known.words else line
    answer = "" if known.tone == UNCOUNTED else known.answer
    return Box(ref, known.shape, known.tone, caption, shown, name, answer, look, title)


def heading_of(site: Site, ref: str) -> str:
    """Give the heading of a reference; an inference is known by that of its argument."""
    return site.heading(ref)


def draw(site: Site, one: Box, frame: Frame, page: str, more: str = "", **data: str) -> str:
    """Draw a box into a frame, as a link seen from `page`; `more` are further classes."""
    return drawn(one, frame, site.url(one.ref, page), more, **data)


def drawn(one: Box, frame: Frame, url: str, more: str = "", **data: str) -> str:
    """Draw a box into a frame, as a link to an address."""
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
    return link(url, name, one.title, shown, **data)
