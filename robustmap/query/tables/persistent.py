"""Failures that are themselves robust: over which range of which axis they stay."""

from collections.abc import Iterator

from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.stories import staying


@TABLES.entry("persistent")
def persistent(kb: Asker) -> Table:
    """Give every range over which a failure is said to stay, those without end first."""
    return Table(
        "How far failures stay",
        "Over which range of an axis a failure stays. An empty end is not told; a failure "
        "without end is one that no more of the axis removes.",
        ("failure", "axis", "from", "until", "endless", "why"),
        tuple(_rows(kb)),
        "No text says over which range a failure stays.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for one in sorted(staying(kb.solution), key=lambda one: (not one.endless, one.story)):
        yield (
            Name(one.story),
            Name(one.axis),
            Name(one.start) if one.start else "",
            Name(one.end) if one.end else "",
            "yes" if one.endless else "",
            one.why,
        )
