"""Atoms, schemes and edges of an arguebuf graph."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from robustmap.formats.exchange._arguebuf.schemes import ATTACK, SUPPORTS, words
from robustmap.formats.exchange._arguebuf.writing import KEY, MAJOR, TEXT
from robustmap.formats.exchange._arguments import Graph, Statement, Step
from robustmap.formats.exchange._arguments.shape import Fields
from robustmap.formats.exchange._arguments.telling import At, refuse, warn
from robustmap.formats.exchange._json import Json
from robustmap.formats.exchange._reading import Faults
from robustmap.model.problem import clip

_NAMES = {"premise_descriptors": "premiseDescriptors", "major_claim": "majorClaim"}
_BESIDE = ("rephrase", "preference")
_ABOUT = ("metadata", "userdata")
"""The keys under which an edge says more than where it leads."""

_READ = frozenset(
    ("nodes", "edges", "schemaVersion", "schema_version", "libraryVersion", "library_version")
)
"""The keys of a graph that are read, or that only tell which program wrote it."""


def graph_in(json_: Json, faults: Faults, *, records: bool) -> Graph:
    """Give the graph of a file; what is wrong goes to the faults.

    With `records`, what is said beside texts and relations goes into the nodes.
    """
    reader = _Reader(json_, faults, records=records)
    reader.nodes()
    reader.edges()
    if records:
        reader.whole()
    return reader.graph()


class _Reader:
    def __init__(self, json_: Json, faults: Faults, *, records: bool) -> None:
        self.json = json_
        self.faults = faults
        self.records = records
        self.statements: dict[str, Statement] = {}
        self.steps: dict[str, Step] = {}
        self.ins: dict[str, dict[str, None]] = {}
        self.outs: dict[str, dict[str, None]] = {}
        self.beside: set[str] = set()
        named = (json_.value.get(key) for key in (MAJOR, "major_claim"))
        self.major = {one for one in named if isinstance(one, str)}

    def objects(self, key: str) -> Mapping[str, Any]:
        """Give a mapping of the graph; missing ones are empty."""
        found = self.json.value.get(key, {})
        if isinstance(found, dict):
            return found
        refuse(self.faults, self.at(key), f"`{key}` is no object", "an object by id")
        return {}

    def at(self, *path: str) -> At:
        return partial(self.json.at, *path)

    def nodes(self) -> None:
        """Take in the nodes."""
        for name, given in self.objects("nodes").items():
            at = self.at("nodes", name)
            atom = given.get("atom") if isinstance(given, dict) else None
            scheme = given.get("scheme") if isinstance(given, dict) else None
            if isinstance(atom, dict) and scheme is None and isinstance(atom.get("text", ""), str):
                fields = self.fields(self.marked(name, given), {"atom": _without(atom, (TEXT,))})
                self.statements[name] = Statement(name, atom.get("text", ""), fields, at)
            elif isinstance(scheme, dict) and atom is None:
                self.scheme(name, given, scheme, at)
            else:
                told = f"the node `{clip(name)}` is neither an atom nor a scheme"
                refuse(self.faults, at, told, "`atom` with a text, or `scheme`")

    def marked(self, name: str, given: dict[str, Any]) -> dict[str, Any]:
        """Give an atom with the mark that it is the main claim of the graph, if it is."""
        return {**given, MAJOR: True} if name in self.major else given

    def scheme(self, name: str, given: dict[str, Any], scheme: dict[str, Any], at: At) -> None:
        """Take in a scheme: a support or an attack."""
        if any(key in scheme for key in _BESIDE):
            self.beside.add(name)
            told = f"`{clip(name)}` is a rephrasing or preference, which counts for nothing"
            warn(self.faults, at, f"{told}; it is left out", "a support or an attack")
            return
        if "attack" not in scheme and "support" not in scheme:
            self.beside.add(name)
            told = f"the scheme `{clip(name)}` is neither support nor attack"
            warn(self.faults, at, f"{told}; it is left out", "`support` or `attack`")
            return
        kind = scheme.get("support", SUPPORTS[0])
        kind = SUPPORTS[kind] if type(kind) is int and 0 <= kind < len(SUPPORTS) else kind
        known = kind in SUPPORTS and scheme.get("attack", ATTACK) in (ATTACK, 0)
        if not known:
            told = f"the scheme of `{clip(name)}` is not known; it is read as the default one"
            warn(self.faults, at, told)
        data = given.get("userdata")
        text = data.get(TEXT) if isinstance(data, dict) else None
        fields = self.fields(given, {"scheme": _without(scheme, ("support", "attack"))})
        said = words(kind) if isinstance(kind, str) else None
        attacks = "attack" in scheme
        self.steps[name] = Step(
            name, attacks, (), (), said, text if isinstance(text, str) else "", fields, at
        )

    def fields(self, given: Mapping[str, Any], inner: Mapping[str, Any]) -> Fields:
        """Give what makes the record of a node: all that is neither text nor kind."""
        kept = {key: given[key] for key in given if key not in inner}
        data = kept.get("userdata")
        if "scheme" in inner and isinstance(data, dict) and TEXT in data:
            kept["userdata"] = _without(data, (TEXT,))
        kept = {key: value for key, value in {**kept, **inner}.items() if value not in ({}, None)}
        if not self.records or not kept:
            return lambda _: {}
        text = json.dumps(kept, ensure_ascii=True, sort_keys=True)
        return lambda _: {KEY: text}

    def edges(self) -> None:
        """Take in the edges; those that do not fit are told."""
        for name, given in self.objects("edges").items():
            at = self.at("edges", name)
            ends = [given.get(key) for key in ("source", "target")] if _is_dict(given) else []
            if len(ends) == 2 and all(isinstance(end, str) for end in ends):  # noqa: PLR2004
                self.edge(name, given, at)
            else:
                told = f"the edge `{clip(name)}` has no `source` and `target`"
                refuse(self.faults, at, told, "ids of nodes")

    def edge(self, name: str, given: Mapping[str, Any], at: At) -> None:
        """Take in an edge between two nodes."""
        source, target = str(given["source"]), str(given["target"])
        for end in (source, target):
            if end not in self.statements and end not in self.steps and end not in self.beside:
                told = f"the edge `{clip(name)}` names the node `{clip(end)}`, which there is not"
                warn(self.faults, at, f"{told}; it is left out")
                return
        if self.records and any(given.get(key) for key in _ABOUT):
            told = f"what the edge `{clip(name)}` says of itself is left out"
            warn(self.faults, at, told)
        if source in self.steps and target not in self.beside:
            self.outs.setdefault(source, {})[target] = None
        elif target in self.steps and source in self.statements:
            self.ins.setdefault(target, {})[source] = None
        elif source not in self.beside and target not in self.beside:
            told = f"the edge `{clip(name)}` leads from statement to statement without a scheme"
            warn(self.faults, at, f"{told}; it is left out", "a scheme between them")

    def whole(self) -> None:
        """Tell what is said of the whole graph, for which a map has no place."""
        for key in self.json.value:
            value = self.json.value[key]
            found = _NAMES.get(key, key) == MAJOR and not self.major.isdisjoint(self.statements)
            if key in _READ or not value or found:
                continue
            told = f"`{clip(key)}` of the graph is left out: no node says it"
            warn(self.faults, self.at(key), told)

    def graph(self) -> Graph:
        """Give the graph."""
        steps = {
            name: one._replace(
                premises=tuple(self.ins.get(name, ())), aims=tuple(self.outs.get(name, ()))
            )
            for name, one in self.steps.items()
        }
        return Graph(self.statements, steps)


def _without(given: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {_NAMES.get(key, key): given[key] for key in given if key not in keys}


def _is_dict(value: Any) -> bool:
    return isinstance(value, dict)
