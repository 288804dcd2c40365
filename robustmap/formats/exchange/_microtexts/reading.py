"""Statements and steps of an arg-microtexts file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from robustmap.formats.exchange._arguments import Graph, Statement, Step
from robustmap.formats.exchange._arguments.telling import At, refuse, warn
from robustmap.formats.exchange._microtexts.shape import (
    ADDED,
    AGAIN,
    EDGES,
    EXAMPLE,
    EXAMPLE_SCHEME,
    NOWHERE,
    REBUT,
    SEGMENT,
    SIDE,
    UNDERCUT,
    sides,
)
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._xml import Element
from robustmap.model.problem import clip

_KNOWN = ("edu", "joint", "adu", "edge")


def graph_in(root: Element, faults: Faults, *, own: bool) -> Graph:
    """Give the graph of a file; `own` where it was written here. Linear."""
    reader = _Reader(root, faults, own=own)
    reader.elements()
    reader.steps()
    return reader.graph()


class _Reader:
    def __init__(self, root: Element, faults: Faults, *, own: bool) -> None:
        self.root = root
        self.faults = faults
        self.own = own
        self.found: dict[str, dict[str, Element]] = {name: {} for name in _KNOWN}
        self.segments: dict[str, list[str]] = {}
        self.premises: dict[str, list[str]] = {}
        self.aims: dict[str, list[str]] = {}
        self.joined: list[Element] = []

    def elements(self) -> None:
        """Take in the elements by name; each has an id of its own."""
        seen: set[str] = set()
        for one in self.root.children:
            name = one.attributes.get("id", "")
            if one.name not in _KNOWN:
                warn(self.faults, _at(one), f"`<{clip(one.name)}>` is left out", "edu, adu, edge")
            elif not name:
                refuse(self.faults, _at(one), f"this `<{one.name}>` has no id", "an id")
            elif name in seen:
                refuse(self.faults, _at(one), f"the id `{clip(name)}` is given twice", "one each")
            else:
                seen.add(name)
                self.found[one.name][name] = one
        for name, edge in self.found["edge"].items():
            if self.is_whole(name, edge) and edge.attributes["type"] == SEGMENT:
                target = edge.attributes["trg"]
                self.segments.setdefault(target, []).append(edge.attributes["src"])

    def is_whole(self, name: str, edge: Element) -> bool:
        """Tell whether an edge has all that it needs."""
        missing = [key for key in ("src", "trg", "type") if not edge.attributes.get(key)]
        if missing:
            refuse(self.faults, _at(edge), f"the edge `{clip(name)}` has no `{missing[0]}`")
        return not missing

    def steps(self) -> None:
        """Turn the edges between statements into steps."""
        for name, edge in self.found["edge"].items():
            type_ = edge.attributes.get("type", "")
            if self.faults.failed or type_ == SEGMENT:
                continue
            if type_ not in EDGES:
                told = f"the edge `{clip(name)}` is of the type `{clip(type_)}`; it is left out"
                warn(self.faults, _at(edge), told, f"one of {', '.join(EDGES)}")
            elif self.leads(name, edge):
                self.joined.append(edge) if type_ == ADDED else self.step(name, edge)
        for edge in self.joined:
            self.add(edge)

    def leads(self, name: str, edge: Element) -> bool:
        """Tell whether an edge joins what is there; says so where it does not."""
        source, target = edge.attributes["src"], edge.attributes["trg"]
        for end, kinds in ((source, ("adu",)), (target, ("adu", "edge"))):
            if not any(end in self.found[kind] for kind in kinds):
                told = f"the edge `{clip(name)}` names `{clip(end)}`, which is no {kinds[-1]}"
                warn(self.faults, _at(edge), f"{told}; it is left out", "the id of a statement")
                return False
        return True

    def step(self, name: str, edge: Element) -> None:
        """Take in an edge that is a step, or a further aim of one."""
        base = self.base(name)
        source, target = edge.attributes["src"], edge.attributes["trg"]
        on_edge = target in self.found["edge"]
        type_ = edge.attributes["type"]
        if type_ == UNDERCUT and not on_edge:
            told = f"`{clip(name)}` undercuts a statement; it is read as an attack on it"
            warn(self.faults, _at(edge), told, "the id of an edge")
        if type_ == REBUT and on_edge:
            told = f"`{clip(name)}` rebuts an edge; it is read as an undercut"
            warn(self.faults, _at(edge), told, "the id of an adu")
        self.premises.setdefault(base, [source])
        aims = self.aims.setdefault(base, [])
        if not self.own or target != f"{base}{NOWHERE}":
            aims.append(self.base(target) if on_edge else target)

    def base(self, name: str) -> str:
        """Give the step to which an edge belongs."""
        first, mark, number = name.rpartition(AGAIN)
        whole = self.own and mark and number.isdecimal() and first in self.found["edge"]
        return first if whole else name

    def add(self, edge: Element) -> None:
        """Take in a further premise of a step."""
        base = self.base(edge.attributes["trg"])
        if base in self.premises:
            self.premises[base].append(edge.attributes["src"])
            return
        told = f"`{clip(edge.attributes['id'])}` adds to what is no step; it is left out"
        warn(self.faults, _at(edge), told, "the id of a sup, exa, reb or und edge")

    def graph(self) -> Graph:
        """Give the graph, with the sides that are not those of their places."""
        plain = Graph({one.id: one for one in self.statements()}, {})
        for name, premises in self.premises.items():
            edge = self.found["edge"][name]
            type_, aims = edge.attributes["type"], tuple(dict.fromkeys(self.aims[name]))
            example = type_ == EXAMPLE and any(one in plain.statements for one in aims)
            plain.steps[name] = Step(
                name,
                type_ in (REBUT, UNDERCUT),
                tuple(dict.fromkeys(premises)),
                aims,
                EXAMPLE_SCHEME if example else None,
                at=_at(edge),
            )
        told = sides(plain)
        statements = {
            name: one._replace(fields=partial(self.fields, name, told[name]))
            for name, one in plain.statements.items()
        }
        return plain._replace(statements=statements)

    def statements(self) -> Iterator[Statement]:
        for name, one in self.found["adu"].items():
            if self.own and name.endswith(NOWHERE):
                continue
            text = " ".join(filter(None, (part.text.strip() for part in self.parts(name))))
            yield Statement(name, text, at=_at(one))

    def parts(self, name: str) -> Iterator[Element]:
        """Yield the segments of a statement, also those that joints hold together."""
        pending, seen = self.segments.get(name, [])[::-1], {name}
        while pending:
            one = pending.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self.found["edu"]:
                yield self.found["edu"][one]
            pending += self.segments.get(one, [])[::-1]

    def fields(self, name: str, side: str, _: str) -> dict[str, Any]:
        """Give what a claim says beside its text: that it is unwritten, or on another side."""
        given = self.found["adu"][name].attributes.get("type", side)
        parts = [*self.parts(name)]
        unsaid = bool(parts) and all(one.attributes.get("implicit") == "true" for one in parts)
        found: dict[str, Any] = {"implicit": True} if unsaid else {}
        return found | ({SIDE: given} if given != side and given in ("pro", "opp") else {})


def _at(one: Element) -> At:
    return lambda: one.at
