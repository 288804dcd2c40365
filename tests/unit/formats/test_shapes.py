"""The SHACL shapes: what is right conforms, what is not does not, and who finds which mistake."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError
from pyshacl import validate
from rdflib import DCTERMS, RDF, RDFS, SH, XSD, Graph, Literal, Namespace, URIRef

import robustmap as rm
from robustmap.check.registry import check
from robustmap.files.read import read
from robustmap.formats._terms import RM, Names
from robustmap.formats.rdf import to_rdf, vocabulary
from robustmap.formats.vocabulary import CLASSES, EDGES, FIELDS, PROPERTIES
from robustmap.formats.vocabulary.shapes import SHAPES, shapes
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.model.settings import Settings
from robustmap.reason.solution import Solution
from tests.bench.generate import generate
from tests.support.maps import random_map

RMAP = Namespace(RM)
AIF = Namespace("http://www.arg.dundee.ac.uk/aif#")
SHAPED = Graph().parse(data=shapes(), format="turtle")
VOCABULARY = Graph().parse(data=vocabulary(), format="turtle")
BELOW = Graph()  # all of the vocabulary that the shapes need
for triple in VOCABULARY.triples((None, RDFS.subClassOf, None)):
    BELOW.add(triple)
NAMES = Names(Settings())


def iri(ref: str) -> URIRef:
    return URIRef(NAMES.iri(ref))


def faults(graph: Graph, terms: Graph = BELOW) -> set[str]:
    """Give the places that do not conform: the thing's id, and the property or the shape."""
    conforms, report, _ = validate(graph, shacl_graph=SHAPED, ont_graph=terms)
    found = set()
    for one in report.subjects(RDF.type, SH.ValidationResult):
        where = str(report.value(one, SH.focusNode))
        path = report.value(one, SH.resultPath) or report.value(one, SH.sourceShape)
        found.add(f"{NAMES.id(where) or where} {str(path).removeprefix(RM).removeprefix(SHAPES)}")
    assert conforms == (not found)
    return found


DOCUMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "t": ("claim", {"title": "It will rain.", "standing": "presumed"}),
    "u": ("claim", {"title": "It is cold.", "standing": "open"}),
    "for": ("argument", {"title": "The sky is grey.", "for": ["t"], "number": 3}),
    "cut": ("argument", {"title": "It was grey all week.", "undercuts": ["for"]}),
    "back": ("argument", {"title": "But not like this.", "backs": ["for"]}),
    "against": ("argument", {"title": "It is dry.", "against": ["t"], "strength": "weak"}),
    "low": ("threshold", {"title": "Low", "axis": "height", "level": "0.5"}),
    "high": ("threshold", {"title": "High", "axis": "height"}),
    "height": ("axis", {"title": "Height", "unit": "m"}),
    "plan": (
        "proposal",
        {
            "title": "Take an umbrella",
            "needs": ["low"],
            "breaks": [{"at": "high", "failure": "silent"}],
            "requires_order": [{"first": "low", "then": "high"}],
        },
    ),
    "storm": ("story", {"title": "A storm", "against": ["plan#robust-up"], "direction": "up"}),
    "text": ("source", {"title": "A letter", "date": "2018-08-19", "authors": ["A. Writer"]}),
    "q": ("question", {"title": "Will it rain?", "sort": "debate", "about": ["t"]}),
    "jane": (
        "person",
        {
            "title": "Jane",
            "handle": "text/jane",
            "positions": [{"id": "p", "about": "t", "stance": "rejects", "source": "text, part 1"}],
        },
    ),
    "cited": ("claim", {"title": "It rained.", "sources": ["text, part 2, by text/jane"]}),
}


def nodes(documents: dict[str, tuple[str, dict[str, Any]]]) -> list[Node]:
    return [
        KINDS[kind].model_validate({"id": ref, **doc}) for ref, (kind, doc) in documents.items()
    ]


def good() -> Graph:
    return to_rdf(Solution.of(Map(nodes(DOCUMENTS))))


def test_a_good_map_conforms() -> None:
    assert not [one for one in check(Map(nodes(DOCUMENTS))) if one.severity == "error"]
    assert faults(good()) == set()


