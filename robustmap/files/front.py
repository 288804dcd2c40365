"""Front matter, read from libyaml's events, with a place for every key and value.

Every scalar stays text; the schema turns it into what it should be, so `no`, `on`,
`1:20` and dates never change by themselves. Reading events rather than composed trees
keeps anchors visible and deep nesting harmless.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from robustmap.files.plain import EMPTY, MAX_DEPTH, Loader, plain
from robustmap.files.voice import At, Voice
from robustmap.model.places import KEY, Path
from robustmap.model.problem import Problem, clip

__all__ = ["MAX_DEPTH", "Front", "Later", "read_front"]

Spans = Mapping[Path, At]


class Front(NamedTuple):
    """The keys of a file as nested dicts, lists and text, with the place of each.

    `whole` is False where the reading stopped early, so that keys may be missing.
    """

    fields: dict[str, Any]
    spans: Spans
    problems: list[Problem]
    whole: bool = True


def read_front(text: str, path: str, first_line: int = 1) -> Front:
    """Read front matter; `first_line` is the line of the file on which it begins.

    What is wrong becomes findings; what could be read up to there is kept.
    """
    fields = plain(text)
    if fields is not None:
        return Front(fields, Later(text, first_line), [])
    return _Reader(text, path, first_line).read()


class Later(Spans):
    """The places in front matter with which nothing is wrong: found when first asked for.

    The text of a thousand files is a fifth of what their places are.
    """

    __slots__ = ("_first_line", "_found", "_text")

    def __init__(self, text: str, first_line: int) -> None:
        """Know the text, and on which line of the file it begins."""
        self._text, self._first_line = text, first_line
        self._found: Spans | None = None

    def _all(self) -> Spans:
        if self._found is None:
            self._found = _Reader(self._text, "", self._first_line).read().spans
        return self._found

    def __getitem__(self, path: Path) -> At:
        return self._all()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class _Frame:
    """A mapping or list that is still open.

    `key` waits for its value; `drop` says that this value is not to be kept, because
    the key was there before or cannot be one.
    """

    __slots__ = ("container", "drop", "key", "path")

    def __init__(self, container: dict[str, Any] | list[Any], path: Path) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None
        self.drop = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None

    def put(self, value: Any) -> None:
        """Take in the value that was waited for."""
        if isinstance(self.container, list):
            self.container.append(value)
        elif self.key is not None:
            if not self.drop:
                self.container[self.key] = value
            self.pass_over()

    def pass_over(self) -> None:
        """Do without the value that was waited for."""
        self.key, self.drop = None, False


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.voice = Voice(text, path, first_line)
        self.fields: dict[str, Any] = {}
        self.spans: dict[Path, At] = {}
        self.stack: list[_Frame] = []
        self.skip = 0  # depth of containers that are passed over
        self.rooted = False

    def read(self) -> Front:
        whole = not self.voice.unseen() and self._events()
        return Front(self.fields, self.spans, self.voice.problems, whole)

    def _events(self) -> bool:
        """Take in every event; False where that stopped early."""
        take: dict[type, Callable[[Any], bool | None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        parser = Loader(self.text)
        try:
            while parser.check_event():
                event = parser.get_event()
                taken = take.get(type(event))
                if taken and taken(event):
                    return False
        except yaml.MarkedYAMLError as error:
            self.voice.broken(error)
            return False
        finally:
            parser.dispose()
        return True

    def _document(self, event: Any) -> bool:
        if self.rooted:
            self.voice.second_document(event)
        return self.rooted

    def _scalar(self, event: Any) -> None:
        if self.skip:
            return
        if event.anchor is not None or event.tag is not None:
            self.voice.plainness(event)
        if not self.stack:
            if event.value:  # nothing at all between the fences is a node without keys
                self.voice.rootless(event)
            return
        frame = self.stack[-1]
        if event.style == '"':
            self.voice.shown(event)
        value = event.value
        if frame.wants_key:
            self._key(frame, event)
            return
        path = self._place(frame, event)
        if event.style is None or event.style == "":
            if value in EMPTY:
                self._valueless(frame, path, event)
                frame.pass_over()
                return
            if self.voice.lines:
                self.voice.cut(event)
        frame.put(value)

    def _key(self, frame: _Frame, event: Any) -> None:
        key, at = event.value, self.voice.at(event)
        path = (*frame.path, key, KEY)
        if not key:
            self.voice.say("RM006", "a key is empty", at, expected="a word")
            frame.drop = True
        elif path in self.spans:
            message = f"the key `{clip(key)}` occurs twice, first on line {self.spans[path][0]}"
            self.voice.say("RM004", message, at)
            frame.drop = True
        else:
            self.spans[path] = at
        frame.key = key

    def _place(self, frame: _Frame, event: Any) -> Path:
        """Record where the next value of a frame stands; a dropped one keeps no place."""
        step = len(frame.container) if isinstance(frame.container, list) else frame.key or ""
        path = (*frame.path, step)
        if not frame.drop:
            self.spans[path] = self.voice.at(event)
        return path

    def _valueless(self, frame: _Frame, path: Path, event: Any) -> None:
        at = self.voice.at(event)
        if not frame.drop:
            self.spans.pop(path, None)
        if isinstance(frame.container, dict):
            self.voice.valueless(frame.key or "", self.spans.get((*path, KEY), at))
        else:
            self.voice.say("RM005", "an entry of the list is empty", at)

    def _open(self, event: Any) -> bool:
        """Take in the beginning of a mapping or list; True stops the reading."""
        container: Any = {} if type(event) is yaml.MappingStartEvent else []
        if self.skip:
            self.skip += 1
            return self._too_deep(event)
        self.voice.plainness(event)
        if not self.stack:
            if not isinstance(container, dict):
                self.voice.rootless(event)
                return True
            self.rooted = True
            self.fields = container
            self.stack.append(_Frame(container, ()))
            return False
        frame = self.stack[-1]
        if frame.wants_key:
            at = self.voice.at(event)
            self.voice.say("RM006", "a key is a list or a mapping", at, expected="a word")
            self.skip = 1
            frame.key, frame.drop = "", True
            return False
        if frame.drop:
            frame.pass_over()
            self.skip = 1
            return False
        path = self._place(frame, event)
        frame.put(container)
        self.stack.append(_Frame(container, path))
        return self._too_deep(event)

    def _too_deep(self, event: Any) -> bool:
        if len(self.stack) + self.skip <= MAX_DEPTH:
            return False
        message = f"the value is nested more than {MAX_DEPTH} deep"
        expected = f"at most {MAX_DEPTH} levels"
        self.voice.say("RM011", message, self.voice.at(event), expected=expected)
        return True

    def _close(self, event: Any) -> None:
        if self.skip:
            self.skip -= 1
            return
        path = self.stack.pop().path
        line, column, _ = self.spans.get(path, (0, 0, 0))
        if event.end_mark.line + self.voice.shift == line:
            self.spans[path] = line, column, event.end_mark.column + 1

    def _alias(self, event: Any) -> None:
        if self.skip:
            return
        message = f"`*{clip(event.anchor)}` repeats a value from elsewhere"
        self.voice.say("RM008", message, self.voice.at(event))
        if self.stack:
            frame = self.stack[-1]
            if frame.wants_key:
                frame.key, frame.drop = "", True
            else:
                frame.pass_over()
