"""What was said: the nodes of an AIF file that are neither statements nor steps.

They are kept, as they are, in one source node; the claims and arguments that they lead to
name it as where they are said, with the speaker and the voice.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from robustmap.formats.exchange._aif.records import EDGES, KEY, record
from robustmap.formats.exchange._aif.shape import BESIDE, LOCUTION, AifEdge, AifFile, AifNode
from robustmap.formats.exchange._arguments.telling import added, nowhere
from robustmap.formats.exchange._nodes import Maker
from robustmap.model import ids

TITLE = "What stands beside the arguments of an AIF file"
NAME = "aif-dialogue"
NODES, DANGLING, LOCUTIONS, FILE = "nodes", "dangling", "locutions", "file"
BARE = {"formEdgeID": None}
"""What an edge says of itself."""

_VOICES = {
    **dict.fromkeys(("questioning", "pure questioning", "challenging"), "asks"),
    **dict.fromkeys(("pure challenging", "default questioning"), "asks"),
    **dict.fromkeys(("hypothesising", "hypothesizing", "supposing"), "supposes"),
}
"""Illocutions by which nobody stands behind what is said; with the others somebody does."""


class Provenance:
    """Keeps what stands beside, and tells who said what."""

    def __init__(
        self, file: AifFile, nodes: list[AifNode], edges: list[AifEdge], maker: Maker
    ) -> None:
        """Take the nodes and edges that are neither statements nor steps, nor between them."""
        self.file, self.nodes, self.edges, self.maker = file, nodes, edges, maker
        kept = (nodes, edges, file.dangling, file.locutions, file.rest)
        self.name = maker.name(NAME) if any(kept) else ""
        self.types = {one.id: one for one in file.nodes.values()}
        self.ins: dict[str, list[str]] = {}
        for one in edges:
            self.ins.setdefault(one.target, []).append(one.source)
        self.people = dict(_people(file.locutions))

    def sources(self, name: str) -> list[dict[str, str]]:
        """Give where a statement or step is said, by whom and how."""
        found = []
        for act in self.ins.get(name, ()):
            if self.types[act].type != "YA":
                continue
            voice = _VOICES.get(self.types[act].text.strip().lower(), "asserts")
            locutions = (one for one in self.ins.get(act, ()) if self.types[one].type == LOCUTION)
            found += [self.source(said, voice) for said in locutions]
        return found

    def source(self, said: str, voice: str) -> dict[str, str]:
        """Give the source that a locution is."""
        told = {"source": self.name, "at": f"node {said}"}
        told |= {"by": f"{self.name}/{self.people[said]}"} if said in self.people else {}
        return told | ({"voice": voice} if voice != "asserts" else {})

    def make(self) -> None:
        """Make the source node, and tell what is in it."""
        if not self.name:
            return
        kept: dict[str, Any] = {
            NODES: [record(one.given, {}) | {"nodeID": one.id} for one in self.nodes],
            EDGES: [record(one.given, BARE) for one in self.edges],
            DANGLING: [record(one.given, BARE) for one in self.file.dangling],
            LOCUTIONS: [record(one, {}) for one in self.file.locutions if isinstance(one, dict)],
        }
        kept = {key: kept[key] for key in kept if kept[key]}
        kept |= {FILE: record(self.file.rest, {})} if self.file.rest else {}
        added(self.maker, nowhere, "source", self.name, {"title": TITLE, KEY: kept}, "")
        counted = Counter(one.type for one in self.nodes)
        if counted:
            words = (f"{counted[one]:,} {one} ({BESIDE.get(one, 'unknown')})" for one in counted)
            told = f"kept beside the map, in `{self.name}`, and counted for nothing:"
            self.maker.faults.warn(f"{told} {', '.join(words)}")


def _people(locutions: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """Yield the locutions of which the speaker is told, with a handle."""
    for one in locutions:
        name, person = (
            (one.get("nodeID"), one.get("personID")) if isinstance(one, dict) else ("", "")
        )
        if isinstance(name, (str, int)) and isinstance(person, (str, int)):
            handle = ids.titled(str(person))
            if handle:
                yield str(name), handle
