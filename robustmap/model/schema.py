"""JSON Schemas of the files of a kb, for editors and other tools: one per kind, one for map.yaml.

They say what the models say, in the words of files. A YAML reader other than ours makes
numbers and truth values of some texts, so both forms are allowed where a text, a number or
a truth value is meant; and whatever the models take short, a schema takes short.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator

from robustmap.model import dating, parts
from robustmap.model import fields as pieces
from robustmap.model.examples import EXAMPLES
from robustmap.model.nodes import (
    FOLDERS,
    KINDS,
    Argument,
    ArgumentAnswer,
    Claim,
    ClaimAnswer,
    Node,
    Proposal,
    Story,
)
from robustmap.model.settings import Settings

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAP = "map"
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"

_UNSAID = ("id", "body", "x")
"""What the file's name and the text below the front matter say, or what is kept apart."""

_ORDER = (
    *("$schema", "$id", "title", "description", "type", "properties", "patternProperties"),
    *("required", "additionalProperties", "$defs"),
)


def json_schemas() -> dict[str, Schema]:
    """Give the schema of every kind by its name, and that of map.yaml as `map`.

    >>> sorted(json_schemas())[:3]
    ['argument', 'axis', 'claim']
    """
    return {**{kind: _of_kind(KINDS[kind]) for kind in KINDS}, MAP: _of_settings()}


def _of_kind(cls: type[Node]) -> Schema:
    schema = _of_model(cls, cls.kind)
    for key in _UNSAID:
        del schema["properties"][key]
    if cls in _ANSWERS:
        schema["properties"]["expect"]["enum"] = [*get_args(_ANSWERS[cls])]
    schema["patternProperties"] = {
        "^x-": {"description": "Your own: kept, and found by queries, but without a meaning here."}
    }
    schema["required"] = ["title"] if cls.title_required else []
    return _ordered(schema)


_ANSWERS: Mapping[type[Node], Any] = {
    Claim: ClaimAnswer,
    Proposal: ClaimAnswer,
    Argument: ArgumentAnswer,
    Story: ArgumentAnswer,
}


def _of_settings() -> Schema:
    schema = _of_model(Settings, MAP)
    folders = "|".join(FOLDERS)
    defaults = schema["properties"]["defaults"]
    defaults["propertyNames"] = {"pattern": f"^({folders})(/.+)?$"}
    defaults["additionalProperties"] = {"type": "object"}
    return _ordered(schema)


def _ordered(schema: Schema) -> Schema:
    used = _used(schema)
    return {key: used[key] for key in _ORDER if used.get(key) not in (None, [], {})}


def _of_model(cls: type[BaseModel], name: str) -> Schema:
    schema = cls.model_json_schema(by_alias=True, mode="validation")
    defs = schema.get("$defs", {})
    known = {name: _tidied(_class(name), defs[name]) for name in defs}
    return {
        **_tidied(cls, schema),
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": name,
        "$defs": {**_WORDS, **known},
    }


def _used(schema: Schema) -> Schema:
    """Leave out the definitions that nothing names."""
    named = set(re.findall(r"#/\$defs/(\w+)", json.dumps(schema)))
    return {**schema, "$defs": {key: schema["$defs"][key] for key in sorted(named)}}


_WORDS: Mapping[str, Schema] = {
    # `value: 10` and `title: 1984` are texts to us, and something else to other readers.
    "text": {
        "description": "Some text.",
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
    },
    "id": {
        "description": "The name of a node's file without `.md`, or one of its parts: `for-2#p1`.",
        "type": ["string", "number", "boolean"],
        "pattern": r"^\S+$",
    },
    "line": {
        "description": "Where it is said: `SOURCE, place, by HANDLE`.",
        "type": ["string", "number", "boolean"],
        "pattern": r"^\s*[^\s,]+\s*(,.*)?$",
    },
}


def _class(name: str) -> type[BaseModel]:
    modules = (pieces, parts, dating, inspect.getmodule(Settings))
    found = next(found for module in modules if (found := getattr(module, name, None)))
    assert isinstance(found, type)
    assert issubclass(found, BaseModel)
    return found


def _tidied(cls: type[BaseModel], schema: Schema) -> Schema:
    """Give the schema of one model in the words of files."""
    properties = {}
    docs = attribute_docs(cls)
    for name, field in cls.model_fields.items():
        key = field.alias or name
        made = _loosened(schema["properties"][key])
        if any(isinstance(one, BeforeValidator) and one.func in _ALONE for one in field.metadata):
            made = _or_alone(made)
        if name in docs:
            made = {"description": docs[name], **made}
        examples = list(_examples(cls, key))
        properties[key] = {**made, "examples": examples} if examples else made
    return {**schema, "description": inspect.cleandoc(cls.__doc__ or ""), "properties": properties}


