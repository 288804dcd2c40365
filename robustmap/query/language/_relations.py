"""The relations of queries: how each is written, and where it leads.

A relation leads from something to the ids of others: nodes, statements, or the single steps
of arguments, so that a verdict is that of the very step that does what is asked for.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from robustmap.graph.edges import KINDS
from robustmap.query.item import kind_of
from robustmap.query.language._index import Index, Step

Leads = Callable[[Index, str], Iterable[str]]


class Relation(NamedTuple):
    """A relation by its words."""

    words: str
    means: str
    leads: Leads


RELATIONS: dict[str, Relation] = {}
"""Every relation by the words that a query says."""


def _add(words: str, means: str, leads: Leads) -> None:
    for one in words.split(" | "):
        RELATIONS[one] = Relation(one, means, leads)


def _aimed(*relations: str) -> Leads:
    def lead(index: Index, ref: str) -> Iterable[str]:
        return [Step(one.id) for one in index.aimed_at(ref) if one.relation in relations]

    return lead


def _by_kind(kind: str) -> Leads:
    def lead(index: Index, ref: str) -> Iterable[str]:
        found = index.aimed_at(ref)
        return [Step(one.id) for one in found if kind_of(index.map, one) == kind]

    return lead


def _undermined(index: Index, ref: str) -> Iterable[str]:
    if index.map.statement_id(ref):
        return _by_kind("undermining")(index, ref)
    return [
        Step(one.id)
        for inference in index.inferences(ref)
        for premise in inference.premises
        for one in index.map.aimed_at.get(premise, ())
        if one.relation == "against"
    ]


def _contradicted(index: Index, ref: str) -> Iterable[str]:
    found = (one for one in index.aimed_at(ref) if one.relation == "contradicts")
    return [premise for one in found for premise in one.premises]


def _attacked(index: Index, ref: str) -> Iterable[str]:
    direct = _aimed("against", "undercuts")(index, ref)
    premises = () if index.map.statement_id(ref) else _undermined(index, ref)
    return [*direct, *premises, *_contradicted(index, ref)]


def _targets(*wanted: str) -> Leads:
    """Lead to what is aimed at in some relations or kinds of attack; in any where none is named."""

    def lead(index: Index, ref: str) -> Iterable[str]:
        for one in index.inferences(ref):
            does = (one.relation, kind_of(index.map, one))
            if one.target and (not wanted or any(name in wanted for name in does)):
                yield index.map.resolve(one.target) or one.target

    return lead


def _premises(index: Index, ref: str) -> Iterable[str]:
    return [premise for one in index.inferences(ref) for premise in one.premises]


def _used(index: Index, ref: str) -> Iterable[str]:
    found = index.map.uses.get(index.map.statement_id(ref) or ref, ())
    return [Step(one.id) for one in found if one.relation != "contradicts"]


_add("undercut by | undercutters", "arguments that break its step", _aimed("undercuts"))
_add("backed by | backers", "arguments that defend its step", _aimed("backs"))
_add("supported by | arguments_for", "arguments for it", _aimed("for"))
_add("argued against by | arguments_against", "arguments against it", _aimed("against"))
_add("rebutted by", "arguments for its opposite", _by_kind("rebuttal"))
_add("undermined by", "arguments against a premise of it, or it as a premise", _undermined)
_add("attacked by | attackers", "whatever can defeat it, in any of these ways", _attacked)
_add("reframed by | reframers", "arguments that reject it as a question", _aimed("reframes"))
_add("qualified by | qualifiers", "arguments that limit its scope", _aimed("qualifies"))
_add("contradicted by | contradicts", "claims that cannot be true with it", _contradicted)
_add("undercuts", "arguments whose step it breaks", _targets("undercuts"))
_add("backs", "arguments whose step it defends", _targets("backs"))
_add("supports", "what it speaks for", _targets("for"))
_add("argues against", "what it speaks against", _targets("against"))
_add("rebuts", "of what it argues the opposite", _targets("rebuttal"))
_add("undermines", "the premises that it denies", _targets("undermining"))
_add("reframes", "what it rejects as a question", _targets("reframes"))
_add("qualifies", "whose scope it limits", _targets("qualifies"))
_add("attacks", "what it can defeat", _targets("against", "undercuts"))
_add("aimed at | targets", "what it is meant to do something to", _targets())
_add("rests on | premises", "its premises", _premises)
_add("used by | uses of", "arguments that have it as a premise", _used)


def _failures(index: Index, ref: str) -> Iterable[str]:
    """Give the stories told against something or a part of it."""
    own = (ref, *index.map.parts.get(ref, ()))
    found = (one for part in own for one in index.aimed_at(part))
    return [Step(one.id) for one in found if index.map.nodes[one.owner].kind == "story"]


_add("fails in | stories", "the stories of its failure", _failures)
_add(
    "said by",
    "who says it: people where the text names them, else handles",
    lambda index, ref: index.said_by.get(ref, ()),
)

_ENDS: dict[str, tuple[str, str]] = {
    "relies_on": ("relies on", "relied on by"),
    "needs": ("needs", "needed by"),
    "breaks": ("breaks at | breaks", "ends"),
    "enables": ("enables", "enabled by"),
    "hinders": ("hinders", "hindered by"),
    "indispensable": ("calls indispensable", "called indispensable by"),
    "requires_order": ("required before", "required after"),
    "relative": ("must not outgrow", "must not be outgrown by"),
    "before": ("before", "after"),
    "within": ("does not outgrow", "not outgrown by"),
    "axis": ("on axis", "axis of"),
    "addresses": ("addresses", "addressed by"),
    "revises": ("revises", "revised by"),
    "covers": ("covers", "covered by"),
    "assessed": ("assessed by", "assesses"),
    "without": ("works without", "spared by"),
    "branches": ("branches on", "branched on by"),
    "failure_class": ("in class", "class of"),
    "excludes": ("excludes", "excluded by"),
    "when": ("begins at", "beginning of"),
    "persists": ("persists along", "persistence of"),
    "mitigations": ("would be met by", "would meet"),
    "about": ("about", "asked in"),
    "asks_about": ("asks about", "asked about by"),
    "answered_by": ("answered by", "answers"),
    "lists": ("lists", "listed by"),
    "criteria": ("judges by", "criterion of"),
    "options": ("compares", "compared by"),
    "game": ("plays", "played by"),
    "moves": ("moves", "moved by"),
    "open_points": ("leaves open", "left open by"),
    "offers": ("offers", "offered by"),
    "uses": ("uses word", "word used by"),
    "rests_on_list": ("rests on list", "list of"),
    "position": ("holds a position on", "held by"),
    "because": ("gives as reason", "reason of"),
    "similar_to": ("similar to", "likened to by"),
    "same_as": ("same as", "same as by"),
    "opposes": ("opposes", "opposed by"),
    "generalises": ("generalises", "generalised by"),
    "part_of": ("part of", "consists of"),
    "reading_of": ("reading of", "read as"),
    "source": ("taken from", "source of"),
    "replaced_by": ("replaced by", "replaces"),
    "belongs_to": ("belongs to", "holds part"),
}
"""How the other edges are written from each of their ends."""


def _edge(kind: str, *, leaving: bool) -> Leads:
    if leaving:
        return lambda index, ref: index.leaving(kind, ref)
    return lambda index, ref: index.arriving(kind, ref)


for _kind, (_there, _back) in _ENDS.items():
    _add(_there, KINDS[_kind], _edge(_kind, leaving=True))
    _add(_back, f"{KINDS[_kind]}: the other way", _edge(_kind, leaving=False))

PLAIN = frozenset(_ENDS)
"""The kinds of edge that have words here; the others are the moves of arguments."""
