"""Text in pictures: how wide it is, and how it is broken into lines.

The widths are our own table, so that a picture does not depend on the fonts of the
machine that draws it. They are those of the Helvetica family in hundredths of its size,
a little generous, because readers may see another font.
"""

from functools import lru_cache
from unicodedata import category, east_asian_width

ELLIPSIS = "…"
_GENEROUS = 1.06

_CLASSES = {
    20: "'",
    23: "ijl|",
    28: " !,./:;I[\\]ft",
    34: "()-`r{}",
    38: '"*',
    48: "^",
    50: "Jcksvxyz",
    56: "#$0123456789?L_abdeghnopqu",
    59: "+<=>~",
    62: "FTZ",
    67: "&ABEKPSVXY",
    73: "CDHNRUw",
    78: "GOQ",
    84: "Mm",
    90: "%",
    95: "W",
    102: "@" + ELLIPSIS,
}
_WIDE, _OTHER = 100, 60
_KEPT = "\u200c\u200d"


class _Widths(dict[str, int]):
    """Widths by character; what is not in the table is worked out once."""

    def __missing__(self, character: str) -> int:
        if category(character) in ("Mn", "Me", "Cf"):
            width = 0
        else:
            width = _WIDE if east_asian_width(character) in "WF" else _OTHER
        self[character] = width
        return width


_WIDTHS = _Widths({letter: width for width, letters in _CLASSES.items() for letter in letters})
_SPACE = _WIDTHS[" "]


def width(text: str, size: float) -> float:
    """Give the width of a line of text set in `size`, in the same unit.

    >>> width("ill", 10) < width("mmm", 10)
    True
    """
    return _units(text) * size * _GENEROUS / 100


@lru_cache(maxsize=5000)
def _units(text: str) -> int:
    return sum(map(_WIDTHS.__getitem__, text))


def clean(text: str) -> str:
    """Give text as one line, without control characters and reversals of direction.

    >>> clean("one  two" + chr(0x202E))
    'one two'
    """
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return "".join(one for one in text if one.isprintable() or one in _KEPT)


@lru_cache(maxsize=5000)
def wrap(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """Break text into at most so many lines of a width; the last ends in … if there is more.

    Breaks between words, and within a word only where it is wider than a line.

    >>> wrap("Reality hits back at false beliefs", 10, 60, 2)
    ('Reality hits', 'back at fal…')
    """
    words = clean(text).split(" ")
    # Widths are summed up in hundredths of the size, and only the room is turned into these.
    room *= 100 / (size * _GENEROUS)
    found: list[str] = []
    line, used = "", 0
    for place, word in enumerate(words):
        wide = _units(word)
        if used + wide <= room:
            line, used = f"{line} {word}" if line else word, used + wide + _SPACE
            continue
        if line:
            found.append(line)
        line = word
        if wide > room:
            *full, line = _broken(word, room)
            found += full
            wide = _units(line)
        used = wide + _SPACE
        if len(found) >= lines:
            rest = " ".join([*found[lines - 1 :], line, *words[place + 1 :]])
            return (*found[: lines - 1], _cut(rest, room))
    return (*found, line) if line else tuple(found)


def _broken(word: str, room: float) -> list[str]:
    """Break a word that is wider than a line; there is always at least one piece."""
    pieces, piece = [], ""
    for letter in word:
        if piece and _units(piece + letter) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _cut(text: str, room: float) -> str:
    room -= _WIDTHS[ELLIPSIS]
    kept = 0
    for letter in text:
        room -= _WIDTHS[letter]
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:.") + ELLIPSIS
