"""A map as a networkx graph, and back without loss.

The files live in the attributes of their nodes, under the keys that they have in a file;
the edges are drawn from them, for walking. So a change to come back with goes into the
attributes of a node, and edges that were added or removed are not read.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from robustmap.errors import FormatError
from robustmap.graph.edges import edges
from robustmap.model.expand import Inference, heading
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.model.settings import Settings
from robustmap.model.suggest import nearest

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Model = TypeVar("Model", bound=BaseModel)

MARK = "robustmap"
"""The attribute of a graph that says it was made here; its value is the shape's version."""
VERSION = 1

PARTS = frozenset({"premise", "reason", "clause", "works", "definition", "inference"})
"""Kinds of nodes that are parts of others: they follow from the files of those."""

_DERIVED = frozenset({"kind", "label", "owner"})


def to_networkx(map_: Map) -> "MultiDiGraph[str]":
    """Give a map as a directed graph with parallel edges. Linear in the map.

    Nodes are the files, inline premises, clauses, and the inferences of an argument with
    several targets. Every node has `kind` and `label` (the line by which it is known);
    a file's node has the keys of the file, as data that JSON can hold, its text as
    `body`, and leaves out what is not said; a part has `owner`. Every edge has `kind`,
    `via` and `basis`, as `robustmap.graph.edges` tells them.

    Raises:
        FormatError: a node made in code has a key of its own that does not begin with `x-`.
    """
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    graph.graph |= {MARK: VERSION, "settings": _said(map_.settings)}
    graph.add_nodes_from((node.id, _attributes(node)) for node in map_.nodes.values())
    graph.add_nodes_from(_parts(map_))
    for source, target, kind, via, basis in edges(map_):
        graph.add_edge(source, target, kind=kind, via=via, basis=basis)
    return graph


def from_networkx(graph: "MultiDiGraph[str]") -> Map:
    """Give back the map of which `to_networkx` made a graph, also by way of JSON.

    Attributes that begin with `x-` come back as the user's own keys; any other that a
    file cannot have is refused rather than lost.

    Raises:
        FormatError: the graph was not made by `to_networkx`, or has been changed so that
            it is no map any more.
    """
    about = getattr(graph, "graph", None)
    if not isinstance(about, dict) or MARK not in about:
        message = (
            f"this {type(graph).__name__} was not made by `to_networkx`: "
            f"it has no graph attribute `{MARK}`"
        )
        raise FormatError(message)
    if about[MARK] != VERSION:
        message = f"the graph has the version {about[MARK]!r}; only {VERSION} can be read"
        raise FormatError(message)
    settings = _made(Settings, about.get("settings", {}), "the settings")
    nodes = [_node(name, given) for name, given in graph.nodes(data=True) if _is_file(name, given)]
    return Map(nodes, settings)


def _said(model: BaseModel) -> dict[str, Any]:
    """Give what a model says beyond its defaults, as JSON data under the keys of the file."""
    # Only whole keys are left out: a piece without its empty fields could be read otherwise.
    silent = {
        field.alias or name
        for name, field in type(model).model_fields.items()
        if getattr(model, name) == field.get_default(call_default_factory=True)
    }
    dumped = model.model_dump(mode="json", by_alias=True)
    return {key: value for key, value in dumped.items() if key not in silent}


def _attributes(node: Node) -> dict[str, Any]:
    stray = next((key for key in node.x if not key.startswith("x-")), None)
    if stray is not None:
        message = f"the own key `{stray}` of `{node.id}` does not begin with `x-`"
        raise FormatError(message)
    body = {"body": node.body} if node.body else {}
    return {"kind": node.kind, "label": heading(node), **_said(node), **body, **deepcopy(node.x)}


def _parts(map_: Map) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the parts of files that have an id of their own."""
    for one in map_.statements.values():
        if one.id not in map_.nodes:
            named = {"kind": one.role, "label": one.text, "owner": one.owner}
            yield one.id, {**named, "standing": one.standing, "basis": one.basis}
    for step in map_.inferences.values():
        if step.id not in map_.nodes and step.relation != "contradicts":
            named = {"kind": "inference", "label": _label(step), "owner": step.owner}
            yield step.id, {**named, "relation": step.relation, "basis": step.basis}


def _label(inference: Inference) -> str:
    return f"{inference.owner} {inference.relation} {inference.target}"


def _is_file(name: Any, given: Mapping[str, Any]) -> bool:
    kind = given.get("kind")
    if not isinstance(kind, str):
        message = f"the node {name!r} has no attribute `kind` that is a word"
        raise FormatError(message)
    if kind in KINDS or kind in PARTS:
        return kind in KINDS
    hint = nearest(kind, [*KINDS, *PARTS])
    message = f"the node {name!r} is of the kind `{kind}`, which there is not"
    raise FormatError(message + (f"; did you mean `{hint}`?" if hint else ""))


def _node(name: Any, given: Mapping[str, Any]) -> Node:
    what = f"the node {name!r}"
    fields = {key: given[key] for key in given if key not in _DERIVED}
    own = {key: deepcopy(fields.pop(key)) for key in given if str(key).startswith("x-")}
    fixed = {"id": name, "x": own}
    taken = next((key for key in fields if key in fixed), None)
    if taken is not None:
        message = f"{what}: the attribute `{taken}` is not one that such a node may have"
        raise FormatError(message)
    return _made(KINDS[given["kind"]], fields | fixed, what)


def _made(cls: type[Model], given: Any, what: str) -> Model:
    try:
        return cls.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    where = f"{what}: the attribute `{place}`" if place else what
    reason = "is not one that such a node may have"
    if first["type"] != "extra_forbidden":
        reason = f"cannot be read: {first['msg'][0].lower()}{first['msg'][1:]}"
    message = f"{where} {reason}"
    raise FormatError(message)
