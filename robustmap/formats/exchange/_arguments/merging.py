"""What somebody changed in the atoms and schemes since a map was written, brought into it."""

from collections.abc import Iterator
from typing import Any

from robustmap.formats.exchange._reading import Faults
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Claim, Node, Story
from robustmap.model.problem import clip


def merged(whole: Map, before: Map, now: Map, faults: Faults) -> Iterator[Node]:
    """Yield the nodes of `whole`, with what differs between what was shown and what is now.

    Nodes that are not shown stay; those that are shown no more are gone; new ones are added.
    """
    for name, node in whole.nodes.items():
        old, new = before.nodes.get(name), now.nodes.get(name)
        if old is None:
            yield node
        elif new is not None:
            yield _changed(node, old, new, faults)
        elif not isinstance(node, (Claim, *ARGUING)):
            yield node
    for name, new in now.nodes.items():
        if name not in before.nodes:
            yield new
        elif name not in whole.nodes and [*_changes(before.nodes[name], new)]:
            faults.warn(f"what was changed in `{clip(name)}` is left out: it belongs to a proposal")


def _changes(old: Node, new: Node) -> Iterator[str]:
    """Yield the fields that differ; the order of edges in a graph means nothing."""
    for name in type(old).model_fields:
        had, has = getattr(old, name), getattr(new, name, None)
        if isinstance(had, tuple) and isinstance(has, tuple):
            had, has = {*map(_ends, had)}, {*map(_ends, has)}
        if had != has:
            yield name


def _changed(node: Node, old: Node, new: Node, faults: Faults) -> Node:
    found: dict[str, Any] = {}
    for name in _changes(old, new):
        own = "assumes" if name == "premises" and isinstance(node, Story) else name
        if own in type(node).model_fields:
            found[own] = _kept(getattr(node, own), getattr(new, name))
        else:
            told = f"`{clip(node.id)}` is a {node.kind}: its changed `{name}` is left out"
            faults.warn(told)
    return node.model_copy(update=found) if found else node


def _kept(had: Any, value: Any) -> Any:
    """Give links and premises in the order and with the words that they had, then new ones."""
    if not isinstance(had, tuple):
        return value
    has = {_ends(one): one for one in value}
    stay = {_ends(one): one for one in had if _ends(one) in has}
    return (*stay.values(), *(has[key] for key in has if key not in stay))


def _ends(one: Any) -> Any:
    if hasattr(one, "local"):
        return one.ref, one.local, one.text
    return getattr(one, "to", one)
