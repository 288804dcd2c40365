"""Pairs of numbers on lines of their own, from bytes to arrays."""

import re
from typing import TYPE_CHECKING, Any

from robustmap.graph.engine import compiled, native

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pairs = tuple[NDArray[np.int32], NDArray[np.int32]]

_COMMENT = re.compile(rb"^[ \t]*+#[^\n]*+\n?", re.MULTILINE)
_LONG = re.compile(rb"[0-9]{10}")
_DIGITS = b"0123456789"

NEWLINE, BLANK, TAB, RETURN, HASH, ZERO, NINE = b"\n \t\r#09"
PAIR, MOST = 2, 9


def pairs(data: bytes, start: int, size: int, engine: str) -> "Pairs | None":
    """Give the attackers and targets, numbered from 0, on the lines of a file from a place on.

    None where anything about it is not quite as usual: then somebody has to look closer.
    """
    if compiled(engine, len(data)):
        return _by_numba(data, start, size)
    return _by_numpy(data[start:], size)


def _by_numba(data: bytes, start: int, size: int) -> "Pairs | None":
    import numpy as np

    most = data.count(b"\n", start) + 1
    attackers, targets = np.empty(most, np.int32), np.empty(most, np.int32)
    found = native(scan)(np.frombuffer(data, np.uint8), start, size, attackers, targets)
    return None if found < 0 else (attackers[:found], targets[:found])


# One loop over bytes, since it is compiled as it stands.
def scan(data: Any, start: int, size: int, attackers: Any, targets: Any) -> int:  # noqa: C901, PLR0912
    """Fill the arrays; gives how many pairs there are, -1 at the first thing that is unusual."""
    numbers = value = digits = found = 0
    comment = False
    for place in range(start, len(data) + 1):
        byte = data[place] if place < len(data) else NEWLINE
        if comment:
            comment = byte != NEWLINE
        elif ZERO <= byte <= NINE:
            value = value * 10 + byte - ZERO
            digits += 1
            if digits > MOST:
                return -1
        elif byte == HASH and digits == 0 and numbers == 0:
            comment = True
        elif byte not in (NEWLINE, BLANK, TAB, RETURN):
            return -1
        else:
            if digits > 0:
                if value < 1 or value > size or numbers == PAIR:
                    return -1
                if numbers == 0:
                    attackers[found] = value - 1
                else:
                    targets[found] = value - 1
                numbers += 1
                value = digits = 0
            if byte == NEWLINE:
                if numbers == 1:
                    return -1
                found += numbers // PAIR
                numbers = 0
    return found


def _by_numpy(body: bytes, size: int) -> "Pairs | None":
    import numpy as np

    if b"#" in body:
        body = _COMMENT.sub(b"", body)
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n")
    body = body.strip(b"\n")
    if not body:
        nothing = np.empty(0, np.int32)
        return nothing, nothing
    # Without its digits a list of pairs is blanks and ends of lines by turns.
    rest = body.translate(None, _DIGITS) + b"\n"
    lines = len(rest) // 2
    if rest != b" \n" * lines or _LONG.search(body):
        return None
    numbers = np.fromstring(body, np.int64, sep=" ")
    if len(numbers) != 2 * lines or numbers.min() < 1 or numbers.max() > size:
        return None
    numbers -= 1
    table = numbers.astype(np.int32).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def first_repeat(attackers: "NDArray[np.int32]", targets: "NDArray[np.int32]") -> int:
    """Give the place of the first pair that has stood before, -1 if there is none."""
    import numpy as np

    keys = targets.astype(np.int64) << 32 | attackers
    order = np.argsort(keys, kind="stable")
    again = order[1:][keys[order[1:]] == keys[order[:-1]]]
    return int(again.min()) if len(again) else -1
