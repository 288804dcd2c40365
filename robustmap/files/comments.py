"""The comments of front matter: what stands after a `#`, and what it is about.

libyaml drops comments. But it says where each value begins and ends, and outside of
values a `#` can only begin a comment, so they are found by looking there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from robustmap.files.layout import BREAK, Container, Layout, Mark, layout
from robustmap.model.places import Path

_EMPTY_LINE = re.compile(r"^[ \t]*\n", re.MULTILINE)
_COMMENT = re.compile("#[^\n\r\x85\u2028\u2029]*")
_DASHES = " \t-?:"


class Comments(NamedTuple):
    """The comments of one file, each with its `#`.

    `header` stands at the top, apart from the first key; `above` a key or entry; `below`
    the last entry of a list or mapping.
    """

    header: list[str]
    above: dict[Path, list[str]]
    below: dict[Path, list[str]]


NO_COMMENTS = Comments([], {}, {})


def comments(text: str) -> Comments:
    """Find the comments of front matter that reads without faults."""
    if "#" not in text:
        return NO_COMMENTS
    return _Finder(text, layout(text)).find()


class _Finder:
    def __init__(self, text: str, known: Layout) -> None:
        self.text = text
        self.layout = known
        self.starts = [mark.offset for mark in known.marks]
        first = known.marks[0].offset if known.marks else 0
        self.top = max((match.end() for match in _EMPTY_LINE.finditer(text, 0, first)), default=0)
        self.lines = [0, *(match.end() for match in BREAK.finditer(text))]
        self.found = Comments([], {}, {})

    def find(self) -> Comments:
        for start, comment in self.all():
            lead = self.text[self.lines[bisect_right(self.lines, start) - 1] : start]
            if lead.strip(" \t") == "":
                self.own_line(start, len(lead), comment)
            elif lead.strip(_DASHES) == "":
                self.put(self.after(start), comment)
            else:
                self.put(self.before(start) or self.after(start), comment)
        return self.found

    def all(self) -> Iterator[tuple[int, str]]:
        """Yield (offset, comment) for each `#` outside of the values."""
        position = 0
        for start, end in (*self.layout.values, (len(self.text), 0)):
            while (match := _COMMENT.search(self.text, position)) and match.start() < start:
                yield match.start(), match[0].rstrip()
                position = match.end()
            position = max(position, end)

    def after(self, offset: int) -> Mark | None:
        """Give the first key or value that begins after a place."""
        marks = self.layout.marks
        later = range(bisect_left(self.starts, offset), len(marks))
        return next((marks[number] for number in later if marks[number].starts), None)

    def before(self, offset: int) -> Mark | None:
        """Give the last key or value that begins, or list that ends, before a place."""
        number = bisect_left(self.starts, offset)
        return self.layout.marks[number - 1] if number else None

    def put(self, mark: Mark | None, comment: str) -> None:
        if mark is None:
            self.found.below.setdefault((), []).append(comment)
        else:
            self.found.above.setdefault(mark.path, []).append(comment)

    def own_line(self, start: int, column: int, comment: str) -> None:
        """Put a comment on a line of its own above what follows, or below what ends here."""
        if start < self.top:
            self.found.header.append(comment)
            return
        last, follows = self.before(start), self.after(start)
        path = self.ended(start, column, last, follows)
        if path is None:
            self.put(follows, comment)
        else:
            self.found.below.setdefault(path, []).append(comment)

    def ended(
        self, start: int, column: int, last: Mark | None, follows: Mark | None
    ) -> Path | None:
        """Give the list or mapping at whose end a comment stands, if it stands at one."""
        around = list(self.around(last))
        for path, one in around:
            if one.flow and one.start < start < one.end:
                return path if follows is None or follows.offset > one.end else None
        if follows is not None and column <= follows.column:
            return None
        for path, one in around:
            over = follows is None or follows.path[: len(path)] != path
            if over and not one.flow and one.start < start and one.column <= column:
                return path
        return None

    def around(self, last: Mark | None) -> Iterator[tuple[Path, Container]]:
        """Yield the lists and mappings around a mark, the innermost first."""
        path = last.path if last else ()
        for length in range(len(path), -1, -1):
            if path[:length] in self.layout.containers:
                yield path[:length], self.layout.containers[path[:length]]
