"""The typed edges of a map: one list that networkx, RDF and the site share.

An edge joins two things that are there; a reference that leads nowhere, or to something
withdrawn, makes none. References to speakers (handles) are no edges either: a handle
needs no file, and who said a thing is told by its sources.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.expand import RELIES_ON, Inference, Relation, Statement, is_back
from robustmap.model.fields import Basis, Clause, OrderClause, RelativeClause, States
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Claim, Node, Proposal
from robustmap.model.references import Reference, references

KINDS: dict[str, str] = {
    "premise": "a statement, to an argument that rests on it",
    "supports": "an argument, to a statement that it speaks for",
    "rebuts": "an argument, to a statement of which it argues the opposite",
    "undermines": "an argument, to a premise of others that it denies",
    "undercuts": "an argument, to an argument whose step it breaks",
    "backs": "an argument, to an argument whose step it defends",
    "reframes": "an argument, to a question or framing that it rejects",
    "qualifies": "an argument, to something whose scope it limits",
    "contradicts": "a claim, to one that cannot be true together with it (either way)",
    "relies_on": "a proposal, to a claim without which there is no reason to think it works",
    "needs": "a proposal, to a threshold that must have been reached for it to work",
    "breaks": "a proposal, to a threshold that ends it once reached",
    "enables": "a proposal, to one that it makes easier",
    "hinders": "a proposal, to one that it makes harder, as a claim states it",
    "indispensable": "a claim, to a proposal that it says the others cannot do without",
    "requires_order": "a threshold, to a later one, as a proposal needs it",
    "relative": "an axis, to one that it must not outgrow for a proposal to work",
    "before": "a threshold, to one that is reached later, as a claim states it",
    "within": "an axis, to one that it does not outgrow, as a claim states it",
    "axis": "a threshold, to the axis on which it lies",
    "addresses": "a proposal, to a failure or argument that it answers",
    "revises": "a proposal, to an earlier one that it improves on",
    "covers": "a proposal, to a risk or claim that it takes care of",
    "assessed": "a proposal, to a criterion by which it is judged",
    "without": "a proposal, to an assumption of it that may be taken away",
    "branches": "a proposal, to what one of its branches turns on, affects or needs",
    "failure_class": "a story, to a class of failures to which it belongs",
    "excludes": "a proposal, to a class of failures that cannot happen to it, as a claim states",
    "when": "a story, to a threshold at which it begins",
    "persists": "a story, to an axis or threshold that tells how far the failure stays",
    "mitigations": "a story, to a proposal that would meet it",
    "about": "a question or dialogue, to what it is about",
    "asks_about": "a challenge, to what it asks to be backed up",
    "answered_by": "a question, to something that answers it",
    "lists": "a question, to an item of its published list",
    "criteria": "a comparison, to a criterion by which it judges",
    "options": "a comparison, to a proposal that it compares",
    "game": "a dialogue, to the one that holds the rules of its game",
    "moves": "a dialogue, to a node that is put forward or spoken of in a move",
    "open_points": "a dialogue, to what it leaves open",
    "offers": "an argument, to a question that it offers instead",
    "uses": "a node, to a concept or definition in whose sense it uses a word",
    "rests_on_list": "an argument, to the list that it says it leans on",
    "position": "a person, to something on which they hold a position",
    "because": "a person, to a reason that they give for a position",
    "similar_to": "a node, to one that says something alike",
    "same_as": "a node, to one that says the same",
    "opposes": "a node, to one that its author sets against it",
    "generalises": "a node, to one of which it is the wider form",
    "part_of": "a node, to one that it is a part of",
    "reading_of": "a node, to the one of which it is a way to understand it",
    "source": "a node or clause, to a text in which it is said",
    "replaced_by": "a withdrawn node, to what to read instead",
    "belongs_to": "a premise, clause or inference, to the node whose file holds it",
}
"""Every kind of edge: from what to what it leads."""

_AIMS: dict[Relation, str] = {
    "for": "supports",
    "against": "rebuts",
    "undercuts": "undercuts",
    "backs": "backs",
    "reframes": "reframes",
    "qualifies": "qualifies",
}

_RENAMED = {"sources": "source", "positions": "position"}
_TOLD_ELSEWHERE = frozenset(
    (
        *_AIMS,
        *("premises", "assumes", "contradicts", "relies_on"),
        *("needs", "breaks", "enables", "requires_order", "relative"),
        *("before", "within", "hinders", "excludes"),
    )
)


class Edge(NamedTuple):
    """One edge from `source` to `target`; `kind` is one of `KINDS`.

    `via` is the inference, clause or claim that makes the connection and that can itself
    be disputed, or "". `basis` is how well founded it is.
    """

    source: str
    target: str
    kind: str
    via: str = ""
    basis: Basis = "stated"


def edges(map_: Map) -> tuple[Edge, ...]:
    """Give every edge of a map, each once, sorted. Linear in what the files say."""
    return tuple(sorted({*_aims(map_, map_.inferences.values()), *other_edges(map_)}))


def other_edges(map_: Map) -> Iterator[Edge]:
    """Yield every edge that is no move of an argument and no contradiction, some twice."""
    parts, steps = map_.statements.values(), map_.inferences.values()
    yield from _aims(map_, (one for one in steps if one.id.endswith(RELIES_ON)))
    yield from _parts(map_, (*parts, *steps))
    for node in map_.nodes.values():
        yield from _own(map_, node)


def edges_by(
    map_: Map, node: Node, parts: Sequence[Statement], steps: Sequence[Inference]
) -> Iterator[Edge]:
    """Yield the edges that the file of a node draws; `parts` and `steps` are what it spells out.

    Those of all nodes together are the edges of the map.
    """
    yield from _aims(map_, steps)
    yield from _parts(map_, (*parts, *steps))
    yield from _own(map_, node)


def kind_of(map_: Map, inference: Inference) -> str:
    """Give the kind of the edge that an inference draws to its target."""
    if inference.relation == "against" and undermines(map_, inference.target):
        return "undermines"
    return _AIMS.get(inference.relation, inference.relation)


def undermines(map_: Map, target: str) -> bool:
    """Tell whether an attack on a statement denies a premise: one that nobody argues for."""
    argued = any(one.relation == "for" for one in map_.aimed_at.get(target, ()))
    return target in map_.uses and not argued


def there(map_: Map, ref: str) -> str | None:
    """Give the id to which an edge may lead, or None: nowhere, or to something withdrawn."""
    found = map_.resolve(ref)
    if found is None:
        return None
    node = map_.nodes.get(found)
    if node is not None:
        return None if node.review == "withdrawn" else found
    inference = map_.inferences.get(found)
    # The two sides of a contradiction have no step, so nothing can be aimed at them.
    return None if inference and inference.relation == "contradicts" else found


AnyClause = Clause | OrderClause | RelativeClause


def clauses(node: Proposal) -> Iterator[tuple[str, str, str, str, AnyClause]]:
    """Yield (kind of edge, id, from, to, clause) of each clause; the ids are those of `expand`."""
    for kind in ("needs", "breaks", "enables"):
        for clause in getattr(node, kind):
            yield kind, ids.join(node.id, f"{kind}-{clause.at}"), node.id, clause.at, clause
    for order in node.requires_order:
        local = f"{order.first}-before-{order.then}"
        yield "requires_order", ids.join(node.id, local), order.first, order.then, order
    for bound in node.relative:
        local = f"relative-{bound.of}-{bound.to}"
        yield "relative", ids.join(node.id, local), bound.of, bound.to, bound


def clauses_on(map_: Map, node: Proposal, field: str, ref: str) -> list[str]:
    """Give the ids of the clauses in which a proposal's field names a node."""
    return [
        clause
        for kind, clause, *ends, _ in clauses(node)
        if kind == field and ref in map(map_.resolve, ends)
    ]


