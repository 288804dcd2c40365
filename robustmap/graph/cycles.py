"""Cycles, by networkx: in the support of claims, and in orders of thresholds."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from robustmap.graph.flatten import Flat
from robustmap.model.map import Map

if TYPE_CHECKING:
    from networkx import DiGraph


def support_circles(
    map_: Map, flat: Flat, unfounded: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Give one circle per knot of statements that support only each other.

    Each statement supports the next, the last the first. Linear in the support among
    the statements given.
    """
    if not unfounded:
        return ()
    rests_on: dict[str, list[str]] = {}
    for statement in sorted(unfounded):
        premises = (
            premise
            for one in flat.pro.get(statement, ())
            for premise in map_.inferences[one].premises
            if premise in unfounded
        )
        rests_on[statement] = sorted(set(premises))
    return tuple(tuple(reversed(circle)) for circle in knots(rests_on))


def knots(successors: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Give one shortest cycle of each strongly connected part of a graph, sorted.

    A cycle starts at its smallest name and follows the edges. Linear in the graph,
    apart from the search for a short cycle, which stays within its part.
    """
    within = _peeled(successors)
    if not within:
        return []
    # Nearly every map has no cycle, and then never waits for networkx.
    import networkx as nx

    graph: DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((a, b) for a in sorted(within) for b in successors[a] if b in within)
    found = []
    for part in nx.strongly_connected_components(graph):
        first = min(part)
        if len(part) > 1:
            found.append(_cycle_through(graph.subgraph(part), first))
        elif graph.has_edge(first, first):
            found.append([first])
    return sorted(found)


def _peeled(successors: Mapping[str, Iterable[str]]) -> set[str]:
    """Take away, again and again, what has no successor left; gives what remains."""
    left = {node: set(successors[node]) & successors.keys() for node in successors}
    before: dict[str, list[str]] = {}
    for node, after in left.items():
        for other in after:
            before.setdefault(other, []).append(node)
    ends = [node for node, after in left.items() if not after]
    while ends:
        end = ends.pop()
        del left[end]
        for node in before.get(end, ()):
            left[node].discard(end)
            if not left[node]:
                ends.append(node)
    return set(left)


def _cycle_through(graph: "DiGraph[str]", start: str) -> list[str]:
    import networkx as nx

    paths = nx.single_target_shortest_path(graph, start)
    nearest = min(graph.successors(start), key=lambda node: (len(paths[node]), node))
    return [start, *paths[nearest][:-1]]
