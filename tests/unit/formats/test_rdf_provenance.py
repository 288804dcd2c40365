"""Who says what and where, as PROV-O and Web Annotation, and what is kept back."""

from rdflib import PROV, RDF, Graph, Literal, Namespace, URIRef

from robustmap.formats._terms import RM
from robustmap.formats.rdf import to_rdf
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.reason.solution import Solution
from tests.support.maps import claim, person, proposal

RMAP = Namespace(RM)
OA = Namespace("http://www.w3.org/ns/oa#")
TEXT = KINDS["source"].model_validate({"id": "text", "title": "Text"})
JANE = person("jane-roe", handle="text/jane")


def iri(ref: str) -> URIRef:
    return URIRef(f"urn:robustmap:{ref}")


def graph_of(*nodes) -> Graph:
    return to_rdf(Solution.of(Map((TEXT, JANE, *nodes))))


def cited(**source) -> Graph:
    return graph_of(claim("c", sources=[{"source": "text", **source}]))


def test_a_node_is_taken_from_a_place_in_a_text():
    graph = cited(at="part 1", by="text/jane", voice="quotes")
    one = iri("c#source.1")
    assert set(graph.objects(one, RDF.type)) == {OA.Annotation, RMAP.Citation}
    assert graph.value(one, OA.hasBody) == iri("c")
    target = graph.value(one, OA.hasTarget)
    assert graph.value(target, OA.hasSource) == iri("text")
    selector = graph.value(target, OA.hasSelector)
    assert graph.value(selector, RDF.type) == RMAP.Place
    assert graph.value(selector, RDF.value) == Literal("part 1")
    assert graph.value(one, RMAP.voice) == Literal("quotes")
    assert graph.value(one, RMAP.attribution) == Literal("explicit")
    assert graph.value(one, RMAP.handle) == Literal("text/jane")
    assert graph.value(iri("c"), PROV.wasDerivedFrom) == iri("text")
    assert graph.value(iri("c"), PROV.wasAttributedTo) == iri("jane-roe")


def test_without_a_place_the_target_is_the_text():
    assert cited().value(iri("c#source.1"), OA.hasTarget) == iri("text")


def test_a_text_that_is_not_there_is_not_cited():
    graph = graph_of(claim("c", sources=[{"source": "nowhere", "at": "part 1"}]))
    assert (None, RDF.type, OA.Annotation) not in graph


def test_a_person_who_is_only_inferred_is_not_named():
    graph = cited(at="part 1", by="jane-roe", attribution="inferred")
    assert (None, PROV.wasAttributedTo, None) not in graph
    assert graph.value(iri("c#source.1"), RMAP.handle) is None
    assert set(graph.subjects(None, iri("jane-roe"))) == set()


def test_a_stance_is_taken_from_its_place_or_kept_back():
    def stance(**source) -> Graph:
        held = {"about": "c", "stance": "accepts", "source": {"source": "text", **source}}
        return to_rdf(Solution.of(Map((TEXT, claim("c"), person("p", held)))))

    graph = stance(at="part 1")
    assert graph.value(iri("p#v0"), PROV.wasAttributedTo) == iri("p")
    assert graph.value(iri("p#v0.source.1"), OA.hasBody) == iri("p#v0")
    for kept in (stance(), stance(at="part 1", attribution="inferred")):
        assert (None, RDF.type, OA.Annotation) not in kept


def test_a_proposal_is_a_revision_of_what_it_revises():
    graph = graph_of(proposal("old"), proposal("new", revises="old"))
    assert graph.value(iri("new"), PROV.wasRevisionOf) == iri("old")
