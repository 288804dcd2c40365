"""What can matter for what: from which changed nodes something leads to a node."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from robustmap.diff.changes import SETTINGS
from robustmap.diff.mix import Mix
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Claim

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
        self._masks = self._spread({*edges(base), *edges(head)})
        self._orders = sorted({*_order_makers(base), *_order_makers(head)})
        self._everywhere = self._settings(mix.views.base != mix.views.head)
        self._today = self._settings(base.settings.today != head.settings.today)

    def on(self, nodes: Iterable[str]) -> Units:
        """Give the units that can bear on a verdict about any of these nodes."""
        return self._all(nodes) | self._everywhere

    def on_robustness(self, proposal: str) -> Units:
        """Give the units that can bear on a proposal's robustness: the order counts too."""
        return self._all([proposal, *self._orders]) | self._everywhere | self._today

    def named(self, units: Units) -> tuple[str, ...]:
        """Give the names of a set of units, in order."""
        return tuple(unit for at, unit in enumerate(self.units) if units >> at & 1)

    def _all(self, nodes: Iterable[str]) -> Units:
        units = 0
        for node in nodes:
            units |= self._masks.get(node, 0)
        return units

    def _settings(self, matters: bool) -> Units:  # noqa: FBT001 - private, called twice
        return 1 << self.units.index(SETTINGS) if matters and SETTINGS in self.units else 0

    def _spread(self, edges: Iterable[tuple[str, str]]) -> Mapping[str, Units]:
        """Carry each unit's bit along the edges until nothing changes."""
        after: dict[str, list[str]] = {}
        for source, target in edges:
            after.setdefault(source, []).append(target)
        masks: dict[str, Units] = {}
        for at, unit in enumerate(self.units):
            for node in self.mix.units[unit]:
                masks[node] = masks.get(node, 0) | 1 << at
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


def edges(map_: Map) -> Iterator[tuple[str, str]]:
    """Yield (node, node on whose verdicts it bears), by what the inferences say."""
    for one in map_.inferences.values():
        for premise in one.premises:
            yield ids.split(premise)[0], one.owner
        if one.target:
            yield one.owner, ids.split(one.target)[0]
    for node in map_.nodes.values():
        # Whoever holds an earlier id decides what a reference to it means.
        for alias in node.aliases:
            yield node.id, alias
            yield alias, node.id


def _order_makers(map_: Map) -> Iterator[str]:
    """Yield what the order of thresholds is made of."""
    for node in map_.live:
        if node.kind in ("threshold", "axis") or (isinstance(node, Claim) and node.states):
            yield node.id
