"""What YAML's complaints mean: the slip behind each, its place, and how to mend it.

A YAML parser says where it stumbled, which is often a line after the slip, in the words
of a grammar. Here each of its complaints is looked at beside the lines themselves.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from yaml import Mark, MarkedYAMLError

from robustmap.model.problem import clip

MAX_LINE = 100
"""A line longer than this is not repeated in a way out."""

INDENT = "indent it like its neighbours, with spaces"

_KEYED = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s#'\"\[{][^:]*): +(?P<value>\S.*)")
_GLUED = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_-]+):(?P<value>[^\s:/].*)")


class Slip(NamedTuple):
    """A slip: its place (line and column from 0), what it is, and the way out."""

    line: int
    column: int
    length: int
    message: str
    way_out: str


class _At(NamedTuple):
    """Where the parser stumbled, and where it had begun what it was reading."""

    lines: Sequence[str]
    mark: Mark
    begun: Mark
    message: str

    @property
    def line(self) -> str:
        return self.lines[self.mark.line] if self.mark.line < len(self.lines) else ""

    @property
    def rest(self) -> str:
        return self.line[self.mark.column :]

    def above(self) -> tuple[int, str]:
        """Give the nearest line above that is not blank, with its number (-1: none)."""
        for number in range(self.mark.line - 1, -1, -1):
            if self.lines[number].strip():
                return number, self.lines[number]
        return -1, ""

    def here(self, message: str, way_out: str, length: int = 1) -> Slip:
        return Slip(self.mark.line, self.mark.column, length, message, way_out)

    def whole(self, number: int, message: str, way_out: str) -> Slip:
        """Tell of a line from its first character to its last."""
        line = self.lines[number]
        indent = len(line) - len(line.lstrip())
        return Slip(number, indent, max(1, len(line.strip())), message, way_out)


def slip(lines: Sequence[str], error: MarkedYAMLError) -> Slip:
    """Tell what slip a parser's complaint is about."""
    mark = error.problem_mark or error.context_mark
    message = str(error.problem or error.context or "it cannot be read")
    if mark is None:
        return Slip(0, 0, 1, message, "")
    at = _At(lines, mark, error.context_mark or mark, message)
    return _SLIPS.get(message, _other)(at)


def _second_colon(at: _At) -> Slip:
    keyed = _KEYED.match(at.line)
    if keyed and at.mark.column > keyed.end("key"):
        message = "a second colon stands in the value, where YAML expects another key"
        return at.here(message, _quote(at.line))
    number, above = at.above()
    if number >= 0 and _ends_a_value(above):
        if _GLUED.match(above) or not _indent(above):
            return _without_colon(at, number)
        if _indent(above) == _indent(at.line):
            return at.here("a colon stands in a value that runs over several lines", _QUOTE)
    if number >= 0 and _indent(at.line) > _indent(above):
        message = "this line is indented deeper than the one above it, which has a value already"
        return at.whole(at.mark.line, message, INDENT)
    return _keyless(at) or at.here("a colon stands where no key is", _QUOTE)


def _keyless(at: _At) -> Slip | None:
    if at.line[: at.mark.column].strip() or at.rest[:1] != ":":
        return None
    return at.here("no key stands before this colon", "write the key, or delete the line")


def _ends_a_value(line: str) -> bool:
    """Tell whether a line is no key of its own: text only."""
    return not _KEYED.match(line) and not line.rstrip().endswith(":")


def _no_colon(at: _At) -> Slip:
    return _without_colon(at, min(at.begun.line, len(at.lines) - 1))


def _without_colon(at: _At, number: int) -> Slip:
    line = at.lines[number]
    glued = _GLUED.match(line)
    if glued:
        key, value = glued["key"], clip(glued["value"].strip(), MAX_LINE)
        column = glued.end("key")
        return Slip(number, column, 1, "no blank follows the colon", f"write `{key}: {value}`")
    if number and any(above.lstrip().startswith("- ") for above in at.lines[:number][-1:]):
        return at.whole(number, "this line of the list does not begin with `-`", _DASH)
    message = "this line has no colon, so it is no key with a value"
    return at.whole(number, message, "write it as `key: value`, or join it to the line above")


def _unfitting(at: _At) -> Slip:
    before = at.line[: at.mark.column]
    if not before.strip():
        keyless = _keyless(at)
        if keyless is not None:
            return keyless
        return at.whole(at.mark.line, "this line is not indented like the ones around it", INDENT)
    keyed = _KEYED.match(at.line)
    value = keyed["value"].rstrip() if keyed else at.line.strip()
    first = value[:1]
    if first == "*":
        message = "a value that begins with `*` would repeat one from elsewhere"
        column = at.line.index(value)
        return Slip(at.mark.line, column, at.mark.column - column - 1, message, _quote(at.line))
    if first in _CLOSING:
        return at.here(f"text follows the closing `{_CLOSING[first]}`", _quote(at.line))
    if first not in value[1:-1] and value.endswith(first):
        opened = _odd_above(at, first)
        if opened is not None:
            return opened
    return at.here("text follows the closing quote", _quote(at.line))


