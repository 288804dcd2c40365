"""The pages to explore: the whole map, and each debate, as a graph to move about in by pyvis.

The only module that knows pyvis: the scripts are those of vis-network inside the installed
package. Places are worked out beforehand, and the page is our own template (that of pyvis
asks other hosts for style sheets and takes headings as HTML). Every page holds the same
nodes and links as a list.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from robustmap.explain.words import count
from robustmap.graph.debate import debates
from robustmap.model import ids
from robustmap.publish.asked.formal import formal
from robustmap.publish.asked.kept import kept
from robustmap.publish.asked.once import once
from robustmap.publish.figures import captions
from robustmap.publish.figures.boxes import Look, box, heading_of
from robustmap.publish.figures.dot import Line, lay_out
from robustmap.publish.figures.explore_page import Around, Entry, named, written
from robustmap.publish.figures.laid import laid
from robustmap.publish.figures.layered import layered
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.network import APART, Network, of_debate, size, whole
from robustmap.publish.figures.parts import Arrow
from robustmap.publish.figures.signs import mark_of
from robustmap.publish.figures.svg import Point
from robustmap.publish.figures.text import clean

MOST = 5000
"""How many nodes a page may show; a larger map has no page of its own."""

MOST_ARGUMENTS = 1500
"""How many arguments the page of a debate shows: those nearest to its theses."""

FINE = 150
"""Up to how many boxes Graphviz lays a graph out: it takes seventeen seconds for 3,000."""

MOSTLY = 0.75
"""A debate with more than so much of a large map lies as it does in the whole of that."""

STEP, GAP = 240, 14
"""Beyond that: how far columns lie from each other, and the least distance between boxes."""

FOLDER = "explore/"
WHOLE = "explore/index.html"
LOOK = Look(12, 190, 4)
OWN = ("explore.js", "explore.css")
VIS = ("vis-network.min.js", "vis-network.css")


def page_of(question: str) -> str:
    """Give the path of the page to explore a debate, below the site's root."""
    return f"{FOLDER}{question}.html"


def explore(site: Site) -> dict[str, bytes]:
    """Give the pages to explore and their scripts, by path below the site's root.

    The whole map has a page up to 5,000 nodes. Takes about 0.1 ms for a node.
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
        return _render(site, "", _whole(site), Around(title, "../", captions.BACK))
    question = path.removeprefix(FOLDER).removesuffix(".html")
    network, left_out = _part(site, question)
    around = Around(
        site.heading(question),
        site.url(question, FOLDER),
        captions.BACK_TO_DEBATE,
        captions.FAR.format(arguments=count(left_out, "argument")) if left_out else "",
    )
    return _render(site, question, network, around)


@once
def _size(site: Site) -> int:
    return size(site.map)


@formal
def _mostly(site: Site, number: int) -> bool:
    """Tell whether so many nodes are most of the whole: that seldom changes, as its size does."""
    return number > MOSTLY * _size(site)


@formal
def _whole(site: Site) -> Network:
    return whole(site.map)


@formal
def _part(site: Site, question: str) -> tuple[Network, int]:
    """Give the network of a debate, and how many of its arguments that leaves out."""
    found = site.debates[question]
    network = of_debate(site.map, found, MOST_ARGUMENTS)
    return network, len({*found.arguments} - {*network.nodes})


def _own(name: str) -> bytes:
    return files("robustmap.publish.figures").joinpath(name).read_bytes()


def _vis(name: str) -> bytes:
    """Give a file of vis-network as the installed pyvis carries it, the newest there is."""
    # Found without importing pyvis: with it come networkx and IPython, a quarter of a second.
    found = find_spec("pyvis")
    assert found is not None
    assert found.origin is not None
    versions = [one for one in Path(found.origin).with_name("lib").iterdir() if "vis-" in one.name]
    newest = max(versions, key=lambda one: [int(n) for n in one.name[4:].split(".")])
    return newest.joinpath(name).read_bytes()


def _render(site: Site, name: str, network: Network, around: Around) -> bytes:
    nodes, arrows = _entries(site, network), network.arrows
    places = _places(site, name, nodes, arrows)
    return written(around, nodes, places, arrows).encode()


def _entries(site: Site, network: Network) -> dict[str, Entry]:
    return {ref: _entry(site, ref) for ref in network.nodes}


@once
def _entry(site: Site, ref: str) -> Entry:
    """Give what pages show of a node or premise, for all pages that show it."""
    return Entry(*_node(site, ref))


@kept
def _node(site: Site, ref: str) -> tuple[Any, ...]:
    """Give what pages show of a node or premise, the fields of an entry."""
    one = box(site, ref, LOOK, name=None)
    node, mark = site.map.nodes.get(ref), mark_of(one.answer)
    shown = "\n".join(one.text)
    return (
        node.kind if node else "claim",
        escape(clean(heading_of(site, ref))),
        named(ref, clean(one.title), site.url(ref, FOLDER)),
        f"{mark.glyph} {shown}" if mark else shown,
        one.shape,
        one.tone,
        one.height,
    )


def _places(
    site: Site, name: str, nodes: Mapping[str, Entry], arrows: Sequence[Arrow]
) -> dict[str, Point]:
    if len(nodes) > FINE:
        return _in_columns(site, name, nodes, arrows)
    sizes = {ref: (LOOK.width, one.height) for ref, one in nodes.items()}
    lines = [Line(one.start, one.end) for one in arrows]
    drawn = lay_out(sizes, lines, curved=False, nodesep="0.2", ranksep="0.7")
    return {ref: frame.middle for ref, frame in drawn.frames.items()}


def _in_columns(
    site: Site, name: str, nodes: Mapping[str, Entry], arrows: Sequence[Arrow]
) -> dict[str, Point]:
    if _mostly(site, len(nodes)):
        places = _of_whole(site)
        if nodes.keys() <= places.keys():
            return {ref: places[ref] for ref in nodes}
    return _laid(name, nodes, arrows)


@once
def _of_whole(site: Site) -> dict[str, Point]:
    """Give where boxes stand in the whole map, for all pages on which they stand so."""
    network = _whole(site)
    return _laid("", _entries(site, network), network.arrows)


def _laid(name: str, nodes: Mapping[str, Entry], arrows: Sequence[Arrow]) -> dict[str, Point]:
    heights = {ref: one.height for ref, one in nodes.items()}
    ties = [(one.start, one.end) for one in arrows]
    return laid(name, heights, ties, lambda: layered(heights, ties, step=STEP, gap=GAP))
