"""Paraphrases: what somebody says that somebody else means."""

from collections.abc import Iterator

from robustmap.explain.labels import CONFIRMATION
from robustmap.query.item import Asker
from robustmap.query.tables._speakers import handle, speaker
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("paraphrases")
def paraphrases(kb: Asker) -> Table:
    """List every place at which somebody else's view is told in other words."""
    return Table(
        "Paraphrases",
        "What one speaker says that another means. It is nobody's view until the other confirms "
        "it.",
        ("node", "of whom", "by whom", "confirmed", "where"),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for node in kb.map.live:
        for one in node.sources:
            if one.voice == "paraphrases":
                text = Name(one.source) if one.source in kb.map else one.source
                yield (
                    Name(node.id),
                    handle(kb.map, one.of),
                    speaker(kb.map, one),
                    CONFIRMATION[one.confirmed],
                    (text, one.at) if one.at else (text,),
                )
