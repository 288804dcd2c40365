"""Faults whose places are looked for only when they are told."""

from collections.abc import Callable, Mapping
from typing import Any

from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import MOST, Faults, Where
from robustmap.model.nodes import Node

At = Callable[[], Where]
"""Gives the `line` and `column` of something: to find them takes a walk over the text."""


def refuse(faults: Faults, at: At, message: str, expected: str = "") -> None:
    """Tell what keeps a file from being read."""
    faults.add(message, **_place(faults, at), expected=expected)


def warn(faults: Faults, at: At, message: str, expected: str = "") -> None:
    """Tell what was left out or mended."""
    faults.warn(message, **_place(faults, at), expected=expected)


def nowhere() -> Where:
    """Give the place of what has none in the file."""
    return {"line": 0, "column": 0}


def _place(faults: Faults, at: At) -> Where:
    # Beyond the most that are told, places would be sought in vain.
    return at() if len(faults.found) < MOST else nowhere()


def added(
    maker: Maker, at: At, kind: str, name: str, fields: Mapping[str, Any], body: str
) -> Node | None:
    """Make a node; where that cannot be, the faults get the place."""
    found = maker.faults.found
    before = len(found)
    node = maker.add(kind, name, fields, body)
    if len(found) > before:
        found[before:] = [one._replace(**at()) for one in found[before:]]
    return node
