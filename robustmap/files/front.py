"""Front matter, read from libyaml's events, with a place for every key and value.

Every scalar stays text; the schema turns it into what it should be, so `no`, `on`,
`1:20` and dates never change by themselves. Reading events rather than composed trees
keeps anchors visible and deep nesting harmless.
"""

import re
from typing import Any, NamedTuple

import yaml

from robustmap.model.codes import problem
from robustmap.model.places import KEY, Path
from robustmap.model.problem import Problem, Span, clip

try:
    from yaml import CLoader as Loader
except ImportError:  # a PyYAML without libyaml: nine times slower, same events
    from yaml import Loader  # type: ignore[assignment]

MAX_DEPTH = 8
MAX_WAY_OUT = 100

_EMPTY = frozenset({"", "~", "null"})
_WORD = re.compile(r"[A-Za-z0-9_#./-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Spans = dict[Path, tuple[int, int, int]]


class Front(NamedTuple):
    """The keys of a file as nested dicts, lists and text, with the place of each."""

    fields: dict[str, Any]
    spans: Spans
    problems: list[Problem]


def read_front(text: str, path: str, first_line: int = 1) -> Front:
    """Read front matter; `first_line` is the line of the file on which it begins.

    What is wrong becomes findings; what could be read up to there is kept.
    """
    return _Reader(text, path, first_line).read()


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
            self.key, self.drop = None, False


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.shift = first_line
        self.lines = text.split("\n") if "#" in text else []
        self.fields: dict[str, Any] = {}
        self.spans: Spans = {}
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.skip = 0  # depth of containers that are passed over
        self.rooted = False

    def read(self) -> Front:
        control = _CONTROL.search(self.text)
        if control:
            self._control(control.start())
            return Front(self.fields, self.spans, self.problems)
        try:
            for event in yaml.parse(self.text, Loader=Loader):
                if self._event(event):
                    break
        except yaml.MarkedYAMLError as error:
            self._broken(error)
        return Front(self.fields, self.spans, self.problems)

    def _event(self, event: Any) -> bool:
        """Take in one event; True stops the reading."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            return self._open(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent and self.rooted:
            self._say("RM003", "the line `...` ends the front matter early", event)
            return True
        return False

    def _scalar(self, event: Any) -> None:
        if self.skip:
            return
        self._plainness(event)
        if not self.stack:
            self._rootless(event)
            return
        frame = self.stack[-1]
        value = event.value
        if frame.wants_key:
            self._key(frame, event)
            return
        path = self._place(frame, event)
        if event.style is None or event.style == "":
            if value in _EMPTY:
                self._say_empty(frame, path, event)
                frame.drop = True
            elif self.lines:
                self._cut(event)
        frame.put(value)

    def _key(self, frame: _Frame, event: Any) -> None:
        key = event.value
        path = (*frame.path, key)
        if key in frame.container or (*path, KEY) in self.spans:
            first = self.spans[(*path, KEY)][0]
            self._say("RM004", f"the key `{key}` occurs twice, first on line {first}", event)
            frame.drop = True
        else:
            self.spans[(*path, KEY)] = self._span(event)
        frame.key = key

    def _place(self, frame: _Frame, event: Any) -> Path:
        """Record where the next value of a frame stands; a dropped one keeps no place."""
        step = len(frame.container) if isinstance(frame.container, list) else frame.key or ""
        path = (*frame.path, step)
        if not frame.drop:
            self.spans[path] = self._span(event)
        return path

    def _open(self, event: Any, container: Any) -> bool:
        self._plainness(event)
        if self.skip:
            self.skip += 1
            return self._too_deep(event)
        if not self.stack:
            if not isinstance(container, dict):
                self._rootless(event)
                return True
            self.rooted = True
            self.fields = container
            self.stack.append(_Frame(container, ()))
            return False
        frame = self.stack[-1]
        if frame.wants_key:
            self._say("RM006", "a key is a list or a mapping", event, expected="a word")
            self.skip = 1
            frame.key, frame.drop = "", True
            return False
        path = self._place(frame, event)
        frame.put(container)
        self.stack.append(_Frame(container, path))
        return self._too_deep(event)

    def _too_deep(self, event: Any) -> bool:
        if len(self.stack) + self.skip <= MAX_DEPTH:
            return False
        self._say(
            "RM011",
            f"the value is nested more than {MAX_DEPTH} deep",
            event,
            expected=f"at most {MAX_DEPTH} levels",
        )
        return True

    def _close(self) -> None:
        if self.skip:
            self.skip -= 1
        elif self.stack:
            self.stack.pop()

    def _alias(self, event: Any) -> None:
        if self.skip:
            return
        self._say("RM008", f"`*{event.anchor}` repeats a value from elsewhere", event)
        if self.stack:
            frame = self.stack[-1]
            frame.drop = True
            if frame.wants_key:
                frame.key = ""
            else:
                frame.put(None)

    def _plainness(self, event: Any) -> None:
        if event.anchor is not None:
            self._say("RM008", f"`&{event.anchor}` names a value for repeating", event)
        if event.tag is not None:
            self._say("RM007", f"the tag `{event.tag}` is used", event)

    def _rootless(self, event: Any) -> None:
        if not getattr(event, "value", "x"):
            return  # nothing at all between the fences: a node without keys
        self._say(
            "RM003", "the front matter is not a list of keys", event, expected="lines `key: value`"
        )

    def _cut(self, event: Any) -> None:
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :]
        comment = rest.lstrip()
        if not comment.startswith("#") or rest[:1] not in (" ", "\t"):
            return
        if comment.startswith("# ") and _WORD.fullmatch(event.value):
            return  # a remark after an id or a number loses nothing
        line, column = mark.line + self.shift, mark.column + 1 + len(rest) - len(comment)
        end = column + len(comment.rstrip())
        self.problems.append(
            problem(
                "RM009",
                f"`{comment.split()[0]}` starts a comment: only `{clip(event.value)}` is read",
                Span(self.path, line, column, end),
                expected="the whole value in double quotes",
                way_out=f'write it as "{clip(event.value + rest.rstrip(), MAX_WAY_OUT)}"',
            )
        )

    def _say_empty(self, frame: _Frame, path: Path, event: Any) -> None:
        if isinstance(frame.container, dict):
            self.spans.pop(path, None)
            line, column, end = self.spans.get((*path, KEY), self._span(event))
            span = Span(self.path, line, column, end)
            self.problems.append(problem("RM005", f"`{frame.key}` has no value", span))
        else:
            self._say("RM005", "an entry of the list is empty", event)

    def _broken(self, error: yaml.MarkedYAMLError) -> None:
        unclosed = error.context_mark if str(error.problem) in _UNCLOSED else None
        mark = unclosed or error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + self.shift
        column = (mark.column if mark else 0) + 1
        message = str(error.problem or error.context or "it cannot be read")
        self.problems.append(
            problem(
                "RM003",
                _PLAIN_WORDS.get(message, message),
                Span(self.path, line, column, column + 1),
            )
        )

    def _control(self, position: int) -> None:
        before = self.text[:position]
        line, column = before.count("\n"), len(before.rsplit("\n", 1)[-1]) + 1
        message = f"the character U+{ord(self.text[position]):04X} cannot be shown"
        span = Span(self.path, line + self.shift, column, column + 1)
        self.problems.append(problem("RM015", message, span))

    def _say(self, code: str, message: str, event: Any, *, expected: str = "") -> None:
        span = Span(self.path, *self._span(event))
        self.problems.append(problem(code, message, span, expected=expected))

    def _span(self, event: Any) -> tuple[int, int, int]:
        start, end = event.start_mark, event.end_mark
        last = end.column + 1 if end.line == start.line else 0
        return start.line + self.shift, start.column + 1, last


_PLAIN_WORDS = {
    "mapping values are not allowed in this context": (
        "a second colon stands here, so YAML expects another key"
    ),
    "could not find expected ':'": "a line has no colon, so it is no key",
    "did not find expected key": "this line does not fit with the ones around it",
    "did not find expected '-' indicator": "this line of the list does not begin with `-`",
    "found character that cannot start any token": (
        "no value can begin with this character; quote the value"
    ),
    "found unexpected end of stream": "a quote or bracket is not closed",
    "did not find expected ',' or ']'": "a `[` is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a `{` is not closed, or a comma is missing",
    "did not find expected <document start>": "the line `...` ends the front matter early",
    "did not find expected node content": "a value is expected here",
    "block sequence entries are not allowed in this context": (
        "a list entry begins where none is expected"
    ),
}

# For these the place where the value was opened helps more than where the file ended.
_UNCLOSED = frozenset(
    {
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
