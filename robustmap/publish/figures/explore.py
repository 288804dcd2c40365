"""The pages to explore: the whole map, and each debate, as a graph to move about in by pyvis.

The only module that knows pyvis. Places are worked out beforehand, the page is our own
template (that of pyvis asks other hosts for style sheets and takes headings as HTML), and
the scripts are those inside the installed package. Every page holds the same nodes and
links as a list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from robustmap.explain.words import KIND, count
from robustmap.graph.debate import debate, debates
from robustmap.model import ids
from robustmap.model.nodes import Question
from robustmap.publish.asked.seen import asked
from robustmap.publish.figures import captions
from robustmap.publish.figures.around import index
from robustmap.publish.figures.arrows import STYLES
from robustmap.publish.figures.boxes import Box, Look, box, heading_of, told
from robustmap.publish.figures.dot import Line, lay_out
from robustmap.publish.figures.labels import label
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
    boxes = {ref: _box(site, ref) for ref in network.nodes}
    graph = _graph(site, boxes, network.arrows)
    graph.path, graph.templateEnv = TEMPLATE, _templates()
    graph.templateEnv.globals["page"] = {
        **vars(page),
        "words": captions.EXPLORE,
        "groups": _groups(site, boxes, network.arrows),
    }
    return str(graph.generate_html()).encode()


@cache
def _templates() -> "Environment":
    """Give an environment that escapes, as that of pyvis does not; compiled once."""
    from jinja2 import Environment, PackageLoader

    return Environment(loader=PackageLoader("robustmap.publish", "figures"), autoescape=True)


@asked
def _box(site: Site, ref: str) -> Box:
    return box(site, ref, LOOK, name=label(site.map, ref, index(site).theses))


@asked
def _kind(site: Site, ref: str) -> str:
    node = site.map.nodes.get(ref)
    return node.kind if node else "claim"


def _graph(site: Site, boxes: Mapping[str, Box], arrows: Iterable[Arrow]) -> "Graph":
    from pyvis.edge import Edge
    from pyvis.network import Network as Graph

    graph = Graph(directed=True)
    graph.options = dict(OPTIONS)
    for ref, place in _places(boxes, arrows).items():
        graph.add_node(ref, **_node(site, boxes[ref]), x=round(place.x), y=round(place.y))
    # add_edge looks every end up in the list of all nodes, which takes quadratic time.
    for one in arrows:
        look = STYLES[one.kind].name
        edge = Edge(one.start, one.end, title=one.words, look=look, **_LINES[look])
        graph.edges.append(edge.options)
    return graph


def _node(site: Site, one: Box) -> dict[str, Any]:
    mark = mark_of(one.answer)
    shown = "\n".join(one.text)
    looks = _SHAPES.get(one.shape, _OTHER)
    if one.tone in _DASHES:
        shape = {**looks.get("shapeProperties", {}), "borderDashes": _DASHES[one.tone]}
        looks = {**looks, "shapeProperties": shape}
    return {
        "label": f"{mark.glyph} {shown}" if mark else shown,
        "title": clean(told(site, one)),
        "group": one.tone,
        "url": site.url(one.ref, FOLDER),
        **looks,
    }


def _places(boxes: Mapping[str, Box], arrows: Iterable[Arrow]) -> dict[str, Point]:
    if len(boxes) > FINE:
        heights = {ref: one.height for ref, one in boxes.items()}
        return layered(heights, ((one.start, one.end) for one in arrows), step=STEP, gap=GAP)
    sizes = {ref: (LOOK.width, one.height) for ref, one in boxes.items()}
    lines = [Line(one.start, one.end) for one in arrows]
    laid = lay_out(sizes, lines, curved=False, nodesep="0.2", ranksep="0.7")
    return {ref: frame.middle for ref, frame in laid.frames.items()}


def _groups(
    site: Site, boxes: Mapping[str, Box], arrows: Iterable[Arrow]
) -> list[dict[str, object]]:
    """Give the nodes as lists, one per kind, each node with what it leads to."""
    ties: dict[str, list[tuple[str, str]]] = {}
    for arrow in arrows:
        ties.setdefault(arrow.start, []).append((arrow.words, heading_of(site, arrow.end)))
    groups: dict[str, list[dict[str, object]]] = {}
    for ref, one in boxes.items():
        groups.setdefault(_kind(site, ref), []).append(
            {
                "id": ref,
                "title": told(site, one),
                "url": site.url(ref, FOLDER),
                "ties": ties.get(ref, []),
            }
        )
    kinds = (kind for kind in KIND if kind in groups)
    return [{"name": KIND[kind][1].capitalize(), "nodes": groups[kind]} for kind in kinds]
