"""Components that come apart as an extension is chosen: the recursion of cf2 and stage2.

In the order of attacks, each strongly connected component loses what is attacked from outside
of it, and what is left falls into components of its own, which lose something again (Baroni,
Giacomin and Guida 2005). What loses nothing is a *cell*: there the extension must be what a
simpler semantics asks for. All this is one work-list over components, of any depth.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._search import NOTHING, Extension


class Cell(NamedTuple):
    """A component that lost nothing, and the members of the extension that cut it loose.

    Where these are members of a set without conflict, no attack between what is in the cell
    and what is not counts for that set, but those that put something out of the cell.
    """

    nodes: Extension
    cut_by: Extension


class Separation:
    """Takes one framework apart, for as many sets without conflict as it is asked about."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    @cached_property
    def components(self) -> list[Extension]:
        """The strongly connected components of the whole."""
        return list(_components(self.framework, range(len(self.framework))))

    def cells(self, extension: Extension) -> Iterator[Cell]:
        """Yield the cells for a set without conflict.

        Cost: linear in the framework for the first look; a component is taken apart again as
        often as it loses something.
        """
        pending = [Cell(nodes, NOTHING) for nodes in self.components]
        while pending:
            cell = pending.pop()
            gone = self._gone(cell, extension)
            if not gone:
                yield cell
                continue
            cut_by = cell.cut_by.union(gone.values())
            left = [one for one in cell.nodes if one not in gone]
            pending += [Cell(nodes, cut_by) for nodes in _components(self.framework, left)]

    def _gone(self, cell: Cell, extension: Extension) -> dict[int, int]:
        """Give what an extension puts out of a cell, and one member that does for each."""
        attackers, nodes = self.framework.attackers, cell.nodes
        gone = {}
        for one in nodes:
            outside = [by for by in attackers[one] if by in extension and by not in nodes]
            if outside:
                # As few reasons as can easily be had: what they teach then holds more often.
                known = [by for by in outside if by in cell.cut_by]
                gone[one] = (known or outside)[0]
        return gone


def _components(framework: Framework, nodes: Iterable[int]) -> Iterator[Extension]:
    """Yield the strongly connected components of a part of a framework."""
    from networkx import DiGraph, strongly_connected_components

    kept = frozenset(nodes)
    if len(kept) == 1:
        yield kept
        return
    graph: DiGraph[int] = DiGraph()
    graph.add_nodes_from(kept)
    attackers = framework.attackers
    graph.add_edges_from((by, one) for one in kept for by in attackers[one] if by in kept)
    for component in strongly_connected_components(graph):
        yield frozenset(component)
