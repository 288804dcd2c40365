"""What stands around a node: what it bears on above, what holds it up, what is aimed at it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.explain.labels import FIELDS
from robustmap.explain.words import ATTACK, RELATION
from robustmap.graph.debate import debates
from robustmap.graph.edges import clauses_on
from robustmap.model import ids
from robustmap.model.expand import REASON, WORKS, Inference
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Argument, Node, Proposal
from robustmap.model.references import references
from robustmap.publish.asked.seen import asked
from robustmap.publish.figures.captions import OF_CLAUSE, PREMISE, USES
from robustmap.publish.figures.labels import theses
from robustmap.publish.figures.needs import Site
from robustmap.reason.semantics import OUT
from robustmap.reason.solution import Solution

Side = Literal["above", "left", "right"]


class Tie(NamedTuple):
    """One line of the picture: to what, on which side, and what it means.

    On the sides it points at the node in the middle, or at its part `end`; above, from the
    middle to what stands there. `words` say what the lower one does to the upper one.
    `spent` says that it has no force: it comes from a step that has fallen or does not count;
    `by` names that inference.
    """

    ref: str
    side: Side
    kind: str
    words: str
    end: str = ""
    spent: bool = False
    by: str = ""


class _Field(NamedTuple):
    """How a reference of a file is drawn: the kind of line, and its side seen from each end.

    Without a side there is no line.
    """

    kind: str
    there: Side
    back: Side | None


_FIELDS: dict[str, _Field] = {
    "needs": _Field("premise", "left", "above"),
    "requires_order": _Field("premise", "left", "above"),
    "relative": _Field("link", "left", "above"),
    "breaks": _Field("link", "right", "above"),
    "enables": _Field("link", "above", "left"),
    "hinders": _Field("link", "above", "left"),
    "addresses": _Field("link", "above", "right"),
    "revises": _Field("link", "above", "right"),
    "covers": _Field("link", "above", "left"),
    "about": _Field("link", "above", "above"),
    "lists": _Field("link", "left", None),
    "answered_by": _Field("link", "left", "above"),
    "asks_about": _Field("asks", "above", "right"),
    "axis": _Field("link", "above", "left"),
    "before": _Field("link", "above", "left"),
    "within": _Field("link", "above", "left"),
    "opposes": _Field("asks", "right", "right"),
    "failure_class": _Field("link", "above", "left"),
    "when": _Field("link", "left", "above"),
}

_NAMED_BY: "WeakKeyDictionary[object, Index]" = WeakKeyDictionary()


class Index(NamedTuple):
    """What all pictures of one kb share: who names whom, and the theses of its debates."""

    named_by: Mapping[str, tuple[tuple[str, str, str], ...]]
    theses: frozenset[str]
    debates: frozenset[str]


@asked
def index(site: Site) -> Index:
    """Give the index of a kb, made once. Linear in the map."""
    found = _NAMED_BY.get(site.kb)
    if found is None:
        found = _NAMED_BY[site.kb] = _index(site.map)
    return found


def _index(map_: Map) -> Index:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for node in map_.live:
        for field, ref in named(node, map_):
            found.setdefault(ids.split(ref)[0], []).append((node.id, field, ref))
    return Index(
        {ref: tuple(dict.fromkeys(found[ref])) for ref in found},
        theses(map_),
        frozenset(question.id for question in debates(map_)),
    )


def named(node: Node, map_: Map) -> Iterator[tuple[str, str]]:
    """Yield (field, id) of what a file names in ways that are no inference."""
    if isinstance(node, Argument) and not node.opposes:
        return
    for reference in references(node):
        if reference.field in _FIELDS:
            found = map_.resolve(reference.ref)
            if found is not None:
                yield reference.field, found


def kind_of_field(field: str) -> str:
    """Give the kind of line by which a reference of a file is drawn."""
    return _FIELDS[field].kind


@asked
def ties(site: Site, node: Node) -> tuple[Tie, ...]:
    """Give what stands around a node: undercuts before other attacks, then in published order."""
    map_ = site.map
    found = [*_aims(site, node), *_aimed_at(site, node), *_uses(map_, node)]
    found += _fields(site, node)
    known = (tie for tie in dict.fromkeys(found) if ids.split(tie.ref)[0] in map_.nodes)
    return tuple(sorted(known, key=lambda tie: _order(map_, tie)))


_KINDS = ("undercuts", "premise", "for", "against", "contradicts", "backs", "reframes", "qualifies")


def _order(map_: Map, tie: Tie) -> tuple[int, int]:
    kind = _KINDS.index(tie.kind) if tie.kind in _KINDS else len(_KINDS)
    if tie.kind in ("premise", "link"):
        return kind, 0
    node = map_.nodes[ids.split(tie.ref)[0]]
    number = node.number if isinstance(node, Argument) and node.number else 10**6
    return kind, number


def spent(solution: Solution, inference: str) -> bool:
    """Tell whether an inference has no force: it has fallen, or does not count."""
    return not solution.counts(inference) or solution.inference_label(inference) == OUT


def _aims(site: Site, node: Node) -> Iterator[Tie]:
    """Yield what an argument, or a proposal that relies on claims, is aimed at and rests on."""
    for one in site.map.inferences_of.get(node.id, ()):
        inference = site.map.inferences[one]
        if inference.target and ids.split(inference.target)[0] != node.id:
            relation, idle = inference.relation, spent(site.solution, one)
            yield Tie(inference.target, "above", relation, RELATION[relation], "", idle, one)
        for premise in inference.premises:
            if premise != ids.join(node.id, REASON):
                yield Tie(premise, "left", "premise", PREMISE)


def _aimed_at(site: Site, node: Node) -> Iterator[Tie]:
    """Yield what is aimed at a node, at one of its inferences, or at a part of it."""
    for target in (node.id, *site.map.parts.get(node.id, ())):
        for one in site.map.aimed_at.get(target, ()):
            if one.owner == node.id and one.relation != "contradicts":
                continue
            tie = _aim(one, node, target if target != node.id else "")
            yield tie._replace(spent=spent(site.solution, one.id), by=one.id)


def _aim(inference: Inference, node: Node, end: str) -> Tie:
    on_argument = isinstance(node, ARGUING)
    relation = inference.relation
    if relation == "contradicts":
        return Tie(inference.premises[0], "right", relation, RELATION[relation], end=end)
    words = RELATION[relation]
    if on_argument and relation == "against":
        words = ATTACK["undermine"]
    elif isinstance(node, Proposal) and end and end != ids.join(node.id, WORKS):
        words = OF_CLAUSE.format(relation=words)
    holds_up = relation == "backs" or (relation == "for" and not (on_argument and end))
    return Tie(inference.owner, "left" if holds_up else "right", relation, words, end=end)


def _uses(map_: Map, node: Node) -> Iterator[Tie]:
    for one in map_.uses.get(node.id, ()):
        if one.relation != "contradicts" and one.owner != node.id:
            yield Tie(one.owner, "above", "premise", USES)


def _fields(site: Site, node: Node) -> Iterator[Tie]:
    for field, ref in named(node, site.map):
        if ids.split(ref)[0] != node.id:
            tie = _tie(field, ref, _FIELDS[field].there, from_here=True)
            yield tie._replace(spent=_idle(site, node, field, ref))
    for other, field, ref in index(site).named_by.get(node.id, ()):
        side = _FIELDS[field].back
        if side and other != node.id:
            end = ref if ref != node.id else ""
            idle = _idle(site, site.map.nodes[other], field, ref)
            yield _tie(field, other, side, from_here=False)._replace(end=end, spent=idle)


def _idle(site: Site, node: Node, field: str, ref: str) -> bool:
    """Tell whether what a proposal's clauses say of something does not count."""
    if not isinstance(node, Proposal):
        return False
    found = clauses_on(site.map, node, field, ref)
    return bool(found) and not any(map(site.solution.counts, found))


def _tie(field: str, other: str, side: Side, *, from_here: bool) -> Tie:
    """Make the line of a field: the caption speaks of what the line leads up from."""
    words = FIELDS[field][0 if (side == "above") == from_here else 1]
    return Tie(other, side, _FIELDS[field].kind, words)
