"""The pages to explore: the whole map, and each debate, as a graph to move about in by pyvis.

The only module that knows pyvis. Places are worked out beforehand, the page is our own
template (that of pyvis asks other hosts for style sheets and takes headings as HTML), and
the scripts are those inside the installed package. Every page holds the same nodes and
links as a list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.explain.words import KIND, count
from robustmap.graph.debate import debate, debates
from robustmap.model import ids
from robustmap.model.nodes import Question
from robustmap.publish.asked.seen import asked
from robustmap.publish.figures import captions
from robustmap.publish.figures.arrows import STYLES
from robustmap.publish.figures.boxes import Look, box, heading_of
from robustmap.publish.figures.dot import Line, lay_out
from robustmap.publish.figures.layered import layered
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.network import APART, Network, of_debate, whole
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.signs import mark_of
from robustmap.publish.figures.svg import Point
from robustmap.publish.figures.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network as Graph

MOST = 5000
"""How many nodes a page may show; a larger map has no page of its own."""

MOST_ARGUMENTS = 1500
"""How many arguments the page of a debate shows: those nearest to its theses."""

FINE = 150
"""Up to how many boxes Graphviz lays a graph out: it takes seventeen seconds for 3,000."""

STEP, GAP = 240, 14
"""Beyond that: how far columns lie from each other, and the least distance between boxes."""

FOLDER = "explore/"
WHOLE = "explore/index.html"
LOOK = Look(12, 190, 4)
TEMPLATE = "explore.html"
OWN = ("explore.js", "explore.css")
VIS = ("vis-network.min.js", "vis-network.css")

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "tooltipDelay": 150,
    },
    "nodes": {"font": {"size": 12, "face": "Helvetica, Arial, sans-serif", "align": "left"}},
    "edges": {"smooth": False},
}

_SHAPES: dict[str, dict[str, Any]] = {
    "argument": {"shape": "box", "shapeProperties": {"borderRadius": 14}},
    "claim": {"shape": "box", "shapeProperties": {"borderRadius": 2}},
    "question": {"shape": "ellipse"},
}
_OTHER: dict[str, Any] = {"shape": "box", "shapeProperties": {"borderRadius": 6}}
_DASHES = {"fallen": [6, 3], "disputed": [2, 3], "silent": [2, 2], "uncounted": [1, 3]}

_LINES: dict[str, dict[str, Any]] = {
    "premise": {"width": 1},
    "for": {"width": 1.6, "arrows": {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.7}}},
    "against": {"width": 1.6, "arrows": {"to": {"enabled": True, "scaleFactor": 0.8}}},
    "undercuts": {"width": 3, "arrows": {"to": {"enabled": True, "type": "bar"}}},
    "backs": {"width": 2, "dashes": [2, 5], "arrows": {"to": {"enabled": True, "type": "vee"}}},
    "contradicts": {"width": 1.6, "arrows": "to, from"},
    "weak": {"width": 1, "dashes": [5, 4], "arrows": {"to": {"enabled": True, "type": "vee"}}},
    "link": {"width": 1},
}


@dataclass(frozen=True)
class _Page:
    """What a page says around its graph."""

    path: str
    title: str
    back: str
    back_words: str
    left_out: str = ""


def page_of(question: str) -> str:
    """Give the path of the page to explore a debate, below the site's root."""
    return f"{FOLDER}{question}.html"


def explore(site: Site) -> dict[str, bytes]:
    """Give the pages to explore and their scripts, by path below the site's root.

    The whole map has a page up to 5,000 nodes. Takes about 2 ms for a node.
    """
    return scripts() | {path: explored(site, path) for path in paths(site)}


def scripts() -> dict[str, bytes]:
    """Give the scripts and styles of these pages, by path below the site's root."""
    return {f"{FOLDER}{name}": _own(name) for name in OWN} | {
        f"{FOLDER}{name}": _vis(name) for name in VIS
    }


def paths(site: Site) -> Iterator[str]:
    """Yield the paths of the pages to explore."""
    # A premise that was replied to is a node too: they are counted only where it may be few.
    if 0 < sum(node.kind not in APART for node in site.map.live) <= MOST >= _size(site):
        yield WHOLE
    for question in debates(site.map):
        if ids.is_id(question.id) and page_of(question.id) != WHOLE:
            yield page_of(question.id)


def explored(site: Site, path: str) -> bytes:
    """Give the page to explore at a path."""
    if path == WHOLE:
        title = captions.WHOLE.format(title=site.map.settings.title)
        return _render(site, _whole(site), _Page(WHOLE, title, "../", captions.BACK))
    question = path.removeprefix(FOLDER).removesuffix(".html")
    network, left_out = _part(site, question)
    page = _Page(
        path,
        site.heading(question),
        site.url(question, FOLDER),
        captions.BACK_TO_DEBATE,
        captions.FAR.format(arguments=count(left_out, "argument")) if left_out else "",
    )
    return _render(site, network, page)


def _size(site: Site) -> int:
    return len(_whole(site).nodes)


@asked
def _whole(site: Site) -> Network:
    return whole(site.map)


