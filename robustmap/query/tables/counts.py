"""How much of what: nodes by kind, source and basis, and links by kind."""

from collections import Counter
from collections.abc import Iterator

from robustmap.graph.edges import KINDS as LINKS
from robustmap.graph.edges import edges
from robustmap.model.nodes import KINDS
from robustmap.model.view import BASIS_LEVELS
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("counts")
def counts(kb: Asker) -> Table:
    """Count the nodes and links of a kb."""
    return Table(
        "How much of what",
        "Nodes by kind, text and basis, and links by kind. A node of two texts counts for both.",
        ("what", "of", "number"),
        tuple(_rows(kb)),
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    live = kb.map.live
    kinds = Counter(node.kind for node in live)
    yield from (("nodes", kind, kinds[kind]) for kind in KINDS if kinds[kind])
    texts = Counter(
        ref for node in live for ref in {kb.map.resolve(one.source) for one in node.sources} if ref
    )
    yield from (("nodes of", Name(text), texts[text]) for text in sorted(texts))
    bases = Counter(node.basis for node in live)
    yield from (("nodes by basis", basis, bases[basis]) for basis in BASIS_LEVELS if bases[basis])
    links = Counter(edge.kind for edge in edges(kb.map))
    yield from (("links", kind, links[kind]) for kind in LINKS if links[kind])
