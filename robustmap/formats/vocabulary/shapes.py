"""The SHACL shapes: what the models ask of a map, for those who hold it as RDF.

Made from the models and from what each property of the vocabulary joins, so that there is one
place where a rule stands. In SHACL Core. The classes below a class are those of
`vocabulary.ttl`, which a validator has to be given with the data. Shapes are open: what other
vocabularies say of the same things does no harm.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from robustmap.formats._terms import PREFIXES
from robustmap.formats._turtle import escaped
from robustmap.formats.vocabulary._constraints import of_class
from robustmap.formats.vocabulary._edges import JOINS
from robustmap.formats.vocabulary._properties import PROPERTIES
from robustmap.formats.vocabulary._term import Term

SHAPES = "https://w3id.org/robustmap/shapes#"

_AIMS = {
    "Support": ("supports", ("aif:I-node",), "an inference for something speaks for a statement"),
    "Rebut": ("rebuts", ("aif:I-node",), "a rebuttal argues the opposite of a statement"),
    "Undermine": ("undermines", ("aif:I-node",), "to undermine is to deny a premise"),
    "Undercut": (
        "undercuts",
        ("aif:RA-node", "aif:CA-node"),
        "an undercut breaks the step of an argument, not a statement",
    ),
    "Backing": (
        "backs",
        ("aif:RA-node", "aif:CA-node"),
        "what backs a step is aimed at an argument",
    ),
    "Need": ("needs", (), "a need names the threshold that must have been reached"),
    "Break": ("breaks", (), "a break names the threshold that ends the proposal"),
    "Enabling": ("enables", (), "an enabling clause names a proposal"),
}
"""Class -> the edge that it draws, what AIF has its conclusions to be, and why."""


@cache
def shapes() -> str:
    """Give all shapes as Turtle, the same bytes for the same models."""
    prefixes = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#", "shape": SHAPES}
    head = "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(prefixes))
    return "\n".join([head, _named(), *_classes(), *_aimed(), *map(_property, PROPERTIES)])


def _named() -> str:
    """Give the shape of whatever a map holds: it has one id."""
    one = ("sh:path dcterms:identifier", "sh:minCount 1", "sh:maxCount 1")
    return _shape("Named", ["sh:nodeKind sh:IRI", _nested((*one, "sh:datatype xsd:string"))])


def _classes() -> Iterator[str]:
    for name, asked in of_class().items():
        lines = [f"sh:targetClass rm:{name}", *(_nested(one.lines()) for one in asked)]
        own = name not in ("Map", "Verdicts", "Place")
        yield _shape(name, ["sh:node shape:Named", *lines] if own else lines)


def _aimed() -> Iterator[str]:
    """Yield what each sort of inference and clause has to be aimed at."""
    for name, (edge, ends, why) in _AIMS.items():
        said = f"sh:message {escaped(why)}"
        target = ("sh:path rm:target", "sh:minCount 1", *_any_of(JOINS[edge][1]), said)
        lines = [f"sh:targetClass rm:{name}", _nested(target)]
        if ends:
            classes = _any_of(ends)
            lines.append(_nested(("sh:path aif:Conclusion", *classes, said)))
            premise = ("sh:path aif:Premise", "sh:minCount 1", "sh:class aif:I-node")
            lines.append(_nested(premise))
        yield _shape(f"{name}Aim", lines)


def _property(term: Term) -> str:
    """Give the shape of whatever has a property: what it joins, or the datatype of its values."""
    lines = [f"sh:targetSubjectsOf rm:{term.name}", *_any_of(term.domain)]
    values: tuple[str, ...] = ("sh:node shape:Named",)
    if not term.joins:
        values = (f"sh:datatype {term.range[0]}",)
    elif term.range == ("Label",):
        values = ("sh:in ( rm:Undecided rm:In rm:Out )",)
    elif term.range:
        values = ("sh:nodeKind sh:IRI", *_any_of(term.range))
    return _shape(term.name, [*lines, _nested((f"sh:path rm:{term.name}", *values))])


def _any_of(classes: Iterable[str]) -> tuple[str, ...]:
    names = [one if ":" in one else f"rm:{one}" for one in classes]
    if len(names) < 2:  # noqa: PLR2004 - one class needs no choice
        return tuple(f"sh:class {one}" for one in names)
    return (f"sh:or ( {' '.join(f'[ sh:class {one} ]' for one in names)} )",)


def _nested(lines: Iterable[str]) -> str:
    return f"sh:property [ {' ; '.join(lines)} ]"


def _shape(name: str, lines: Iterable[str]) -> str:
    # Classes and properties may differ by a capital alone, which names of shapes keep.
    return f"shape:{name} a sh:NodeShape ;\n    " + " ;\n    ".join(lines) + " .\n"
