"""Which fields of a node changed, and whether that can bear on a verdict."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from robustmap.model.expand import named_premises, supposed
from robustmap.model.fields import Clause, Link, OrderClause, Part, Premise, RelativeClause
from robustmap.model.nodes import ARGUING, SLOTS, Node
from robustmap.model.parts import Position, Slot
from robustmap.model.reads import READ

WORDING = frozenset({"title", "body"})
BEARING = frozenset(
    {
        *("for", "against", "undercuts", "backs", "reframes", "qualifies"),
        *("premises", "assumes", *SLOTS),
        *("standing", "sort", "basis", "contradicts", "states", "implicit"),
        *("relies_on", "needs", "breaks", "requires_order", "relative", "at_limit", "enables"),
        *("about", "asks_about", "answered_by", "lists", "positions"),
    }
)
WITHDRAWING = frozenset({"review", "replaced_by"})
"""Told by what happens to the node as a whole, where it is withdrawn or restored."""


class Fields(NamedTuple):
    """Names of changed fields as the files write them, sorted.

    `bearing` may change what the node rests on or does, `wording` only how it is put,
    `reread` only against which wording of others, `other` nothing of these.
    """

    bearing: tuple[str, ...]
    wording: tuple[str, ...]
    reread: tuple[str, ...]
    other: tuple[str, ...]


def compared(before: Node, after: Node) -> Fields:
    """Sort the fields in which two versions of a node differ."""
    if type(before) is not type(after):
        return Fields(("kind",), (), (), ())
    found: dict[str, set[str]] = {name: set() for name in Fields._fields}
    told = WITHDRAWING if "withdrawn" in (before.review, after.review) else frozenset()
    for field, name in names(after).items():
        old, new = getattr(before, field), getattr(after, field)
        if old == new or field == "id" or field in told:
            continue
        for group in _groups(name, before, after):
            found[group].add(name)
    return Fields(*(tuple(sorted(found[group])) for group in Fields._fields))


def bears(before: Node | None, after: Node | None) -> bool:
    """Tell whether a change of a node can bear on any verdict, its own or another's."""
    if before is None or after is None:
        return before is not after
    if before is after or before == after:
        return False
    if (before.review == "withdrawn") != (after.review == "withdrawn"):
        return True
    # An earlier id decides what references to it mean.
    return bool(before.aliases != after.aliases or compared(before, after).bearing)


def names(node: Node) -> dict[str, str]:
    """Give a node's fields as the class and as the files call them."""
    return {field: info.alias or field for field, info in type(node).model_fields.items()}


def sentences(node: Node) -> Mapping[str, str]:
    """Give the sentences that a node holds under ids of their own, by local id."""
    return dict(named_premises(node)) if isinstance(node, ARGUING) else {}


def _groups(name: str, before: Node, after: Node) -> list[str]:
    if name in WORDING:
        return ["wording"]
    if name == "sources":
        weighs = supposed(before.sources) != supposed(after.sources)
        return ["bearing" if weighs else "other"]
    if name not in BEARING:
        return ["other"]
    if _unread(name, before) == _unread(name, after):
        return ["reread"]
    bones = [_bones(name, node) for node in (before, after)]
    sentences = [_sentences(name, node) for node in (before, after)]
    shared = sentences[0].keys() & sentences[1].keys()
    told = [
        "bearing" if bones[0] != bones[1] else "",
        "wording" if any(sentences[0][one] != sentences[1][one] for one in shared) else "",
    ]
    return [group for group in told if group] or ["other"]


def _bones(name: str, node: Node) -> Any:
    """Give what a field says without the sentences that it is put in."""
    if isinstance(node, ARGUING) and name == node.premises_key:
        local = iter(named_premises(node))
        return [one.ref if one.ref is not None else ("", next(local)[0]) for one in node.premises]
    value = _unread(name, node)
    if isinstance(value, Slot):
        return value.concreteness  # whether it says anything decides whether the story counts
    if not isinstance(value, tuple):
        return value
    return [_bare(one) for one in value]


def _bare(value: Any) -> Any:
    if isinstance(value, Clause | OrderClause | RelativeClause):
        return value.model_copy(update={"why": None})
    return value


def _unread(name: str, node: Node) -> Any:
    """Give a field without the hashes of what was read: they bear on nothing."""
    value = _value(name, node)
    if not isinstance(value, tuple):
        return value
    return tuple(_forgotten(one) for one in value)


def _forgotten(one: Any) -> Any:
    if isinstance(one, Link | Premise | Clause | Position) and one.read is not None:
        forgotten: Part = one.model_copy(update={READ: None})
        return forgotten
    return one


def _value(name: str, node: Node) -> Any:
    return getattr(node, f"{name}_" if name == "for" else name)


def _sentences(name: str, node: Node) -> Mapping[object, str | None]:
    """Give the sentences within a field, each by what it is about."""
    if isinstance(node, ARGUING) and name == node.premises_key:
        return dict(named_premises(node))
    value = _value(name, node)
    if isinstance(value, Slot):
        return {"slot": value.text}
    if not isinstance(value, tuple):
        return {}
    return {
        tuple(getattr(one, key, None) for key in ("at", "first", "then", "of", "to")): one.why
        for one in value
        if isinstance(one, Clause | OrderClause | RelativeClause)
    }
