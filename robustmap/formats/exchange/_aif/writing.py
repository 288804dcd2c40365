"""A plain map as AIF nodes and edges, with what foreign files said put back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from robustmap.formats.exchange._aif.provenance import BARE, DANGLING, FILE, LOCUTIONS, NODES
from robustmap.formats.exchange._aif.records import EDGES, KEY, listed, restored
from robustmap.formats.exchange._aif.shape import (
    ARGUING,
    CONFLICT,
    DEFAULTS,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    NAMELESS,
    SAID,
    STEPS,
    edge,
    node,
)
from robustmap.formats.exchange._arguments import Step, drawn
from robustmap.model import ids
from robustmap.model.expand import REASON
from robustmap.model.map import Map

Pair = tuple[str, str]


def node_set(map_: Map, kept: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give the node set of a plain map, and of the records of what stands beside it. Linear."""
    return _Writer(map_, kept).whole()


class _Writer:
    def __init__(self, map_: Map, kept: Sequence[Mapping[str, Any]]) -> None:
        self.map = map_
        self.graph = drawn(map_)
        self.beside = kept
        self.names: dict[str, str] = {}
        self.nodes: dict[str, dict[str, Any]] = {}
        self.edges: dict[Pair, dict[str, Any]] = {}
        self.known = dict(self.records())
        self.aimless = {one.id for one in self.graph.steps.values() if not one.aims}

    def records(self) -> Iterator[tuple[Pair, Mapping[str, Any]]]:
        """Yield what foreign files said of edges that touch steps."""
        for one in self.map.nodes.values():
            for found in listed(one.x.get(KEY), EDGES):
                yield (str(found.get("fromID")), str(found.get("toID"))), found

    def whole(self) -> dict[str, Any]:
        """Give the node set."""
        steps = self.graph.steps.values()
        aims = {ref for step in steps for ref in step.aims}
        said = [
            one
            for one in self.graph.statements.values()
            if one.text or one.id in aims or not _is_reason(one.id)
        ]
        taken = {*self.graph.statements, *self.graph.steps}
        for name in (*(one.id for one in said), *self.graph.steps):
            self.names[name] = self.name(name, taken)
        for one in said:
            self.add(one.id, INFORMATION, one.text)
        for step in steps:
            self.step(step)
        for step in steps:
            for ref in filter(self.names.get, step.premises):
                self.join(self.names[ref], self.names[step.id])
            for ref in step.aims:
                self.join(self.names[step.id], self.names[ref])
            self.words(step)
        return self.with_beside()

    def name(self, given: str, taken: set[str]) -> str:
        """Give the id that a statement or step had in the file it comes from, if it is free."""
        record = self.record(given)
        had = record.get("nodeID") if isinstance(record, Mapping) else None
        if isinstance(had, str) and had and had not in taken:
            taken.add(had)
            return had
        return given

    def record(self, given: str) -> Any:
        found = self.map.nodes.get(given)
        return found.x.get(KEY) if found else None

    def add(self, given: str, type_: str, text: str) -> None:
        """Add a node; the text of its record counts as long as it is the same but for blanks."""
        name = self.names[given]
        written = node(name, type_, text)
        found = restored(self.record(given), written) | {"nodeID": name}
        if str(found.get("text", "")).strip() != text:
            nameless = type_ in DEFAULTS and text == DEFAULTS[type_] and found["text"] in NAMELESS
            found["text"] = found["text"] if nameless else text
        fits = STEPS if given in self.aimless else (type_, LOCUTION)
        if found.get("type") not in fits or (type_ in DEFAULTS and fits is not STEPS):
            found["type"] = type_
        self.nodes[name] = found

    def step(self, step: Step) -> None:
        type_ = CONFLICT if step.attacks else INFERENCE
        self.add(step.id, type_, step.scheme or DEFAULTS[type_])

    def join(self, source: str, target: str) -> None:
        """Add an edge, with the id that it had."""
        pair = source, target
        self.edges[pair] = restored(self.known.get(pair), edge(*pair))

    def words(self, step: Step) -> None:
        """Let an argument's own words be a locution in which it is put forward."""
        owner, local = ids.split(step.id)
        first = self.map.inferences_of.get(owner, (step.id,))[0]
        if not step.text or (local and step.id != first):
            return
        name = self.names[step.id]
        said, act = f"{name}{SAID}", f"{name}{ARGUING}"
        self.nodes[said] = node(said, LOCUTION, step.text)
        self.nodes[act] = node(act, "YA", "Arguing")
        self.join(said, act)
        self.join(act, name)

    def with_beside(self) -> dict[str, Any]:
        """Put back what stood beside; an edge that lost an end since is left out."""
        for kept in self.beside:
            for one in listed(kept, NODES):
                found = restored(one, {})
                self.nodes.setdefault(str(found.get("nodeID")), found)
        edges = list(self.edges.values())
        locutions: list[Any] = []
        rest: dict[str, Any] = {}
        for kept in self.beside:
            found_edges = [restored(one, BARE) for one in listed(kept, EDGES)]
            edges += [one for one in found_edges if self.whole_edge(one)]
            edges += [restored(one, BARE) for one in listed(kept, DANGLING)]
            locutions += [restored(one, {}) for one in listed(kept, LOCUTIONS)]
            rest |= restored(kept.get(FILE), {})
        nodes = list(self.nodes.values())
        return {**rest, "nodes": nodes, "edges": edges, "locutions": locutions}

    def whole_edge(self, one: Mapping[str, Any]) -> bool:
        return str(one.get("fromID")) in self.nodes and str(one.get("toID")) in self.nodes


def _is_reason(name: str) -> bool:
    return ids.split(name)[1] == REASON
