"""Who nominated, seconded and reviewed what, and what still waits for a second."""

from collections.abc import Iterator

from robustmap.model.nodes import Node
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("curation")
def curation(kb: Asker) -> Table:
    """List every act of curation, in the order of the files."""
    return Table(
        "Who nominated, seconded and reviewed what",
        "A nomination waits until somebody else seconds it. A review may be revised years later.",
        ("what", "who", "act", "when", "said", "state"),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for node in kb.map.live:
        waits = state(node)
        for one in node.curation:
            yield Name(node.id), one.by, one.act, one.since or "", one.says or "", waits


def state(node: Node) -> str:
    """Say how far a node has come: "" without curation, else the furthest that was reached.

    Only somebody else's word makes a second: whoever nominates cannot second it.
    """
    acts = {one.act for one in node.curation}
    if "curates" in acts:
        return "curated"
    nominated = {one.by for one in node.curation if one.act == "nominates"}
    seconded = {one.by for one in node.curation if one.act == "seconds"}
    if nominated:
        return "seconded" if seconded - nominated else "waits for a second"
    return "reviewed" if acts else ""
