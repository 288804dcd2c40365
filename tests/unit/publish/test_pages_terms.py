"""The pages of the terms of RDF: each has one, leads to those it joins, and shows examples."""

import json
from itertools import islice
from random import Random

import pytest
from rdflib import RDFS, Graph, URIRef

from robustmap.formats._terms import RM
from robustmap.formats._triples import triples
from robustmap.formats.vocabulary import TERMS, path
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.publish.page import File, Page
from robustmap.publish.pages import terms
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, random_map, threshold
from tests.support.wild import wild_map
from tests.unit.publish import payload
from tests.unit.publish.test_pages import Reader

NODES = (
    claim("thesis", title="It rains"),
    argument("one", [{"p1": "It is wet."}], for_="thesis", title="So it seems"),
    argument("two", undercuts="one", title="Somebody watered it"),
    *(threshold(f"level-{n}") for n in range(9)),
)


def made(map_: Map) -> dict[str, Page | File]:
    return {one.path: one for one in PAGES["terms"](Site(KB(map_)))}


@pytest.fixture(scope="module")
def found() -> dict[str, Page | File]:
    return made(Map(NODES))


def body(found: dict[str, Page | File], where: str) -> str:
    page = found[where]
    assert isinstance(page, Page)
    assert not Reader(page.body).open
    return page.body


def said(found: dict[str, Page | File], where: str) -> str:
    return " ".join("".join(Reader(body(found, where)).text).split())


def test_every_term_has_a_page_and_an_anchor_in_the_list(found):
    there = {one for one in found if one.endswith("/")} - {"ns/", "ns/property/", "ns/property/2/"}
    assert {path(term) for term in TERMS} == there
    listed = body(found, "ns/")
    for term in TERMS:
        # The address of a term ends with `#Claim`, and the list is what stands before that.
        assert listed.count(f'id="{term.name}"') == 1
        assert f'href="{path(term).removeprefix("ns/")}"' in listed
        assert term.definition in said(found, path(term))
        assert RM + term.name in said(found, path(term))


def test_a_page_says_what_a_term_is_like_and_what_it_joins(found):
    page = body(found, "ns/property/undercuts/")
    assert 'href="../../../ns/Argument/"' in page
    assert 'href="../../../ns/property/attacks/"' in page
    assert "<code>contro:Undercut</code>" in body(found, "ns/Undercut/")
    assert 'href="../../ns/Attack/"' in body(found, "ns/Undercut/")
    assert "anything that has an id" in said(found, "ns/property/similarTo/")


def test_a_page_shows_what_of_the_map_it_is_used_for(found):
    page = body(found, "ns/Undercut/")
    assert 'href="../../n/two/"' in page
    assert "1 in all" in page
    assert "This map has none." in said(found, "ns/Story/")
    assert 'href="../../n/one/#p1"' in body(found, "ns/Premise/")


def test_examples_are_few(found):
    page = body(found, "ns/Threshold/")
    assert "9 in all" in page
    assert page.count('href="../../n/level-') == 5


def test_the_files_are_those_of_the_schemas(found):
    vocabulary, shapes, context = (
        found[f"ns/{name}"].data for name in ("vocabulary.ttl", "shapes.ttl", "context.jsonld")
    )
    assert len(Graph().parse(data=shapes, format="turtle")) > 500
    assert json.loads(context)["@context"]["Claim"] == "rm:Claim"
    assert (None, RDFS.seeAlso, None) not in Graph().parse(data=vocabulary, format="turtle")


def test_terms_lead_to_their_pages_where_the_site_has_an_address():
    found = made(Map(NODES, Settings(site_url="https://example.org/map")))
    graph = Graph().parse(data=found["ns/vocabulary.ttl"].data, format="turtle")
    for term in TERMS:
        page = str(graph.value(URIRef(RM + term.name), RDFS.seeAlso))
        assert page.removeprefix("https://example.org/map/") in found


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("most", [1, 2, terms.SHOWN])
def test_uses_are_told_as_all_triples_tell_them(seed, most, monkeypatch):
    monkeypatch.setattr(terms, "SHOWN", most)
    # The first to be reached before another is not named by the first claim that says so.
    orders = (
        claim(f"order-{n}", states={"before": [f"level-{3 - n}", "level-8"]}) for n in range(3)
    )
    in_order = Map((*NODES, *orders))
    for map_ in (in_order, random_map(Random(seed)), wild_map(Random(seed))):
        site = Site(KB(map_))
        found: dict[str, list[str]] = {f"rm:{term.name}": [] for term in TERMS}
        for ref, name, value in triples(site.solution):
            found.get(value.curie if name == "rdf:type" else name, []).append(ref)
        for term, one in terms.used(site).items():
            nodes = (map_.nodes.get(ref.partition("#")[0]) for ref in found[term])
            named = zip(found[term], nodes, strict=True)
            shown = (ref for ref, node in named if node and node.kind != "person")
            first = (ref if ref in map_ else ref.partition("#")[0] for ref in shown)
            assert one == (len(found[term]), tuple(islice(dict.fromkeys(first), most)))


@pytest.mark.parametrize("seed", range(4))
def test_any_map_has_these_pages(seed):
    for map_ in (random_map(Random(seed)), wild_map(Random(seed))):
        found = made(map_)
        for where in found:
            if isinstance(found[where], Page):
                assert body(found, where)


def test_what_a_file_says_is_no_markup(tmp_path):
    from robustmap.files.read import read

    found = made(read(payload.write(tmp_path / "kb"), "kb"))
    for page in found.values():
        if isinstance(page, Page):
            assert "<script" not in page.body
            assert "<img" not in page.body