def _own(map_: Map, node: Node) -> Iterator[Edge]:
    """Yield what a node names beside its inferences."""
    if node.review == "withdrawn":
        yield from _replacement(map_, node)
        return
    yield from _plain(map_, node)
    if isinstance(node, Proposal):
        yield from _clauses(map_, node)
    elif isinstance(node, Claim) and node.states:
        yield from _facts(map_, node, node.states)


def _aims(map_: Map, steps: Iterable[Inference]) -> Iterator[Edge]:
    """Yield what inferences draw: premises, targets, contradictions, reliance."""
    for one in steps:
        owner = map_.nodes[one.owner]
        if one.relation == "contradicts":
            if not is_back(one):
                for target in _there(map_, (one.target,)):
                    yield Edge(one.owner, target, "contradicts", one.id, one.basis)
        elif isinstance(owner, ARGUING):
            yield from _argument(map_, owner, one)
        elif one.id == ids.join(one.owner, RELIES_ON):
            for premise in _there(map_, one.premises):
                yield Edge(one.owner, premise, "relies_on", one.id, one.basis)


def _argument(map_: Map, node: Arguing, one: Inference) -> Iterator[Edge]:
    for premise in _there(map_, one.premises):
        yield Edge(premise, node.id, "premise", "", node.basis)
    for target in _there(map_, (one.target,)):
        yield Edge(node.id, target, kind_of(map_, one), one.id, one.basis)