def _odd_above(at: _At, quote: str) -> Slip | None:
    """Find the line further up whose quote runs down to here."""
    for number in range(at.mark.line - 1, -1, -1):
        line = at.lines[number]
        if line.count(quote) % 2:
            return Slip(number, line.index(quote), 1, *_NOT_CLOSED)
    return None


def _unclosed_quote(at: _At) -> Slip:
    return Slip(at.begun.line, at.begun.column, 1, *_NOT_CLOSED)


def _unclosed(bracket: str) -> Callable[[_At], Slip]:
    def tell(at: _At) -> Slip:
        message = f"a `{bracket}` is not closed, or a comma is missing after it"
        way_out = f"close it with `{_CLOSING[bracket]}`"
        return Slip(at.begun.line, at.begun.column, 1, message, way_out)

    return tell


def _start(at: _At) -> Slip:
    character = at.rest[:1]
    if character == "\t":
        return _tab(at)
    return at.here(_no_beginning(character), _quote(at.line))


def _begun(at: _At) -> Slip:
    mark = at.begun
    line = at.lines[mark.line]
    if line.startswith("%"):
        return _directive(at)
    character = line[mark.column : mark.column + 1]
    message = _no_beginning(character)
    if character in "|>":
        message = f"text follows `{character}`, which announces a block on the next lines"
    return Slip(mark.line, mark.column, 1, message, _quote(line))


def _no_beginning(character: str) -> str:
    named = "a backtick" if character == "`" else f"`{character}`"
    return f"no value can begin with {named}"


def _no_value(at: _At) -> Slip:
    if at.begun.column == at.mark.column and at.rest[:1] == "," and ": ," in at.line:
        return _start(at)
    return at.here("a value is missing here", "give it, or take a comma away")


def _tab(at: _At) -> Slip:
    return at.here("a tab indents this line", "indent with spaces")


def _early_end(at: _At) -> Slip:
    number, above = at.above()
    for line, at_line in ((at.line, at.mark.line), (above, number)):
        if line.startswith(("...", "---", "%")):
            message = f"the line `{clip(line.strip())}` ends the keys early"
            return at.whole(at_line, message, "delete the line")
    return at.whole(at.mark.line, "this line is not indented like the first one", INDENT)


def _not_in_list(at: _At) -> Slip:
    return at.whole(at.mark.line, "this line of the list does not begin with `-`", _DASH)


def _list_here(at: _At) -> Slip:
    return at.here(
        "a list cannot begin on the line of its key",
        "put each entry on a line of its own, or quote the value if `-` belongs to it",
    )


def _escape(at: _At) -> Slip:
    message = 'a backslash inside "..." begins an escape, and YAML does not know this one'
    return at.here(message, "write `\\\\` for a backslash, or quote the value with '...'")


def _directive(at: _At) -> Slip:
    number = min(at.begun.line, len(at.lines) - 1)
    return at.whole(number, "a line that begins with `%` is a command to YAML", "delete the line")


def _other(at: _At) -> Slip:
    if at.lines[min(at.begun.line, len(at.lines) - 1)].startswith("%"):
        return _directive(at)
    return at.here(at.message, "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quote(line: str) -> str:
    """Write a whole line anew, with its value in quotes; a sentence after `-` as one value."""
    keyed = _KEYED.match(line)
    if not keyed:
        return _QUOTE
    lead, key, value = keyed["lead"].strip(), keyed["key"], keyed["value"].rstrip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    sentence = lead and " " in key.strip()
    quoted = f"{key}: {value}" if sentence else value
    quoted = '"' + quoted.replace("\\", "\\\\").replace('"', '\\"') + '"'
    written = f"{lead} {quoted if sentence else f'{key}: {quoted}'}".strip()
    return f"write `{written}`" if len(written) <= MAX_LINE else _QUOTE


_QUOTE = "put the whole value in double quotes"
_NOT_CLOSED = ("the quote is not closed", "close it at the end of the value")
_CLOSING = {"[": "]", "{": "}"}
_DASH = "begin it with `- `, or indent it to belong to the entry above"

_SLIPS: dict[str, Callable[[_At], Slip]] = {
    "mapping values are not allowed in this context": _second_colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _unfitting,
    "did not find expected '-' indicator": _not_in_list,
    "found character that cannot start any token": _start,
    "mapping keys are not allowed in this context": _start,
    "did not find expected alphabetic or numeric character": _begun,
    "did not find expected comment or line break": _begun,
    "found an indentation indicator equal to 0": _begun,
    "found undefined tag handle": _begun,
    "found unexpected end of stream": _unclosed_quote,
    "did not find expected ',' or ']'": _unclosed("["),
    "did not find expected ',' or '}'": _unclosed("{"),
    "did not find expected <document start>": _early_end,
    "found unexpected document indicator": _unclosed_quote,
    "did not find expected node content": _no_value,
    "block sequence entries are not allowed in this context": _list_here,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "found unknown directive name": _directive,
}
