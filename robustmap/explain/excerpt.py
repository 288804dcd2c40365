"""A line of a file with a caret under a place, and how text is made fit to be shown."""

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from robustmap.model.problem import Span

WIDTH, BEFORE = 120, 60
"""Of a longer line this many characters are shown, at most that many before the place."""


def excerpt(span: Span, line: str) -> Iterator[str]:
    """Show a line with a caret under the place, as much of it as fits a screen."""
    start = span.column - 1
    end = min(span.end - 1 if span.end else len(line), len(line))
    first = max(0, start - BEFORE) if len(line) > WIDTH else 0
    last = min(len(line), first + WIDTH)
    left, right = "..." if first else "", "..." if last < len(line) else ""
    under = printable(line[start : min(end, last)])
    gutter = " " * len(str(span.line))
    yield f"  {span.line} | {left}{printable(line[first:last])}{right}"
    carets = "^" * max(1, _columns(under))
    yield f"  {gutter} | {' ' * len(left)}{_blank(printable(line[first:start]))}{carets}"


def printable(text: str) -> str:
    """Replace what would do more than be shown, such as end the line, by a sign of one column."""
    return text if text.isprintable() else _ACTIVE.sub("\N{REPLACEMENT CHARACTER}", text)


# Joiners stay, since some scripts cannot be written without them.
_ACTIVE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


def _blank(text: str) -> str:
    """Give blanks as wide as a text; tabs stay tabs, so that the caret stands where it should."""
    return "".join(c if c == "\t" else " " * _columns(c) for c in text)


def _columns(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
