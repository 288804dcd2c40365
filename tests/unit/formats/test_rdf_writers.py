"""Every form of the RDF says the same, and other libraries read it as it was meant."""

import json
from random import Random

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import RdfFormat
from rdflib import PROV, RDF, XSD, Dataset, Graph, Literal, Namespace, URIRef

import robustmap as rm
from robustmap.formats import _dataset
from robustmap.formats._terms import RM
from robustmap.formats.exchange import FORMATS
from robustmap.formats.rdf import LOSES, jsonld_of, nquads_of, ntriples_of, to_rdf, trig_of
from robustmap.formats.vocabulary import PROPERTIES
from robustmap.formats.vocabulary.context import context
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.settings import Settings
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import strengths
from tests.support.maps import argument, circle_map, claim, person, random_map, threshold
from tests.support.nodes import maps
from tests.support.wild import wild_map

RMAP = Namespace(RM)
MAP = "urn:robustmap:map:"
NAMES = ("turtle", "ntriples", "jsonld")
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "trig": "trig"}
OTHER = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
}
MAKERS = (random_map, circle_map, wild_map)


def solved(number: int) -> Solution:
    return Solution.of(MAKERS[number % 3](Random(number)))


def written(solution: Solution, name: str) -> bytes:
    write = FORMATS[name].write
    assert write is not None
    return write(solution)


def quads(solution: Solution, name: str) -> set[str]:
    """Give what pyoxigraph reads."""
    return set(map(str, pyoxigraph.parse(written(solution, name), format=OTHER[name])))


def same(solution: Solution) -> None:
    graph = set(to_rdf(solution))
    for name in NAMES:
        assert set(Graph().parse(data=written(solution, name), format=RDFLIB[name])) == graph
    wanted = quads(solution, "ntriples")
    assert len(wanted) == len(graph)
    assert all(quads(solution, name) == wanted for name in NAMES)
    assert quads(solution, "trig") == quads(solution, "nquads")


@pytest.mark.parametrize("number", range(12))
def test_all_forms_say_the_same(number: int):
    same(solved(number))


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(maps())
def test_whatever_a_file_may_say_is_said_in_all_forms(map_: Map):
    same(Solution.of(map_, map_.settings.evaluate.view()))


def test_all_forms_say_the_same_of_the_real_kb():
    kb = rm.load("kb")
    wanted = quads(kb.solution, "ntriples")
    assert len(wanted) > 20_000
    assert all(quads(kb.solution, name) == wanted for name in NAMES)
    assert quads(kb.solution, "trig") == quads(kb.solution, "nquads")


def test_lines_are_sorted_and_each_stands_once():
    for text in (ntriples_of(solved(0)), nquads_of(solved(0))):
        lines = text.splitlines()
        assert lines == sorted(set(lines))


def test_where_the_site_has_an_address_names_are_short_and_mean_the_same():
    nodes = (claim("t"), argument("a", ["t", {"p1": "It rains."}], for_="t"))
    site = Solution.of(Map(nodes, Settings(site_url="https://example.org/map")))
    same(site)
    found = json.loads(jsonld_of(site))
    assert found["@context"]["@base"] == "https://example.org/map/"
    assert [one["id"] for one in found["@graph"]] == ["", "n/a/", "n/a/#p1", "n/t/"]


def test_a_document_has_its_context_within_and_asks_for_no_other():
    found = json.loads(jsonld_of(Solution.of(Map([claim("t")]))))
    assert found["@context"] == context()
    assert found["@graph"][1] == {
        "id": "urn:robustmap:t",
        "type": ["Claim", "aif:I-node"],
        "aif:claimText": "Claim t",
        "answer": "unargued",
        "basis": "stated",
        "identifier": "t",
        "standing": "asserted",
        "text": "Claim t",
        "title": "Claim t",
    }


def test_every_property_has_a_short_name_of_its_own():
    names = context()
    assert {term.name for term in PROPERTIES} <= set(names)
    iris = [one["@id"] if isinstance(one, dict) else one for one in names.values()]
    assert len(set(map(str, iris))) == len(iris)
    used = {key for one in json.loads(jsonld_of(rm.load("kb").solution))["@graph"] for key in one}
    assert used - set(names) == {"aif:claimText"}


@pytest.mark.parametrize("number", [2**60, 10**30, 0.1, -1e300, 5e-324])
def test_numbers_keep_their_digits(number: float):
    field = "number" if isinstance(number, int) else "level"
    same(Solution.of(Map([threshold("t", **{field: number})])))


