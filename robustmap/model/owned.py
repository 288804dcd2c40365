"""What each file of a map spells out: its statements and inferences, by node."""

from collections.abc import Mapping
from typing import NamedTuple

from robustmap.model.expand import Inference, Statement
from robustmap.model.map import Map


class Owned(NamedTuple):
    """What a node spells out, in the order of the map."""

    statements: tuple[Statement, ...]
    inferences: tuple[Inference, ...]


def owned(map_: Map) -> Mapping[str, Owned]:
    """Give what each node spells out, of those that spell out anything. Linear in the map."""
    statements: dict[str, list[Statement]] = {}
    inferences: dict[str, list[Inference]] = {}
    for one in map_.statements.values():
        statements.setdefault(one.owner, []).append(one)
    for step in map_.inferences.values():
        inferences.setdefault(step.owner, []).append(step)
    return {
        node: Owned(tuple(statements.get(node, ())), tuple(inferences.get(node, ())))
        for node in map_.nodes
        if node in statements or node in inferences
    }


NOTHING = Owned((), ())
"""What a node spells out that spells out nothing."""
