"""Which part of each text became which nodes, and why a part became none."""

from robustmap.graph.coverage import coverage
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Name, Table


@TABLES.entry("coverage")
def covered(kb: Asker) -> Table:
    """List the parts of every text with the nodes taken from each, in the order of the texts."""
    found = coverage(kb.map)
    rows = (
        (Name(text), part.at, part.by, part.about, tuple(map(Name, part.nodes)), part.left_out)
        for text in found
        for part in found[text].parts
    )
    return Table(
        "What became of each part of the texts",
        "Every part of every text, the nodes taken from it, and what was left out and why.",
        ("text", "part", "speaker", "what it is", "nodes", "left out"),
        tuple(rows),
        "No text lists its parts yet.",
    )
