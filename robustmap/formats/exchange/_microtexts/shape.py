"""The elements of arg-microtexts XML, and the sides that its statements are on."""

from collections.abc import Mapping
from typing import Literal

from robustmap.formats.exchange._arguments import Graph, Step

ROOT = "arggraph"
BY = "robustmap"
"""Who made a file that was written here; ids are taken from no other."""

SUPPORT, EXAMPLE, REBUT, UNDERCUT, ADDED, SEGMENT = "sup", "exa", "reb", "und", "add", "seg"
EDGES = (SEGMENT, SUPPORT, EXAMPLE, REBUT, UNDERCUT, ADDED)
EXAMPLE_SCHEME = "example"

NOWHERE = "#AIM"
"""Ends the id of an empty statement at which an argument is aimed that has no aim."""

AGAIN = "~"
"""Comes between the id of a step and the number of its second edge, third edge, ..."""

Side = Literal["pro", "opp"]
SIDE = "x-side"
"""The key of a claim that stands on another side than its place in the graph tells."""


def sides(graph: Graph) -> dict[str, Side]:
    """Give the side of each statement: the proponent's, or the opponent's. Linear.

    What nothing rests on is the proponent's. What supports something is on its side, what
    attacks it on the other; to attack a step is to attack who takes it.
    """
    first: dict[str, Step] = {}
    for step in graph.steps.values():
        for ref in step.premises:
            first.setdefault(ref, step)
    found: dict[str, Side] = {}
    for name in graph.statements:
        _settle(name, graph, first, found)
    return found


def _settle(name: str, graph: Graph, first: Mapping[str, Step], found: dict[str, Side]) -> None:
    trail: list[tuple[str, bool]] = []
    seen: set[str] = set()
    while name not in found and name not in seen:
        seen.add(name)
        step = first.get(name)
        after = _aim(step, graph) if step else ""
        trail.append((name, bool(step and step.attacks)))
        if not after:
            found[name] = "pro"
            trail.pop()
            break
        name = after
    side = found.get(name, "pro")
    for one, attacks in reversed(trail):
        side = side if not attacks else "opp" if side == "pro" else "pro"
        found[one] = side


def _aim(step: Step, graph: Graph) -> str:
    """Give the statement on whose side, or against it, a step is."""
    aim = step.aims[0] if step.aims else ""
    if aim in graph.statements:
        return aim
    other = graph.steps.get(aim)
    return other.premises[0] if other and other.premises else ""
