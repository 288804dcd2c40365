"""What can matter for what: from which changed nodes something leads to a node."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from robustmap.diff.changes import SETTINGS
from robustmap.diff.mix import Mix
from robustmap.model import ids
from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Node
from robustmap.reason.semantics import SEMANTICS

Units = int
"""A set of units: the bit of each is its place among all of them."""


class Bearing:
    """Which units bear on which nodes, worked out once for all of them.

    A verdict depends only on what leads to it in the flattened framework, so a unit from
    which nothing leads there, in the base or in the head, cannot have changed it. Whole
    files are followed here, not single statements: in a mixture of two maps a reference
    to an argument may mean another of its inferences than in either.
    """

    def __init__(self, mix: Mix) -> None:
        """Follow what bears on what through both maps. About linear in them."""
        self.mix = mix
        self.units: Sequence[str] = tuple(mix.units)
        base, head = mix.both.base, mix.both.head
        self._masks = self._spread(_edges_of(base, head))
        self._order = self._all({*_order_makers(base), *_order_makers(head)})
        self._everywhere = self._anywhere()
        self._today = self._unit(SETTINGS) if base.settings.today != head.settings.today else 0

    def holds(self, node: str) -> bool:
        """Tell whether any unit bears on a node: else no verdict about it is another one."""
        return bool(self._everywhere) or node in self._masks

    def holds_robustness(self, proposal: str) -> bool:
        """Tell whether any unit bears on what scaling does to a proposal."""
        return bool(self.on_robustness(proposal))

    def on(self, nodes: Iterable[str]) -> Units:
        """Give the units that can bear on a verdict about any of these nodes."""
        return self._all(nodes) | self._everywhere

    def on_robustness(self, proposal: str) -> Units:
        """Give the units that can bear on a proposal's robustness: the order counts too."""
        return self._all([proposal]) | self._order | self._everywhere | self._today

    def named(self, units: Units) -> tuple[str, ...]:
        """Give the names of a set of units, in order."""
        return tuple(unit for at, unit in enumerate(self.units) if units >> at & 1)

    def _all(self, nodes: Iterable[str]) -> Units:
        units = 0
        for node in nodes:
            units |= self._masks.get(node, 0)
        return units

    def _unit(self, unit: str) -> Units:
        return 1 << self.units.index(unit) if unit in self.units else 0

    def _anywhere(self) -> Units:
        """Give the units that can bear on anything at all."""
        if not SEMANTICS[self.mix.semantics].directional:
            return (1 << len(self.units)) - 1
        before, after = self.mix.views.base, self.mix.views.head
        if {field: getattr(before, field) for field in _WIDE} != {
            field: getattr(after, field) for field in _WIDE
        }:
            return self._unit(self.mix.views.by)
        return 0

    def _named(self) -> Iterator[str]:
        """Yield the nodes of which the two views say different things."""
        before, after = self.mix.views.base, self.mix.views.head
        for field in ("off", "granted", "denied"):
            for ref in getattr(before, field) ^ getattr(after, field):
                yield ids.split(ref)[0]
                for map_ in (self.mix.both.base, self.mix.both.head):
                    yield ids.split(map_.resolve(ref) or ref)[0]

    def _spread(self, edges: Iterable[tuple[str, str]]) -> Mapping[str, Units]:
        """Carry each unit's bit along the edges until nothing changes."""
        after: dict[str, list[str]] = {}
        for source, target in edges:
            if source != target:
                after.setdefault(source, []).append(target)
        masks: dict[str, Units] = {}
        for at, unit in enumerate(self.units):
            for node in self.mix.units[unit]:
                masks[node] = masks.get(node, 0) | 1 << at
        for node in self._named():
            masks[node] = masks.get(node, 0) | self._unit(self.mix.views.by)
        queue = deque(sorted(masks))
        waiting = set(queue)
        while queue:
            source = queue.popleft()
            waiting.discard(source)
            for target in after.get(source, ()):
                old = masks.get(target, 0)
                masks[target] = old | masks[source]
                if masks[target] != old and target not in waiting:
                    waiting.add(target)
                    queue.append(target)
        return masks


_WIDE = ("basis", "reframings", "suppositions", "weighing")
"""What of a view concerns every node; the rest names those that it concerns."""


def _edges_of(base: Map, head: Map) -> Iterator[tuple[str, str]]:
    """Yield the edges of two maps; what both share is followed once."""
    yield from edges(base)
    shared = base.inferences
    new = [one for one in head.inferences.values() if shared.get(one.id) is not one]
    yield from _led(new)
    yield from _alias_edges(
        node for node in head.nodes.values() if base.nodes.get(node.id) is not node
    )


def edges(map_: Map) -> Iterator[tuple[str, str]]:
    """Yield (node, node on whose verdicts it bears), by what the inferences say."""
    yield from _led(map_.inferences.values())
    yield from _alias_edges(map_.nodes.values())


def _led(inferences: Iterable[Inference]) -> Iterator[tuple[str, str]]:
    for one in inferences:
        for premise in one.premises:
            yield ids.split(premise)[0], one.owner
        if one.target:
            yield one.owner, ids.split(one.target)[0]


def _alias_edges(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        # Whoever holds an earlier id decides what a reference to it means.
        for alias in node.aliases:
            yield node.id, alias
            yield alias, node.id


def _order_makers(map_: Map) -> Iterator[str]:
    """Yield what the order of thresholds is made of."""
    for node in map_.live:
        if node.kind in ("threshold", "axis") or (isinstance(node, Claim) and node.states):
            yield node.id
