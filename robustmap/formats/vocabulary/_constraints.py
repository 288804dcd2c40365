"""What the models ask of a value, in the words of SHACL."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter

from robustmap.formats._turtle import escaped
from robustmap.formats.vocabulary._fields import FIELDS
from robustmap.model.fields import Basis, Clause, OrderClause, SourceRef
from robustmap.model.nodes import KINDS, Node
from robustmap.model.nodes.node import ArgumentAnswer, ClaimAnswer, Standing
from robustmap.model.parts import Position


class Constraint(NamedTuple):
    """What a class asks of one property: how many values, and of which form."""

    path: str
    least: int = 0
    most: int | None = 1
    form: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Give the lines of a property shape."""
        found = [f"sh:path {self.path}"]
        found += [f"sh:minCount {self.least}"] if self.least else []
        found += [] if self.most is None else [f"sh:maxCount {self.most}"]
        return [*found, *self.form]


_ONE = "sh:minLength 1"


def of_kind(cls: type[Node]) -> Iterator[Constraint]:
    """Yield what the model of a kind asks of those fields that have a property."""
    fields = cls.model_json_schema(by_alias=False, mode="serialization")["properties"]
    longest = fields["title"]["anyOf"][0]["maxLength"]
    limit = (f"sh:maxLength {longest}",) if cls.title_required else ()
    # A claim is titled as what it says, where it goes untitled by its first sentence.
    yield Constraint("dcterms:title", 1, 1, ("sh:datatype xsd:string", _ONE, *limit))
    yield Constraint("dcterms:description", 0, 1, ("sh:datatype xsd:string", _ONE))
    for name, path in FIELDS.items():
        if name in fields:
            yield _of_field(path, fields[name])


def _of_field(path: str, schema: dict[str, Any], least: int = 0) -> Constraint:
    inner = schema
    if "anyOf" in schema:
        inner = next(one for one in schema["anyOf"] if one.get("type") != "null")
    if inner.get("type") == "array":
        return Constraint(path, least, None, tuple(_form(inner["items"])))
    return Constraint(path, least, 1, tuple(_form(inner)))


def _form(schema: dict[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield f"sh:in ( {' '.join(map(escaped, schema['enum']))} )"
    if "pattern" in schema:
        yield f"sh:pattern {escaped(schema['pattern'])}"
    for key, name in (("minLength", "minLength"), ("maxLength", "maxLength")):
        if key in schema:
            yield f"sh:{name} {schema[key]}"
    if "minimum" in schema:
        yield f"sh:minInclusive {json.dumps(schema['minimum'])}"


def _of_type(path: str, kind: Any, least: int = 0) -> Constraint:
    return _of_field(path, TypeAdapter(kind).json_schema(), least)


def _of(path: str, cls: type[BaseModel], field: str, least: int = 0) -> Constraint:
    properties = cls.model_json_schema(by_alias=False, mode="serialization")["properties"]
    return _of_field(path, properties[field], least)


def _solved() -> dict[str, tuple[Constraint, ...]]:
    """Give what is asked of what a map comes to, by class."""
    return {
        "Map": (
            Constraint("dcterms:title", 1, 1, (_ONE,)),
            Constraint("rm:semantics"),
            Constraint("rm:viewBasis"),
        ),
        "Verdicts": (Constraint("rm:semantics", 1, 1, (_ONE,)),),
        "Statement": (
            Constraint("rm:text", 1, 1, (_ONE,)),
            _of_type("rm:standing", Standing, 1),
            _of_type("rm:basis", Basis, 1),
            _of_type("rm:answer", ClaimAnswer),
            Constraint("rm:label"),
        ),
        "Inference": (
            Constraint("rm:argument", 1, 1),
            Constraint("rm:target"),
            Constraint("rm:label"),
            _of_type("rm:basis", Basis, 1),
            _of_type("rm:answer", ArgumentAnswer),
            Constraint("rm:counts"),
        ),
        "Attack": (Constraint("rm:attacker", 1, 1),),
    }


def _told() -> dict[str, tuple[Constraint, ...]]:
    """Give what is asked of parts of files: clauses, stances, citations."""
    return {
        "Clause": (_of("rm:failure", Clause, "failure"),),
        "OrderAssumption": (
            _of("rm:grade", OrderClause, "grade", 1),
            Constraint("rm:first", 1, 1),
            Constraint("rm:then", 1, 1),
        ),
        "RelativeBound": (
            Constraint("rm:margin", 1, 1),
            Constraint("rm:of", 1, 1),
            Constraint("rm:to", 1, 1),
        ),
        "Stance": (
            Constraint("rm:holder", 1, 1),
            Constraint("rm:on"),
            _of("rm:value", Position, "stance", 1),
            _of("rm:bearing", Position, "bearing", 1),
        ),
        "Citation": (
            Constraint("oa:hasBody", 1, 1, ("sh:node shape:Named",)),
            Constraint("oa:hasTarget", 1, 1, ("sh:nodeKind sh:IRI",)),
            _of("rm:voice", SourceRef, "voice", 1),
            _of("rm:attribution", SourceRef, "attribution", 1),
            Constraint("rm:handle"),
        ),
        "Place": (Constraint("rdf:value", 1, 1, ("sh:datatype xsd:string", _ONE)),),
    }


def of_class() -> dict[str, tuple[Constraint, ...]]:
    """Give what is asked of every class, by class, sorted."""
    kinds = {kind.capitalize(): tuple(of_kind(KINDS[kind])) for kind in KINDS}
    return dict(sorted({**kinds, **_solved(), **_told()}.items()))
