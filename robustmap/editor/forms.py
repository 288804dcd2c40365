"""What may stand at a key: which ids a reference takes, and the words of an enumeration."""

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from robustmap.files.shape import field_at, part
from robustmap.model.nodes import Node
from robustmap.model.places import Path
from robustmap.model.references import Allowed, references
from robustmap.model.settings import Settings

Allow = Allowed | Literal["compact"]
"""What a reference takes; `compact` is a line `SOURCE, place, by HANDLE`."""

_SHORT = ("to", "at")
"""The keys whose value may stand for the whole entry."""

_OF_SETTINGS: Mapping[Path, Allow] = {
    ("main",): "question",
    ("evaluate", "off"): "argument",
    ("evaluate", "grant"): "statement",
    ("evaluate", "deny"): "statement",
    ("today", "crossed"): "threshold",
    ("today", "source"): "compact",
}


def allowed_at(cls: type[BaseModel], path: Path) -> Allow | None:
    """Give what a reference at a key may name, or None where it takes none."""
    if issubclass(cls, Settings):
        return _OF_SETTINGS.get(path)
    known = _allowed(cls) if issubclass(cls, Node) else {}
    if path in known:
        return known[path]
    if (*path, "source") in known:
        return "compact"
    return next((known[(*path, key)] for key in _SHORT if (*path, key) in known), None)


@cache
def _allowed(cls: type[Node]) -> Mapping[Path, Allowed]:
    """Read what each key takes off a node in which every key is filled."""
    node = _filled(cls)
    found: dict[Path, Allowed] = {}
    for one in references(node):
        found.setdefault(tuple(step for step in one.path if isinstance(step, str)), one.allowed)
    return found


def _filled(annotation: Any) -> Any:
    """Make some value of a type, with every field given; nothing is checked."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in _INSIDE:
        return _INSIDE[origin](inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        made = {name: _filled(field.annotation) for name, field in annotation.model_fields.items()}
        return annotation.model_construct(**made)
    return "x" if annotation is str else annotation()


def _first(inner: tuple[Any, ...]) -> Any:
    return _filled(next(one for one in inner if one is not type(None)))


_INSIDE: Mapping[Any, Callable[[tuple[Any, ...]], Any]] = {
    Annotated: _first,
    Union: _first,
    types.UnionType: _first,
    Literal: lambda inner: inner[0],
    tuple: lambda inner: tuple(_filled(one) for one in inner if one is not ...),
    dict: lambda _: {},
}


def words_at(cls: type[BaseModel], path: Path) -> tuple[str, ...]:
    """List the words among which a key chooses; none where it takes something else."""
    _, key, field = field_at(cls, path)
    if field is None or not path or path[-1] != key:
        return ()
    return tuple(dict.fromkeys(_words(field.annotation)))


def _words(annotation: Any) -> list[str]:
    if annotation is bool:
        return ["true", "false"]
    if get_origin(annotation) is Literal:
        return [one for one in get_args(annotation) if isinstance(one, str)]
    if part(annotation) is annotation:
        return []  # the words of its own keys are not those of the whole
    return [word for inner in get_args(annotation) for word in _words(inner)]
