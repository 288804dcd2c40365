"""Texts as editors count them: lines from 0, and columns in units of UTF-16."""

import re
from typing import NamedTuple

from robustmap.model.problem import Span

_BREAK = re.compile("\r\n|\r|\n")


class Position(NamedTuple):
    """A place between two characters; both numbers count from 0, `character` in UTF-16."""

    line: int
    character: int


class Range(NamedTuple):
    """From a place up to, but not with, another."""

    start: Position
    end: Position

    def touches(self, other: "Range") -> bool:
        """Tell whether two ranges share a place; their ends count."""
        return self.start <= other.end and other.start <= self.end


TOP = Range(Position(0, 0), Position(0, 0))


class Place(NamedTuple):
    """A range of one file of the kb."""

    name: str
    range: Range


class Edit(NamedTuple):
    """What to put in the place of a range."""

    range: Range
    text: str


class Piece(NamedTuple):
    """A part of one line, in characters from 0."""

    line: int
    start: int
    end: int


class Text:
    """A text in lines, as the reader of files counts them too."""

    def __init__(self, text: str) -> None:
        """Split a text; all three line ends of the protocol count."""
        self.lines = _BREAK.split(text.removeprefix("\ufeff"))

    def position(self, line: int, column: int) -> Position:
        """Give the place before a character; what lies outside is moved inside."""
        line = max(0, min(line, len(self.lines) - 1))
        return Position(line, _units(self.lines[line][: max(0, column)]))

    def range(self, piece: Piece) -> Range:
        """Give the range of a part of a line."""
        line, start, end = piece
        return Range(self.position(line, start), self.position(line, end))

    def piece(self, span: Span) -> Piece:
        """Give the part of a line where the reader of files found something."""
        line = max(0, min(span.line - 1, len(self.lines) - 1))
        end = span.end - 1 if span.end else len(self.lines[line])
        return Piece(line, span.column - 1, max(end, span.column - 1))

    def of_span(self, span: Span) -> Range:
        """Give the range of what the reader of files found."""
        return self.range(self.piece(span))

    def at(self, position: Position) -> tuple[int, int]:
        """Give the line and the character, counted from 0, of a place."""
        line = max(0, min(position.line, len(self.lines) - 1))
        units = 0
        for number, character in enumerate(self.lines[line]):
            if units >= position.character:
                return line, number
            units += _units(character)
        return line, len(self.lines[line])

    def between(self, piece: Piece) -> str:
        """Give the characters of a part of a line."""
        return self.lines[piece.line][piece.start : piece.end]

    @property
    def whole(self) -> Range:
        """The range of the whole text."""
        last = len(self.lines) - 1
        return Range(Position(0, 0), self.position(last, len(self.lines[last])))


def _units(text: str) -> int:
    r"""Count the units of UTF-16 in a text.

    >>> _units("a\N{EARTH GLOBE EUROPE-AFRICA}")
    3
    """
    return len(text) + sum(character > "\uffff" for character in text)
