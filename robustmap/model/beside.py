"""The tables of a map, taken over from those of one that is much like it.

An edit changes a few nodes of thousands: what the others spell out need not be spelt out
again, nor what they name be looked up again.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar
from weakref import ref

from robustmap.model import ids
from robustmap.model.expand import Inference, Statement, inferences, statements
from robustmap.model.map import Map
from robustmap.model.nodes import Node, Proposal

Part = TypeVar("Part", Statement, Inference)

_TABLES = ("statements", "written", "inferences")

SHARE = 3
"""Where more than one in so many nodes differs, tables are made anew: it costs no more."""


def expand_beside(map_: Map, other: Map) -> bool:
    """Fill the tables of a map from those of another one; gives whether that could be done.

    Nodes count as the same if they are one object. Gives what the map itself would work out,
    in the same order; what is the same in both is one object too. Linear in the nodes that
    differ, but for copies of the tables. A map that has spelt itself out already is left so.
    """
    if map_ is other:
        return True
    if not vars(map_).keys().isdisjoint(_TABLES):
        # A weak reference: an editor makes one map after another.
        beside: ref[Map] | None = vars(map_).get(_OTHER)
        return beside is not None and beside() is other
    changed = differing(map_, other)
    if SHARE * len(changed) > len(map_) or any("#" in name for name in (*map_.nodes, *other.nodes)):
        # An id with `#` is broken, and could be that of another node's part besides.
        return False
    fresh = [node for name in sorted(changed) if (node := map_.nodes.get(name)) and _is_live(node)]
    # A clause names thresholds by their titles, which may be other ones now.
    plans = {node.id for node in map_.live if isinstance(node, Proposal)}
    spelt = [map_.nodes[name] for name in sorted(plans - changed)]
    stated = [one for node in (*fresh, *spelt) for one in statements(node, map_.named)]
    found = _table(other.statements.values(), changed | plans, stated)
    vars(map_)["statements"] = MappingProxyType(found)
    written = _table(
        other.written.values(), changed, (one for node in fresh for one in _first(node))
    )
    vars(map_)["written"] = MappingProxyType(written)
    names = changed | set(_earlier(changed, map_, other))
    again = {one for name in names for one in _mentioned(other).get(name, ())}
    kept = other.inferences
    resolved = {
        name: kept[name] if name not in again and one.owner not in changed else map_.resolved(one)
        for name, one in written.items()
    }
    vars(map_)["inferences"] = MappingProxyType(resolved)
    vars(map_)[_OTHER] = ref(other)
    return True


def differing(map_: Map, other: Map) -> set[str]:
    """Give the nodes that are not one object in both maps, and those that only one of them has."""
    known = dict(other.nodes)
    found = {name for name, node in map_.nodes.items() if known.pop(name, None) is not node}
    return found | known.keys()


def _is_live(node: Node) -> bool:
    return node.review != "withdrawn"


def _first(node: Node) -> Iterator[Inference]:
    """Yield the inferences of a node; of several with one id, the first."""
    found: dict[str, Inference] = {}
    for one in inferences(node):
        found.setdefault(one.id, one)
    return iter(found.values())


def _table(old: Iterable[Part], without: set[str], fresh: Iterable[Part]) -> dict[str, Part]:
    """Put together what is kept and what is new, in the order of their nodes."""
    parts = [one for one in old if one.owner not in without]
    parts += fresh
    # Within a node they stay in the order in which it spells them out.
    parts.sort(key=attrgetter("owner"))
    return {one.id: one for one in parts}


def _earlier(changed: Iterable[str], *maps: Map) -> Iterator[str]:
    """Yield the nodes, past or present, that earlier ids of the changed nodes speak of.

    Whoever holds such an id in one of the maps may have lost it to another in the other one.
    """
    for map_ in maps:
        for name in changed:
            known = map_.nodes[name].aliases if name in map_.nodes else ()
            for alias in (name, *known):
                yield ids.split(alias)[0]
                yield from (side.aliases[alias] for side in maps if alias in side.aliases)


def _mentioned(map_: Map) -> Mapping[str, set[str]]:
    """Give the inferences that name a node or a part of it, by the node. Worked out once."""
    known: Mapping[str, set[str]] | None = vars(map_).get(_KEPT)
    if known is None:
        found: dict[str, set[str]] = {}
        for one in map_.inferences.values():
            for name in (one.target, *one.premises):
                owner = name.partition("#")[0]  # as `ids.split`, for every link of the map
                found.setdefault(owner, set()).add(one.id)
        known = vars(map_)[_KEPT] = found
    return known


_KEPT, _OTHER = "mentioned by", "expanded beside"
