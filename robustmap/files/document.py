"""One node file as text: its front matter and its body, told apart."""

import re
from typing import NamedTuple

from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span, clip

MAX_BYTES = 256 * 1024
FENCE = "---"

_FENCE = re.compile(rf"^{FENCE}[^\S\n]*$", re.MULTILINE)
_NEXT = re.compile(rf"\n{FENCE}[^\S\n]*$", re.MULTILINE)
_NEARLY_A_FENCE = re.compile(r"\s*(?:[-=+*_~\u2010-\u2015] ?){1,10}\s*")


class Document(NamedTuple):
    """A file's two halves; lines count from 1 in the whole file."""

    path: str
    front: str
    front_line: int
    body: str
    body_line: int


def decode(path: str, data: bytes, limit: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    r"""Give a file's text with `\n` at the end of each line, or say why there is none."""
    if len(data) > limit:
        message = f"the file holds more than {limit // 1024} KiB"
        return None, [problem("RM010", message, Span(path))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def split(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Tell a file's front matter from its body, or say why that cannot be done."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    opened = _FENCE.match(text)
    if opened is None:
        return None, [_not_opened(path, text.split("\n"))]
    closed = _NEXT.search(text, opened.end())
    if closed is None:
        return None, [_not_closed(path, text.split("\n"))]
    front = text[opened.end() + 1 : closed.start() + 1]
    line = 3 + front.count("\n")
    return Document(path, front or "\n", 2, text[closed.end() + 1 :], line), []


def _not_opened(path: str, lines: list[str]) -> Problem:
    opening = f"a first line `{FENCE}`"
    if not any(line.strip() for line in lines):
        return problem("RM002", "the file is empty", Span(path), expected=opening)
    before = next((n for n, line in enumerate(lines) if line.rstrip() == FENCE), 0)
    if before and not any(line.strip() for line in lines[:before]):
        return problem(
            "RM002",
            "the front matter begins below the first line",
            _line(path, lines, before + 1),
            expected=opening,
            way_out="delete the blank lines above it",
        )
    return problem(
        "RM002",
        "the file does not begin with front matter",
        _line(path, lines, 1),
        expected=opening,
    )


def _not_closed(path: str, lines: list[str]) -> Problem:
    closing = f"a second line `{FENCE}` after the keys"
    for number, line in enumerate(lines[1:], start=2):
        if _NEARLY_A_FENCE.fullmatch(line):
            return problem(
                "RM002",
                f"`{clip(line.strip())}` does not close the front matter",
                _line(path, lines, number),
                expected=closing,
                suggestion=FENCE,
            )
    return problem(
        "RM002", "the front matter is not closed", _line(path, lines, 1), expected=closing
    )


def _line(path: str, lines: list[str], number: int) -> Span:
    """Give the place of a whole line."""
    return Span(path, number, 1, max(2, len(lines[number - 1]) + 1))


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].removeprefix(b"\xef\xbb\xbf")
    before = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
    return problem("RM001", message, Span(path, line, column, column + 1))
