"""Two maps in the same names: what was renamed in between keeps one id."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from robustmap.model import ids
from robustmap.model.expand import inferences, statements
from robustmap.model.fields import Premise
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.places import Path
from robustmap.model.references import references

Names = Mapping[str, str]

NESTED = 8
"""How often an inference may be named after one that is named after one, and so on."""


class Pair(NamedTuple):
    """A base and a head map that call the same thing by the same id, the head's.

    `renamed` leads from the base's id of a node to today's, `names` also from the ids of
    its parts. The base means what it meant before; the head is left as it is.
    """

    base: Map
    head: Map
    renamed: Names
    names: Names

    def today(self, ref: str) -> str:
        """Give today's id for an id of the base."""
        return _today(self.names, ref)


def pair(base: Map, head: Map) -> Pair:
    """Put the first of two maps into the names of the second. Linear in what they say.

    A node was renamed if a new node of the head has its id as an alias. Where two nodes
    became one that was there before, the other one counts as removed.
    """
    renamed = _renamed(base, head)
    if not renamed:
        return Pair(base, head, {}, {})
    old, names = _respelled(base, head, renamed)
    return Pair(old, head, renamed, names)


def _renamed(base: Map, head: Map) -> dict[str, str]:
    found: dict[str, str] = {}
    taken = {*base.nodes, *base.aliases}
    for before, today in sorted(head.aliases.items()):
        if before in base.nodes and today not in taken:
            found[before] = today
            taken.add(today)
    return found


def _respelled(base: Map, head: Map, renamed: Names) -> tuple[Map, Names]:
    """Rename nodes and what refers to them; gives the map and what each id became."""
    moved = [_moved(node, head, renamed) for node in base.nodes.values()]
    names, nodes = dict(renamed), moved
    for _ in range(NESTED):
        nodes = [_spelled(node, names, head) for node in moved]
        # An inference is named after its target, so new names of nodes make new names of
        # inferences, which others may name in turn.
        found = {
            spelling: after
            for node, one in zip(base.nodes.values(), nodes, strict=True)
            for before, after in zip(_parts(node), _parts(one), strict=True)
            for spelling in (before, ids.join(one.id, ids.split(before)[1]))
            if spelling != after
        }
        if found.items() <= names.items():
            break
        names |= found
    places = {renamed.get(name, name): base.places[name] for name in base.places}
    return Map(nodes, base.settings, places, base.problems, base.settings_places), names


def _moved(node: Node, head: Map, renamed: Names) -> Node:
    """Give a node under today's id; the alias that a rename leaves is no other change."""
    today = renamed.get(node.id)
    if today is None:
        return node
    aliases = (*node.aliases, node.id)
    if set(aliases) == set(head.nodes[today].aliases):
        aliases = head.nodes[today].aliases
    return node.model_copy(update={"id": today, "aliases": aliases})


def _today(names: Names, ref: str) -> str:
    if ref in names:
        return names[ref]
    node, local = ids.split(ref)
    if node not in names:
        return ref
    ref = ids.join(names[node], local)
    return names.get(ref, ref)


def _parts(node: Node) -> list[str]:
    parts = [one.id for one in statements(node)] + [one.id for one in inferences(node)]
    return [part for part in parts if part != node.id]


def _spelled(node: Node, names: Names, head: Map) -> Node:
    """Give a node with its references under today's names.

    An earlier name that the head still uses in the same node stays: it leads to the same.
    """
    later = head.nodes.get(node.id)
    kept = {one.ref for one in references(later)} if later is not None else set()
    for one in references(node):
        ref = _today(names, one.ref)
        if ref != one.ref and not (one.ref in kept and head.resolve(one.ref) == ref):
            node = _put(node, one.path, ref)
    return node


def _put(value: Any, path: Path, ref: str) -> Any:
    if isinstance(value, Premise):
        return value.model_copy(update={"ref": ref})
    if not path:
        return ref
    step, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        # `for`, `except` and `if` are words of Python, so their fields end in `_`.
        field = str(step) if step in type(value).model_fields else f"{step}_"
        return value.model_copy(update={field: _put(getattr(value, field), rest, ref)})
    return tuple(_put(one, rest, ref) if at == step else one for at, one in enumerate(value))
