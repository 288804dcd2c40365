"""The headings of hand-written pages, with the anchors that they get when rendered."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_UNDERSCORES = re.compile(r"(?<!\w)_|_(?!\w)")
_MARKS = dict.fromkeys(map(ord, "`*"))


class Heading(NamedTuple):
    """A heading: its words, its anchor, and the text below it up to the next one."""

    title: str
    anchor: str
    text: str


def headings(source: str) -> Iterator[Heading]:
    r"""Yield the headings of a page, which are lines with a `#`.

    >>> [(one.title, one.anchor) for one in headings("# A `b` c\n\ntext\n\n## [D](e.md) & f")]
    [('A b c', 'a-b-c'), ('D & f', 'd-f')]
    """
    taken: set[str] = set()
    title, below, fence = "", list[str](), ""
    for line in [*source.splitlines(), "# "]:
        fenced = _FENCE.match(line)
        if fenced and (not fence or fenced[1].startswith(fence)):
            fence = "" if fence else fenced[1]
        found = None if fence else _HEADING.fullmatch(line)
        if found is None:
            below.append(line)
            continue
        if title:
            yield Heading(title, _anchor(title, taken), plain("\n".join(below)))
        title, below = plain(found[2]), []


def _anchor(title: str, taken: set[str]) -> str:
    """Give the anchor that the renderer's tables of contents make of a heading."""
    letters = normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    kept = "".join(c for c in letters if c.isalnum() or c in "_-" or c.isspace())
    plainly = found = re.sub(r"[-\s]+", "-", kept.strip().lower())
    again = 0
    while not found or found in taken:
        again += 1
        found = f"{plainly}_{again}"
    taken.add(found)
    return found


def plain(source: str) -> str:
    """Give Markdown without its marks.

    >>> plain("*An* `x` [there](to.md)")
    'An x there'
    """
    told = _LINK.sub(r"\1", source)
    # Most texts have none, and to look for one beside every letter takes long.
    told = _UNDERSCORES.sub("", told) if "_" in told else told
    return " ".join(told.translate(_MARKS).split())
