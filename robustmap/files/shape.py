"""The form that each key takes: which keys there are, and words for what is expected."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from robustmap.model.examples import EXAMPLES, flow
from robustmap.model.fields import Clause, Link, Premise, SourceRef
from robustmap.model.nodes import Node
from robustmap.model.places import Path


@cache
def keys_of(cls: type[BaseModel]) -> tuple[str, ...]:
    """List the keys of a model as files write them: title, what its kind says, the rest."""
    if not issubclass(cls, Node):
        return tuple(field.alias or name for name, field in cls.model_fields.items())
    inherited = [name for name in Node.model_fields if name not in ("id", "body", "x", "title")]
    own = [name for name in cls.model_fields if name not in Node.model_fields]
    return tuple(cls.model_fields[name].alias or name for name in ("title", *own, *inherited))


def keys_at(cls: type[BaseModel], path: Path) -> tuple[str, ...]:
    """List the keys that a model, or the part of it at `path`, knows."""
    if not path:
        return keys_of(cls)
    _, _, field = field_at(cls, path)
    inner = part(field.annotation) if field else None
    return keys_of(inner) if inner else ()


def field_at(cls: type[BaseModel], path: Path) -> tuple[type[BaseModel], str, FieldInfo | None]:
    """Find the field that a path leads to: its class, its key and itself."""
    owner, key, found = cls, "", None
    for step in path:
        inner = part(found.annotation) if found else cls
        if isinstance(step, int) or inner is None:
            continue
        for name, field in inner.model_fields.items():
            if (field.alias or name) == step:
                owner, key, found = inner, step, field
                break
    return owner, key, found


def part(annotation: Any) -> type[BaseModel] | None:
    """Find the piece that an annotation is made of, through tuples and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = part(inner)
        if found is not None:
            return found
    return None


def example(cls: type[BaseModel], loc: Path) -> str:
    """Show the key at `loc` with a value that it may have, or ""."""
    owner, key, _ = field_at(cls, loc)
    for one in owner.__mro__:
        if f"{one.__name__}.{key}" in EXAMPLES:
            return f"for example `{key}: {flow(EXAMPLES[f'{one.__name__}.{key}'])}`"
    return ""


def form(cls: type[BaseModel], detail: ErrorDetails) -> str:
    """Say what form is expected where the model has complained."""
    kind = detail["type"]
    owner, key, field = field_at(cls, detail["loc"])
    if f"{owner.__name__}.{key}" in _PAIRS:
        return _PAIRS[f"{owner.__name__}.{key}"]
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(detail["ctx"]["pattern"], "another form")
    if kind == "string_type" and field and _is_ref(field):
        return "one id" if isinstance(detail["input"], list) else "an id"
    inner = part(field.annotation) if field else None
    if inner is not None and kind in ("model_type", "model_attributes_type", "tuple_type"):
        listed = "a list of " if kind == "tuple_type" else ""
        return listed + _ENTRIES.get(inner, _keys_with_values(inner))
    return _FORMS.get(kind, detail["msg"])


def _is_ref(field: FieldInfo) -> bool:
    """Tell whether a field holds ids."""
    return ID_PATTERN in repr((field.annotation, field.metadata)).replace("\\\\", "\\")


def _keys_with_values(inner: type[BaseModel]) -> str:
    keys = keys_of(inner)
    needed = [
        field.alias or name for name, field in inner.model_fields.items() if field.is_required()
    ]
    return (
        f"keys with values: {_all_of(needed)} at least"
        if needed
        else (f"keys with values, such as {one_of(keys[:3])}")
    )


ID_PATTERN = r"^\S+$"

_PAIRS = {
    "States.before": "two thresholds `[first, then]`, each an id or a list of ids",
    "States.within": "two axes and a whole number `[axis, axis, margin]`",
    "States.enables": "two proposals `[this, makes this easier]`",
    "States.hinders": "two proposals `[this, makes this harder]`",
}

_ENTRIES: dict[type[BaseModel], str] = {
    Link: "an id, or the keys `to`, `basis` and `read`",
    SourceRef: "a line `SOURCE, place, by HANDLE`",
    Premise: "an id, or one `local-id: A whole sentence.`",
    Clause: "an id, or the keys `at`, `why`, `failure`, `basis`, `sources` and `read`",
}

_FORMS = {
    "string_type": "text",
    "string_too_short": "some text",
    "int_parsing": "a whole number",
    "int_parsing_size": "a smaller number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "greater_than_equal": "a number from 1",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list",
}

_PATTERNS = {
    ID_PATTERN: "an id, without blanks",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    r"^[0-9a-f]{64}$": "a SHA-256 hash: 64 hexadecimal digits",
    r"^[0-9a-f]{4,64}$": "4 to 64 hexadecimal digits: a hash of what was read",
}


def _all_of(words: Sequence[str]) -> str:
    *most, last = (f"`{word}`" for word in words)
    return f"{', '.join(most)} and {last}" if most else last


def one_of(words: Sequence[str]) -> str:
    """Join names for a sentence: `a`, `b` or `c`."""
    *most, last = (f"`{word}`" for word in words)
    return f"{', '.join(most)} or {last}" if most else last