@pytest.mark.long
def test_the_real_kb_conforms() -> None:
    graph = rm.load("kb").to_rdf()
    assert len(graph) > 20_000
    assert faults(graph, VOCABULARY) == set()


@pytest.mark.parametrize("seed", [29, 33, 55, 58])
def test_a_map_by_chance_without_errors_conforms(seed: int) -> None:
    map_ = random_map(Random(seed))
    assert not [one for one in check(map_) if one.severity == "error"]
    assert faults(KB(map_).to_rdf()) == set()


def test_a_generated_kb_conforms(tmp_path: Path) -> None:
    map_ = read(generate(tmp_path, 60))
    assert not [one for one in check(map_) if one.severity == "error"]
    assert faults(KB(map_).to_rdf()) == set()


def test_the_graph_without_verdicts_conforms_too() -> None:
    from rdflib import Dataset

    from robustmap.formats.rdf import trig_of

    data = Dataset()
    data.parse(data=trig_of(Solution.of(Map(nodes(DOCUMENTS)))), format="trig")
    plain = Graph()
    for triple in data.default_graph:
        plain.add(triple)
    assert (None, RMAP.answer, None) not in plain
    # What has a source leads to its citation in the other graph; nothing here leads there.
    assert faults(plain) == set()


# ----------------------------------------------------------------------------------------
# Who finds which mistake: the models, the shapes, `robustmap check`, or none of them

PREDICATES = {**EDGES, "for": "supports", "against": "rebuts"}


def predicate(key: str) -> URIRef:
    """Give the property by which a field of a file goes."""
    if key == "title":
        return DCTERMS.title
    name = FIELDS.get(key, "").removeprefix("rm:") or PREDICATES.get(key, key)
    return DCTERMS.creator if name == "dcterms:creator" else RMAP[name]


def stated(ref: str, key: str, value: Any) -> Graph:
    """Give the good graph in which a field says what a file says, right or wrong."""
    graph, verb = good(), predicate(key)
    for old in list(graph.objects(iri(ref), verb)):
        graph.remove((iri(ref), verb, old))
    leads = key in PREDICATES and key not in FIELDS
    for one in value if isinstance(value, list) else [value]:
        graph.add((iri(ref), verb, iri(one) if leads else Literal(one)))
    return graph


def by_models(ref: str, key: str, value: Any) -> bool:
    kind, doc = DOCUMENTS[ref]
    try:
        KINDS[kind].model_validate({"id": ref, **doc, key: value})
    except ValidationError:
        return True
    return False


def by_check(ref: str, key: str, value: Any) -> bool:
    kind, doc = DOCUMENTS[ref]
    if by_models(ref, key, value):
        return True  # a file that cannot be read is an error as well
    documents = DOCUMENTS | {ref: (kind, doc | {key: value})}
    return any(one.severity == "error" for one in check(Map(nodes(documents))))


MISTAKES = (
    # what is wrong, node, key, value, found by: models, shapes, check
    ("nothing", "t", "standing", "open", (False, False, False)),
    ("an empty title", "t", "title", "", (True, True, True)),
    ("a title too long", "t", "title", "x" * 101, (True, True, True)),
    ("a word that is not one of those", "t", "standing", "maybe", (True, True, True)),
    ("a number below one", "for", "number", 0, (True, True, True)),
    ("a text for a number", "for", "number", "three", (True, True, True)),
    ("a hash that is none", "text", "sha256", "abc", (True, True, True)),
    ("two where one is", "t", "standing", ["open", "asserted"], (True, True, True)),
    ("an undercut of a claim", "cut", "undercuts", ["t"], (False, True, True)),
    ("support for a threshold", "for", "for", ["low"], (False, True, True)),
    ("a need of a claim", "plan", "needs", ["t"], (False, True, True)),
    ("an axis that is a claim", "low", "axis", "t", (False, True, True)),
    ("a reference to nothing", "for", "for", ["nowhere"], (False, True, True)),
    ("a reference to no step", "cut", "undercuts", ["nowhere"], (False, True, True)),
    ("a relation of another kind", "t", "undercuts", ["for"], (True, True, True)),
    ("an unknown key", "t", "colour", "red", (True, False, True)),
    ("support of oneself in a circle", "for", "premises", ["t"], (False, False, True)),
    ("a sentence that is not so", "t", "title", "It never rains.", (False, False, False)),
)


