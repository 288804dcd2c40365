"""Rival headings: what somebody would rather call a node."""

from robustmap.explain.concepts import headings
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import handle
from robustmap.query.tables._table import TABLES, Name, Table


@TABLES.entry("headings")
def rivals(kb: Asker) -> Table:
    """List every heading that was proposed beside the current one."""
    return Table(
        "Rival headings",
        "Short titles that somebody proposed for the same thing, beside the one in use.",
        ("node", "current", "rival", "by"),
        tuple(
            (Name(one.node), one.current, one.rival, handle(kb.map, one.by))
            for one in headings(kb.map)
        ),
    )