def _there(map_: Map, refs: Iterable[str]) -> Iterator[str]:
    return (found for ref in refs if (found := there(map_, ref)))


def _parts(map_: Map, held: Iterable[Statement | Inference]) -> Iterator[Edge]:
    """Yield what holds a premise, clause or inference to its node."""
    for one in held:
        if one.id not in map_.nodes and there(map_, one.id):
            yield Edge(one.id, one.owner, "belongs_to", "", one.basis)


def _plain(map_: Map, node: Node) -> Iterator[Edge]:
    """Yield the references of a node that are neither inferences, clauses nor facts."""
    for reference in references(node):
        kind = _kind(reference)
        target = there(map_, reference.ref) if kind else None
        if kind and target:
            yield Edge(node.id, target, kind, "", node.basis)


def _kind(reference: Reference) -> str:
    last = reference.path[-1]
    if reference.field in _TOLD_ELSEWHERE or reference.allowed == "handle":
        return ""
    if reference.field == "rests_on_list":
        # What is excepted from the list is just what the argument does not lean on.
        return "rests_on_list" if last == "list" else ""
    if reference.field == "curation":
        return ""  # who did what is told by the node itself
    if reference.field == "sources" and reference.path[0] != "sources":
        return ""
    if reference.field == "positions":
        by_key = {"about": "position", "source": "source"}
        return by_key.get(str(last), "because")
    return _RENAMED.get(reference.field, reference.field)


def _replacement(map_: Map, node: Node) -> Iterator[Edge]:
    target = there(map_, node.replaced_by or "")
    if target:
        yield Edge(node.id, target, "replaced_by", "", node.basis)


def _clauses(map_: Map, node: Proposal) -> Iterator[Edge]:
    """Yield what the clauses of a proposal join, each by its clause."""
    for kind, via, first, second, clause in clauses(node):
        basis = clause.basis or node.basis
        yield from _joined(map_, kind, first, second, via, basis)
        for text in _there(map_, (said.source for said in clause.sources)):
            yield Edge(via, text, "source", "", basis)


def _facts(map_: Map, node: Claim, states: States) -> Iterator[Edge]:
    """Yield what a claim states about the world; rules over proposals join nothing."""
    if states.scope != "world" or states.graded:
        return
    pairs: list[tuple[str, str, str]] = []
    if states.before:
        pairs += [("before", first, then) for first, then in product(*states.before)]
    if states.within:
        pairs.append(("within", states.within[0], states.within[1]))
    if states.enables:
        pairs.append(("enables", *states.enables))
    if states.hinders:
        pairs.append(("hinders", *states.hinders))
    if states.excludes:
        pairs.append(("excludes", *states.excludes))
    for kind, first, second in pairs:
        yield from _joined(map_, kind, first, second, node.id, node.basis)


def _joined(
    map_: Map, kind: str, first: str, second: str, via: str, basis: Basis
) -> Iterator[Edge]:
    source, target = there(map_, first), there(map_, second)
    if source and target:
        yield Edge(source, target, kind, via, basis)
