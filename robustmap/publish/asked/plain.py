"""Which answers are plain values, and a fingerprint of each that is the same in every run."""

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import chain
from typing import Any, cast

from pydantic import BaseModel

from robustmap.model.nodes import Node

SMALL = 32
"""A mapping with more entries is asked for its entries one by one."""

_ATOMS = (str, int, float, bool, type(None), bytes, date, Enum)

_SOME, _PAIRS, _NEVER = range(3)

_ALWAYS: set[type] = set()
"""The types that were found to be plain whatever they hold."""

_OTHERS: dict[type, int | tuple[str, ...]] = {}
"""What is looked at in the other types: what they hold, the halves of their pairs, some fields."""


def plain(value: object) -> bool:
    """Tell whether a value is all there: nothing in it is worked out later, or large.

    >>> plain(("for-2", 3, {"a": "b"})), plain(object())
    (True, False)
    """
    kind = type(value)
    if kind in _ALWAYS:
        return True
    way = _OTHERS.get(kind)
    if way is None:
        _OTHERS[kind] = _looks_at(kind)
        return plain(value)
    # This is asked of every answer, and of all in it: no call that can be spared is made.
    for one in _within(value, way):
        if type(one) not in _ALWAYS and not plain(one):
            return False
    return way != _NEVER


def _within(value: Any, way: int | tuple[str, ...]) -> Iterable[object]:
    if way == _SOME:
        return cast("Iterable[object]", value)
    if way == _PAIRS:
        return chain(value, value.values()) if len(value) <= SMALL else (_LARGE,)
    return () if isinstance(way, int) else [getattr(value, name, None) for name in way]


_LARGE = object()
"""Stands in a mapping for all its entries where they are many: it is not plain."""


def _looks_at(kind: type) -> int | tuple[str, ...]:
    if issubclass(kind, (*_ATOMS, BaseModel)):
        _ALWAYS.add(kind)
    elif issubclass(kind, tuple | list | set | frozenset):
        return _SOME
    elif issubclass(kind, Mapping):
        return _PAIRS
    elif is_dataclass(kind):
        return tuple(one.name for one in fields(kind))
    return _NEVER


def sort_of(value: object) -> type:
    """Give which of those that are told apart a value is: `Node`, `Mapping`, `set`, or none.

    >>> sort_of({}) is Mapping, sort_of(frozenset()) is set, sort_of("node")
    (True, True, <class 'object'>)
    """
    kind: type = type(value)
    return _sort_of(kind)


@cache
def _sort_of(kind: type) -> type:
    # To ask this of every answer takes long, and of types there are few.
    if issubclass(kind, set | frozenset):
        return set
    return next((one for one in (Node, Mapping) if issubclass(kind, one)), object)


def fingerprint(value: object, stamps: Mapping[str, str]) -> int:
    """Give what tells a value from any other, in 64 bits, never 0; the type of what is not plain.

    `stamps` are the fingerprints of the nodes of a map, by id.

    >>> fingerprint({"b", "a"}, {}) == fingerprint({"a", "b"}, {}) != fingerprint(("a", "b"), {})
    True
    """
    kind = type(value)
    if isinstance(value, str) and kind is str:
        return sum_of(b"'" + value.encode("utf-8", "surrogatepass"))
    if kind is bool or value is None:
        return sum_of(b"." + repr(value).encode())
    written: list[str] = []
    _write(value, stamps, written.append)
    return sum_of("\0".join(written).encode("utf-8", "surrogatepass"))


PROSE = frozenset(("body", "note", "title"))
"""The fields of a node that are asked for one by one: what only people read."""


def fingerprint_of_node(node: Node) -> int:
    """Give what tells a node, all but its prose, from any other, in 64 bits, never 0."""
    return sum_of(f"{node.id}\0{formal(node, _PROSE)}".encode("utf-8", "surrogatepass"))


_PROSE = set(PROSE)  # as pydantic wants it


def formal(node: Node, without: set[str]) -> str:
    """Give all that a node says but some of it, in a third of the time that its `repr` takes."""
    try:
        said = node.model_dump_json(exclude=without, warnings=False)
    except ValueError:  # half of a character, which JSON cannot hold
        said = repr([(key, value) for key, value in node if key not in without])
    # Its own keys are no part of what a node is dumped to.
    return repr((node.kind, node.x, said))


def fingerprint_of_kept(value: Any) -> int:
    """Give what tells texts, numbers and tuples of these from any others, in 64 bits, never 0."""
    return sum_of(packed_to_keep(value))


def packed_to_keep(value: Any) -> bytes:
    """Write texts, numbers and tuples of these, in every run alike: without references."""
    return marshal.dumps(value, 0)


def sum_of(data: bytes) -> int:
    """Give what tells bytes from any others, in 64 bits, never 0."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little") or 1


Put = Callable[[str], None]
Way = Callable[[Any, Mapping[str, str], Put], None]


def _write(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    (_WAYS.get(type(value)) or _way(value))(value, stamps, put)


def _way(value: object) -> Way:
    way = next((way for kinds, way in _BY_KIND if isinstance(value, kinds)), _other)
    return _WAYS.setdefault(type(value), way)


def _text(value: str, _: Mapping[str, str], put: Put) -> None:
    put(f"'{value}")


_TEXT = {str}

_WAYS: dict[type, Way] = {str: _text}
"""How a value is written, by its type."""


def _atom(value: Any, _: Mapping[str, str], put: Put) -> None:
    put(f"{type(value).__name__} {value!r}")


def _model(value: Any, _: Mapping[str, str], put: Put) -> None:
    put(f"{type(value).__name__} {vars(value)!r}")  # its own `repr` takes three times as long


def _sequence(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    put(f"{type(value).__name__} {len(value)}")
    if len(value) > SMALL and {*map(type, value)} == _TEXT:  # on end, as they are put one by one
        put("'" + "\0'".join(value))
        return
    for one in value:
        kind = type(one)
        if kind is str:
            put(f"'{one}")
        elif one is None:
            put("NoneType None")
        else:
            (_WAYS.get(kind) or _way(one))(one, stamps, put)


def _set(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    put(f"set {len(value)}")
    for told in sorted(fingerprint(one, stamps) for one in value):
        put(str(told))


def _mapping(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    if not plain(value):
        _name(value, stamps, put)
        return
    put(f"mapping {len(value)}")
    for key, one in value.items():
        _write(key, stamps, put)
        _write(one, stamps, put)


def _node(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    put(f"node {value.id} {stamps.get(value.id) or repr(value)}")


def _data(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    _name(value, stamps, put)
    if plain(value):
        for field in fields(value):
            _write(getattr(value, field.name), stamps, put)


def _other(value: Any, stamps: Mapping[str, str], put: Put) -> None:
    way = _data if is_dataclass(value) else _name
    way(value, stamps, put)


def _name(value: Any, _: Mapping[str, str], put: Put) -> None:
    put(f"{type(value).__module__}.{type(value).__qualname__}")


_BY_KIND: tuple[tuple[Any, Way], ...] = (
    (_ATOMS, _atom),
    ((tuple, list), _sequence),
    ((set, frozenset), _set),
    (Mapping, _mapping),
    (Node, _node),
    (BaseModel, _model),
)
