"""One file of a kb whose words are changed in place, by the spans that the reader records."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from robustmap.errors import EditError
from robustmap.files.document import decode, split
from robustmap.files.edit._lines import flow_text, plain_entry, scalar
from robustmap.files.edit._raw import offsets
from robustmap.files.emit import emit_front, is_plain, quoted
from robustmap.files.find import MAX_SETTINGS, SETTINGS
from robustmap.files.front import Front, read_front
from robustmap.files.layout import Layout, layout
from robustmap.files.shape import keys_of
from robustmap.model.places import KEY, Path
from robustmap.model.problem import Span


class Page:
    """A file with the edits that are to be made in it; read without errors before."""

    def __init__(self, name: str, data: bytes, cls: type[BaseModel]) -> None:
        """Take a file by its name within the kb, its bytes, and the model of its keys."""
        self.name = name
        self.data = data
        self.cls = cls
        self._edits: dict[tuple[int, int], str] = {}
        self._keys: dict[int, str] = {}
        self._dropped: dict[str, tuple[int, int]] = {}
        text, _ = decode(name, data, MAX_SETTINGS)
        assert text is not None  # a file that cannot be decoded has errors
        self.text = text
        self.base, self.front_text, self.first = 0, text, 1
        if name != SETTINGS:
            document, _ = split(name, data)
            assert document is not None  # a file that cannot be split has errors
            self.base = text.index("\n") + 1
            self.front_text, self.first = document.front, document.front_line
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    @cached_property
    def front(self) -> Front:
        """The keys as they are written, with the place of each."""
        return read_front(self.front_text, self.name, self.first)

    @cached_property
    def layout(self) -> Layout:
        """Where lists and mappings begin and end; offsets count within the front matter."""
        return layout(self.front_text)

    @property
    def body(self) -> str:
        """The text below the front matter."""
        document, _ = split(self.name, self.data)
        return document.body if document else ""

    def value(self, path: Path) -> Any:
        """Give what is written at a path, or None where there is nothing."""
        found: Any = self.front.fields
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def written(self, path: Path) -> Path:
        """Give the path at which a value stands that may be written short."""
        while path and path not in self.front.spans:
            path = path[:-1]
        return path

    def span(self, path: Path) -> tuple[int, int]:
        """Give the offsets of a key or of a single value."""
        line, column, end = self.front.spans[path]
        start = self._starts[line - 1] + column - 1
        if end:
            return start, self._starts[line - 1] + end - 1
        ends = (self.base + last for _, last in self.layout.values)
        return start, next(one for one in ends if one > start)

    def range(self, span: Span) -> tuple[int, int]:
        """Give the offsets of a place that ends on its own line."""
        start = self._starts[span.line - 1]
        return start + span.column - 1, start + span.end - 1

    def put(self, start: int, end: int, new: str) -> None:
        """Note an edit: what stands between two offsets becomes something else."""
        for low, high in self._edits:
            if max(low, start) < min(high, end):
                self.refuse("two changes meet at one place")
        self._edits[start, end] = self._edits.get((start, end), "") + new

    def swap(self, path: Path, old: str, new: str, *, last: bool = False) -> None:
        """Change a word within a value or key: the first such word, or the last."""
        start, end = self.span(path)
        raw = self.text[start:end]
        at = raw.rfind(old) if last else raw.find(old)
        key = path[-1] == KEY
        if raw == old and not is_plain(new):
            self.put(start, end, quoted(new))
        elif at >= 0:
            self.put(start + at, start + at + len(old), new)
        else:
            value = str(path[-2] if key else self.value(path))
            head, _, tail = value.rpartition(old) if last else value.partition(old)
            self.put(start, end, quoted(head + new + tail) + ("\n" if raw[-1:] == "\n" else ""))

    def set(self, key: str, value: str) -> None:
        """Give a key of the top a single value."""
        if (key,) not in self.front.spans:
            self.insert(key, value)
            return
        if not isinstance(self.value((key,)), str):
            self.refuse(f"`{key}` is written as a list or as keys with values")
        start, end = self.span((key,))
        self.put(start, end, self.like(start, end, value))

    def like(self, start: int, end: int, value: str) -> str:
        """Write a value for the place of another, in quotes where a comment stands behind."""
        raw = self.text[start:end]
        tail = "\n" if raw.endswith("\n") else ""
        commented = not tail and self.text[end:].lstrip(" ").startswith("#")
        return (quoted(value) if commented else scalar(value)) + tail

    def insert(self, key: str, value: Any) -> None:
        """Add a key at the top, at its place in the order of its kind's keys."""
        if self.layout.containers.get((), None) and self.layout.containers[()].flow:
            self.refuse("its keys stand between braces")
        if (key, KEY) in self.front.spans:
            self.refuse(f"`{key}` has no value that can be changed")
        order = keys_of(self.cls)
        known = order[: order.index(key)] if key in order else [*self.front.fields]
        before = [one for one in known if (one, KEY) in self.front.spans]
        at = self.after((before[-1],)) if before else self.base
        # Below what may still be added to the list of the key before.
        self._keys[at] = self._keys.get(at, "") + self._lines(key, value)

    def _lines(self, key: str, value: Any) -> str:
        """Write a key of the top with its value."""
        top = next(iter(self.front.fields), None)
        indent = " " * (self.front.spans[top, KEY][1] - 1) if top else ""
        lines = emit_front(self.cls, {key: value}).splitlines()
        return "".join(f"{indent}{line}\n" for line in lines)

    def line_of(self, offset: int) -> int:
        """Give the beginning of the line in which an offset lies."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_of_entry(self, path: Path) -> int:
        """Give the beginning of the line with the dash of an entry of a list."""
        mark = next(one for one in self.layout.marks if one.path == path)
        line = self.line_of(self.base + mark.offset)
        # Comments may stand between the dash and the value, which is what the mark is of.
        while self.text[line : line + mark.column + 1].strip(" ") != "-":
            line = self.line_of(line - 1)
        return line

    def after(self, path: Path) -> int:
        """Give the beginning of the line below a value, its last entry included."""
        end = self.end(path)
        if self.text[end - 1] == "\n":
            return end
        return self.text.index("\n", end) + 1

    def end(self, path: Path) -> int:
        """Give the offset behind the last character of a value."""
        size = len(path)
        marks = self.layout.marks
        inside = [n for n, one in enumerate(marks) if one.path[:size] == path]
        later = marks[inside[-1] + 1].offset if inside[-1] + 1 < len(marks) else None
        ends = [last for first, last in self.layout.values if later is None or first < later]
        closed = [marks[n].offset + 1 for n in inside if not marks[n].starts]
        return self.base + max([*ends[-1:], *closed])

    def extend(self, path: str | Path, entries: Sequence[Any]) -> None:
        """Add entries to a list, however it is written; one at the top need not be there."""
        here = (path,) if isinstance(path, str) else path
        key = str(here[-1])
        if not entries:
            return
        if here == (key,) and key in self._dropped:
            self._edits[self._dropped[key]] = self._lines(key, list(entries))
            return
        found = self.value(here)
        if found is None:
            self.insert(key, list(entries))
        elif isinstance(found, str):
            self._listed(here, found, entries)
        elif isinstance(found, dict):
            self.refuse(f"`{key}` is written as keys with values, not as a list")
        elif self.layout.containers[here].flow:
            self._extend_flow(here, entries)
        else:
            column = next(one.column for one in self.layout.marks if one.path == (*here, 0))
            at = self.after(here)
            self.put(at, at, self._entries(key, entries, column))

    def _entries(self, key: str, entries: Sequence[Any], column: int) -> str:
        lines = (line for one in entries for line in plain_entry(self.cls, key, one))
        return "".join(f"{' ' * column}{line}\n" for line in lines)

    def _listed(self, path: Path, found: str, entries: Sequence[Any]) -> None:
        """Make a list of a single value; a comment behind it stays behind it."""
        start, end = self.span(path)
        raw = self.text[start:end]
        below = self.after(path)
        first = raw if "\n" not in raw else scalar(found)
        column = self.front.spans[*path, KEY][1] + 1
        colon = len(self.text[:start].rstrip(" "))
        tail = "\n" if raw.endswith("\n") else ""
        self.put(colon, end, f"\n{' ' * column}- {first}{tail}")
        self.put(below, below, self._entries(str(path[-1]), entries, column))

    def _extend_flow(self, path: Path, entries: Sequence[Any]) -> None:
        close = self.base + self.layout.containers[path].end
        at = len(self.text[:close].rstrip())
        lead = "" if self.text[at - 1] in "[," else ","
        said = ", ".join(flow_text(one) for one in entries)
        blank = " " if self.text[at - 1] != "[" else ""
        self.put(at, at, f"{lead}{blank}{said}")

    def remove(self, path: Path) -> None:
        """Take an entry out of a list; the key too where nothing else stands in it."""
        above = self.value(path[:-1])
        if not isinstance(above, list) or len(above) == 1:
            self.drop(path[:-1] if isinstance(path[-1], int) else path)
        elif self.layout.containers[path[:-1]].flow:
            self._remove_flow(path, len(above))
        else:
            self.put(self.line_of_entry(path), self.after(path), "")

    def _remove_flow(self, path: Path, size: int) -> None:
        number = int(path[-1])
        other = (*path[:-1], number + 1 if number + 1 < size else number - 1)
        starts = {one.path: self.base + one.offset for one in self.layout.marks[::-1]}
        if number + 1 < size:
            self.put(starts[path], starts[other], "")
        else:
            self.put(self.end(other), self.end(path), "")

    def drop(self, path: Path) -> None:
        """Take out a key with its value."""
        start, _ = self.span((*path, KEY))
        line = self.line_of(start)
        if self.text[line:start].strip():
            self.refuse("a key to be taken out shares its line with others")
        self.put(line, self.after(path), "")
        if len(path) == 1:
            self._dropped[str(path[0])] = line, self.after(path)

    def refuse(self, why: str) -> None:
        """Say that the file cannot be changed with care.

        Raises:
            EditError: always.
        """
        message = f"{self.name} cannot be changed without touching more: {why}; nothing was written"
        raise EditError(message)

    @property
    def edits(self) -> list[tuple[int, int, str]]:
        """The edits, in order: what stands between two offsets of the text becomes another."""
        noted = {(at, at): "" for at in self._keys} | self._edits
        return [
            (start, end, new + (self._keys.get(start, "") if start == end else ""))
            for (start, end), new in sorted(noted.items())
        ]

    @property
    def changed(self) -> bool:
        """Tell whether an edit was noted."""
        return bool(self._edits or self._keys)

    @property
    def line_end(self) -> str:
        """What ends the lines of the file."""
        return "\r\n" if b"\r\n" in self.data else "\n"

    def bytes(self) -> bytes:
        """Give the file with its edits made; every other byte is as it was."""
        if not self.changed:
            return self.data
        raw = self.data.decode("utf-8")
        at = offsets(raw)
        pieces: list[str] = []
        position = 0
        for start, end, new in self.edits:
            pieces += [raw[position : at[start]], new.replace("\n", self.line_end)]
            position = at[end]
        return "".join([*pieces, raw[position:]]).encode("utf-8")
