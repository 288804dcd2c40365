"""Each node for machines: the same as the data of the whole map, parted."""

import json
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
from rdflib import Graph

from robustmap.files.read import read
from robustmap.formats._parted import Parted
from robustmap.formats._plain import plain
from robustmap.formats._terms import PREFIXES, Names
from robustmap.formats._triples import triples as said
from robustmap.formats._turtle import Writer
from robustmap.formats._values import Ref
from robustmap.formats.rdf import turtle_of, turtles_of
from robustmap.kb import KB
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.publish import build as building
from robustmap.publish import tree
from robustmap.publish.data.alternates import TURTLE
from robustmap.publish.page import File, Page
from robustmap.publish.pages.data import encoded, graph
from robustmap.publish.parts.head.cite import tex
from robustmap.publish.registry import PAGES
from robustmap.publish.render import mkdocs
from robustmap.publish.render.links import bad_links
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.bench.generate import generate
from tests.support.maps import argument, claim, question, random_map
from tests.support.wild import wild_map
from tests.unit.publish import payload


def files(site: Site) -> dict[str, bytes]:
    return {one.path: one.data for one in PAGES["data"](site) if isinstance(one, File)}


def triples(turtle: str) -> set:
    return set(Graph().parse(data=turtle, format="turtle"))


@pytest.mark.parametrize("seed", range(6))
def test_the_turtle_of_all_nodes_together_is_that_of_the_map(seed):
    rng = Random(seed)
    for map_ in (random_map(rng), wild_map(rng)):
        solution = KB(map_).solution
        whole = triples(turtle_of(solution))
        parts = [triples(one) for one in turtles_of(solution).values()]
        assert set().union(*parts) <= whole
        # Only what is said of the map itself, and of earlier ids, belongs to no node.
        left = {str(subject) for subject, _, _ in whole.difference(*parts)}
        assert left <= {"urn:robustmap:map:this", *(f"urn:robustmap:{a}" for a in map_.aliases)}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_of_a_node_is_what_of_all_triples_has_it_at_an_end(seed):
    rng = Random(seed)
    for map_ in (random_map(rng), wild_map(rng)):
        solution = KB(map_).solution
        names = Names(map_.settings)
        everything = [*said(solution)]
        parted = Parted(solution)
        for node in rng.sample(sorted(map_.nodes), min(5, len(map_.nodes))):

            def ends_here(one, node=node):
                return isinstance(one, Ref) and ids.split(one.id)[0] == node

            own = [one for one in everything if ids.split(one[0])[0] == node]
            ties = [one for one in everything if one not in own and ends_here(one[2])]
            told = parted.told(node)
            blocks, used = written(names, own)
            assert told.iri == names.iri(node)
            assert (told.own, told.used) == ("\n".join(blocks.values()), used)
            others, used = written(names, ties)
            assert told.used_beside == used
            assert told.before == "\n".join(others[iri] for iri in others if iri < told.iri)
            assert told.after == "\n".join(others[iri] for iri in others if iri > told.iri)


def test_who_cites_a_node_is_told_alike_whether_all_that_they_say_is_known_or_not(tmp_path):
    folder = generate(tmp_path / "kb", 40, seed=3)
    (folder / "people").mkdir()
    cited = "sources: [{source: source-0, at: part 3, by: source-0/author}]"
    (folder / "people/one.md").write_text(
        f"---\ntitle: One\nhandle: source-0/author\n{cited}\n---\n", encoding="utf-8"
    )
    for name, more in (("first", "similar_to: [source-0]"), ("second", "review: withdrawn")):
        text = f"---\ntitle: The {name}\n{cited}\n{more}\n---\n"
        (folder / f"claims/{name}.md").write_text(text, encoding="utf-8")
    solution = KB(read(folder, "kb")).solution
    known = Parted(solution)
    nodes = [*solution.map.nodes]
    for node in nodes:  # each is looked at when it is asked about itself
        known.told(node)
    assert [known.told(node) for node in nodes] == [Parted(solution).told(node) for node in nodes]


