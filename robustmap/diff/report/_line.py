"""What a line of a report is made of, apart from how it is set.

A line is made of our own words and of names: whatever comes from the kb, the file
system or git. A form sets the words as they are and makes every name harmless, so that
no text of a kb can turn into markup.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import NamedTuple

from robustmap.explain.words import Phrase

# What turns the direction of text, and what nobody sees: two names that look alike may differ
# in it. Joiners stay, since some scripts cannot be written without them.
_TRICKS = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff" + "".join(map(chr, range(0xE0000, 0xE0080)))
)


class Name(NamedTuple):
    """A piece of a line that is not ours."""

    text: str


Line = Sequence[str | Name]


class Item(NamedTuple):
    """One thing told: its line, the title of what it is about, and lines that belong to it.

    `sign` is for forms in which it is no markup.
    """

    line: Line
    title: str = ""
    more: Sequence[Line] = ()
    sign: str = ""


class Section(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    items: Sequence[Item]


def plain(text: str) -> str:
    r"""Give text as one line, without characters that a terminal or a reader's eye obeys.

    >>> plain("two\nlines, \x1b[31mred") == "two lines, \ufffd[31mred"
    True
    """
    return shown(" ".join(text.split()))


def shown(text: str) -> str:
    """Replace every character that does more than be shown."""
    return "".join("\ufffd" if _obeyed(character) else character for character in text)


def _obeyed(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in _TRICKS


def said(phrase: Phrase) -> Iterator[str | Name]:
    """Take a phrase apart into words and names."""
    for literal, hole, _, _ in Formatter().parse(phrase.text):
        if literal:
            yield literal
        if hole is not None:
            yield Name(phrase.refs[hole])


def spelled(line: Line) -> str:
    """Write a line as plain text on one line."""
    return "".join(plain(piece.text) if isinstance(piece, Name) else piece for piece in line)


def title(ref: str, text: str) -> str:
    """Give the title of something, or "" where it says no more than its id."""
    return "" if text == ref else text
