"""Cycles, by networkx: in the support of claims, in orders of thresholds, between proposals."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from robustmap.graph.flatten import Flat
from robustmap.model.map import Map

if TYPE_CHECKING:
    from networkx import DiGraph


def support_circles(
    map_: Map, flat: Flat, unfounded: Collection[str], fallen: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Give circles of statements that support only each other, sorted.

    Each statement supports the next, the last the first. Every unfounded statement that
    lies on a circle is on one of those given. `fallen` are the statements and steps that
    something else has brought down: what leans on them supports nothing.
    """
    rests_on: dict[str, list[str]] = {}
    for statement in sorted(unfounded):
        found: set[str] = set()
        for one in flat.pro.get(statement, ()):
            premises = map_.inferences[one].premises
            if all(p in flat.stands and p not in fallen for p in premises) and (
                flat.steps.get(one) not in fallen
            ):
                found.update(p for p in premises if p in unfounded)
        rests_on[statement] = sorted(found)
    return tuple(tuple(reversed(circle)) for circle in covering(rests_on))


def knots(successors: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Give one shortest cycle of each strongly connected part of a graph, sorted.

    A cycle starts at its smallest name and follows the edges. Linear in the graph.
    """
    return sorted(_cycle_through(part, min(part)) for part in _parts(successors))


def covering(successors: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Give cycles of a graph, so many that whatever lies on a cycle is on one of them.

    Each is a shortest one through the smallest name that was left, and starts there.
    Linear in the graph for each cycle given.
    """
    found = []
    for part in _parts(successors):
        left = set(part)
        while left:
            cycle = _cycle_through(part, min(left))
            left.difference_update(cycle)
            found.append(cycle)
    return sorted(found)


def parts(successors: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """Give the strongly connected parts of a graph that hold a cycle, sorted by first name."""
    return sorted((frozenset(part) for part in _parts(successors)), key=min)


def holds_cycle(successors: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether a graph holds a cycle. Linear in the graph.

    >>> holds_cycle({"a": ["b"], "b": ["a"]}), holds_cycle({"a": ["b"], "b": []})
    (True, False)
    """
    return bool(_peeled(successors))


def simple(
    successors: Mapping[str, Iterable[str]], longest: int, most: int
) -> tuple[list[tuple[str, ...]], bool]:
    """Give the simple cycles of a graph, and whether there may be more than those.

    None has more than `longest` edges, and there are no more than `most`. Each starts at
    its smallest name; short ones come first, then by name. Cost: linear in the graph for
    each cycle found (networkx, after Gupta and Suzumura 2021).
    """
    found: list[tuple[str, ...]] = []
    cut = False
    for part in sorted(_parts(successors), key=min):
        import networkx as nx

        names = sorted(part)
        numbers = {name: number for number, name in enumerate(names)}
        # Numbers, since sets of texts have another order in every run.
        graph: DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(len(names)))
        graph.add_edges_from(sorted((numbers[a], numbers[b]) for a, b in part.edges))
        cycles = nx.simple_cycles(graph, longest)
        taken = list(islice(cycles, most - len(found) + 1))
        cut = cut or len(names) > longest or len(taken) > most - len(found)
        for cycle in taken[: most - len(found)]:
            start = cycle.index(min(cycle))
            found.append(tuple(names[one] for one in (*cycle[start:], *cycle[:start])))
    return sorted(found, key=lambda one: (len(one), one)), cut


def _parts(successors: Mapping[str, Iterable[str]]) -> "Iterator[DiGraph[str]]":
    """Yield the strongly connected parts that hold a cycle."""
    within = _peeled(successors)
    if not within:
        return
    # Nearly every map has no cycle, and then never waits for networkx.
    import networkx as nx

    graph: DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((a, b) for a in sorted(within) for b in successors[a] if b in within)
    for part in nx.strongly_connected_components(graph):
        if len(part) > 1 or graph.has_edge(*part, *part):
            yield graph.subgraph(part)


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
    """Give a shortest cycle through `start`, of those the first by name."""
    import networkx as nx

    before = {}
    node = start
    # Sorted, since parts of a graph list their neighbours in no fixed order.
    steps = nx.bfs_predecessors(graph, start, sort_neighbors=sorted)
    while not graph.has_edge(node, start):
        node, before[node] = next(steps)
    cycle = [node]
    while cycle[-1] != start:
        cycle.append(before[cycle[-1]])
    return cycle[::-1]
