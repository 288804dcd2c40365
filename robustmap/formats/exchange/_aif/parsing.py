"""Nodes and edges of an AIF file, or of several node sets in one, merged by node id."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from robustmap.formats.exchange._aif.shape import (
    BESIDE,
    INFORMATION,
    STEPS,
    AifEdge,
    AifFile,
    AifNode,
)
from robustmap.formats.exchange._arguments.telling import At, refuse, warn
from robustmap.formats.exchange._json import Json
from robustmap.formats.exchange._reading import Faults
from robustmap.model.problem import clip

Path = tuple[str | int, ...]
_TYPES = (INFORMATION, *STEPS, *BESIDE)
_KEYS = ("nodes", "edges", "locutions")


def parsed(json: Json, faults: Faults) -> AifFile:
    """Give what a file holds; whatever is wrong with it goes to the faults."""
    parser = _Parser(json, faults)
    for path, one in parser.sets():
        parser.take(path, one)
    return parser.file()


class _Parser:
    def __init__(self, json: Json, faults: Faults) -> None:
        self.json = json
        self.faults = faults
        self.nodes: dict[str, AifNode] = {}
        self.found: dict[tuple[str, str, str], AifEdge] = {}
        self.locutions: list[Any] = []
        self.rest: dict[str, Any] = {}
        self.numbers = 0

    def sets(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield the node sets of the file, each with its path."""
        whole = self.json.value
        for place, given in enumerate(whole) if isinstance(whole, list) else [(-1, whole)]:
            path: Path = (place,) if place >= 0 else ()
            one = given
            if isinstance(given, dict) and isinstance(given.get("AIF"), dict):
                self.rest |= {key: given[key] for key in given if key != "AIF"}
                path, one = (*path, "AIF"), given["AIF"]
            if isinstance(one, dict) and isinstance(one.get("nodes"), list):
                yield path, one
            else:
                expected = "an object with `nodes` and `edges`"
                refuse(self.faults, self.at(path), "this is no node set", expected)

    def take(self, path: Path, given: dict[str, Any]) -> None:
        """Take in one node set."""
        own: set[str] = set()
        for place, one in enumerate(given["nodes"]):
            self.node(one, (*path, "nodes", place), own)
        for place, one in enumerate(self.listed(given, "edges", path)):
            self.edge(one, (*path, "edges", place))
        for place, one in enumerate(self.listed(given, "locutions", path)):
            if isinstance(one, dict):
                self.locutions.append(one)
            else:
                told = "an entry of `locutions` is no object; it is left out"
                warn(self.faults, self.at((*path, "locutions", place)), told, "an object")
        self.rest |= {key: given[key] for key in given if key not in _KEYS}

    def listed(self, given: dict[str, Any], key: str, path: Path) -> list[Any]:
        """Give a list of the set; xAIF has null where there is none."""
        found = given.get(key)
        if found is None or isinstance(found, list):
            return found or []
        refuse(self.faults, self.at((*path, key)), f"`{key}` is no list", "a list")
        return []

    def node(self, given: Any, path: Path, own: set[str]) -> None:
        """Take in a node."""
        name = self.name(given, "nodeID", path)
        if name is None:
            return
        type_, text = given.get("type"), given.get("text")
        if not isinstance(type_, str) or not isinstance(text, str | None):
            told = f"the node `{clip(name)}` has no `type` and `text` that are texts"
            refuse(self.faults, self.at(path), told)
            return
        found = AifNode(name, type_, text or "", given, self.at(path))
        if type_ not in _TYPES:
            told = f"the node `{clip(name)}` is of the type `{clip(type_)}`; it is only kept"
            warn(self.faults, found.at, told, f"one of {', '.join(_TYPES)}")
        before = self.nodes.setdefault(name, found)
        if name in own or (before.type, before.text) != (type_, found.text):
            told = f"the node `{clip(name)}` is described twice"
            refuse(self.faults, found.at, told, "one text and type for each id")
        own.add(name)

    def edge(self, given: Any, path: Path) -> None:
        """Take in an edge; the same edge of another set counts once."""
        source, target = self.name(given, "fromID", path), self.name(given, "toID", path)
        if source is not None and target is not None:
            key = source, target, str(given.get("edgeID"))
            self.found.setdefault(key, AifEdge(source, target, given, self.at(path)))

    def name(self, given: Any, key: str, path: Path) -> str | None:
        """Give an id of a node; numbers serve too, though the format has texts."""
        found = given.get(key) if isinstance(given, Mapping) else None
        if isinstance(found, int) and not isinstance(found, bool):
            self.numbers += 1
            found = str(found)
        if isinstance(found, str) and found:
            return found
        refuse(self.faults, self.at(path), f"there is no `{key}`", "an id, as a text")
        return None

    def at(self, path: Path) -> At:
        return partial(self.json.at, *path)

    def file(self) -> AifFile:
        """Give all that was found, with a word on edges that lead nowhere."""
        if self.numbers:
            told = f"{self.numbers:,} ids are numbers; they are read as texts"
            self.faults.warn(told, expected="texts")
        edges, dangling = [], []
        for one in self.found.values():
            missing = next((end for end in (one.source, one.target) if end not in self.nodes), None)
            if missing is None:
                edges.append(one)
                continue
            dangling.append(one)
            told = f"an edge names the node `{clip(missing)}`, which there is not; it is only kept"
            warn(self.faults, one.at, told)
        return AifFile(self.nodes, edges, dangling, self.locutions, self.rest)
