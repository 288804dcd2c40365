"""A map as an arguebuf graph: atoms and schemes, and under `userdata` the whole map."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from robustmap.formats.exchange._arguebuf.schemes import ATTACK, DEFAULT, named, words
from robustmap.formats.exchange._arguments import Step, drawn, plain
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Node

MARK, VERSION = "robustmap", 1
TEXT = "text"
"""The key of a scheme's `userdata` with an argument's own words."""

MAJOR = "majorClaim"
"""The key of a graph that names its main claim; in the record of a node, that it is that one."""

KEY = "x-arguebuf"
"""The own key of a node that holds, as JSON text, what a foreign file says beside."""


def shown(map_: Map) -> Map:
    """Give the plain map that the atoms and schemes of a map show."""
    found = plain(map_, _own)
    return Map(map(_told, found.nodes.values()))


def _own(node: Node) -> Mapping[str, Any]:
    scheme = words(named(node.scheme)) if isinstance(node, Argument) else None
    return {"scheme": scheme} if scheme else {}


def _told(node: Node) -> Node:
    """Give an argument without its scheme where only supports could tell it."""
    silent = isinstance(node, Argument) and node.scheme and not (node.for_ or node.backs)
    return node.model_copy(update={"scheme": None}) if silent else node


def graph_of(map_: Map) -> dict[str, Any]:
    """Give atoms, schemes and edges of a map, as the JSON form of the protobuf message."""
    graph = drawn(shown(map_))
    kept = {name: _kept(node) for name, node in map_.nodes.items()}
    nodes: dict[str, Any] = {}
    major: dict[str, str] = {}
    for one in graph.statements.values():
        own = kept.get(one.id, {})
        if own.pop(MAJOR, None):
            major = {MAJOR: one.id}
        nodes[one.id] = {**own, "atom": {**_dict(own.get("atom")), "text": one.text}}
    for step in graph.steps.values():
        nodes[step.id] = _scheme(step, kept.get(step.id, {}))
    edges: dict[str, Any] = {}
    for step in graph.steps.values():
        for source, target in _ends(step):
            edges[f"{source}>{target}"] = {"source": source, "target": target}
    return {"schemaVersion": 1, **major, "nodes": nodes, "edges": edges}


def _ends(step: Step) -> Iterator[tuple[str, str]]:
    yield from ((ref, step.id) for ref in step.premises)
    yield from ((step.id, ref) for ref in step.aims)


def _scheme(step: Step, own: Mapping[str, Any]) -> dict[str, Any]:
    kind = {"attack": ATTACK} if step.attacks else {"support": named(step.scheme) or DEFAULT}
    rest = {key: value for key, value in _dict(own.get("scheme")).items() if key not in _KINDS}
    data = _dict(own.get("userdata")) | ({TEXT: step.text} if step.text else {})
    return {**own, "scheme": {**rest, **kind}, **({"userdata": data} if data else {})}


_KINDS = ("support", "attack", "rephrase", "preference")


def _kept(node: Node) -> dict[str, Any]:
    """Give what a foreign file said of a node; a record that cannot be read counts for nothing."""
    try:
        return _dict(json.loads(node.x[KEY])) if KEY in node.x else {}
    except (TypeError, ValueError, RecursionError):
        return {}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
