"""The pages to explore: nothing from other hosts, everything escaped, a list of the same."""

import ast
import json
import re
import sys
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from robustmap.publish.figures import explore as module
from robustmap.publish.figures.explore import MOST, VIS, WHOLE, explore, page_of
from robustmap.publish.figures.network import of_debate, whole
from tests.support.maps import argument, claim, proposal, question, threshold
from tests.unit.figures.sample import HOSTILE, Site, island, person, source

PACKAGE = Path(module.__file__).parent.parent.parent


class Page(HTMLParser):
    """Reads what a browser would: elements with their attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.listed: dict[str, dict[str, str]] = {}
        self._within = ""
        self.text = text
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if (ref := dict(attrs).get("data-node")) is not None:
            self.listed[ref] = {"title": "", "url": dict(attrs).get("href", "")}
            self._within = ref

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "span"):
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within:
            self.listed[self._within]["title"] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def data(self) -> dict:
        """Give nodes and lines as the script puts them together for the graph."""
        found = re.search(
            r'<script type="application/json" id="data">(.*?)</script>', self.text, re.DOTALL
        )
        given = json.loads(found[1])
        nodes = [
            {"id": ref, "label": label, "x": x, "y": y, **given["looks"][look], **self.listed[ref]}
            for ref, label, look, x, y in given["nodes"]
        ]
        edges = [
            {"from": nodes[start]["id"], "to": nodes[end]["id"], **given["lines"][line]}
            for start, end, line in given["edges"]
        ]
        return {"nodes": nodes, "edges": edges, "options": given["options"]}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(island())


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, bytes]:
    return explore(site)


def page(made: dict[str, bytes], name: str = WHOLE) -> Page:
    return Page(made[name].decode())


def test_the_files(made: dict[str, bytes]) -> None:
    assert sorted(made) == [
        "explore/explore.css",
        "explore/explore.js",
        "explore/index.html",
        "explore/q.html",
        "explore/vis-network.css",
        "explore/vis-network.min.js",
    ]


def test_the_scripts_are_those_of_the_installed_pyvis(made: dict[str, bytes]) -> None:
    folder = files("pyvis").joinpath("lib", "vis-9.1.2")
    for name in VIS:
        assert made[f"explore/{name}"] == folder.joinpath(name).read_bytes()


@pytest.mark.parametrize("name", [WHOLE, "explore/q.html"])
def test_nothing_is_asked_of_another_host(made: dict[str, bytes], name: str) -> None:
    text = made[name].decode()
    assert not re.findall(r"(?:https?:)?//[a-z]", text, re.IGNORECASE)
    loaded = [one.get("src") for one in page(made, name).all("script")]
    assert loaded == [None, "vis-network.min.js", "explore.js"]
    assert [one["href"] for one in page(made, name).all("link")] == [
        "data:,",
        "vis-network.css",
        "explore.css",
    ]
    for own in ("explore.js", "explore.css"):
        assert b"//" not in re.sub(
            rb"//[ ][^\n]*|/\*.*?\*/", b"", made[f"explore/{own}"], flags=re.DOTALL
        )


def test_the_page_has_language_title_and_ways_out(made: dict[str, bytes]) -> None:
    found = page(made, "explore/q.html")
    assert found.text.startswith("<!doctype html>")
    assert found.all("html") == [{"lang": "en"}]
    assert "<title>Should a bridge replace the ferry?</title>" in found.text
    assert [one["href"] for one in found.all("a")][:2] == ["../d/q/", "#list"]
    assert "<noscript>" in found.text
    assert page(made).all("a")[0]["href"] == "../"
    assert "<title>The island: the whole map</title>" in made[WHOLE].decode()


def test_places_are_given_and_nothing_moves(made: dict[str, bytes]) -> None:
    data = page(made).data
    assert data["options"]["physics"] == {"enabled": False}
    assert data["options"]["layout"] == {"improvedLayout": False}
    assert data["options"]["interaction"]["keyboard"]["enabled"] is True
    places = {(one["x"], one["y"]) for one in data["nodes"]}
    assert len(places) == len(data["nodes"])
    assert all(isinstance(n, int) for place in places for n in place)


def test_every_node_knows_its_page_and_is_listed(site: Site, made: dict[str, bytes]) -> None:
    found = page(made)
    nodes = {one["id"]: one for one in found.data["nodes"]}
    assert set(nodes) == {*site.map.nodes, "for-1#p1"}
    assert nodes["for-1"]["url"] == "../n/for-1/"
    listed = {one["data-node"]: one["href"] for one in found.all("a") if "data-node" in one}
    assert listed == {ref: nodes[ref]["url"] for ref in nodes}


def test_arrows_keep_their_looks(made: dict[str, bytes]) -> None:
    edges = page(made).data["edges"]
    (cut,) = [one for one in edges if (one["from"], one["to"]) == ("busier", "for-2")]
    assert cut["look"] == "undercuts"
    assert cut["arrows"]["to"]["type"] == "bar"
    (rival,) = [one for one in edges if one["look"] == "contradicts"]
    assert rival["arrows"] == "to, from"
    ties = {(one["from"], one["to"], one["look"]) for one in edges}
    assert ("against-1", "for-1#p1", "against") in ties
    assert ("for-1#p1", "for-1", "premise") in ties


def test_verdicts_show_in_words_glyph_group_and_border(made: dict[str, bytes]) -> None:
    nodes = {one["id"]: one for one in page(made).data["nodes"]}
    assert nodes["growth"]["label"].startswith("✓ ")
    assert nodes["growth"]["group"] == "holds"
    assert nodes["busier"]["title"].endswith(
        "(step broken by Traffic grows once there is a bridge)"
    )
    assert nodes["busier"]["shapeProperties"] == {"borderRadius": 14, "borderDashes": [6, 3]}
    assert nodes["bridge"]["shapeProperties"]["borderRadius"] == 2


def test_people_and_sources_are_left_out() -> None:
    site = Site([person("p"), source("s"), claim("c", sources="s, page 1, by p")])
    assert whole(site.map).nodes == ("c",)


def test_thresholds_and_proposals_are_tied() -> None:
    site = Site(
        [threshold("dawn"), threshold("dusk"), proposal("plan", needs="dawn", breaks="dusk")]
    )
    found = whole(site.map)
    assert {(one.start, one.end, one.kind) for one in found.arrows} == {
        ("dawn", "plan", "premise"),
        ("plan", "dusk", "link"),
    }


def hostile() -> dict[str, bytes]:
    nodes = [
        question(title=HOSTILE, about="t"),
        claim("t", title=HOSTILE),
        argument("a", [{"p1": HOSTILE}], for_="t", title=HOSTILE),
        argument("b", against="a#p1", title="{% raw %}{{ page }}"),
    ]
    return explore(Site(nodes))


@pytest.mark.parametrize("name", [WHOLE, "explore/q.html"])
def test_hostile_text_stays_text(name: str) -> None:
    found = page(hostile(), name)
    assert {tag for tag, _ in found.elements} <= {
        *("html", "head", "meta", "title", "link", "body", "header", "h1", "h2", "p", "a"),
        *("noscript", "main", "div", "button", "span", "section", "ul", "li", "script"),
    }
    assert not [
        key for _, attributes in found.elements for key in attributes if key.startswith("on")
    ]
    assert len(found.all("script")) == 3
    labels = " ".join(one["title"] for one in found.data["nodes"])
    assert "<script>alert(1)</script>" in labels
    assert "{{7*7}}" in unescape(found.text)
    assert "{% raw %}{{ page }}" in unescape(found.text)


def test_a_debate_may_be_called_like_the_whole() -> None:
    made = explore(Site([question("index", about="t"), claim("t")]))
    assert "the whole map" in made[WHOLE].decode()
    assert page_of("index") == WHOLE


def test_nothing_is_made_of_nothing() -> None:
    assert [name for name in explore(Site([])) if name.endswith(".html")] == []


def test_a_debate_that_is_most_of_a_large_map_lies_as_that_does(monkeypatch) -> None:
    monkeypatch.setattr(module, "FINE", 1)
    much = [argument(f"a{n}", [f"c{n}"], for_="t") for n in range(9)]
    claims = [claim("t"), claim("aside"), *(claim(f"c{n}") for n in range(9))]
    little = [question("small", about="s"), claim("s"), argument("b", ["c0"], for_="s")]
    made = explore(Site([question(about="t"), *claims, *much, *little]))
    places = {
        name: {one["id"]: (one["x"], one["y"]) for one in page(made, name).data["nodes"]}
        for name in (WHOLE, "explore/q.html", "explore/small.html")
    }
    every, most, few = places.values()
    assert every.keys() > most.keys()
    assert most.items() <= every.items()
    assert every.keys() > few.keys()
    assert not few.items() <= every.items()


def test_a_map_of_very_many_nodes_has_no_page_of_its_own(monkeypatch) -> None:
    assert MOST == 5000
    monkeypatch.setattr(module, "MOST", 30)
    claims = [claim(f"c{n}") for n in range(30)]
    assert WHOLE in explore(Site(claims))
    assert WHOLE not in explore(Site([*claims, claim("one-more")]))


def test_a_very_large_debate_shows_what_is_nearest_and_says_so(monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_ARGUMENTS", 25)
    near = [argument(f"a{n}", for_="t") for n in range(25)]
    far = [argument(f"f{n}", undercuts=f"a{n}") for n in range(25)]
    site = Site([question(about="t"), claim("t"), *near, *far])
    found = of_debate(site.map, site.debate(), 25)
    assert {*found.nodes} == {"q", "t", *(one.id for one in near)}
    said = explore(site)["explore/q.html"].decode()
    assert "<p>25 arguments farther from the question are left out.</p>" in said


def test_one_module_imports_pyvis_and_one_knows_where_it_is() -> None:
    knowing = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "pyvis" for name in names):
                knowing.append(path.name)
    assert {*knowing} == {"kb.py", "pyvis_network.py"}
    named = [path.name for path in PACKAGE.rglob("*.py") if '"pyvis"' in path.read_text("utf-8")]
    assert {*named} == {"explore.py", "code.py"}


def test_heavy_libraries_are_loaded_only_to_draw() -> None:
    import subprocess

    modules = ["explore", "debate_map", "neighbourhood", "legend", "dot"]
    lines = [f"import robustmap.publish.figures.{name}" for name in modules]
    lines.append("import sys; print(sorted({'pyvis', 'pygraphviz', 'jinja2'} & {*sys.modules}))")
    run = [sys.executable, "-c", "\n".join(lines)]
    assert subprocess.run(run, capture_output=True, check=True, text=True).stdout == "[]\n"


def test_a_page_carries_titles_and_looks_once(made: dict[str, bytes]) -> None:
    text = made[WHOLE].decode()
    given = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])
    assert len(given["looks"]) < len(given["nodes"])
    assert len(given["lines"]) < len(given["edges"])
    assert "Storms close bridges as well as ferries (" not in json.dumps(given)
    assert page(made).listed["against-1"]["title"].startswith("Against 1: Storms close bridges")


def test_the_scripts_are_found_without_importing_pyvis() -> None:
    import subprocess

    code = "import sys; from robustmap.publish.figures.explore import scripts; scripts()"
    code += "; print(sorted({'pyvis', 'networkx', 'jinja2'} & {*sys.modules}))"
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, capture_output=True, check=True, text=True).stdout == "[]\n"
