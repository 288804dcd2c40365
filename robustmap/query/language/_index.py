"""What relations are looked up in: the edges of a map by both ends, made once when asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

from robustmap.graph.edges import other_edges
from robustmap.model import ids
from robustmap.model.expand import Inference
from robustmap.model.map import Map

_INDEX = "_index_of_queries"

Ends = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Kind of edge -> id -> ids at the other end."""

MOVES = frozenset(
    {
        *("premise", "supports", "rebuts", "undermines", "undercuts", "backs"),
        *("reframes", "qualifies", "contradicts"),
    }
)
"""The kinds of edge that inferences draw: relations look these up among the inferences."""


class Step(str):
    """The id of a single step, where it could also be read as that of its argument."""

    __slots__ = ()


class Index:
    """The neighbours of whatever has an id. Linear in the map to make, then look-ups."""

    def __init__(self, map_: Map) -> None:
        """Take a map."""
        self.map = map_
        self._aimed: dict[str, tuple[Inference, ...]] = {}

    @classmethod
    def of(cls, map_: Map) -> Self:
        """Give the index of a map: the same one as long as the map is there."""
        # A map never changes, and views of a kb share it.
        found: Self | None = vars(map_).get(_INDEX)
        if found is None:
            found = vars(map_)[_INDEX] = cls(map_)
        return found

    @cached_property
    def _ends(self) -> tuple[Ends, Ends]:
        """What edges lead to, and where they come from. The edges themselves are let go."""
        found = [one for one in other_edges(self.map) if one.kind not in MOVES]
        leaving = _by_end((one.kind, one.source, one.target) for one in found)
        return leaving, _by_end((one.kind, one.target, one.source) for one in found)

    def leaving(self, kind: str, ref: str) -> tuple[str, ...]:
        """Give where the edges of a kind lead from something, or from a part of a node."""
        return self._ends[0].get(kind, {}).get(ref, ())

    def arriving(self, kind: str, ref: str) -> tuple[str, ...]:
        """Give where the edges of a kind come from that lead to something, or to a part of it."""
        return self._ends[1].get(kind, {}).get(ref, ())

    def inferences(self, ref: str) -> tuple[Inference, ...]:
        """Give the inferences of an argument, or the one that an id names."""
        own = self.map.inferences_of.get(ref)
        if own is None:
            own = (ref,) if ref in self.map.inferences else ()
        return tuple(self.map.inferences[one] for one in own)

    def aimed_at(self, ref: str) -> tuple[Inference, ...]:
        """Give the inferences aimed at something: at a claim, or at an argument or its steps."""
        found = self._aimed.get(ref)
        if found is None:
            own = (ref, self.map.statement_id(ref) or ref, *self.map.inferences_of.get(ref, ()))
            found = self._aimed[str(ref)] = tuple(
                one for target in dict.fromkeys(own) for one in self.map.aimed_at.get(target, ())
            )
        return found

    def owner(self, ref: str) -> str:
        """Give the argument of a step, and anything else as it is."""
        if ref in self.map.nodes or ref in self.map.statements:
            return ref
        found = self.map.inferences.get(ref)
        return found.owner if found else ref

    @cached_property
    def said_by(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> who says it: handles, and people where the text itself names them."""
        people = {
            handle: person.id
            for person in self.map.of_kind("person")
            for handle in (person.id, *getattr(person, "handle", ()))
        }
        found: dict[str, tuple[str, ...]] = {}
        for node in self.map.live:
            said = [one for one in node.sources if one.by]
            names = [str(one.by) for one in said]
            names += [
                people[str(one.by)]
                for one in said
                if one.attributed == "explicit" and one.by in people
            ]
            # A person whom a text does not name stays behind the handle.
            inferred = {str(one.by) for one in said if one.attributed != "explicit"}
            kept = (one for one in names if "/" in one or one not in inferred)
            found[node.id] = tuple(dict.fromkeys(kept))
        return found


def _by_end(given: Iterable[tuple[str, str, str]]) -> Ends:
    """Collect edges by an end, and by the node to which that end belongs."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, near, far in given:
        found[kind][near].append(far)
        owner = ids.split(near)[0]
        if owner not in (near, far):
            found[kind][owner].append(far)
    return {
        kind: {near: tuple(dict.fromkeys(several)) for near, several in ends.items()}
        for kind, ends in found.items()
    }
