"""How new nodes stand from the start: their verdicts, and how far new proposals work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from robustmap.diff.kinds import Added, Change
from robustmap.explain import orders, words
from robustmap.explain.words import SCALING, Phrase
from robustmap.model.nodes import Proposal
from robustmap.reason.ask import ask
from robustmap.reason.robustness import World, robustness
from robustmap.reason.robustness.window import window
from robustmap.reason.solution import Solution


@dataclass(frozen=True)
class Arrival:
    """A new node that can stand or fall, and what is to be said of it from the start."""

    node: str
    kind: str
    title: str
    says: tuple[Phrase, ...]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        says = [one.fill() for one in self.says]
        return {"node": self.node, "kind": self.kind, "title": self.title, "words": says}


def arrivals(new: Solution, done: Iterable[Change], *, counted: bool) -> Iterator[Arrival]:
    """Yield how new nodes stand, proposals first, then by id.

    `counted` says whether possible orders may be counted for working ranges.
    """
    added = [one.node for one in done if isinstance(one, Added)]
    nodes = [new.map.nodes[ref] for ref in sorted(added)]
    world = World(new)
    for node in sorted(nodes, key=lambda node: node.kind != "proposal"):
        if isinstance(node, Proposal):
            says = tuple(_far(world, node, counted=counted))
        else:
            asked = ask(new, node.id) if node.kind in ("claim", "argument", "story") else None
            says = (words.verdict(asked),) if asked else ()
        if says and node.review != "withdrawn":
            yield Arrival(node.id, node.kind, words.title(new, node.id), says)


def _far(world: World, node: Proposal, *, counted: bool) -> Iterator[Phrase]:
    """Say what scaling does to a proposal, as far as it is known, and where it works."""
    known = [one for one in robustness(world.solution, node).items() if one[1].answer != "unknown"]
    for kind, one in known:
        told = words.robustness(one)
        yield told._replace(text=f"{SCALING.get(kind, kind)}: {told.text}")
    if not known:
        yield Phrase("nothing tells yet what scaling does to it")
    found = window(world, node) if counted else None
    if found is not None:
        told = orders.window(found)
        yield told._replace(text=f"working range: {told.text}")
