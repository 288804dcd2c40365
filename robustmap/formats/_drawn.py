"""What the RDF of a map says of its edges."""

from collections.abc import Iterator

from robustmap.formats._values import Ref
from robustmap.formats.vocabulary import EDGES
from robustmap.graph.edges import Edge
from robustmap.model.map import Map

_ENDS = {
    "needs": ("", "rm:target"),
    "breaks": ("", "rm:target"),
    "enables": ("", "rm:target"),
    "hinders": ("", "rm:target"),
    "requires_order": ("rm:first", "rm:then"),
    "before": ("rm:first", "rm:then"),
    "relative": ("rm:of", "rm:to"),
    "within": ("rm:of", "rm:to"),
}
"""How the clause or claim that makes a connection names its two ends."""

_TOLD_BY_STANCES = frozenset({"position", "because"})


def drawn(map_: Map, edge: Edge) -> Iterator[tuple[str, str, Ref]]:
    """Yield what an edge says: the property that draws it, and the ends of a clause."""
    if edge.kind in _TOLD_BY_STANCES:
        return
    name = EDGES[edge.kind]
    name = name if ":" in name else f"rm:{name}"
    if edge.kind == "premise":
        yield edge.target, name, Ref(edge.source)
        return
    yield edge.source, name, Ref(edge.target)
    if edge.via and edge.kind in _ENDS and edge.via not in map_.inferences:
        ends = zip(_ENDS[edge.kind], (edge.source, edge.target), strict=True)
        yield from ((edge.via, end, Ref(ref)) for end, ref in ends if end)
