"""What the reader of front matter has to say, with the place of each thing said."""

import re
from typing import Any

from yaml import MarkedYAMLError

from robustmap.files.cut import comment_behind, cut_value
from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span, clip

# Control characters, YAML's three rare line ends (which would shift every line number
# below them), and what makes text read differently from how it is stored.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_TAG = re.compile(r"!\S*")

At = tuple[int, int, int]
"""A line, a column and the column after the end (0: further down), all from 1."""


class Voice:
    """Collects the findings of one front matter; `events` are those of PyYAML."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        """Take the text, the file that it stands in, and the line on which it begins."""
        self.text = text
        self.path = path
        self.shift = first_line
        self.lines = text.split("\n") if "#" in text else []
        self.problems: list[Problem] = []

    def at(self, event: Any) -> At:
        """Give the place of an event in the file."""
        start, end = event.start_mark, event.end_mark
        last = end.column + 1 if end.line == start.line and end.column > start.column else 0
        return start.line + self.shift, start.column + 1, last

    def say(
        self, code: str, message: str, at: At, *, expected: str = "", way_out: str = ""
    ) -> None:
        """Note a finding."""
        span = Span(self.path, *at)
        self.problems.append(problem(code, message, span, expected=expected, way_out=way_out))

    def unseen(self) -> bool:
        """Look for characters that cannot be seen; True if there is one."""
        found = UNSEEN.search(self.text)
        if found:
            before = self.text[: found.start()]
            line, column = before.count("\n"), len(before.rsplit("\n", 1)[-1]) + 1
            at = (line + self.shift, column, column + 1)
            self.say("RM015", f"the invisible {_named(found)} stands here", at)
        return found is not None

    def shown(self, event: Any) -> None:
        r"""Take out of a quoted value what an escape such as `\e` has put into it."""
        found = UNSEEN.search(event.value)
        if found:
            self.say("RM015", f"an escape makes the invisible {_named(found)}", self.at(event))
            event.value = UNSEEN.sub("", event.value)

    def plainness(self, event: Any) -> None:
        """Note anchors and tags."""
        if event.anchor is not None:
            mark = f"&{event.anchor}"
            self._mark("RM008", f"`{clip(mark)}` names a value for repeating", event, mark)
        if event.tag is not None:
            rest = self.text.split("\n")[event.start_mark.line][event.start_mark.column :]
            written = _TAG.search(rest)
            mark = written.group() if written else event.tag
            self._mark("RM007", f"the tag `{clip(mark)}` is used", event, mark)

    def _mark(self, code: str, message: str, event: Any, mark: str) -> None:
        line, column, _ = self.at(event)
        self.say(code, message, (line, column, column + len(mark)))

    def rootless(self, event: Any) -> None:
        """Note that the whole is something else than keys with values."""
        what = "text" if hasattr(event, "value") else "a list"
        line, column, end = self.at(event)
        self.say(
            "RM003",
            f"this is {what}, not keys with values",
            (line, column, end or column + 1),
            expected="lines `key: value`",
            way_out="begin each line with a key and a colon",
        )

    def second_document(self, event: Any) -> None:
        """Note a line that begins a second document."""
        way_out = "delete this line: all keys belong to one document"
        self.say("RM003", "a second YAML document begins here", self.at(event), way_out=way_out)

    def broken(self, error: MarkedYAMLError) -> None:
        """Note what the parser stumbled over."""
        # Most files have no slip in them, and then never wait for what tells of them.
        from robustmap.files.slips import slip

        found = slip(self.text.split("\n"), error)
        line, column = found.line + self.shift, found.column + 1
        # What was said of this line before was a part of the same slip.
        self.problems = [one for one in self.problems if one.span.line != line]
        at = (line, column, column + found.length)
        self.say("RM003", found.message, at, way_out=found.way_out)

    def cut(self, event: Any) -> None:
        """Note a plain value that a `#` cuts short."""
        mark = event.end_mark
        found = cut_value(event.value, self.lines[mark.line], mark.column)
        if found:
            at = (mark.line + self.shift, found.column + 1, found.column + 1 + found.length)
            expected = "the whole value in double quotes"
            self.say("RM009", found.message, at, expected=expected, way_out=found.way_out)

    def valueless(self, key: str, at: At) -> None:
        """Note a key without a value; `at` is the key's place."""
        message, way_out = f"`{clip(key)}` has no value", ""
        line, _, end = at
        comment = comment_behind(self.lines[line - self.shift], end) if self.lines and end else ""
        if comment:
            message += f": `{clip(comment)}` is a comment"
            way_out = f'write `{clip(key)}: "{comment}"`, or give it another value'
        self.say("RM005", message, at, way_out=way_out)


def _named(found: re.Match[str]) -> str:
    return f"character U+{ord(found.group()):04X}"
