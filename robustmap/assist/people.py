"""What is told of people: only what a text says explicitly to be theirs, and where."""

from typing import Any

from robustmap.assist.marked import kept, said
from robustmap.assist.words import PERSON
from robustmap.graph.edges import Edge
from robustmap.model.map import Map
from robustmap.model.nodes import Person
from robustmap.model.positions import Held, held, in_force


def _located(map_: Map, person: Person) -> list[Held]:
    return [one for one in held(map_, person) if one.located]


def person_told(map_: Map, person: Person) -> dict[str, Any]:
    """Give the explicit, located positions in force of a person."""
    return {
        "people": PERSON,
        "positions": [_told(one) for one in in_force(_located(map_, person))],
    }


def _told(one: Held) -> dict[str, Any]:
    source = one.source
    assert source is not None  # only those with a place are told
    return {
        "about": one.about,
        "stance": one.stance,
        **kept(
            bearing=one.bearing if one.bearing != "unknown" else "",
            because=list(one.because),
            concedes="granted to the other side" if one.concedes else "",
            source=source.source,
            at=said(source.at or ""),
        ),
    }


class Tellable:
    """Tells which edges may be told: those of a person only where they are explicit."""

    def __init__(self, map_: Map) -> None:
        """Take the map; each person is looked at once, when they are first met."""
        self._map = map_
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, edge: Edge) -> bool:
        """Tell whether an edge may be told."""
        if edge.kind not in ("position", "because"):
            return True
        if edge.source not in self._known:
            self._known[edge.source] = self._ends(edge.source)
        return edge.target in self._known[edge.source]

    def _ends(self, ref: str) -> frozenset[str]:
        node = self._map.nodes.get(ref)
        found = _located(self._map, node) if isinstance(node, Person) else []
        return frozenset(end for one in found for end in (one.about, *one.because))