def _examples(cls: type[BaseModel], key: str) -> Iterator[Any]:
    for one in cls.__mro__:
        if f"{one.__name__}.{key}" in EXAMPLES:
            yield EXAMPLES[f"{one.__name__}.{key}"]
            return


_ALONE = (pieces._listed,)  # noqa: SLF001 - it is what makes a list of a single entry
"""Validators that take one entry for a list of one."""


def _or_alone(schema: Schema) -> Schema:
    """Take the entry of a list also alone."""
    lists = [one for one in schema.get("anyOf", [schema]) if one.get("type") == "array"]
    alone = [form for one in lists for form in one["items"].get("anyOf", [one["items"]])]
    kept = {key: schema[key] for key in schema if key not in ("anyOf", "type", "items")}
    entries = [{key: one[key] for key in ("type", "items")} for one in lists]
    return {**kept, "anyOf": [*alone, *entries]}


def _loosened(schema: Schema) -> Schema:
    """Rewrite a schema of pydantic's so that it fits files as other YAML readers see them."""
    made = {key: schema[key] for key in schema if key not in ("title", "anyOf")}
    if not isinstance(made.get("default", ""), (str, bool)) or made.get("default") == "":
        del made["default"]  # only words are worth showing
    if "patternProperties" in made:
        # Keys that have to be ids: what their values are like is the same for all of them.
        ((pattern, value),) = made.pop("patternProperties").items()
        made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": value}
    for key in ("items", "additionalProperties"):
        if isinstance(made.get(key), dict):
            made[key] = _loosened(made[key])
    if "prefixItems" in made:
        made["prefixItems"] = [_loosened(one) for one in made["prefixItems"]]
    if "anyOf" in schema:
        forms = [_loosened(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return made | _either(forms)
    if "enum" in made:
        return {key: made[key] for key in made if key != "type"}
    return _LOOSE.get(made.get("type", ""), lambda one: one)(made)


def _either(forms: list[Schema]) -> Schema:
    """Join alternatives; lists of words become one list, and one form stands for itself."""
    words = list(dict.fromkeys(word for one in forms for word in one.get("enum", ())))
    rest = [one for one in forms if "enum" not in one]
    if {"$ref": "#/$defs/SourceRef"} in rest:
        rest = [{"$ref": "#/$defs/line"} if one == _TEXT else one for one in rest]
    joined = [*([{"enum": words}] if words else []), *rest]
    return joined[0] if len(joined) == 1 else {"anyOf": joined}


_TEXT = {"$ref": "#/$defs/text"}


def _string(schema: Schema) -> Schema:
    limits = {key: schema[key] for key in schema if key in ("minLength", "maxLength", "pattern")}
    rest = {key: schema[key] for key in schema if key not in (*limits, "type")}
    if limits == {"minLength": 1}:
        return rest | _TEXT
    if limits == {"pattern": _WORDS["id"]["pattern"]}:
        return {**rest, "$ref": "#/$defs/id"}
    limits.setdefault("pattern", r"\S")
    limits.pop("minLength", None)
    return {**rest, "type": ["string", "number", "boolean"], **limits}


def _integer(schema: Schema) -> Schema:
    digits = "0*[1-9][0-9_]*" if schema.get("minimum") == 1 else "[0-9][0-9_]*"
    return _also_as_text(schema, rf"^[+-]?{digits}(\.0*)?$")


def _number(schema: Schema) -> Schema:
    return _also_as_text(schema, r"^[+-]?[0-9._]*[0-9]\.?([eE][+-]?[0-9]+)?$")


def _boolean(schema: Schema) -> Schema:
    rest = {key: schema[key] for key in schema if key != "type"}
    return {**rest, "anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}]}


def _also_as_text(schema: Schema, pattern: str) -> Schema:
    limits = {key: schema[key] for key in schema if key in ("type", "minimum")}
    rest = {key: schema[key] for key in schema if key not in limits}
    return {**rest, "anyOf": [limits, {"type": "string", "pattern": pattern}]}


def _object(schema: Schema) -> Schema:
    if schema.get("additionalProperties") == _TEXT:
        # The only mapping of words to texts is an inline premise: `local-id: A sentence.`
        return {
            **schema,
            "propertyNames": {"pattern": SLUG},
            "minProperties": 1,
            "maxProperties": 1,
        }
    return schema


_LOOSE = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "object": _object,
}


def attribute_docs(cls: type[BaseModel]) -> Mapping[str, str]:
    """Give the text under each field of a model in its source, by the field's name.

    Read only when it is asked for: pydantic can do this itself, but would do it whenever
    the package is imported.
    """
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        module = inspect.getmodule(one)
        if module is not None and module.__name__.startswith("robustmap."):
            found |= _docs_in(module).get(one.__name__, {})
    return found


@cache
def _docs_in(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    """Give the texts under the fields of every class of a module."""
    tree = ast.parse(inspect.getsource(module))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_docs_of(node)) for node in classes}


def _docs_of(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(node.body, node.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, " ".join(str(below.value.value).split())
