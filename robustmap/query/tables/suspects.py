"""Links whose target has been put in other words since they were read."""

from robustmap.model.reads import suspects
from robustmap.model.wording import wording
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import named
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("suspects")
def suspect_links(kb: Asker) -> Table:
    """List every link that holds the hash of an earlier wording, by node."""
    rows: list[tuple[Cell, ...]] = []
    for one in suspects(kb.map):
        now = wording(kb.map, one.ref)
        rows.append(
            (
                Name(one.node),
                one.field,
                named(kb.map, one.ref),
                one.read,
                now.short if now else "",
                " ".join(now.said) if now else "",
            )
        )
    return Table(
        "Links to be read again",
        "A link may remember the wording of what it leads to. These lead to something that has "
        "been put in other words since; their makers may not mean them any more.",
        ("node", "field", "names", "read", "now", "says now"),
        tuple(rows),
        "Every link that says what it was read against agrees with it.",
    )
