"""The tables that CSV files hold: their columns, and how cells are kept from being formulas."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from robustmap.model.nodes import ARGUING, Argument, Claim, Node


class Table(NamedTuple):
    """A table: the name of its file, and its columns."""

    name: str
    head: tuple[str, ...]


PLAIN = (
    *("title", "standing", "sort", "strength", "scheme", "number"),
    *("basis", "review", "expect", "note"),
)
"""Columns that hold one word, number or text under the key of that name."""

LISTED = ("tags", "sources")
"""Columns that hold a list, an entry on each line."""

NODES = Table("nodes.csv", ("id", "kind", *PLAIN, *LISTED, "body", "more"))
LINKS = Table("links.csv", ("source", "relation", "target", "basis", "local", "text", "read"))
SETTINGS = Table("settings.csv", ("key", "value"))

AIMS = ("for", "against", "undercuts", "backs", "reframes", "qualifies")

RELATIONS = (*AIMS, "contradicts", "premises", "assumes")
"""What the table of links holds."""


def links(node: Node) -> dict[str, Sequence[BaseModel]]:
    """Give the pieces of a node that stand in the table of links, by the key of its file."""
    if isinstance(node, Claim):
        return {"contradicts": node.contradicts}
    if not isinstance(node, ARGUING):
        return {}
    names = AIMS if isinstance(node, Argument) else ("against",)
    aims = {name: getattr(node, "for_" if name == "for" else name) for name in names}
    return {node.premises_key: node.premises, **aims}


def columns(fields: dict[str, Any]) -> dict[str, str]:
    """Take out of a node's fields what has a column of its own."""
    found = {}
    for name in PLAIN:
        if name in fields and not isinstance(fields[name], (bool, float, list, dict)):
            found[name] = str(fields.pop(name))
    for name in LISTED:
        if name in fields and all(_is_line(one) for one in fields[name]):
            found[name] = "\n".join(fields.pop(name))
    return found


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value and bool(value)


_FORMULA = frozenset(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)


def safe(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("'=1"), safe("'tis so")
    ("'=1+1", "''=1", "'tis so")
    """
    return f"'{cell}" if _begins(cell) or (cell[:1] == "'" and _guarded(cell[1:])) else cell


def unsafe(cell: str) -> str:
    """Give back the text of which `safe` made a cell.

    >>> unsafe("'=1+1"), unsafe("''=1"), unsafe("'tis so")
    ('=1+1', "'=1", "'tis so")
    """
    return cell[1:] if cell[:1] == "'" and _guarded(cell[1:]) else cell


def _begins(cell: str) -> bool:
    return cell[:1] in _FORMULA if cell else False


def _guarded(cell: str) -> bool:
    return _begins(cell.lstrip("'"))
