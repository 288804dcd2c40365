"""One node file as text: its front matter and its body, told apart."""

from typing import NamedTuple

from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span

MAX_BYTES = 256 * 1024
FENCE = "---"


class Document(NamedTuple):
    """A file's two halves; lines count from 1 in the whole file."""

    path: str
    front: str
    front_line: int
    body: str
    body_line: int


def split(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Tell a file's front matter from its body, or say why that cannot be done."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1024} KiB"
        return None, [
            problem("RM010", f"the file holds {size}", Span(path), expected="at most 256 KiB")
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error)]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        found = problem(
            "RM002",
            "the file does not begin with front matter",
            Span(path, 1, 1, len(lines[0]) + 1),
            expected="a first line `---`",
        )
        return None, [found]
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            front, body = lines[1:number], lines[number + 1 :]
            return Document(path, "\n".join(front) + "\n", 2, "\n".join(body), number + 2), []
    found = problem(
        "RM002",
        "the front matter is not closed",
        Span(path, 1, 1, len(lines[0]) + 1),
        expected="a second line `---` after the keys",
    )
    return None, [found]


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
    return problem("RM001", message, Span(path, line, column, column + 1))
