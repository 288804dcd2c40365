"""Which nodes owe their readers a source."""

from collections.abc import Iterator

from robustmap.model.map import Map
from robustmap.model.nodes import Node

SOURCED = frozenset({"claim", "argument", "threshold", "proposal", "story", "question"})
"""The kinds that are taken from somewhere."""


def unsourced(map_: Map) -> Iterator[Node]:
    """Yield the nodes that do not say where they are taken from, by id.

    A broken node is left out: its source may only be unreadable.
    """
    for node in map_.live:
        if node.kind in SOURCED and not node.sources and node.id not in map_.broken:
            yield node