@pytest.mark.parametrize(("what", "ref", "key", "value", "found"), MISTAKES)
def test_who_finds_which_mistake(
    what: str, ref: str, key: str, value: Any, found: tuple[bool, bool, bool]
) -> None:
    models, shaped, checked = found
    assert by_models(ref, key, value) == models, what
    name = "premise" if key == "premises" else key
    assert bool(faults(stated(ref, name, value))) == shaped, what
    assert by_check(ref, key, value) == checked, what


# ----------------------------------------------------------------------------------------
# Mistakes that only a graph can have


def dropped(ref: str, verb: URIRef) -> Callable[[Graph], None]:
    def change(graph: Graph) -> None:
        assert (iri(ref), verb, None) in graph
        graph.remove((iri(ref), verb, None))

    return change


def added(ref: str, verb: URIRef, value: Any) -> Callable[[Graph], None]:
    return lambda graph: graph.add((iri(ref), verb, value)) and None


BROKEN = (
    ("two verdicts", added("t", RMAP.answer, Literal("rejected")), "t answer"),
    ("an argument's verdict on a claim", added("u", RMAP.answer, Literal("undercut")), "u answer"),
    ("no text", dropped("t", RMAP.text), "t text"),
    ("no id", dropped("t", DCTERMS.identifier), "t identifier"),
    ("an undercut of nothing", dropped("cut", RMAP.target), "cut target"),
    (
        "an undercut of a statement, for AIF",
        added("cut", AIF.Conclusion, iri("t")),
        f"cut {AIF.Conclusion}",
    ),
    ("a level that is a text", added("high", RMAP.level, Literal("high")), "high level"),
    ("a level of an argument", added("for", RMAP.level, Literal(0.5)), "for level"),
    ("a label of our own making", added("t", RMAP.label, RMAP.Perhaps), "t label"),
    ("an attack of nobody", dropped("against", RMAP.attacker), "against attacker"),
    (
        "an order without its end",
        dropped("plan#low-before-high", RMAP.then),
        "plan#low-before-high then",
    ),
    ("a stance of nobody", dropped("jane#p", RMAP.holder), "jane#p holder"),
    (
        "a citation of nothing",
        dropped("cited#source.1", URIRef("http://www.w3.org/ns/oa#hasTarget")),
        "cited#source.1 http://www.w3.org/ns/oa#hasTarget",
    ),
    (
        "an unknown voice",
        added("cited#source.1", RMAP.voice, Literal("sings")),
        "cited#source.1 voice",
    ),
    (
        "a strength as a double",
        added("t", RMAP.degree, Literal("0.5", datatype=XSD.double)),
        "t degree",
    ),
)


@pytest.mark.parametrize(("what", "change", "place"), BROKEN)
def test_a_broken_graph_does_not_conform(
    what: str, change: Callable[[Graph], None], place: str
) -> None:
    graph = good()
    change(graph)
    found = {one.replace(str(DCTERMS), "") for one in faults(graph)}
    assert place in found, (what, found)


# ----------------------------------------------------------------------------------------
# The shapes themselves


def test_every_class_in_a_file_and_every_property_has_its_shape() -> None:
    classes = {str(one).removeprefix(RM) for one in SHAPED.objects(None, SH.targetClass)}
    assert {kind.capitalize() for kind in KINDS} <= classes
    assert classes <= {term.name for term in CLASSES}
    subjects = set(SHAPED.objects(None, SH.targetSubjectsOf))
    assert subjects == {RMAP[term.name] for term in PROPERTIES}


def test_words_come_from_the_models() -> None:
    found = set()
    for one in SHAPED.subjects(SH.path, RMAP.strength):
        listed = SHAPED.value(one, SH["in"])
        found |= {str(word) for word in SHAPED.items(listed)} if listed else set()
    assert found == {"weak", "moderate", "strong"}
