"""Every reference that a node makes to another, with what it may name."""

from collections.abc import Iterator
from typing import Any
from weakref import ref

from robustmap.model.nodes import (
    Argument,
    Claim,
    Concept,
    Dialogue,
    Node,
    Person,
    Proposal,
    Question,
    SourceText,
    Story,
    Threshold,
)
from robustmap.model.places import Path
from robustmap.model.references import plans, reasons, talk
from robustmap.model.references.reference import Allowed, Reference, listed, sourced

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
    """Yield every reference of a node, in the order of its kind's keys.

    Many ask, and a node never changes: what it refers to is kept for as long as it is there.
    """
    known = _KNOWN.get(id(node))
    if known is None or known() is not node:
        known = _KNOWN[id(node)] = _Known(node, _forget)
        known.key, known.references = id(node), tuple(_spelt(node))
    return iter(known.references)


class _Known(ref[Node]):
    """What a node refers to, for as long as the node is there."""

    __slots__ = ("key", "references")

    key: int
    references: tuple[Reference, ...]


# Nodes hold mappings, so they cannot be the keys themselves.
_KNOWN: dict[int, _Known] = {}


def _forget(gone: _Known, known: dict[int, _Known] = _KNOWN) -> None:
    """Drop an entry; the table is bound, as modules are emptied at the very end."""
    known.pop(gone.key, None)


def _spelt(node: Node) -> Iterator[Reference]:
    for name, allowed in _COMMON:
        yield from listed(name, getattr(node, name), allowed)
    for number, title in enumerate(node.titles):
        yield Reference(("titles", number, "by"), "titles", title.by, "handle")
    yield from sourced(("sources",), node.sources)
    yield from listed("uses", node.uses, "definition")
    for number, act in enumerate(node.curation):
        yield Reference(("curation", number, "by"), "curation", act.by, "handle")
        if act.source:
            path: Path = ("curation", number, "source", "source")
            yield Reference(path, "curation", act.source.source, "source")
    own = _OWN.get(node.__class__)  # a stand-in has that of its node
    if own:
        yield from own(node)


_OWN: dict[type[Node], Any] = {
    Claim: reasons.claim,
    Argument: reasons.argument,
    Threshold: plans.threshold,
    Proposal: plans.proposal,
    Story: plans.story,
    Question: talk.question,
    Concept: talk.concept,
    Dialogue: talk.dialogue,
    Person: talk.person,
    SourceText: talk.source,
}

__all__ = ["Allowed", "Reference", "references"]
