"""A plain map as an argument graph."""

from collections.abc import Iterator

from robustmap.formats.exchange._arguments.shape import Graph, Statement, Step
from robustmap.formats.exchange._arguments.wording import joined
from robustmap.model import ids
from robustmap.model.expand import REASON, Inference, named_premises
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node

ATTACKS = ("against", "undercuts", "contradicts")


def drawn(map_: Map) -> Graph:
    """Draw a plain map (see `plain`). Ids are those of statements and inferences.

    The inferences of an argument are one step with several aims where nothing tells them
    apart: all speak for, or all against, and nobody names one of them. Linear.
    """
    statements = {one.id: one for node in map_.nodes.values() for one in _statements(node)}
    return Graph(statements, {one.id: one for one in _steps(map_)})


def _statements(node: Node) -> Iterator[Statement]:
    if isinstance(node, Claim):
        yield Statement(node.id, joined(node.title, node.body))
    elif isinstance(node, Argument):
        if not node.premises:
            yield Statement(ids.join(node.id, REASON), joined(node.title, node.body))
        for local, text in named_premises(node):
            yield Statement(ids.join(node.id, local), text)


def _steps(map_: Map) -> Iterator[Step]:
    shared = _shared(map_)
    for one in map_.inferences.values():
        if one.owner not in shared:
            yield _step(map_, shared, one.id, [one])
        elif map_.inferences_of[one.owner][0] == one.id:
            all_ = [map_.inferences[name] for name in map_.inferences_of[one.owner]]
            yield _step(map_, shared, one.owner, all_)


def _shared(map_: Map) -> set[str]:
    """Give the arguments whose several inferences are one step."""
    named = {one.target for one in map_.inferences.values()} & map_.inferences.keys()
    found = set()
    for owner, steps in map_.inferences_of.items():
        node = map_.nodes.get(owner)
        if isinstance(node, Argument) and len(steps) > 1 and named.isdisjoint(steps):
            all_ = [map_.inferences[name] for name in steps]
            alike = len({one.relation in ATTACKS for one in all_}) == 1
            if alike and not any(_is_part(map_, one.target) for one in all_):
                found.add(owner)
    return found


def _is_part(map_: Map, target: str) -> bool:
    return target in map_.inferences and target not in map_.nodes


def _step(map_: Map, shared: set[str], name: str, all_: list[Inference]) -> Step:
    first = all_[0]
    node = map_.nodes[first.owner]
    aims: dict[str, None] = {}
    for one in all_:
        if one.relation in ("undercuts", "backs"):
            owner = map_.inferences[map_.inferences_of[one.target][0]].owner
            steps = map_.inferences_of[one.target]
            aims |= dict.fromkeys([owner] if owner in shared else steps)
        elif one.target:
            aims[one.target] = None
    told = isinstance(node, Argument) and bool(node.premises)
    text = joined(node.title, node.body) if told else ""
    scheme = node.scheme if isinstance(node, Argument) else None
    attacks = first.relation in ATTACKS
    return Step(name, attacks, first.premises, tuple(aims), scheme, text)
