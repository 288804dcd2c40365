"""Where the keys, values, lists and mappings of front matter begin and end."""

import re
from typing import Any, NamedTuple

import yaml

from robustmap.model.places import Path

_LOADER = getattr(yaml, "CLoader", yaml.Loader)

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""


class Mark(NamedTuple):
    """A place where a key or value begins, or (not `starts`) where a `[` or `{` is closed.

    `offset` counts characters from 0; `column` is that of the dash for the entry of a list.
    """

    offset: int
    column: int
    path: Path
    starts: bool = True


class Container(NamedTuple):
    """A list or mapping: from where to where, and the column of its keys or dashes."""

    start: int
    end: int
    column: int
    flow: bool


class Layout(NamedTuple):
    """The places of one file in their order; `values` are the spans of its scalars."""

    marks: list[Mark]
    containers: dict[Path, Container]
    values: list[tuple[int, int]]


def layout(text: str) -> Layout:
    """Find the places in front matter that reads without faults."""
    tracer = _Tracer(text)
    for event in yaml.parse(text, Loader=_LOADER):
        tracer.take(event)
    return tracer.found


class _Open:
    """A container that is still open; `step` is the key or entry that is being read."""

    __slots__ = ("column", "flow", "path", "start", "step")

    def __init__(self, event: Any, path: Path, step: int | None) -> None:
        self.start: int = event.start_mark.index
        self.column: int = event.start_mark.column
        self.flow: bool = event.flow_style
        self.path = path
        self.step: str | int | None = step

    @property
    def here(self) -> Path:
        return self.path if self.step is None else (*self.path, self.step)


class _Tracer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Layout([], {}, [])
        self.stack: list[_Open] = []

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.scalar(event)
        elif kind is yaml.MappingStartEvent:
            self.open(event, None)
        elif kind is yaml.SequenceStartEvent:
            self.open(event, 0)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self.close(event)

    def scalar(self, event: Any) -> None:
        start = event.start_mark.index
        if event.style in ("|", ">"):
            # A comment may stand behind the `|`: the value begins on the next line.
            after = BREAK.search(self.text, start)
            start = after.end() if after else len(self.text)
        self.found.values.append((start, event.end_mark.index))
        is_key = self.stack[-1].step is None
        if is_key:
            self.stack[-1].step = event.value
        self.mark(event)
        if not is_key:
            self.done()

    def open(self, event: Any, step: int | None) -> None:
        path = self.stack[-1].here if self.stack else ()
        if self.stack and (event.flow_style or isinstance(self.stack[-1].step, int)):
            self.mark(event)
        self.stack.append(_Open(event, path, step))

    def close(self, event: Any) -> None:
        ended = self.stack.pop()
        column = ended.column
        if self.stack and not ended.flow and column == self.stack[-1].column:
            column += 1  # a list that is not indented under its key still lies below it
        end = event.start_mark.index
        self.found.containers[ended.path] = Container(ended.start, end, column, ended.flow)
        if ended.flow:
            self.found.marks.append(Mark(end, event.start_mark.column, ended.path, starts=False))
        if self.stack:
            self.done()

    def mark(self, event: Any) -> None:
        """Record that a key, value or entry begins here."""
        parent = self.stack[-1]
        in_list = isinstance(parent.step, int) and not parent.flow
        column = parent.column if in_list else event.start_mark.column
        self.found.marks.append(Mark(event.start_mark.index, column, parent.here))

    def done(self) -> None:
        """Step past the value that has just been read."""
        parent = self.stack[-1]
        parent.step = parent.step + 1 if isinstance(parent.step, int) else None
