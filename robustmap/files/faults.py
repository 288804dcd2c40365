"""What is wrong with the fields of a file, told from what the model says of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from robustmap.files.shape import example, form, one_of
from robustmap.files.strangers import unknown_key
from robustmap.model.codes import problem
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.nodes import (
    KINDS,
    Argument,
    ArgumentAnswer,
    Claim,
    ClaimAnswer,
    Proposal,
    Story,
)
from robustmap.model.places import Path, Places
from robustmap.model.problem import Problem, clip
from robustmap.model.suggest import nearest


class _Fault(NamedTuple):
    """One complaint of the model, with what it is about.

    `trail` is the way to the value as written, which short forms make shorter than the
    model's own way to it.
    """

    cls: type[BaseModel]
    detail: ErrorDetails
    trail: Path
    places: Places
    node: str

    @property
    def key(self) -> str:
        """The key under which the value stands."""
        names = [step for step in self.trail if isinstance(step, str)]
        return clip(names[-1]) if names else "the front matter"

    def problem(self, code: str, message: str, **more: str) -> Problem:
        return problem(code, message, self.places.span(self.trail), node=self.node, **more)


def findings(
    cls: type[BaseModel],
    details: Sequence[ErrorDetails],
    fields: Mapping[str, Any],
    places: Places,
    node: str,
) -> Iterator[Problem]:
    """Turn the complaints of a model into findings, one for each mistake."""
    for detail in _merged(_distinct(details), fields):
        fault = _Fault(cls, detail, trail(fields, detail["loc"]), places, node)
        yield _TELL.get(detail["type"], _wrong_form)(fault)


def trail(value: Any, loc: Path) -> Path:
    """Follow a model's way to a value as far as the fields as written go.

    >>> trail({"for": "a b"}, ("for", 0, "to")), trail({"needs": {"x": "t"}}, ("needs", 0, "x"))
    (('for',), ('needs', 'x'))
    """
    path: list[str | int] = []
    for step in loc:
        if _holds(value, step):
            value = value[step]
        elif isinstance(step, int) and not isinstance(value, list):
            continue  # one entry, written without its list
        elif isinstance(value, dict) and len(value) == 1 and path[:1] in _SENTENCES:
            path += value  # a sentence stands under its local id
            break
        else:
            break
        path.append(step)
    return tuple(path)


_SENTENCES = [[cls.premises_key] for cls in KINDS.values() if cls.premises_key]
"""Where a file lists what it rests on, in sentences."""


def _holds(value: Any, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _distinct(details: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out follow-up faults: a missing key beside an unknown one is one mistake."""
    strangers = {d["loc"][:-1] for d in details if d["type"] == "extra_forbidden"}
    for detail in details:
        if detail["type"] != "missing" or detail["loc"][:-1] not in strangers:
            yield detail


def _merged(details: Iterator[ErrorDetails], fields: Mapping[str, Any]) -> Iterator[ErrorDetails]:
    """Join the complaints of several lists of words about one value."""
    words: dict[Path, ErrorDetails] = {}
    for detail in details:
        if detail["type"] != "literal_error":
            yield detail
            continue
        first = words.setdefault(trail(fields, detail["loc"]), detail)
        if first is not detail:
            expected = f"{first['ctx']['expected']}, {detail['ctx']['expected']}"
            first["ctx"] = {"expected": expected}
    yield from words.values()


def _unknown(fault: _Fault) -> Problem:
    return unknown_key(fault.cls, fault.trail, fault.places, fault.node)


def _missing(fault: _Fault) -> Problem:
    loc = fault.detail["loc"]
    if isinstance(loc[-1], int):
        return _wrong_form(fault)
    return fault.problem(
        "RM104",
        f"`{fault.key}` lacks a key `{loc[-1]}`",
        expected=f"a key `{loc[-1]}`",
        way_out=example(fault.cls, loc[:-1]),
    )


def _wrong_word(fault: _Fault) -> Problem:
    given, allowed = fault.detail["input"], fault.detail["ctx"]["expected"].split("'")[1::2]
    if fault.trail == ("expect",) and fault.cls in _ANSWERS:
        allowed = [*get_args(_ANSWERS[fault.cls])]
    word = given[0] if isinstance(given, list) and len(given) == 1 else given
    hint = nearest(word, allowed) if isinstance(word, str) else ""
    return fault.problem(
        "RM103",
        f"`{fault.key}` is {_shown(given)}",
        expected=one_of(allowed),
        suggestion=hint,
        way_out=f"write `{fault.key}: {hint}`" if hint else "",
    )


_ANSWERS: dict[type[BaseModel], Any] = {
    Claim: ClaimAnswer,
    Proposal: ClaimAnswer,
    Argument: ArgumentAnswer,
    Story: ArgumentAnswer,
}
"""The verdicts that a node of each kind can have."""

_ALL_ANSWERS = (*get_args(ClaimAnswer), *get_args(ArgumentAnswer))


def foreign_verdict(
    cls: type[BaseModel], fields: Mapping[str, Any], places: Places, node: str
) -> Problem | None:
    """Tell of a pin with a verdict that only nodes of another kind can have."""
    pin = fields.get("expect")
    allowed = get_args(_ANSWERS.get(cls))
    if not allowed or pin in allowed or pin not in _ALL_ANSWERS:
        return None
    return problem(
        "RM103",
        f"`expect` is `{pin}`, which is no verdict on {_an(cls)}",
        places.span(("expect",)),
        node=node,
        expected=one_of(allowed),
    )


def _an(cls: type[BaseModel]) -> str:
    kind = cls.__name__.lower()
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _long_title(fault: _Fault) -> Problem:
    return fault.problem(
        "RM105",
        f"the title has {len(fault.detail['input'])} characters",
        expected=f"at most {MAX_TITLE_LENGTH} characters",
    )


def _no_flag(fault: _Fault) -> Problem:
    given = str(fault.detail["input"]).lower()
    meant = {"yes": "true", "on": "true", "1": "true", "true": "true"}
    meant |= {"no": "false", "off": "false", "0": "false", "false": "false"}
    hint = meant.get(given, "")
    return fault.problem(
        "RM102",
        f"`{fault.key}` is {_shown(fault.detail['input'])}",
        expected="`true` or `false`",
        suggestion=hint,
        way_out=f"write `{fault.key}: {hint}`" if hint else "",
    )


def _wrong_form(fault: _Fault) -> Problem:
    given, kind = fault.detail["input"], fault.detail["type"]
    expected = form(fault.cls, fault.detail)
    way_out = example(fault.cls, fault.detail["loc"])
    if kind == "string_pattern_mismatch" and ", " in given:
        way_out = f"for several, write a list: [{clip(given)}]"
    elif not way_out and expected in _WAYS:
        way_out = _WAYS[expected]
    return fault.problem(
        "RM102", f"`{fault.key}` is {_shown(given)}", expected=expected, way_out=way_out
    )


_WAYS = {
    "an id, without blanks": "an id is the name of the node's file without `.md`",
    "an id": "an id is the name of the node's file without `.md`",
    "one id": "write the one id behind the colon, without brackets",
    "text": "write it as text behind the colon, without brackets",
    "some text": "write some text, or delete the line",
    "4 to 64 hexadecimal digits: a hash of what was read": (
        "delete it; `robustmap reread NODE --add` writes the right one"
    ),
}

_TELL = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "literal_error": _wrong_word,
    "string_too_long": _long_title,
    "bool_type": _no_flag,
}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys" if value else "an empty group"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}" if value else "an empty list"
    text = re.sub(r"\s+", " ", str(value)).strip()
    return f"`{clip(text)}`" if text else "empty"
