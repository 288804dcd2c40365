"""Checks of cf2 (Baroni, Giacomin and Guida 2005) and stage2 extensions (Dvorak, Gaggl 2016).

A cell is what is left in the end of a strongly connected component, when each component has
lost what is attacked from outside of it, and what was left has fallen into components again.
An extension has no argument that was lost, and is naive, or stage, in each cell.
"""

from collections.abc import Iterable, Iterator

from robustmap.reason.checks._shape import (
    Attackers,
    Clauses,
    Set,
    Shown,
    claimed,
    conflicting,
    outside_range,
    peace,
    range_of,
    unlike,
    whole_range,
)
from robustmap.reason.propagation import follows


def cf2(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check that there is, or is not, a cf2 extension as claimed."""
    if shown.claim.exists:
        yield from _not_naive(attackers, shown)
    elif not follows(cf2_encoding(attackers, shown), shown.refuted):
        yield "it is not shown that there is none"


def stage2(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check that there is, or is not, a stage2 extension as claimed."""
    if shown.claim.exists:
        faults = list(_not_naive(attackers, shown))
        yield from faults
        if not faults and not follows(wider_encoding(attackers, shown), shown.refuted):
            yield "it is not shown that nothing has more range in its component"
        return
    if any(conflicting(attackers, frozenset(one)) for one in shown.family[1::2]):
        yield "a set that is compared with attacks itself"
    elif not follows(stage2_encoding(attackers, shown), shown.refuted):
        yield "it is not shown that there is none"


def cells(attackers: Attackers, chosen: Set) -> Iterator[Set]:
    """Yield the cells for a set of arguments, by the recursion of the definition."""
    pending = list(_components(attackers, range(len(attackers))))
    while pending:
        cell = pending.pop()
        left = [one for one in cell if all(b in cell or b not in chosen for b in attackers[one])]
        if len(left) == len(cell):
            yield cell
        else:
            pending += _components(attackers, left)


def cut(attackers: Attackers, found: Iterable[Set]) -> list[list[int]]:
    """Give the attacks that lie within a cell."""
    kept: list[list[int]] = [[] for _ in attackers]
    for cell in found:
        for one in cell:
            kept[one] = [by for by in attackers[one] if by in cell]
    return kept


def wider_encoding(attackers: Attackers, shown: Shown) -> Clauses:
    """Say that a set without conflict has more range than the extension, cell by cell."""
    extension = frozenset(shown.extension or ())
    found = list(cells(attackers, extension))
    kept = cut(attackers, found)
    # What was lost is no member, and has no range.
    lost = set(range(len(attackers))).difference(*found)
    range_ = range_of(kept, extension)
    return [
        *peace(kept),
        *([-one - 1] for one in lost),
        *whole_range(kept, range_),
        outside_range(kept, range_ | lost),
    ]


def cf2_encoding(attackers: Attackers, shown: Shown) -> Clauses:
    """Say that a set without conflict is as claimed, and naive in cells.

    For each set of the family: if all of it is in, its cells come apart at least so far, and an
    argument of one that nothing attacks is met by nothing outside of it (Gaggl, Woltran 2013).
    """
    says = [*peace(attackers), *claimed(attackers, shown.claim)]
    for chosen in ((), *shown.family):
        says += _naive_in_cells(attackers, frozenset(chosen))
    return says


def stage2_encoding(attackers: Attackers, shown: Shown) -> Clauses:
    """Say besides that a set is stage in cells.

    The family holds pairs: what cuts cells loose, and a set without conflict. If all of the
    first is in, and nothing attacks a cell from outside, then what is in has not less range in
    this cell than the second has there.
    """
    says = [*peace(attackers), *claimed(attackers, shown.claim)]
    says += _naive_in_cells(attackers, frozenset())
    same = len(attackers)
    for chosen, other in zip(shown.family[::2], shown.family[1::2], strict=False):
        given = frozenset(chosen)
        says += _naive_in_cells(attackers, given)
        for cell in cells(attackers, given):
            same += 1
            says += _stage_in_cell(attackers, given, cell, (frozenset(other), same))
    return says


def _naive_in_cells(attackers: Attackers, given: Set) -> Clauses:
    says = []
    unless = [-one - 1 for one in given]
    for cell in cells(attackers, given):
        near = {one: {one, *attackers[one]} for one in cell}
        for one in cell:
            for by in attackers[one]:
                if by in cell:
                    near[by].add(one)
        says += [
            [*(other + 1 for other in sorted(near[one])), *unless]
            for one in sorted(cell)
            if one not in attackers[one]
        ]
    return says


def _stage_in_cell(attackers: Attackers, given: Set, cell: Set, other: tuple[Set, int]) -> Clauses:
    chosen, same = other
    if chosen.isdisjoint(cell):
        return []
    kept = cut(attackers, [cell])
    range_ = range_of(kept, chosen & cell) & cell
    everything_else = frozenset(range(len(attackers))) - cell
    outside = {by for one in cell for by in attackers[one]} - cell
    return [
        [
            same,
            *outside_range(kept, range_ | everything_else),
            *(one + 1 for one in sorted(outside)),
            *(-one - 1 for one in given),
        ],
        *([-same, *clause] for clause in whole_range(kept, range_)),
    ]


def _not_naive(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check that the extension is as claimed, and naive in every cell."""
    if shown.extension is None:
        yield "no extension is shown"
        return
    inside = frozenset(shown.extension)
    if fault := conflicting(attackers, inside) or unlike(attackers, shown.claim, inside):
        yield fault
        return
    found = list(cells(attackers, inside))
    kept = cut(attackers, found)
    attacking = {by for one in inside for by in kept[one]}
    for one in sorted(frozenset().union(*found)):
        met = one in inside or one in attacking or not inside.isdisjoint(kept[one])
        if not met and one not in attackers[one]:
            yield "something can be added in its component"
            return


def _components(attackers: Attackers, nodes: Iterable[int]) -> Iterator[Set]:
    """Yield the strongly connected components of what is left."""
    from networkx import DiGraph, strongly_connected_components

    graph: DiGraph[int] = DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from([(by, one) for one in graph for by in attackers[one] if by in graph])
    return map(frozenset, strongly_connected_components(graph))
