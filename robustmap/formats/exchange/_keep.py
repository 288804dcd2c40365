"""What of a map a format holds: for writing `keeps`."""

from collections.abc import Callable, Collection, Iterable, Mapping

from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings


def kept(
    map_: Map,
    fields: Mapping[str, Collection[str]],
    *,
    change: Callable[[Node], Node | None] | None = None,
    settings: Iterable[str] = (),
) -> Map:
    """Give the part of a map that has only these kinds of nodes, with only these fields.

    `fields` maps a kind to names of attributes (`for_`, `body`, `x` among them); the id is
    always kept, but no node whose id cannot be the name of a file. `change` is applied to
    each node before that, and drops those for which it gives None. `settings` are the
    fields of the settings that are kept. Linear.
    """
    named = (node for node in map_.nodes.values() if ids.is_slug(node.id))
    nodes = (change(node) if change else node for node in named)
    left = [narrowed(node, fields[node.kind]) for node in nodes if node and node.kind in fields]
    names = set(settings)
    return Map(left, _settings(map_.settings, names))


def everything(map_: Map) -> Map:
    """Give what a format without loss holds: all but ids and own keys that no file could have."""
    nodes = (node for node in map_.nodes.values() if ids.is_slug(node.id))
    return Map((_own(node) for node in nodes), map_.settings)


def _own(node: Node) -> Node:
    if all(key.startswith("x-") for key in node.x):
        return node
    return node.model_copy(update={"x": {k: node.x[k] for k in node.x if k.startswith("x-")}})


def narrowed(node: Node, fields: Collection[str]) -> Node:
    """Give a node of which all but some fields are as if nobody had given them."""
    silent = {
        name: field.get_default(call_default_factory=True)
        for name, field in type(node).model_fields.items()
        if name not in fields and name != "id"
    }
    return node.model_copy(update=silent)


def _settings(settings: Settings, names: set[str]) -> Settings:
    held = {name: getattr(settings, name) for name in Settings.model_fields if name in names}
    return Settings().model_copy(update=held)
