"""What is wrong with a foreign file: gathered, all at once, each with its place."""

import re
from typing import NamedTuple, TypedDict

from robustmap.model.suggest import nearest

MOST = 100
"""So many faults of one file are told; where there are more, the last says so."""

MAX_BYTES = 32 * 2**20
"""Longer files are refused before anything of them is read."""

MAX_DEPTH = 200
"""Deeper nesting is refused: no map needs it, and what walks it need not be afraid."""

MAX_NODES = 100_000
"""A file that makes more nodes than this is refused."""


class Where(TypedDict):
    """A place in a file, for handing to `Faults`: line and column from 1, 0 where unknown."""

    line: int
    column: int


class Fault(NamedTuple):
    """Something in a foreign file that cannot be taken over as it stands.

    Lines and columns count from 1; 0 where nothing narrower than the file can be named. An
    `error` keeps the file from being read, a `warning` says what was left out or mended.
    """

    line: int
    column: int
    message: str
    expected: str = ""
    suggestion: str = ""
    severity: str = "error"


class Faults:
    """Gathers faults in the order in which they are found, up to `MOST`."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Fault] = []
        self.more = 0
        self.failed = False

    def add(
        self, message: str, *, line: int = 0, column: int = 0, expected: str = "", fix: str = ""
    ) -> None:
        """Tell what keeps the file from being read."""
        self.failed = True
        self._add(Fault(line, column, message, expected, fix))

    def warn(
        self, message: str, *, line: int = 0, column: int = 0, expected: str = "", fix: str = ""
    ) -> None:
        """Tell what was left out, or mended, while reading."""
        self._add(Fault(line, column, message, expected, fix, "warning"))

    def unknown(self, what: str, name: str, known: "list[str]", line: int = 0) -> None:
        """Tell of a name that is none of those that are known, with the nearest of them."""
        self.add(f"{what} `{name}` is not known", line=line, fix=nearest(name, known))

    def _add(self, fault: Fault) -> None:
        if len(self.found) < MOST:
            self.found.append(fault)
        else:
            self.more += 1


_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decoded(data: bytes, faults: Faults) -> str | None:
    """Give the text of a file, without the mark that some programs put before it.

    None, with a fault, where it is too long, no UTF-8, or holds control characters.
    However lines end in the file, they end with one line feed in the text.
    """
    if not fits(data, faults):
        return None
    for mark, name in _MARKS:
        if data.startswith(mark):
            faults.add(f"the file is {name}", line=1, column=1, expected="text in UTF-8")
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = place(data[: error.start].decode("utf-8-sig"), error.start)
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        faults.add(message, line=line, column=column, expected="text in UTF-8")
        return None
    unseen = _UNSEEN.search(text)
    if unseen:
        line, column = place(text, unseen.start())
        message = f"the character U+{ord(unseen[0]):04X} cannot be in a text"
        faults.add(message, line=line, column=column, expected="text without control characters")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def fits(data: bytes, faults: Faults) -> bool:
    """Tell whether a file is not too long, and add a fault where it is."""
    if len(data) > MAX_BYTES:
        expected = f"at most {MAX_BYTES // 2**20} MiB"
        faults.add(f"the file has more than {MAX_BYTES:,} bytes", expected=expected)
        return False
    return True


def place(text: str, offset: int) -> tuple[int, int]:
    r"""Give the line and column, from 1, of an offset in a text.

    >>> place("ab\ncd", 4)
    (2, 2)
    """
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1
