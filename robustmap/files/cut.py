"""Values that a `#` cuts short: YAML takes the rest of the line for a comment."""

import re
from typing import NamedTuple

from robustmap.model.problem import clip

MAX_WAY_OUT = 100

_WORD = re.compile(r"[A-Za-z0-9_#./-]+")


class Cut(NamedTuple):
    """A comment that was meant as text: its column (from 0) and length, and what to say."""

    column: int
    length: int
    message: str
    way_out: str


def cut_value(value: str, line: str, end: int) -> Cut | None:
    """Tell whether what follows a plain value on its last line was meant to belong to it.

    A remark after a single word, such as an id or a number, loses nothing.
    """
    rest = line[end:]
    comment = rest.strip()
    if not comment.startswith("#") or rest[:1] not in (" ", "\t"):
        return None
    if comment.startswith("# ") and _WORD.fullmatch(value):
        return None
    return Cut(
        line.index("#", end),
        len(comment),
        f"`{clip(comment.split()[0])}` starts a comment: only `{clip(value)}` is read",
        f'write it as "{clip(value + rest.rstrip(), MAX_WAY_OUT)}"',
    )


def comment_behind(line: str, end: int) -> str:
    """Give the comment that stands where the value of a key is missing, or ""."""
    between, mark, comment = line[end - 1 :].partition("#")
    return clip(f"#{comment.rstrip()}", MAX_WAY_OUT) if mark and not between.strip(": \t") else ""
