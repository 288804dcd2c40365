"""What reading a solver's file gives: a framework, or every fault with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.errors import FormatError
from robustmap.explain.excerpt import excerpt, printable
from robustmap.graph.aba import Aba
from robustmap.graph.csr import Compact
from robustmap.model.problem import Severity, Span, clip

MAX_FAULTS = 100
"""After so many faults a file is not read further."""

MAX_BYTES = 2**31 - 1
"""Longer files are not read: places and attacks are counted in 32 bits."""

_WORD = re.compile(r"\S+")


class Fault(NamedTuple):
    """Something in a file: an error keeps it from being read, a note does not.

    Lines and columns count from 1, in characters; `end` is the column after it, 0 at the end
    of the line.
    """

    line: int
    column: int
    end: int
    message: str
    expected: str = ""
    suggestion: str = ""
    severity: Severity = "error"


class Reading(NamedTuple):
    """What a file says, None if there is an error among the faults."""

    found: Compact | Aba | None
    faults: tuple[Fault, ...] = ()


class UnreadableError(FormatError):
    """A solver's file cannot be read; the message shows every fault in its line."""

    def __init__(self, message: str, faults: Sequence[Fault]) -> None:
        """Take the whole message, and the faults of which it tells."""
        super().__init__(message)
        self.faults = tuple(faults)


class TooManyError(Exception):
    """As many faults are found as are told; caught where the reading began."""


class Faults:
    """Collects what is wrong with a file."""

    def __init__(self) -> None:
        """Begin without faults."""
        self.found: list[Fault] = []
        self.errors = 0

    def add(self, fault: Fault) -> None:
        """Take in a fault.

        Raises:
            TooManyError: it is the last one that is told.
        """
        self.found.append(fault)
        self.errors += fault.severity == "error"
        if self.errors >= MAX_FAULTS:
            raise TooManyError

    def at(
        self, place: tuple[int, str], word: int, message: str, expected: str = "", hint: str = ""
    ) -> None:
        """Take in a fault at a word of a line, counted from 0; behind the last, at its end."""
        number, line = place
        spans = (match.span() for match in _WORD.finditer(line))
        end = len(line.rstrip())
        start, stop = next((span for at, span in enumerate(spans) if at == word), (end, end + 1))
        self.add(Fault(number, start + 1, stop + 1, message, expected, hint))

    def note(self, line: int, message: str) -> None:
        """Take in what does not keep the file from being read."""
        self.add(Fault(line, 1, 0, message, severity="note"))

    def reading(self, found: Compact | Aba | None) -> Reading:
        """Give the result: what was found, unless there is an error."""
        faults = tuple(sorted(self.found, key=lambda one: one[:3]))
        return Reading(None if self.errors else found, faults)


def decoded(data: bytes, faults: Faults) -> str | None:
    """Give the text of a file, without the mark that some programs put before it."""
    if len(data) > MAX_BYTES:
        faults.add(Fault(1, 1, 0, "the file is larger than 2 GiB", "a smaller file"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, start) + 1
        column = len(data[start : error.start].decode("utf-8-sig")) + 1
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        faults.add(Fault(line, column, column + 1, message, "text in UTF-8"))
        return None


def shown(word: str) -> str:
    """Give a word of a file for a message."""
    return f"`{clip(word)}`"


def plain_number(word: str) -> int:
    """Give the number that a word is, -1 where it is none; digits alone make a number.

    >>> plain_number("12"), plain_number("-1"), plain_number("1e3")
    (12, -1, -1)
    """
    if not (word.isascii() and word.isdigit()):
        return -1
    word = word.lstrip("0") or "0"
    return int(word) if len(word) <= _DIGITS else 10**_DIGITS


_DIGITS = 15
"""Numbers with more digits are taken for a number that is too large whatever it is for."""


def told(faults: Iterable[Fault], data: bytes, path: str) -> str:
    """Show faults for people: place, what is wrong, the line with a caret, what was expected.

    >>> print(told([Fault(1, 5, 6, "there is no number", "`p af N`")], b"p af", "x.af"))
    x.af:1:5: error: there is no number
      1 | p af
        |     ^
      = expected: `p af N`
    """
    faults = list(faults)
    lines = data.split(b"\n", max((one.line for one in faults), default=0))
    blocks = [line for one in faults for line in _block(one, lines, path)]
    if sum(one.severity == "error" for one in faults) >= MAX_FAULTS:
        blocks.append(f"{path}: not read further after {MAX_FAULTS} faults")
    return "\n".join(blocks)


def _block(fault: Fault, lines: Sequence[bytes], path: str) -> Iterator[str]:
    place = f"{path}:{fault.line}:{fault.column}"
    yield printable(f"{place}: {fault.severity}: {fault.message}")
    line = lines[fault.line - 1] if fault.line <= len(lines) else b""
    text = line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").rstrip("\r")
    yield from excerpt(Span(path, fault.line, fault.column, fault.end), text)
    if fault.expected:
        yield f"  = expected: {printable(fault.expected)}"
    if fault.suggestion:
        yield f"  = did you mean `{printable(fault.suggestion)}`?"
