"""Every reference that a node makes to another, with what it may name."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from robustmap.model.expand import RELATIONS
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import (
    Argument,
    Claim,
    Node,
    Person,
    Proposal,
    Question,
    Threshold,
)
from robustmap.model.places import Path

Allowed = Literal[
    "statement",
    "argument",
    "threshold",
    "axis",
    "proposal",
    "question",
    "source",
    "handle",
    "node",
    "any",
]
"""What a reference may name. A statement is a claim, a premise or clause, or a proposal (that
it works); an argument is an argument or one of its inferences; a node is a whole file;
`any` is anything that has an id."""


class Reference(NamedTuple):
    """One reference: where it stands in the file, what it names, what it may name."""

    path: Path
    field: str
    ref: str
    allowed: Allowed


_ALLOWED: dict[str, Allowed] = {
    "for": "statement",
    "against": "statement",
    "undercuts": "argument",
    "backs": "argument",
    "reframes": "any",
    "qualifies": "any",
}

_COMMON: tuple[tuple[str, Allowed], ...] = (
    ("replaced_by", "node"),
    ("similar_to", "any"),
    ("same_as", "any"),
    ("opposes", "any"),
    ("generalises", "any"),
    ("part_of", "any"),
    ("reading_of", "any"),
)


def references(node: Node) -> Iterator[Reference]:
    """Yield every reference of a node, in the order of its kind's keys."""
    for name, allowed in _COMMON:
        yield from _listed(name, getattr(node, name), allowed)
    for number, title in enumerate(node.titles):
        yield Reference(("titles", number, "by"), "titles", title.by, "handle")
    yield from _sources(("sources",), node.sources)
    own = _OWN.get(type(node))
    if own:
        yield from own(node)


def _listed(name: str, value: Any, allowed: Allowed) -> Iterator[Reference]:
    if isinstance(value, str):
        yield Reference((name,), name, value, allowed)
    else:
        for number, ref in enumerate(value or ()):
            yield Reference((name, number), name, ref, allowed)


def _sources(path: Path, sources: tuple[SourceRef, ...]) -> Iterator[Reference]:
    for number, source in enumerate(sources):
        here = (*path, number)
        yield Reference((*here, "source"), "sources", source.source, "source")
        for key, handle in (("by", source.by), ("of", source.of)):
            if handle:
                yield Reference((*here, key), "sources", handle, "handle")


def _claim(node: Claim) -> Iterator[Reference]:
    for number, link in enumerate(node.contradicts):
        yield Reference(("contradicts", number, "to"), "contradicts", link.to, "statement")
    yield from _listed("exposed_by", node.exposed_by, "handle")
    states = node.states
    if states is None:
        return
    for number, side in enumerate(states.before or ()):
        for place, ref in enumerate(side):
            yield Reference(("states", "before", number, place), "before", ref, "threshold")
    for number, ref in enumerate((states.within or ())[:2]):
        yield Reference(("states", "within", number), "within", str(ref), "axis")
    for number, ref in enumerate(states.enables or ()):
        yield Reference(("states", "enables", number), "enables", ref, "proposal")
    for number, ref in enumerate(states.hinders or ()):
        yield Reference(("states", "hinders", number), "hinders", ref, "proposal")


def _argument(node: Argument) -> Iterator[Reference]:
    for relation in RELATIONS:
        links = getattr(node, "for_" if relation == "for" else relation)
        for number, link in enumerate(links):
            yield Reference((relation, number, "to"), relation, link.to, _ALLOWED[relation])
    for number, premise in enumerate(node.premises):
        if premise.ref is not None:
            yield Reference(("premises", number), "premises", premise.ref, "statement")
    yield from _listed("acknowledged_by", node.acknowledged_by, "handle")
    if node.rests_on_list:
        path: Path = ("rests_on_list", "list")
        yield Reference(path, "rests_on_list", node.rests_on_list.list, "question")
        for number, ref in enumerate(node.rests_on_list.except_):
            path = ("rests_on_list", "except", number)
            yield Reference(path, "rests_on_list", ref, "any")


def _threshold(node: Threshold) -> Iterator[Reference]:
    yield from _listed("axis", node.axis, "axis")


def _proposal(node: Proposal) -> Iterator[Reference]:
    for number, link in enumerate(node.relies_on):
        yield Reference(("relies_on", number, "to"), "relies_on", link.to, "statement")
    clauses: tuple[tuple[str, Allowed], ...] = (
        ("needs", "threshold"),
        ("breaks", "threshold"),
        ("enables", "proposal"),
    )
    for name, allowed in clauses:
        for number, clause in enumerate(getattr(node, name)):
            yield Reference((name, number, "at"), name, clause.at, allowed)
            yield from _sources((name, number, "sources"), clause.sources)
    for number, order in enumerate(node.requires_order):
        for key, ref in (("first", order.first), ("then", order.then)):
            path: Path = ("requires_order", number, key)
            yield Reference(path, "requires_order", ref, "threshold")
        yield from _sources(("requires_order", number, "sources"), order.sources)
    for number, bound in enumerate(node.relative):
        for key, ref in (("of", bound.of), ("to", bound.to)):
            yield Reference(("relative", number, key), "relative", ref, "axis")
        yield from _sources(("relative", number, "sources"), bound.sources)
    yield from _listed("addresses", node.addresses, "any")
    yield from _listed("revises", node.revises, "proposal")
    yield from _listed("covers", node.covers, "any")


def _question(node: Question) -> Iterator[Reference]:
    for name in ("about", "asks_about", "answered_by", "lists"):
        yield from _listed(name, getattr(node, name), "any")


def _person(node: Person) -> Iterator[Reference]:
    for number, position in enumerate(node.positions):
        here = ("positions", number)
        yield Reference((*here, "about"), "positions", position.about, "any")
        for place, ref in enumerate(position.because):
            yield Reference((*here, "because", place), "positions", ref, "any")
        if position.source:
            path = (*here, "source", "source")
            yield Reference(path, "positions", position.source.source, "source")


_OWN: dict[type[Node], Any] = {
    Claim: _claim,
    Argument: _argument,
    Threshold: _threshold,
    Proposal: _proposal,
    Question: _question,
    Person: _person,
}