def written(names: Names, some: list) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give triples by subject, and their namespaces, as the writer does that knows IRIs alone."""
    writer = Writer(PREFIXES)
    return dict(writer.blocks(plain(names, some))), tuple(sorted(writer.used - {""}))


@pytest.mark.parametrize("seed", range(3))
def test_the_turtle_of_all_is_written_in_pieces_whatever_was_asked_for_before(seed):
    site = Site(KB(wild_map(Random(seed))))
    (turtle,) = (one for one in PAGES["data"](site) if getattr(one, "path", "") == TURTLE)
    assert turtle.data == turtle.data == turtle_of(site.solution).encode()


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_is_put_together_from_what_is_told_of_each_node(seed):
    rng = Random(seed)
    for map_ in (random_map(rng), wild_map(rng)):
        site = Site(KB(map_))
        made = files(site)
        assert made["data/graph.json"] == encoded(graph(site))
        assert made["data/graph.ttl"] == turtle_of(site.solution).encode()


@pytest.mark.parametrize("seed", range(6))
def test_the_json_of_all_nodes_together_is_that_of_the_map(seed):
    site = Site(KB(random_map(Random(seed))))
    whole = json.loads(json.dumps(graph(site)))
    parts = [json.loads(data) for path, data in files(site).items() if path.endswith("index.json")]
    assert [one["node"] for one in parts] == whole["nodes"]
    for key in ("statements", "inferences"):
        told = [entry["id"] for one in parts for entry in one[key]]
        assert sorted(told) == sorted(entry["id"] for entry in whole[key])
    assert all(one["view"] == whole["view"] for one in parts)


def test_a_node_is_told_with_its_verdict_and_with_what_aims_at_it():
    site = Site(
        KB(Map([claim("a", standing="open"), argument("r", for_="a", premises=["b"]), claim("b")]))
    )
    found = json.loads(files(site)["n/a/index.json"])
    assert (found["node"]["verdict"], found["node"]["words"]) == ("supported", "supported")
    assert [one["id"] for one in found["replies"]] == ["r"]
    assert [one["id"] for one in found["statements"]] == ["a"]


def test_what_was_withdrawn_has_no_data():
    found = files(Site(KB(Map([claim("gone", review="withdrawn"), claim("a")]))))
    assert [path for path in found if path.startswith("n/")] == ["n/a/index.json", "n/a/index.ttl"]


def test_what_is_only_inferred_of_a_person_is_in_no_file(tmp_path):
    kb = payload.write(tmp_path / "kb")
    site = Site(KB(read(kb, "kb")))
    whole = {one["id"]: one for one in graph(site)["nodes"] if one["kind"] == "person"}
    found = files(site)
    assert whole
    for ref, node in whole.items():
        told = json.loads(found[f"n/{ref}/index.json"])["node"]
        assert told["positions"] == json.loads(json.dumps(node["positions"], default=str))


class Head(HTMLParser):
    """Notes links and marks of a page's head, and the data in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[dict] = []
        self.metas: dict[str, str] = {}
        self.data: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "link":
            self.links.append(found)
        elif tag == "meta":
            key = found.get("property") or found.get("name") or found.get("http-equiv") or ""
            self.metas[key] = found.get("content", "")
        self.inside = tag == "script" and found.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.inside:
            self.data.append(data)

    def of(self, rel: str) -> dict[str, str]:
        return {one.get("type", ""): one["href"] for one in self.links if rel in one["rel"].split()}


def rendered(out: Path, site: Site, kb: Path) -> Path:
    tree.prepare(out)
    tree.write(out, building.files(site, find(kb)))
    mkdocs.render(out / "tree")
    return out / "site"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("published")
    kb = payload.write(home / "kb")
    return rendered(home / "out", Site(KB(read(kb, "kb"))), kb)


