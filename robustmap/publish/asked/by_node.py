"""What is worked out of one node at a time, and kept while nothing bears on the node."""

import marshal
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from robustmap.publish.site import Site

T = TypeVar("T")

BY_NODE: "dict[str, ByNode[Any]]" = {}
"""Those that were made by `by_node`, by name."""

_BEFORE: "WeakKeyDictionary[Site, tuple[Mapping[str, bytes], Collection[str]]]" = (
    WeakKeyDictionary()
)
"""What was noted of an earlier build, and the nodes of which it may not hold any more."""


class ByNode(Generic[T]):
    """Gives something of a node of a site, worked out once."""

    def __init__(self, function: "Callable[[Site, str], T]", name: str) -> None:
        self.function, self.name = function, name
        self._known: WeakKeyDictionary[Site, dict[str, T]] = WeakKeyDictionary()

    def __call__(self, site: "Site", node: str) -> T:
        """Give it of a node."""
        known = self._known.get(site)
        if known is None:
            known = self._known[site] = self._before(site)
        if node not in known:
            known[node] = self.function(site, node)
        return known[node]

    def _before(self, site: "Site") -> dict[str, T]:
        """Read what was noted: only where it is asked for, as it is long."""
        noted, stale = _BEFORE.get(site, ({}, ()))
        return _fresh(noted[self.name], stale) if self.name in noted else {}

    def otherwise(self, site: "Site") -> set[str] | None:
        """Give the nodes of which it gives something else than before; None where nobody knows."""
        noted, stale = _BEFORE.get(site, ({}, ()))
        if self.name not in noted:
            return None
        before = _fresh(noted[self.name], ()) if stale else {}
        there = (node for node in stale if node in site.map.nodes)
        return {node for node in there if before.get(node) != self(site, node)}

    def noted(self, site: "Site") -> bytes | None:
        """Give what to note; None where nobody asked."""
        known = self._known.get(site)
        if known is None:
            return None
        return marshal.dumps({node: one for node, one in known.items() if node in site.map.nodes})


def by_node(function: "Callable[[Site, str], T]") -> ByNode[T]:
    """Have what a function gives of a node kept as long as nothing bears on the node.

    It must give texts, numbers and tuples of these, and look at no prose: only at what is told
    of the node, of those beside it, and of all that bears on these.
    """
    name = f"{function.__module__}:{function.__qualname__}"
    made = BY_NODE[name] = ByNode(function, name)
    return made


def hand_over(site: "Site", noted: Mapping[str, bytes], stale: Collection[str]) -> None:
    """Tell what was noted of the nodes of an earlier build, but for some."""
    _BEFORE[site] = noted, stale


def noted(site: "Site") -> dict[str, bytes]:
    """Give what to note of a site; what nobody asked for is noted as it was, as far as it holds."""
    before, stale = _BEFORE.get(site, ({}, ()))
    now = {name: one.noted(site) for name, one in BY_NODE.items()}
    told = {name: one for name, one in now.items() if one}
    left = {name: one for name, one in before.items() if name not in told}
    if stale:
        left = {name: marshal.dumps(_fresh(one, stale)) for name, one in left.items()}
    return left | told


def _fresh(noted: bytes, stale: Collection[str]) -> dict[str, Any]:
    found: dict[str, Any] = marshal.loads(noted)  # noqa: S302 - its sum was looked at with the notes
    for node in stale:
        found.pop(node, None)
    return found
