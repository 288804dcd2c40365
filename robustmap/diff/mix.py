"""Maps between two maps: the base with only some of the changes taken over."""

from collections.abc import Mapping
from typing import NamedTuple

from robustmap.diff.changes import SETTINGS
from robustmap.diff.fields import bears, names
from robustmap.diff.pair import Pair
from robustmap.model.map import Map
from robustmap.model.places import KEY
from robustmap.model.view import View
from robustmap.reason.solution import Solution


class Views(NamedTuple):
    """What counts in the base and in the head."""

    base: View
    head: View


class Mix:
    """Everything between a base and a head.

    `units` are the changes that can be taken over one by one: unit -> the nodes that
    change with it. A unit is called after its node, or `map.yaml`: the settings, the
    view that they choose, and the nodes that changed only by their defaults. What was
    only put in other words is no unit: it moves nothing.
    """

    def __init__(self, both: Pair, views: Views) -> None:
        """Take two maps in the same names, and how each is seen."""
        self.both = both
        self.views = views
        self.units: Mapping[str, frozenset[str]] = _units(both, views)

    def solve(self, chosen: frozenset[str]) -> Solution:
        """Solve the base with the chosen units taken over. Linear in the map."""
        base, head = self.both.base, self.both.head
        nodes = dict(base.nodes)
        for unit in chosen:
            for node in self.units[unit]:
                if node in head.nodes:
                    nodes[node] = head.nodes[node]
                else:
                    nodes.pop(node, None)
        settled = SETTINGS in chosen
        settings = head.settings if settled else base.settings
        return Solution.of(Map(nodes.values(), settings), self.views[settled])


def _units(both: Pair, views: Views) -> dict[str, frozenset[str]]:
    base, head = both.base, both.head
    changed = [
        node
        for node in sorted({*base.nodes, *head.nodes})
        if bears(base.nodes.get(node), head.nodes.get(node))
    ]
    settings: set[str] = set()
    if base.settings.defaults != head.settings.defaults:
        settings = {node for node in changed if _by_default(both, node)}
    units = {node: frozenset({node}) for node in changed if node not in settings}
    if settings or base.settings != head.settings or views.base != views.head:
        units[SETTINGS] = frozenset(settings) | units.get(SETTINGS, frozenset())
    return dict(sorted(units.items()))


def _by_default(both: Pair, ref: str) -> bool:
    """Tell whether a node differs only in fields that neither of its files writes."""
    old, new = both.base.nodes.get(ref), both.head.nodes.get(ref)
    if old is None or new is None or type(old) is not type(new):
        return False
    differing = [
        name for field, name in names(new).items() if getattr(old, field) != getattr(new, field)
    ]
    return not any(_written(both, ref, name) for name in differing)


def _written(both: Pair, ref: str, name: str) -> bool:
    places = (both.base.places.get(ref), both.head.places.get(ref))
    if name in ("body", "x") or None in places:
        return True
    return any(
        place is not None and ((name,) in place.spans or (name, KEY) in place.spans)
        for place in places
    )
