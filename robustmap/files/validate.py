"""From the fields of a file to a typed node, or to findings that say what is wrong.

A file with faults still gives a node, made of what was right in it: it keeps its id, so
that the files that name it are not blamed for its faults.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.nodes import KINDS, Node
from robustmap.model.places import Path, Places
from robustmap.model.problem import Problem, clip
from robustmap.model.suggest import nearest

OWN_KEY = "x-"
MAX_LISTED = 8
"""More keys than this are not listed in a message."""


class Typed(NamedTuple):
    """A model made of fields, and what was wrong with the fields."""

    model: Any
    problems: list[Problem]


def typed_node(
    cls: type[Node], node: str, fields: Mapping[str, Any], body: str, places: Places
) -> Typed:
    """Make a node of kind `cls` from the fields of its file."""
    own = {key: fields[key] for key in fields if key.startswith(OWN_KEY)}
    rest = {key: fields[key] for key in fields if key not in own}
    fixed = {"id": node, "body": body, "x": own}
    made, problems = typed(cls, rest, places, node=node, fixed=fixed)
    if cls.title_required and "title" not in fields:
        way_out = f"add a line `title: ...` to {places.path}"
        found = problem(
            "RM104",
            "there is no `title`",
            places.span(),
            node=node,
            expected=f"at most {MAX_TITLE_LENGTH} characters",
            way_out=way_out,
        )
        problems.append(found)
    return Typed(made, [*problems, *_local_ids(made, places)])


def typed(
    cls: type[BaseModel],
    fields: Mapping[str, Any],
    places: Places,
    *,
    node: str = "",
    fixed: Mapping[str, Any] | None = None,
) -> Typed:
    """Check fields against a model; faulty top-level keys are reported and left out."""
    rest, fixed = dict(fields), dict(fixed or {})
    shadowed = [key for key in rest if key in fixed]
    problems = [_unknown_key(cls, (key,), places, node) for key in shadowed]
    for key in shadowed:
        del rest[key]
    try:
        return Typed(cls.model_validate(rest | fixed), problems)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
    problems += [_finding(cls, detail, places, node) for detail in _distinct(details)]
    faulty = {detail["loc"][0] for detail in details if detail["loc"]}
    sound = {key: value for key, value in rest.items() if key not in faulty}
    return Typed(cls.model_validate(sound | fixed), problems)


def _distinct(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out follow-up faults: a missing key beside an unknown one is one mistake."""
    strangers = {d["loc"][:-1] for d in details if d["type"] == "extra_forbidden"}
    for detail in details:
        if detail["type"] != "missing" or detail["loc"][:-1] not in strangers:
            yield detail


def _finding(cls: type[BaseModel], detail: ErrorDetails, places: Places, node: str) -> Problem:
    path: Path = detail["loc"]
    kind, key = detail["type"], _key(path)
    if kind == "extra_forbidden":
        return _unknown_key(cls, path, places, node)
    span, given = places.span(path), _shown(detail["input"])
    if kind == "missing":
        return problem(
            "RM104",
            f"`{key}` is missing",
            places.span(path[:-1]),
            node=node,
            expected=f"a key `{path[-1]}`",
        )
    if kind == "literal_error":
        allowed = _quoted(detail["ctx"]["expected"])
        return problem(
            "RM103",
            f"`{key}` is {given}",
            span,
            node=node,
            expected=one_of(allowed),
            suggestion=nearest(str(detail["input"]), allowed),
        )
    if kind == "string_too_long":
        length = len(detail["input"])
        return problem(
            "RM105",
            f"the title has {length} characters",
            span,
            node=node,
            expected=f"at most {MAX_TITLE_LENGTH}",
        )
    return problem("RM102", f"`{key}` is {given}", span, node=node, expected=_form(detail))


