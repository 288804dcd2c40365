"""A map, or a debate, as a network to explore: a node per file, and per premise replied to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from robustmap.explain.labels import FIELDS
from robustmap.explain.words import RELATION
from robustmap.graph.debate import Debate
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING
from robustmap.publish.figures.around import kind_of_field, named
from robustmap.publish.figures.captions import USES
from robustmap.publish.figures.parts import Arrow, near

APART = frozenset({"person", "source"})
"""Kinds that are left out: they name or are named by nearly everything."""


class Network(NamedTuple):
    """Nodes by id, and the arrows between them, in columns: so they are soon told from others."""

    nodes: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The arrows one by one."""
        return tuple(map(Arrow, self.starts, self.ends, self.kinds, self.words))


def whole(map_: Map) -> Network:
    """Give the network of a whole map, without people and sources. Linear."""
    return _network(map_, _every(map_))


def size(map_: Map) -> int:
    """Count the nodes of the network of a whole map."""
    return len(_inside(map_, _every(map_)))


def _every(map_: Map) -> Iterator[str]:
    return (node.id for node in map_.live if node.kind not in APART)


def of_debate(map_: Map, debate: Debate, most: int) -> Network:
    """Give the network of a debate; beyond so many arguments, of those nearest to its theses."""
    arguments: Collection[str] = debate.arguments
    statements: Iterable[str] = debate.statements
    if len(arguments) > most:
        arguments = near(map_, debate, most, most)
        used = {ref for one in arguments for ref in _touched(map_, one)}
        statements = (ref for ref in statements if ref in used or ref in debate.theses)
    owners = (ids.split(ref)[0] for ref in statements)
    return _network(map_, [debate.question, *owners, *arguments, *debate.challenges])


def _touched(map_: Map, argument: str) -> Iterator[str]:
    for one in map_.inferences_of[argument]:
        yield map_.inferences[one].target
        yield from map_.inferences[one].premises


def _network(map_: Map, refs: Iterable[str]) -> Network:
    inside = _inside(map_, refs)
    columns = tuple(zip(*dict.fromkeys(_arrows(map_, inside)), strict=True))
    return Network(tuple(inside), *(columns or ((),) * 4))


def _inside(map_: Map, refs: Iterable[str]) -> dict[str, None]:
    """Give some nodes, and the premises of theirs that were replied to."""
    inside = dict.fromkeys(refs)
    for ref in list(inside):
        if isinstance(map_.nodes[ref], ARGUING):
            inside |= {part: None for part in map_.parts.get(ref, ()) if _replied(map_, part)}
    return inside


def _replied(map_: Map, part: str) -> bool:
    return part in map_.statements and bool(map_.aimed_at.get(part))


def _arrows(map_: Map, inside: Mapping[str, None]) -> Iterator[Arrow]:
    for ref in inside:
        for one in map_.inferences_of.get(ref, ()) if ref in map_.nodes else ():
            inference = map_.inferences[one]
            target = _shown(inference.target, inside)
            if target and target != ref:
                yield Arrow(ref, target, inference.relation, RELATION[inference.relation])
            for premise in inference.premises:
                shown = _shown(premise, inside)
                if shown and shown != ref:
                    yield Arrow(shown, ref, "premise", USES)
        yield from _contradictions(map_, ref, inside)
        if ref in map_.nodes:
            yield from _fields(map_, ref, inside)


def _contradictions(map_: Map, ref: str, inside: Mapping[str, None]) -> Iterator[Arrow]:
    for one in map_.aimed_at.get(ref, ()):
        other = _shown(one.premises[0], inside) if one.relation == "contradicts" else ""
        if other and other < ref:
            yield Arrow(other, ref, "contradicts", RELATION["contradicts"])


def _fields(map_: Map, ref: str, inside: Mapping[str, None]) -> Iterator[Arrow]:
    for field, other in named(map_.nodes[ref], map_):
        target = _shown(other, inside)
        if target and target != ref and field != "lists":
            kind, (words, back) = kind_of_field(field), FIELDS[field]
            if kind == "premise":
                yield Arrow(target, ref, kind, back)
            else:
                yield Arrow(ref, target, kind, words)


def _shown(ref: str, inside: Mapping[str, None]) -> str:
    """Give the node that stands for a reference, "" where none does."""
    if ref in inside:
        return ref
    owner = ids.split(ref)[0]
    return owner if owner in inside else ""
