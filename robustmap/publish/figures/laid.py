"""Places that were worked out before: what is laid out alike lies as it lay."""

import hashlib
import marshal
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from robustmap.publish.figures.svg import Point

LAID: dict[str, tuple[bytes, bytes]] = {}
"""Debate, or "" for the whole map -> what tells what was laid out, and the places."""


def laid(
    name: str,
    heights: Mapping[str, float],
    lines: Sequence[tuple[str, str]],
    lay_out: Callable[[], Mapping[str, Point]],
) -> dict[str, Point]:
    """Give the places of boxes, in their order: those that are known, if nothing is otherwise.

    Whatever else the places hang on must be the same at every time.
    """
    given: Any = [*heights.items()], lines
    made = hashlib.blake2b(marshal.dumps(given, 0), digest_size=16).digest()
    known, places = LAID.get(name, (b"", b""))
    if known != made:
        found = lay_out()
        flat = array("d", [side for ref in heights for side in found[ref]])
        known, places = LAID[name] = made, flat.tobytes()
    sides = iter(array("d", places))
    return dict(zip(heights, map(Point, sides, sides), strict=True))


def kept(names: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
    """Give what is known of some debates, to be noted."""
    return {name: LAID[name] for name in names if name in LAID}