def _unknown_key(cls: type[BaseModel], path: Path, places: Places, node: str) -> Problem:
    key = str(path[-1])
    allowed = _keys_at(cls, path[:-1])
    if len(path) == 1 and key in _NEEDLESS:
        return problem(
            "RM101",
            f"`{key}` is not a key here",
            places.key(key),
            node=node,
            expected="no such key",
            way_out=f"delete the line: {_NEEDLESS[key]}",
        )
    hint = nearest(key, allowed)
    homes = [other.folder for other in KINDS.values() if key in keys_of(other)]
    way_out = ""
    if len(path) == 1 and homes and not hint:
        way_out = f"`{key}` is a key of {one_of(homes)}; is the file in the right folder?"
    return problem(
        "RM101",
        f"`{key}` is not a key here",
        places.key(*path),
        node=node,
        expected=one_of(allowed) if len(allowed) <= MAX_LISTED else f"a key of {_of(cls)}",
        suggestion=hint,
        way_out=way_out,
    )


def _of(cls: type[BaseModel]) -> str:
    return f"`{cls.folder}/`" if issubclass(cls, Node) else "map.yaml"


@cache
def keys_of(cls: type[BaseModel]) -> tuple[str, ...]:
    """List the keys of a model as files write them."""
    return tuple(
        field.alias or name
        for name, field in cls.model_fields.items()
        if name not in ("id", "body", "x")
    )


def _keys_at(cls: type[BaseModel], path: Path) -> tuple[str, ...]:
    """List the keys that a model, or the part of it at `path`, knows."""
    for step in path:
        if isinstance(step, int):
            continue
        for name, field in cls.model_fields.items():
            if (field.alias or name) == step:
                inner = _part(field.annotation)
                if inner is None:
                    return ()
                cls = inner
                break
    return keys_of(cls)


def _part(annotation: Any) -> type[BaseModel] | None:
    """Find the piece that an annotation is made of, through tuples and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _part(inner)
        if found is not None:
            return found
    return None


def _local_ids(node: Node, places: Places) -> Iterator[Problem]:
    for number, premise in enumerate(getattr(node, "premises", ())):
        if premise.text is not None and premise.local is None:
            yield problem(
                "RM107",
                "the premise has no local id",
                places.span(("premises", number)),
                node=node.id,
            )
        elif premise.local is not None and not ids.is_slug(premise.local):
            yield problem(
                "RM106",
                f"`{premise.local}` cannot be a local id",
                places.key("premises", number, premise.local),
                node=node.id,
                expected="lower-case letters, digits and hyphens",
                suggestion=ids.slugify(premise.local),
                way_out=f'or quote the sentence: "{premise.local}: {premise.text}"',
            )


_NEEDLESS = {
    "id": "the id is the file's name",
    "kind": "the folder says what kind of node it is",
    "type": "the folder says what kind of node it is",
    "status": "verdicts are worked out, never written down",
    "verdict": "verdicts are worked out; `expect` pins one",
    "attacked_by": "links are written where they start: in the file of the attacker",
    "supported_by": "links are written where they start: in the file of the supporter",
}

_FORMS = {
    "string_type": "text",
    "string_too_short": "some text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "greater_than_equal": "a number from 1",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "tuple_type": "a list",
    "too_long": "fewer entries",
    "missing_positional": "two entries",
}

_PATTERNS = {
    r"^\S+$": "an id, without blanks",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    r"^[0-9a-f]{64}$": "a SHA-256 hash: 64 hexadecimal digits",
}


def _form(detail: ErrorDetails) -> str:
    if detail["type"] == "string_pattern_mismatch":
        return _PATTERNS.get(detail["ctx"]["pattern"], "another form")
    return _FORMS.get(detail["type"], detail["msg"])


def _key(path: Path) -> str:
    """Name a path as its reader would: the last key on it."""
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else "the front matter"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, (list, tuple)):
        return "a list"
    return f"`{clip(str(value))}`"


def _quoted(expected: str) -> list[str]:
    return expected.split("'")[1::2]


def one_of(words: Sequence[str]) -> str:
    """Join names for a sentence: `a`, `b` or `c`."""
    *most, last = (f"`{word}`" for word in words)
    return f"{', '.join(most)} or {last}" if most else last