@asked
def _part(site: Site, question: str) -> tuple[Network, int]:
    """Give the network of a debate, and how many of its arguments that leaves out."""
    node = site.map.nodes[question]
    assert isinstance(node, Question)
    found = debate(site.map, node)
    network = of_debate(site.map, found, MOST_ARGUMENTS)
    return network, len({*found.arguments} - {*network.nodes})


def _own(name: str) -> bytes:
    return files("robustmap.publish.figures").joinpath(name).read_bytes()


def _vis(name: str) -> bytes:
    """Give a file of vis-network as the installed pyvis carries it, the newest there is."""
    versions = [one for one in files("pyvis").joinpath("lib").iterdir() if "vis-" in one.name]
    newest = max(versions, key=lambda one: [int(n) for n in one.name[4:].split(".")])
    return newest.joinpath(name).read_bytes()


def _render(site: Site, network: Network, page: _Page) -> bytes:
    nodes = {ref: _node(site, ref) for ref in network.nodes}
    graph = _graph(nodes, network.arrows)
    graph.path, graph.templateEnv = TEMPLATE, _templates()
    graph.templateEnv.globals["page"] = {
        **vars(page),
        "words": captions.EXPLORE,
        "groups": _groups(nodes, network.arrows),
    }
    return str(graph.generate_html()).encode()


@cache
def _templates() -> "Environment":
    """Give an environment that escapes, as that of pyvis does not; compiled once."""
    from jinja2 import Environment, PackageLoader

    return Environment(loader=PackageLoader("robustmap.publish", "figures"), autoescape=True)


class _Node(NamedTuple):
    """What every page shows of a node or premise: `text` on the graph, `title` in the list."""

    kind: str
    heading: str
    title: str
    url: str
    text: str
    shape: str
    tone: str
    height: float


@asked
def _node(site: Site, ref: str) -> _Node:
    one = box(site, ref, LOOK, name=None)
    node, mark = site.map.nodes.get(ref), mark_of(one.answer)
    shown = "\n".join(one.text)
    return _Node(
        node.kind if node else "claim",
        heading_of(site, ref),
        one.title,
        site.url(ref, FOLDER),
        f"{mark.glyph} {shown}" if mark else shown,
        one.shape,
        one.tone,
        one.height,
    )


def _graph(nodes: Mapping[str, _Node], arrows: Sequence[Arrow]) -> "Graph":
    from pyvis.edge import Edge
    from pyvis.network import Network as Graph
    from pyvis.node import Node

    graph = Graph(directed=True)
    graph.options = dict(OPTIONS)
    # add_node and add_edge look every name up in a list of all, which takes quadratic time.
    for ref, place in _places(nodes, arrows).items():
        one = nodes[ref]
        at = {"x": round(place.x), "y": round(place.y)}
        told = {"title": clean(one.title), "group": one.tone, "url": one.url}
        looks = _looks(one.shape, one.tone)
        graph.nodes.append(Node(ref, label=one.text, **told, **looks, **at).options)
    for arrow in arrows:
        look = STYLES[arrow.kind].name
        edge = Edge(arrow.start, arrow.end, title=arrow.words, look=look, **_LINES[look])
        graph.edges.append(edge.options)
    return graph


@cache
def _looks(shape: str, tone: str) -> Mapping[str, Any]:
    looks = _SHAPES.get(shape, _OTHER)
    if tone not in _DASHES:
        return looks
    return {
        **looks,
        "shapeProperties": {**looks.get("shapeProperties", {}), "borderDashes": _DASHES[tone]},
    }


def _places(nodes: Mapping[str, _Node], arrows: Iterable[Arrow]) -> dict[str, Point]:
    if len(nodes) > FINE:
        heights = {ref: one.height for ref, one in nodes.items()}
        return layered(heights, ((one.start, one.end) for one in arrows), step=STEP, gap=GAP)
    sizes = {ref: (LOOK.width, one.height) for ref, one in nodes.items()}
    lines = [Line(one.start, one.end) for one in arrows]
    laid = lay_out(sizes, lines, curved=False, nodesep="0.2", ranksep="0.7")
    return {ref: frame.middle for ref, frame in laid.frames.items()}


_Told = tuple[str, str, str, list[tuple[str, str]]]
"""Id, title, address and ties of a node in the list."""


def _groups(nodes: Mapping[str, _Node], arrows: Iterable[Arrow]) -> list[dict[str, Any]]:
    """Give the nodes as lists, one per kind, each node with what it leads to."""
    ties: dict[str, list[tuple[str, str]]] = {}
    for arrow in arrows:
        ties.setdefault(arrow.start, []).append((arrow.words, nodes[arrow.end].heading))
    groups: dict[str, list[_Told]] = {}
    for ref, one in nodes.items():
        groups.setdefault(one.kind, []).append((ref, one.title, one.url, ties.get(ref, [])))
    kinds = (kind for kind in KIND if kind in groups)
    return [{"name": KIND[kind][1].capitalize(), "nodes": groups[kind]} for kind in kinds]