def test_a_page_names_its_data_its_verdict_and_the_way_to_it(published):
    head = Head((published / "n/calm-claim/index.html").read_text(encoding="utf-8"))
    assert head.of("alternate") == {
        "application/json": "index.json",
        "text/turtle": "index.ttl",
    }
    assert (published / "n/calm-claim/index.json").is_file()
    assert (published / "n/calm-claim/index.ttl").is_file()
    assert head.metas["og:title"] == "Capabilities generalise further than alignment does"
    assert head.metas["og:type"] == "article"
    assert head.metas["og:description"].startswith("countered here. Said ")
    assert head.metas["twitter:card"] == "summary"
    [said] = [json.loads(one) for one in head.data]
    assert said["@type"] == "BreadcrumbList"
    steps = said["itemListElement"]
    assert [one["position"] for one in steps] == [1, 2, 3]
    assert [one.get("item") for one in steps] == ["../../claims/", "../../d/calm-debate/", None]
    assert steps[-1]["name"] == head.metas["og:title"]


def test_a_debate_names_the_data_of_its_question(published):
    head = Head((published / "d/calm-debate/index.html").read_text(encoding="utf-8"))
    assert head.of("alternate")["application/json"] == "../../n/calm-debate/index.json"
    assert "countered here" in head.metas["og:description"]


def test_hostile_text_gets_out_of_no_attribute_and_no_script(published):
    for path in published.glob("n/bad-*/index.html"):
        page = path.read_text(encoding="utf-8")
        head = Head(page)
        assert payload.HIT not in head.metas, path
        for one in head.data:
            names = [step["name"] for step in json.loads(one)["itemListElement"]]
            assert names
        assert f"<script>{payload.HIT}" not in page, path


def test_an_earlier_id_leads_on_in_the_head_and_says_what_the_page_is_called(published):
    head = Head((published / "n/calm-for-of-old/index.html").read_text(encoding="utf-8"))
    assert head.metas["refresh"] == "0; url=../../n/calm-for/"
    assert head.of("canonical") == {"": "../../n/calm-for/"}
    assert head.metas["robots"] == "noindex"


def test_every_earlier_id_has_a_page_that_leads_on():
    site = Site(
        KB(
            Map(
                [
                    claim("a", aliases=["b", "c"]),
                    question("d", sort="debate", about="a", aliases="e"),
                ],
                Settings(site_url="https://example.org/map"),
            )
        )
    )
    pages = {one.path: one for one in PAGES["nodes"](site) if isinstance(one, Page) and one.moved}
    assert {path: one.moved for path, one in pages.items()} == {
        "n/b/": "../../n/a/",
        "n/c/": "../../n/a/",
        "n/d/": "../../d/d/",
        "n/e/": "../../d/d/",
        "d/e/": "../../d/d/",
    }
    assert pages["n/b/"].canonical == "https://example.org/map/n/a/"
    assert pages["d/e/"].canonical == "https://example.org/map/d/d/"


def test_a_site_with_an_address_names_it_in_its_head_and_nowhere_else(tmp_path):
    kb = payload.write(tmp_path / "kb")
    settings = kb / "map.yaml"
    settings.write_text(settings.read_text() + "\nsite_url: https://example.org/map/\n")
    site = rendered(tmp_path / "out", Site(KB(read(kb, "kb"))), kb)
    head = Head((site / "n/calm-claim/index.html").read_text(encoding="utf-8"))
    address = "https://example.org/map/n/calm-claim/"
    assert head.of("canonical") == {"": address}
    assert head.metas["og:url"] == address
    first, *_, last = json.loads(head.data[0])["itemListElement"]
    assert first["item"] == "https://example.org/map/claims/"
    assert "item" not in last
    assert bad_links(site) == ()


def test_what_tex_obeys_is_escaped():
    assert tex(r"50% of {a}_b\c ~ #1 & $2^3") == (
        r"50\% of \{a\}\_b\textbackslash{}c \textasciitilde{} \#1 \& \$2\textasciicircum{}3"
    )