DISPUTE = (
    claim("t", standing="presumed"),
    argument("for", for_="t"),
    argument("one", undercuts=["two", "for"]),
    argument("two", undercuts="one"),
)


def dataset(*nodes) -> Dataset:
    found = Dataset()
    found.parse(data=trig_of(Solution.of(Map(nodes))), format="trig")
    return found


def test_verdicts_stand_in_a_graph_for_each_semantics():
    found = dataset(*DISPUTE)
    step = URIRef("urn:robustmap:for")
    cautious, camps, strengths = (
        found.graph(URIRef(MAP + name)) for name in ("grounded", "preferred", "df-quad")
    )
    assert cautious.value(step, RMAP.answer) == Literal("contested")
    assert cautious.value(step, RMAP.label) == RMAP.Undecided
    assert cautious.value(URIRef("urn:robustmap:for#reason"), RMAP.label) == RMAP.In
    assert camps.value(step, RMAP.answer) is not None
    assert strengths.value(URIRef("urn:robustmap:for#reason"), RMAP.degree) == Literal(
        "0.5", datatype=XSD.decimal
    )
    plain = found.default_graph
    assert (None, RMAP.answer, None) not in plain
    assert (step, RDF.type, RMAP.Support) in plain
    for graph, name in ((cautious, "grounded"), (camps, "preferred"), (strengths, "df-quad")):
        assert plain.value(graph.identifier, RMAP.semantics) == Literal(name)
        activity = plain.value(graph.identifier, PROV.wasGeneratedBy)
        assert plain.value(activity, PROV.used) == URIRef(MAP + "this")


def test_the_graphs_hold_what_python_says():
    map_ = Map([*DISPUTE, claim("u", contradicts="t"), argument("last", against="u")])
    found = Dataset()
    found.parse(data=trig_of(Solution.of(map_)), format="trig")
    for name in ("grounded", "preferred"):
        solution = Solution.of(map_, semantics=name)
        graph = found.graph(URIRef(MAP + name))
        for one in map_.of_kind("claim"):
            answer = graph.value(URIRef(f"urn:robustmap:{one.id}"), RMAP.answer)
            assert str(answer) == solution.claim_answer(one.id)
    degrees = found.graph(URIRef(MAP + "df-quad"))
    weighed = strengths(Solution.of(map_))
    for one in ("t", "u", "for", "last", "one", "for#reason"):
        told = degrees.value(URIRef(f"urn:robustmap:{one}"), RMAP.degree)
        assert abs(float(told) - (weighed[one] or 0)) < 1e-6


def test_a_semantics_without_an_answer_has_no_graph_and_says_why():
    circle = (
        claim("a", standing="open"),
        claim("b", standing="open"),
        argument("x", ["a"], for_="b"),
        argument("y", ["b"], for_="a"),
    )
    found = dataset(*circle)
    camps = URIRef(MAP + "preferred")
    assert "circular support" in str(found.default_graph.value(camps, RMAP.undefined))
    assert not len(found.graph(camps))
    assert len(found.graph(URIRef(MAP + "grounded")))


def test_where_too_much_is_in_dispute_camps_are_left_out_and_it_is_said(monkeypatch):
    monkeypatch.setattr(_dataset, "MOST_OPEN", 1)
    found = dataset(*DISPUTE)
    camps = URIRef(MAP + "preferred")
    assert "are undecided, over 1" in str(found.default_graph.value(camps, RMAP.undefined))
    assert not len(found.graph(camps))


def test_who_says_what_stands_in_a_graph_of_its_own():
    source = {"source": "text", "at": "part 1", "by": "text/jane"}
    jane = person("jane-roe", handle="text/jane")
    text = KINDS["source"].model_validate({"id": "text", "title": "Text"})
    found = dataset(claim("c", sources=[source]), jane, text)
    told = found.graph(URIRef(MAP + "provenance"))
    assert (URIRef("urn:robustmap:c"), PROV.wasAttributedTo, None) in told
    plain = found.default_graph
    assert (None, PROV.wasAttributedTo, None) not in plain
    assert (None, RDF.type, RMAP.Citation) not in plain


def test_what_is_lost_is_told_wherever_it_is_written():
    assert LOSES
    for name in OTHER:
        form = FORMATS[name]
        assert form.read is None
        assert "x- keys" in form.loses
        assert not form.sniff(written(Solution.of(Map([claim("t")])), name))
