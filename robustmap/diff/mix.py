"""Maps between two maps: the base with only some of the changes taken over."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from robustmap.diff.changes import SETTINGS
from robustmap.diff.fields import bears, names
from robustmap.diff.pair import Pair
from robustmap.model.beside import differing, expand_beside
from robustmap.model.map import Map
from robustmap.model.places import KEY
from robustmap.model.view import View
from robustmap.reason.solution import CAUTIOUS, Solution

Solve = Callable[[Map, View, str, Solution | None], Solution]
"""Solves a map under a view and a semantics; a solution of a map much like it may be of use."""


def solved(map_: Map, view: View, semantics: str, near: Solution | None) -> Solution:
    """Solve a map by way of one that is much like it, where there is one."""
    if near is None:
        return Solution.of(map_, view, semantics)
    return Solution.after(near, map_, view)


def solved_plainly(map_: Map, view: View, semantics: str, near: Solution | None) -> Solution:  # noqa: ARG001 - as `solved`
    """Solve a map from the beginning; what `solved` gives is compared with it."""
    return Solution.of(map_, view, semantics)


class Solved:
    """Solves two maps and what lies between; what was solved of the two is kept."""

    def __init__(self, base: Map, head: Map) -> None:
        """Take the two maps, which are told from others by what they are, not what they hold."""
        self.maps = base, head
        expand_beside(head, base)  # before anybody asks the head for its tables
        self._known: dict[tuple[int, View, str], Solution] = {}

    def __call__(self, map_: Map, view: View, semantics: str, near: Solution | None) -> Solution:
        """Solve a map, or give the solution that is there."""
        if not any(map_ is one for one in self.maps):
            return solved(map_, view, semantics, near)
        key = id(map_), view, semantics
        if key not in self._known:
            likely = (one for one in self._known.values() if one.semantics == semantics)
            self._known[key] = solved(map_, view, semantics, near or next(likely, None))
        return self._known[key]

    @property
    def by_default(self) -> tuple[Callable[[], Solution], Callable[[], Solution]]:
        """What solves each of the two as its own settings say, when it is called."""
        base, head = self.maps

        def one() -> Solution:
            return self(base, base.settings.evaluate.view(), CAUTIOUS, None)

        def other() -> Solution:
            # The base will be asked for anyway, and helps with the head.
            return self(head, head.settings.evaluate.view(), CAUTIOUS, one())

        return one, other


class Views(NamedTuple):
    """What counts in the base and in the head.

    `by` is the unit that turns the one view into the other: the settings, or whoever it is
    with whose eyes both sides are seen.
    """

    base: View
    head: View
    by: str = SETTINGS


class Mix:
    """Everything between a base and a head.

    `units` are the changes that can be taken over one by one: unit -> the nodes that
    change with it. A unit is called after its node, or `map.yaml`: the settings, the
    view that they choose, and the nodes that changed only by their defaults. What was
    only put in other words is no unit: it moves nothing.
    """

    def __init__(
        self, both: Pair, views: Views, semantics: str = CAUTIOUS, solve: Solve = solved
    ) -> None:
        """Take two maps in the same names, how each is seen, and what solves them."""
        self.both = both
        self.views = views
        self.semantics = semantics
        self.units: Mapping[str, frozenset[str]] = _units(both, views)
        self.plainly = solve is solved_plainly
        self._solve = solve

    @cached_property
    def base(self) -> Solution:
        """The base, solved."""
        return self._solve(self.both.base, self.views.base, self.semantics, None)

    @cached_property
    def head(self) -> Solution:
        """The head, solved."""
        return self._solve(self.both.head, self.views.head, self.semantics, self.base)

    def solve(self, chosen: frozenset[str]) -> Solution:
        """Solve the base with the chosen units taken over.

        Linear in what the units bear on, and in the size of the map where many nodes change.

        Raises:
            CircularMapError: the semantics is not defined for this mixture.
        """
        base, head = self.both.base, self.both.head
        nodes = dict(base.nodes)
        for unit in chosen:
            for node in self.units[unit]:
                if node in head.nodes:
                    nodes[node] = head.nodes[node]
                else:
                    nodes.pop(node, None)
        settings = head.settings if SETTINGS in chosen else base.settings
        view = self.views.head if self.views.by in chosen else self.views.base
        return self._solve(Map(nodes.values(), settings), view, self.semantics, self.base)


def _units(both: Pair, views: Views) -> dict[str, frozenset[str]]:
    base, head = both.base, both.head
    changed = [
        node
        for node in sorted(differing(base, head))
        if bears(base.nodes.get(node), head.nodes.get(node))
    ]
    settings: set[str] = set()
    if base.settings.defaults != head.settings.defaults:
        settings = {node for node in changed if _by_default(both, node)}
    units = {node: frozenset({node}) for node in changed if node not in settings}
    if settings or base.settings != head.settings:
        units[SETTINGS] = frozenset(settings) | units.get(SETTINGS, frozenset())
    if views.base != views.head:
        # What somebody holds stands in their own file, as a rule: it changes with their eyes.
        units.setdefault(views.by, frozenset())
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
