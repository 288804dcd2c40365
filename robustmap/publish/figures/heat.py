"""Two plots of shares of possible orders: which place a threshold takes, and pairs.

A number in a cell is a share in parts of a hundred; its title says how many orders these
are. Shade only repeats what the number says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from robustmap.explain.plots import HEAT, RANKS, ordinal
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.svg import attribute, link, number, picture, text
from robustmap.publish.figures.text import wrap

SIZE = 11
LABEL = 196
CELL = 34
ROW = 30
BAR = 18
TOP = 126
WHOLE = 100
STEPS = 10
"""How many shades there are."""


def shade(value: float) -> str:
    """Give the class of a share's shade.

    >>> shade(0.0), shade(0.52), shade(1.0)
    ('fig-h0', 'fig-h5', 'fig-h10')
    """
    return f"fig-h{round(value * STEPS)}"


def hundredths(value: float) -> str:
    """Write a share in parts of a hundred; what is neither none nor all never looks so.

    >>> hundredths(1.0), hundredths(0.9999), hundredths(0.001), hundredths(0.25)
    ('100', '>99', '<1', '25')
    """
    parts = round(value * WHOLE)
    if value and not parts:
        return "<1"
    if value != 1 and parts == WHOLE:
        return ">99"
    return str(parts)


def _name(site: Site, ref: str, names: Mapping[str, str], page: str, y: float) -> str:
    told = f"{names[ref]}: {site.heading(ref)}" if names[ref] else site.heading(ref)
    shown = wrap(told, SIZE, LABEL - 14, 1)
    label = f'<text class="fig-end" x="{number(LABEL - 8)}" y="{number(y + SIZE * 0.35)}">'
    return link(site.url(ref, page), "fig-row", told, f"{label}{text(''.join(shown))}</text>")


def ranks(
    site: Site,
    shares: Mapping[str, Sequence[float]],
    names: Mapping[str, str],
    told: Callable[[float], str],
    page: str,
) -> str:
    """Draw in what share of possible orders each threshold comes 1st, 2nd, and so on.

    One row of bars per threshold, in the order given, the longest as high as a row allows;
    `told` writes a share in words.
    """
    places = len(shares)
    most = max((value for values in shares.values() for value in values), default=1.0)
    shown = [
        f'<text class="fig-caption fig-mid" x="{number(LABEL + (place + 0.5) * CELL)}" y="14">'
        f"{place + 1}</text>"
        for place in range(places)
    ]
    for row, (ref, values) in enumerate(shares.items()):
        bottom = 22 + (row + 1) * ROW
        shown.append(_name(site, ref, names, page, bottom - BAR / 2))
        bars = (
            _bar(value, value / most, LABEL + place * CELL, _at(place, told(value)))
            for place, value in enumerate(values)
        )
        shown.append(_line("fig-bars", bottom, bars))
        end = number(LABEL + places * CELL)
        shown.append(f'<path class="fig-base" d="M{LABEL} {number(bottom)}H{end}"/>')
    size = LABEL + places * CELL + 6, 30 + places * ROW
    return picture("fig-map fig-ranks", size, RANKS["label"], "".join(shown))


def _line(name: str, y: float, pieces: Iterable[str]) -> str:
    """Set the pieces of one row at its height, which none of them has to say again."""
    return f'<g class="{name}" transform="translate(0 {number(y)})">{"".join(pieces)}</g>'


def _at(place: int, told: str) -> str:
    return RANKS["bar"].format(place=ordinal(place + 1), share=told)


def _bar(value: float, part: float, left: float, title: str) -> str:
    if not value:
        return ""
    height = max(part * BAR, 1)
    drawn = f'<path d="M{number(left + 3)} 0v-{number(height)}h{CELL - 6}V0"/>'
    middle, top = number(left + CELL / 2), number(-height - 2)
    count = f'<text x="{middle}" y="{top}">{text(hundredths(value))}</text>'
    return f"<g><title>{text(title)}</title>{drawn}{count}</g>"


class Cell:
    """A cell of the heat map: its share, its title, its address, and whether it is marked."""

    def __init__(self, value: float, title: str, url: str, *, marked: bool) -> None:
        """Take what the cell shows."""
        self.value = value
        self.title = title
        self.url = url
        self.marked = marked


def heat(
    site: Site,
    thresholds: Sequence[str],
    names: Mapping[str, str],
    cell: Callable[[str, str], Cell],
    page: str,
) -> str:
    """Draw in what share of possible orders each row comes before each column."""
    shown = [_head(site, ref, names, place) for place, ref in enumerate(thresholds)]
    for row, first in enumerate(thresholds):
        y = TOP + row * ROW
        shown.append(_name(site, first, names, page, y + ROW / 2))
        cells = (
            _cell(cell(first, then), LABEL + column * CELL)
            for column, then in enumerate(thresholds)
            if first != then
        )
        shown.append(_line("fig-cells", y, cells))
    size = LABEL + len(thresholds) * CELL + 90, TOP + len(thresholds) * ROW + 6
    return picture("fig-map fig-heat", size, HEAT["label"], "".join(shown))


def _head(site: Site, ref: str, names: Mapping[str, str], place: int) -> str:
    x, y = number(LABEL + (place + 0.5) * CELL), number(TOP - 8)
    told = f"{names[ref]}: {site.heading(ref)}" if names[ref] else site.heading(ref)
    shown = "".join(wrap(told, SIZE, 130, 1))
    return (
        f"<g><title>{text(told)}</title>"
        f'<text x="{x}" y="{y}" transform="rotate(-50 {x} {y})">{text(shown)}</text></g>'
    )


def _cell(one: Cell, x: float) -> str:
    """Draw a cell of a row; there are hundreds, so the style sheet says what all share."""
    frame = f'<rect x="{number(x + 1)}"/>'
    count = f'<text x="{number(x + CELL / 2)}">{text(hundredths(one.value))}</text>'
    mark = f'<path d="M{number(x + CELL - 11)} 2h9v9z"/>' if one.marked else ""
    name = shade(one.value) + (" fig-marked" if one.marked else "")
    content = f"<title>{text(one.title)}</title>{frame}{count}{mark}"
    if one.url:
        return f'<a class="{name}" href="{attribute(one.url)}">{content}</a>'
    return f'<g class="{name}">{content}</g>'
