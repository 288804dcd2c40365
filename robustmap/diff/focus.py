"""A difference, narrowed to what concerns one node and what bears on it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from robustmap.diff.bearing import edges
from robustmap.diff.causes import Cause
from robustmap.diff.result import Diff
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Proposal, Question
from robustmap.model.references import references

NAMING = frozenset(
    {"needs", "breaks", "relies_on", "requires_order", "relative", "enables", "about", "lists"}
)
"""Fields by which a proposal or a question rests on, or is about, what it names."""


def bearing_on(maps: Iterable[Map], ref: str) -> frozenset[str]:
    """Give a node and whatever bears on it in any of the maps, whole files at a time.

    Linear in the references.
    """
    before: dict[str, set[str]] = {}
    for map_ in maps:
        for source, target in (*edges(map_), *_named(map_)):
            before.setdefault(target, set()).add(source)
    start = ids.split(ref)[0]
    seen, queue = {start}, deque([start])
    while queue:
        for one in before.get(queue.popleft(), ()):
            if one not in seen:
                seen.add(one)
                queue.append(one)
    return frozenset(seen)


def _named(map_: Map) -> Iterator[tuple[str, str]]:
    """Yield (node, node on which it bears) for what is no step of an argument."""
    for node in map_.live:
        if isinstance(node, Proposal | Question):
            for one in references(node):
                if one.path[0] in NAMING:
                    yield ids.split(map_.resolve(one.ref) or one.ref)[0], node.id
        elif isinstance(node, Claim) and node.states and node.states.before:
            for ref in (*node.states.before[0], *node.states.before[1]):
                yield node.id, map_.resolve(ref) or ref


def focused(diff: Diff, nodes: frozenset[str]) -> Diff:
    """Keep of a difference what is on these nodes, and the changes that brought it about.

    What is counted of the maps as wholes stays as it is.
    """

    def on(*refs: str) -> bool:
        return any(ids.split(ref)[0] in nodes for ref in refs)

    flips = tuple(one for one in diff.flips if on(one.id))
    scaled = tuple(one for one in diff.robustness if on(one.proposal))
    ledgers = tuple(one for one in diff.ledgers if on(one.statement))
    causes = [*(one.cause for one in flips), *(one.cause for one in scaled)]
    causes += [entry.cause for one in ledgers for entry in one.entries]
    kept = {*nodes, *_causing(causes)}
    return replace(
        diff,
        flips=flips,
        robustness=scaled,
        ledgers=ledgers,
        changes=tuple(one for one in diff.changes if one.node in kept),
        shares=tuple(one for one in diff.shares if on(one.proposal)),
        dated=tuple(one for one in diff.dated if on(one.proposal)),
        orders=tuple(one for one in diff.orders if on(one.first, one.then, *one.claims)),
        strengths=replace(
            diff.strengths, moved=tuple(one for one in diff.strengths.moved if on(one.id))
        ),
        obligations=tuple(one for one in diff.obligations if on(one.node, *one.about)),
        arrivals=tuple(one for one in diff.arrivals if on(one.node)),
        silences=tuple(one for one in diff.silences if on(one.id)),
        suspects=tuple(one for one in diff.suspects if on(one.node, one.of)),
    )


def _causing(causes: Iterable[Cause]) -> Iterator[str]:
    for cause in causes:
        yield from (*cause.nodes, *cause.also)
