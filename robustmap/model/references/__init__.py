"""Every reference that a node makes to another, with what it may name."""

from collections.abc import Callable, Iterator
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
    if known is None or known[0]() is not node:
        known = ref(node, _forgetting(id(node), _KNOWN)), tuple(_spelt(node))
        _KNOWN[id(node)] = known
    return iter(known[1])


def _forgetting(key: int, known: dict[int, Any]) -> Callable[[object], object]:
    """Give what drops an entry; the table is bound, as modules are emptied at the very end."""
    return lambda _: known.pop(key, None)


# Nodes hold mappings, so they cannot be the keys themselves.
_KNOWN: dict[int, tuple[ref[Node], tuple[Reference, ...]]] = {}


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
    own = _OWN.get(type(node))
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
