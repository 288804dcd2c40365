"""The RDF of a solved map by node, so that what tells of one can be written without the others."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from robustmap.formats._pieces import Pieces
from robustmap.formats._provenance import speakers
from robustmap.formats._terms import PREFIXES, Names
from robustmap.formats._triples import Triple, cited_by, of_map, said_by
from robustmap.formats._turtle import Piece, in_pieces, put_together
from robustmap.formats._values import Ref
from robustmap.formats.vocabulary import ALIGNED
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.owned import NOTHING, Owned, owned
from robustmap.model.references import references
from robustmap.reason.solution import Solution

_PREFIXES = PREFIXES | ALIGNED


class Told(NamedTuple):
    """A node as Turtle: what is said of it and its parts, and of others where they lead to it.

    `iri` is its own; the IRIs of those others come `before` or `after` it. The namespaces `used`
    are followed by those that what is said of others uses.
    """

    iri: str
    own: str
    before: str
    after: str
    used: tuple[str, ...]
    used_beside: tuple[str, ...]


class Parted:
    """The triples of a solved map by the node that they tell of, made as they are asked for.

    To tell of a node, what its own file says is looked at, and what those say that name it.
    """

    def __init__(self, solution: Solution, owns: Mapping[str, Owned] | None = None) -> None:
        """Look at who names whom. Linear in the map, but no more than links are held.

        `owns` is what each node spells out, where that is known.
        """
        self._solution, self._nodes = solution, solution.map.nodes
        self._names = Names(solution.map.settings)
        self._piece = Pieces(self._names, _PREFIXES).piece
        self._owned = owned(solution.map) if owns is None else owns
        self._people = speakers(solution.map)
        self._naming, self._citing = _naming(solution.map, self._people)
        self._own: dict[str, list[Triple]] = {}
        """What nodes say of themselves, until somebody asks: see `_MOST`."""
        self._links: dict[str, list[_Link]] = {}
        self._rest, self._of_map = self._looked("", of_map(solution))

    def told(self, node: str) -> Told:
        """Give what is told of a node."""
        if node not in self._own:
            self._look(node)
        own, ties = self._own.pop(node), list[Triple]()
        for who, (here, there, one) in self._linking(node):
            if here == node and who != node:
                own.append(one)
            elif there == node and here != node:
                ties.append(one)
        return _told(self._piece(own), self._piece(ties))

    def by_iri(self) -> tuple[str, ...]:
        """Give every node in the order of their IRIs."""
        return tuple(sorted(self._nodes, key=self._names.iri))

    def of_none(self) -> Piece:
        """Give what is told of no node: of the map itself, and of earlier ids."""
        return self._piece([one for one in self._rest if ids.split(one[0])[0] not in self._nodes])

    def _linking(self, node: str) -> Iterator[tuple[str, "_Link"]]:
        """Yield the links that may lead to or from a node, each after who says so."""
        yield from (("", one) for one in self._of_map)
        citing = self._citing.get(node, ())
        for who in (node, *self._naming.get(node, ())):
            if who not in self._links and who in citing:
                # A text is cited by very many: of these no more is made than what cites it.
                cited = cited_by(self._solution.map, self._nodes[who], self._people)
                said = (one for one in cited if _may_lead(one, node))
                yield from ((who, one) for one in self._looked(who, said)[1])
                continue
            if who not in self._links:
                self._look(who)
            yield from ((who, one) for one in self._links[who])

    def _look(self, who: str) -> None:
        own = self._owned.get(who, NOTHING)
        said = said_by(self._solution, self._nodes[who], own, self._people)
        self._own[who], self._links[who] = self._looked(who, said)
        if len(self._own) > _MOST:
            del self._own[next(iter(self._own))]

    def _looked(self, who: str, said: Iterable[Triple]) -> tuple[list[Triple], list["_Link"]]:
        """Give what somebody says of themselves, and what ties nodes or is about others."""
        own, links = list[Triple](), list[_Link]()
        last, here = who, who
        for one in said:
            ref, _, value = one
            if ref != last:
                last, here = ref, ids.split(ref)[0]
            there = ids.split(value.id)[0] if type(value) is Ref else here
            if here == who:
                own.append(one)
                if there == who:
                    continue
            elif here not in self._nodes:
                own.append(one)
            links.append((here, there, one))
        return own, links


_Link = tuple[str, str, Triple]
"""The nodes of subject and object, and the triple."""

_MOST = 1000
"""What so many nodes say of themselves is held; what was let go is made again if asked for."""


def _naming(
    map_: Map, people: Mapping[str, str]
) -> tuple[Mapping[str, Collection[str]], Mapping[str, Collection[str]]]:
    """Give who else names each node, or a part or handle of it, in the order of the map.

    And those of them that name it as a source, or as who speaks there, and nowhere else.
    """
    found: dict[str, dict[str, bool]] = {}

    def name(who: str, ref: str, *, cites: bool) -> None:
        named = ids.split(people.get(ref) or map_.resolve(ref) or "")[0]
        if named not in ("", who):
            naming = found.setdefault(named, {})
            naming[who] = cites and naming.get(who, True)

    for node in map_.nodes.values():
        for one in references(node):
            name(node.id, one.ref, cites=one.field == "sources")
    for step in map_.inferences.values():
        for ref in (step.target, *step.premises):
            name(step.owner, ref, cites=False)
    citing = {
        node: some for node in found if (some := {one for one in found[node] if found[node][one]})
    }
    return {node: tuple(found[node]) for node in found}, citing


def _may_lead(one: Triple, node: str) -> bool:
    """Tell whether a triple may lead to or from a node, soon said."""
    ref, _, value = one
    return ref.startswith(node) or (type(value) is Ref and value.id.startswith(node))


def _told(own: Piece, ties: Piece) -> Told:
    # No other subject comes between a node and its parts.
    iri = own.blocks[0][0]
    before = "\n".join(said for other, said in ties.blocks if other < iri)
    after = "\n".join(said for other, said in ties.blocks if other > iri)
    whole = "\n".join(said for _, said in own.blocks)
    return Told(iri, whole, before, after, own.used, ties.used)


def turtle_of_node(told: Told) -> str:
    """Write a node as Turtle: a tie is told at both of its ends."""
    used = {*told.used, *told.used_beside}
    return put_together((told.before, told.own, told.after), used, _PREFIXES)


def turtle_of_all(told: Iterable[Told], rest: Piece) -> Iterator[bytes]:
    """Write a map as Turtle from what is told of each of its nodes, by IRI, and of none."""
    return in_pieces(((one.iri, one.own, one.used) for one in told), rest, _PREFIXES)
