"""The AIF shape of a map: every undercut is a CA-node whose conclusion is a step."""

from random import Random

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from robustmap.formats._terms import Names
from robustmap.formats.rdf import to_rdf
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, proposal, random_map, story
from tests.support.wild import wild_map

AIF = Namespace("http://www.arg.dundee.ac.uk/aif#")
INFORMATION, FOR, AGAINST = AIF["I-node"], AIF["RA-node"], AIF["CA-node"]


def graph_of(*nodes) -> Graph:
    return to_rdf(Solution.of(Map(nodes)))


def iri(ref: str) -> URIRef:
    return URIRef(Names(Settings()).iri(ref))


def sorts(graph: Graph, ref: str) -> set:
    return {one for one in graph.objects(iri(ref), RDF.type) if one.startswith(str(AIF))}


def ends(graph: Graph, ref: str) -> set:
    return set(graph.objects(iri(ref), AIF.Conclusion))


def test_an_undercut_is_an_attack_on_the_node_of_an_inference():
    graph = graph_of(claim("t"), argument("for", ["t"], for_="t"), argument("cut", undercuts="for"))
    assert sorts(graph, "t") == {INFORMATION}
    assert sorts(graph, "for") == {FOR}
    assert sorts(graph, "cut") == {AGAINST}
    assert ends(graph, "cut") == {iri("for")}
    assert set(graph.objects(iri("cut"), AIF.Premise)) == {iri("cut#reason")}
    assert str(graph.value(iri("cut#reason"), AIF.claimText)) == "Item cut"


def test_an_attack_on_an_attack_leads_to_its_node():
    graph = graph_of(
        claim("t"),
        argument("against", against="t"),
        argument("cut", undercuts="against"),
        argument("again", undercuts="cut"),
    )
    assert ends(graph, "cut") == {iri("against")}
    assert ends(graph, "again") == {iri("cut")}
    assert sorts(graph, "against") == {AGAINST}


def test_to_undercut_an_argument_is_to_undercut_each_of_its_steps():
    graph = graph_of(
        claim("t"), claim("u"), argument("for", for_=["t", "u"]), argument("cut", undercuts="for")
    )
    assert sorts(graph, "for") == set()
    assert ends(graph, "cut") == {iri("for#on-t"), iri("for#on-u")}


def test_contradictions_are_attacks_both_ways():
    graph = graph_of(claim("a", contradicts="b"), claim("b"))
    attacks = set(graph.subjects(RDF.type, AGAINST))
    joined = {(graph.value(one, AIF.Premise), graph.value(one, AIF.Conclusion)) for one in attacks}
    assert joined == {(iri("a"), iri("b")), (iri("b"), iri("a"))}


def test_what_is_argued_of_a_proposal_is_that_it_works():
    graph = graph_of(proposal("plan"), argument("for", ["plan"], for_="plan"), claim("t"))
    assert ends(graph, "for") == {iri("plan#works")}
    assert set(graph.objects(iri("for"), AIF.Premise)) == {iri("plan#works")}


def test_a_story_is_an_attack_and_a_backing_speaks_for_a_step():
    graph = graph_of(
        proposal("plan"),
        story("fails", against="plan"),
        argument("for", for_="plan"),
        argument("back", backs="for"),
    )
    assert sorts(graph, "fails") == {AGAINST}
    assert sorts(graph, "back") == {FOR}
    assert ends(graph, "back") == {iri("for")}


@pytest.mark.parametrize("number", range(30))
def test_every_end_has_a_node_of_its_kind_and_no_undercut_is_lost(number: int):
    map_ = (random_map, circle_map, wild_map)[number % 3](Random(number))
    graph = to_rdf(Solution.of(map_))
    steps = {*graph.subjects(RDF.type, FOR), *graph.subjects(RDF.type, AGAINST)}
    statements = set(graph.subjects(RDF.type, INFORMATION))
    assert set(graph.objects(None, AIF.Premise)) <= statements
    assert set(graph.objects(None, AIF.Conclusion)) <= statements | steps
    for one in map_.inferences.values():
        if one.relation == "undercuts" and map_.resolve(one.target) in map_.inferences:
            found = map_.inferences[map_.resolve(one.target) or ""]
            if found.relation in ("for", "against", "undercuts", "backs"):
                assert (iri(one.id), AIF.Conclusion, iri(found.id)) in graph
