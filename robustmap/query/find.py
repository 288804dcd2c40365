"""Finding rows by conditions written as text: `arguments`, then `kind=undercut`, ..."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from robustmap.errors import QueryError
from robustmap.model.expand import RELATIONS
from robustmap.model.map import Map
from robustmap.model.nodes import (
    ARGUING,
    FOLDERS,
    KINDS,
    ArgumentAnswer,
    ClaimAnswer,
    Node,
    Standing,
)
from robustmap.model.suggest import nearest
from robustmap.query.item import ATTACK_KINDS, Asker, Item
from robustmap.query.rows import Rows

ALL = "all"
ROWS = (*FOLDERS, ALL)
"""What can be asked for: the nodes of a kind, or all of them."""

_ACTS = (*ATTACK_KINDS.values(), "rebuttal", "undermining")
_OBJECTS = frozenset({"node", "verdict", "why", "inferences", "states", "quantity", "branches"})
"""Properties that are no plain values, so that nothing written can equal them."""

_MEANT = {"verdict": "answer", "type": "kind", "supports": "for", "name": "title"}
"""What somebody means who uses another word for a property."""


def find(kb: Asker, name: str, conditions: Iterable[str] = ()) -> Rows:
    """Give the rows of a name for which every condition `property=value` holds, by id.

    A property is one of `properties`; ids may be earlier ones. Linear in the rows.

    Raises:
        QueryError: there are no such rows, no such property or no such value; the
            message names the nearest.
    """
    rows = _rows(kb, name)
    kinds = list(KINDS.values()) if name == ALL else [FOLDERS[name]]
    for condition in conditions:
        key, value = _split(condition, name)
        check_property(kb.map, kinds, key)
        check_value(kb.map, kinds, key, value)
        wanted = values(kb.map, value)
        kept = {item.id for one in wanted for item in rows.where(**{key: one})}
        rows = Rows(item for item in rows if item.id in kept)
    return rows


def properties(map_: Map, kinds: Iterable[type[Node]]) -> tuple[str, ...]:
    """Give the names of what can be asked of nodes of some kinds, sorted."""
    kinds = tuple(kinds)
    found = {name for name in vars(Item) if isinstance(vars(Item)[name], property)}
    for cls in kinds:
        found |= {field.alias or name for name, field in cls.model_fields.items()}
    found |= {key for cls, key in _own_keys(map_) if issubclass(cls, kinds)}
    return tuple(sorted(name for name in found - {"x"} - _OBJECTS if not name.startswith("_")))


_OWN_KEYS = "_own_keys_of_nodes"


def _own_keys(map_: Map) -> frozenset[tuple[type[Node], str]]:
    """Give the `x-` keys in use, each after a kind of node that has it: looked up once."""
    # A map never changes, and many queries are asked of one.
    found: frozenset[tuple[type[Node], str]] | None = vars(map_).get(_OWN_KEYS)
    if found is None:
        found = frozenset((type(node), key) for node in map_.live for key in node.x)
        vars(map_)[_OWN_KEYS] = found
    return found


def _rows(kb: Asker, name: str) -> Rows:
    if name == ALL:
        return kb.rows(node.id for node in kb.map.live)
    if name in FOLDERS:
        return kb.rows(node.id for node in kb.map.of_kind(FOLDERS[name].kind))
    message = f"there are no rows called `{name}`; {_hint(name, ROWS)}"
    raise QueryError(message)


def _hint(name: str, known: Iterable[str]) -> str:
    known = tuple(known)
    near = nearest(name, known)
    return f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"


def _split(condition: str, rows: str) -> tuple[str, str]:
    key, sign, value = condition.partition("=")
    if not sign or not key.strip():
        example = "answer=stands" if rows == "arguments" else "answer=contested"
        message = f"`{condition}` is no condition; write `property=value`, as in `{example}`"
        raise QueryError(message)
    return key.strip(), value.strip()


def check_property(map_: Map, kinds: Sequence[type[Node]], key: str) -> None:
    """See to it that nodes of some kinds can be asked for a property.

    Raises:
        QueryError: they cannot; the message names the nearest.
    """
    known = properties(map_, kinds)
    if key not in known:
        meant = _MEANT.get(key, "")
        hint = f"did you mean `{meant}`?" if meant in known else _hint(key, known)
        message = f"there is no property `{key}` here; {hint}"
        raise QueryError(message)


def check_value(map_: Map, kinds: Sequence[type[Node]], key: str, value: str) -> None:
    """See to it that a property can have a value.

    Raises:
        QueryError: it never has; the message names the nearest.
    """
    allowed = _allowed(kinds, key)
    if allowed and value not in allowed:
        message = f"`{key}` is never `{value}`; {_hint(value, allowed)}"
        raise QueryError(message)
    if _leads_to_rows(key) and map_.resolve(value) is None:
        near = nearest(value, map_.nodes)
        message = f"nothing is called `{value}`" + (f"; did you mean `{near}`?" if near else "")
        raise QueryError(message)


def _kind(cls: type[Node]) -> tuple[str, ...]:
    return (cls.kind, *_ACTS) if issubclass(cls, ARGUING) else (cls.kind,)


def _answer(cls: type[Node]) -> tuple[str, ...]:
    return get_args(ArgumentAnswer if issubclass(cls, ARGUING) else ClaimAnswer)


_OWN_WORDS: dict[str, Callable[[type[Node]], tuple[str, ...]]] = {
    "answer": _answer,
    "attack_kinds": lambda _: _ACTS,
    "kind": _kind,
    "relations": lambda _: RELATIONS,
    "standing": lambda _: get_args(Standing),
}
"""What the properties of items that are no fields can be, by kind of node."""


def _allowed(kinds: Sequence[type[Node]], key: str) -> tuple[str, ...]:
    """Give the words that a property can be, or nothing where it can be anything."""
    own = _OWN_WORDS.get(key)
    if own:
        return tuple(dict.fromkeys(word for cls in kinds for word in own(cls)))
    words: list[str] = []
    for cls in kinds:
        for name, field in cls.model_fields.items():
            if key == (field.alias or name):
                options = list(_options(field.annotation))
                if not options:
                    return ()
                words += options
    return tuple(dict.fromkeys(words))


def _options(annotation: Any) -> Iterator[str]:
    if annotation is bool:
        yield from ("true", "false")
    elif get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        # Only `X | None` and unions of words: what else there is could be anything.
        others = [one for one in get_args(annotation) if one is not NoneType]
        if all(get_origin(one) is Literal for one in others):
            yield from (word for one in others for word in get_args(one))


def _leads_to_rows(key: str) -> bool:
    found = vars(Item).get(key)
    return isinstance(found, property) and found.fget.__annotations__["return"] == "Rows"


def values(map_: Map, value: str) -> list[Any]:
    """Give what a written value may stand for: itself, a number, a truth value, an id."""
    found: list[Any] = [value]
    if value in ("true", "false"):
        found.append(value == "true")
    with suppress(ValueError):
        found.append(float(value))
    found += [map_.resolve(value), map_.statement_id(value)]
    return [one for one in found if one is not None]
