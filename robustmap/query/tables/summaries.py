"""What reports somebody else's text, kept apart from what its writer thinks of it."""

from collections.abc import Iterator

from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("summaries")
def summaries(kb: Asker) -> Table:
    """List what is marked as planned, draft or final, with its layer: summary or opinion."""
    return Table(
        "Summaries and opinions",
        "A summary speaks in the place of somebody else; an opinion is signed. Each says how far "
        "it had come: planned, draft or final.",
        ("node", "layer", "status", "by", "of", "place"),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for node in kb.map.live:
        for one in node.sources:
            if one.status:
                layer = "opinion" if one.asserts else "summary"
                yield Name(node.id), layer, one.status, one.by or "", one.of or "", one.at or ""
