"""Statements, steps and provenance of an AIF file."""

from collections.abc import Mapping
from typing import Any

from robustmap.formats.exchange._aif.provenance import Provenance
from robustmap.formats.exchange._aif.records import EDGES, KEY, record
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
    AifEdge,
    AifFile,
    AifNode,
    edge,
    node,
)
from robustmap.formats.exchange._arguments import Graph, Statement, Step, built, joined, parted
from robustmap.formats.exchange._arguments.shape import Fields
from robustmap.formats.exchange._arguments.telling import warn
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.model import ids
from robustmap.model.nodes import Node
from robustmap.model.problem import clip


def nodes_of(file: AifFile, faults: Faults) -> tuple[Node, ...]:
    """Make nodes of a file: claims, arguments, and what was said where there is more."""
    reader = _Reader(file, faults)
    return () if faults.failed else reader.nodes()


class _Reader:
    def __init__(self, file: AifFile, faults: Faults) -> None:
        self.file = file
        self.faults = faults
        self.maker = Maker(faults)
        self.steps = {one.id for one in file.nodes.values() if one.type in STEPS}
        self.statements = {one.id for one in file.nodes.values() if one.type == INFORMATION}
        self.statements |= self.argued()
        self.words: dict[str, str] = {}
        self.own: set[str] = set()
        self.ins: dict[str, list[AifEdge]] = {}
        self.outs: dict[str, list[AifEdge]] = {}
        self.beside: list[AifEdge] = []
        self.voiced()
        for one in file.edges:
            self.sort(one)

    def argued(self) -> set[str]:
        """Give the locutions that are premises or aims of steps: they are claims here."""
        said = {one.id for one in self.file.nodes.values() if one.type == LOCUTION}
        found = set()
        for one in self.file.edges:
            if one.source in said and one.target in self.steps:
                found.add(one.source)
            if one.target in said and one.source in self.steps:
                found.add(one.target)
        return found

    def voiced(self) -> None:
        """Set apart the words of arguments, which are written as locutions of their own."""
        pairs = {(one.source, one.target) for one in self.file.edges}
        for name in self.file.nodes:
            first = name.removesuffix(SAID)
            act = f"{first}{ARGUING}"
            fits = first != name and first in self.steps and act in self.file.nodes
            if fits and {(name, act), (act, first)} <= pairs:
                self.words[first] = self.file.nodes[name].text
                self.own |= {name, act}

    def sort(self, one: AifEdge) -> None:
        """Tell premises and aims from what stands beside."""
        source, target = one.source, one.target
        if source in self.own or target in self.own:
            return
        if source in self.steps and (target in self.statements or target in self.steps):
            self.outs.setdefault(source, []).append(one)
        elif source in self.statements and target in self.steps:
            self.ins.setdefault(target, []).append(one)
        else:
            self.beside.append(one)
            if source in self.statements and target in self.statements:
                told = f"an edge leads from `{clip(source)}` to `{clip(target)}` without a step"
                warn(self.faults, one.at, f"{told}; it is only kept", "an RA or CA between them")

    def nodes(self) -> tuple[Node, ...]:
        """Make the nodes."""
        taken = self.own | self.statements | self.steps
        rest = [one for one in self.file.nodes.values() if one.id not in taken]
        beside = Provenance(self.file, rest, self.beside, self.maker)
        graph = Graph(
            {one.id: self.statement(one, beside) for one in self.of(self.statements)},
            {one.id: self.step(one, beside) for one in self.of(self.steps)},
        )
        built(graph, self.maker)
        beside.make()
        return tuple(self.maker.nodes.values())

    def of(self, names: set[str]) -> list[AifNode]:
        return [one for one in self.file.nodes.values() if one.id in names]

    def statement(self, one: AifNode, beside: Provenance) -> Statement:
        """Give a statement; what is not written of itself goes into its record."""
        text = joined(*parted(one.text))
        own = record(one.given, node(one.id, INFORMATION, text))
        return Statement(one.id, one.text, _fields(one.id, own, beside.sources(one.id)), one.at)

    def step(self, one: AifNode, beside: Provenance) -> Step:
        """Give a step, with the records of the edges that touch it."""
        scheme = None if one.text in NAMELESS else one.text
        ins, outs = self.ins.get(one.id, []), self.outs.get(one.id, [])
        type_ = one.type if outs else INFERENCE  # what has no aim does not attack here
        own = record(one.given, node(one.id, type_, scheme or DEFAULTS[type_]))
        edges = [found for found in map(_edge_record, (*ins, *outs)) if found]
        own |= {EDGES: edges} if edges else {}
        return Step(
            one.id,
            one.type == CONFLICT,
            tuple(dict.fromkeys(found.source for found in ins)),
            tuple(dict.fromkeys(found.target for found in outs)),
            scheme,
            self.words.get(one.id, ""),
            _fields(one.id, own, beside.sources(one.id)),
            one.at,
        )


def _fields(given: str, own: dict[str, Any], sources: list[dict[str, str]]) -> Fields:
    """Give what makes the further fields of a node: the id that it had, where it has another."""

    def fields(name: str) -> dict[str, Any]:
        had = {} if name in (given, ids.split(given)[0]) else {"nodeID": given}
        kept = had | own
        return ({KEY: kept} if kept else {}) | ({"sources": sources} if sources else {})

    return fields


def _edge_record(one: AifEdge) -> Mapping[str, Any]:
    found = record(one.given, edge(one.source, one.target))
    return {**found, "fromID": one.source, "toID": one.target} if found else {}
