"""Small pieces of SVG: numbers, escaped text, boxes, whole pictures.

A picture holds no ids, so that several may stand on one page, and no colours: each piece
has a class, and the style sheet of the site says what it looks like.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple

from robustmap.publish.figures.text import clean

LINE = 1.25
"""The height of a line of text, in the size of its letters."""


class Point(NamedTuple):
    """A place, in pixels from the top left."""

    x: float
    y: float


class Frame(NamedTuple):
    """A rectangle, in pixels from the top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its bottom edge."""
        return self.y + self.height

    def moved(self, by: Point) -> "Frame":
        """Give it in another place."""
        return Frame(self.x + by.x, self.y + by.y, self.width, self.height)


_CORNERS = {"argument": 14, "question": 14, "claim": 2}
"""How round the corners are, by shape."""


def frame(at: Frame, shape: str) -> str:
    """Draw the border of a box or pill."""
    x, y, width, height = map(number, at)
    corner = number(min(_CORNERS.get(shape, 6), at.height / 2))
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}"/>'


@lru_cache(maxsize=10_000)
def number(value: float) -> str:
    """Write a coordinate: at most one decimal, so that machines agree on it.

    >>> number(12.0), number(0.25), number(-0.01)
    ('12', '0.2', '0')
    """
    return f"{round(value, 1) + 0:.10g}"


def numbers(*values: float) -> str:
    """Write several coordinates."""
    return " ".join(map(number, values))


def path(*points: Point) -> str:
    """Write a line through points as path data."""
    first, *rest = points
    return f"M{numbers(*first)}" + "".join(f"L{numbers(*point)}" for point in rest)


@lru_cache(maxsize=5_000)
def text(value: str) -> str:
    """Escape kb text for a place between tags."""
    return escape(clean(value), quote=False)


@lru_cache(maxsize=5_000)
def attribute(value: str) -> str:
    """Escape kb text for a place within double quotes."""
    return escape(clean(value))


def lines(found: Iterable[str], x: float, y: float, size: float, name: str = "") -> str:
    """Set lines of text, the first with its middle at `y`; `name` stands out at its head."""
    shown = []
    left = number(x)
    for place, line in enumerate(found):
        at = number(y + size * (0.35 + place * LINE))
        told = escape(line, quote=False)
        if name and not place and line.startswith(name):
            told = f'<tspan class="fig-name">{told[: len(name)]}</tspan>{told[len(name) :]}'
        shown.append(f'<tspan x="{left}" y="{at}">{told}</tspan>')
    # The blanks keep words of two lines apart for those who copy, search or listen.
    return f"<text>{' '.join(shown)}</text>" if shown else ""


def caption(line: str, x: float, y: float, size: float) -> str:
    """Set a small line above the others, with its middle at `y`."""
    at = f'x="{number(x)}" y="{number(y + size * 0.35)}"'
    return f'<text class="fig-caption" {at}>{escape(line, quote=False)}</text>'


def note(line: str, x: float, y: float) -> str:
    """Set a line of our own below a picture."""
    return f'<text class="fig-note" x="{number(x)}" y="{number(y)}">{text(line)}</text>'


def link(url: str, name: str, title: str, content: str, **data: str) -> str:
    """Make a link of a piece of a picture; without an address it is a plain group.

    `title` is what a pointer that rests on it, and a screen reader, tell.
    """
    tag, href = ("a", f' href="{attribute(url)}"') if url else ("g", "")
    more = told_apart(data) if data else ""
    return f'<{tag} class="{name}"{href}{more}><title>{text(title)}</title>{content}</{tag}>'


def told_apart(data: Mapping[str, str]) -> str:
    """Write what scripts are told of a piece, as its attributes."""
    return "".join(f' data-{key}="{attribute(data[key])}"' for key in data)


def picture(name: str, size: tuple[float, float], label: str, content: str, more: str = "") -> str:
    """Wrap a picture: `label` names it, `more` describes it to those who do not see it.

    Its own width is given as a property, so that the style sheet can keep wide pictures
    legible.
    """
    width, height = number(size[0]), number(size[1])
    described = f"<desc>{text(more)}</desc>" if more else ""
    return (
        f'<svg class="fig {name}" role="group" aria-label="{attribute(label)}"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' style="--fig-width: {width}px">{described}{content}</svg>'
    )
