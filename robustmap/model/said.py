"""What a node says, as its file would say it: the inverse of reading one.

Keys are those of files, pieces take their short forms (an id, a line of text), and what is
not said is left out. Numbers and truth values stay what they are.
"""

from typing import Any

from pydantic import BaseModel, ValidationError

from robustmap.model.fields import Clause, Link, Premise, SourceRef, read_premise, read_source
from robustmap.model.nodes import Node
from robustmap.model.parts import Slot


def said(model: BaseModel) -> dict[str, Any]:
    """Give what a node or settings say beyond their defaults; validating it gives them again.

    The body and the id of a node are not among it; the user's own keys are. Linear.

    >>> from robustmap.model.nodes import Argument
    >>> premises = [{"p1": "It rains."}, "wet"]
    >>> said(Argument.model_validate({"id": "a", "for": ["b"], "premises": premises}))
    {'for': ['b'], 'premises': [{'p1': 'It rains.'}, 'wet']}
    """
    own = dict(model.x) if isinstance(model, Node) else {}
    return _fields(model) | own


def _fields(model: BaseModel) -> dict[str, Any]:
    """Give the fields that are not at their defaults, under the keys of files."""
    found = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if field.exclude or value == field.get_default(call_default_factory=True):
            continue
        found[field.alias or name] = _value(value)
    return found


def _value(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _piece(value)
    if isinstance(value, (list, tuple)):
        return [_value(one) for one in value]
    if isinstance(value, dict):
        return {key: _value(one) for key, one in value.items()}
    return value


def _piece(value: BaseModel) -> Any:
    """Give the shortest form of a piece that reads back as the piece."""
    if isinstance(value, Premise):
        return _premise(value)
    spelled = _fields(value)
    line = _line(value, spelled)
    return spelled if line is None else line


def _line(value: BaseModel, spelled: dict[str, Any]) -> str | None:
    """Give a piece in one line, where nothing of it is lost."""
    key = _SHORT.get(type(value))
    if key is not None:
        return str(spelled[key]) if spelled.keys() == {key} else None
    if isinstance(value, SourceRef):
        place = f", {value.at}" if value.at else ""
        line = f"{value.source}{place}{f', by {value.by}' if value.by else ''}"
        return line if _reads_as(SourceRef, read_source(line), value) else None
    return None


_SHORT: dict[type[BaseModel], str] = {Link: "to", Clause: "at", Slot: "text"}


def _premise(value: Premise) -> Any:
    if value.read is None and value.ref is not None and value.text is None:
        short: Any = value.ref
    elif value.local is not None and value.text is not None:
        short = {value.local: value.text}
    elif value.ref is not None:
        short = {"to": value.ref, "read": value.read}
    else:
        short = value.text
    if _reads_as(Premise, read_premise(short), value):
        return short
    whole = {"to": value.ref, "local": value.local, "text": value.text}
    return whole if value.read is None else {**whole, "read": value.read}


def _reads_as(cls: type[BaseModel], given: Any, value: BaseModel) -> bool:
    try:
        return cls.model_validate(given) == value
    except ValidationError:
        return False
