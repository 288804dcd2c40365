"""The RDF of a solved map by node, so that what tells of one can be written without the others."""

from collections.abc import Iterable
from itertools import tee
from typing import NamedTuple

from robustmap.formats._plain import Plain, plain
from robustmap.formats._terms import PREFIXES, Names
from robustmap.formats._triples import triples
from robustmap.formats._turtle import Piece, piece, put_together
from robustmap.formats._values import Ref
from robustmap.formats.vocabulary import ALIGNED
from robustmap.model import ids
from robustmap.reason.solution import Solution

_PREFIXES = PREFIXES | ALIGNED


class Told(NamedTuple):
    """A node as Turtle: what is said of it and its parts, and of others where they lead to it."""

    own: Piece
    ties: Piece

    @property
    def blocks(self) -> int:
        """How many subjects are told of."""
        return len(self.own.blocks) + len(self.ties.blocks)


class Parted:
    """The triples of a solved map, each with the node that it tells of. Linear in the map."""

    def __init__(self, solution: Solution) -> None:
        """Look at every triple once."""
        nodes = solution.map.nodes
        self.own: dict[str, list[Plain]] = {node: [] for node in nodes}
        self.ties: dict[str, list[Plain]] = {node: [] for node in nodes}
        self.rest: list[Plain] = []
        """What is said of the map itself, and of earlier ids."""
        said, again = tee(triples(solution))
        named = plain(Names(solution.map.settings), again)
        for (ref, _, value), one in zip(said, named, strict=True):
            here = ids.split(ref)[0]
            self.own.get(here, self.rest).append(one)
            there = ids.split(value.id)[0] if type(value) is Ref else here
            if there != here and there in self.ties:
                self.ties[there].append(one)

    def told(self, node: str) -> Told:
        """Give what is told of a node."""
        return Told(piece(self.own[node], _PREFIXES), piece(self.ties[node], _PREFIXES))

    def of_none(self) -> Piece:
        """Give what is told of no node."""
        return piece(self.rest, _PREFIXES)


def turtle_of_node(told: Told) -> str:
    """Write a node as Turtle: a tie is told at both of its ends."""
    return put_together(told, _PREFIXES)


def turtle_of_all(told: Iterable[Told], rest: Piece) -> str:
    """Write a map as Turtle from what is told of each of its nodes, and of none."""
    return put_together((rest, *(one.own for one in told)), _PREFIXES)
