"""GraphML: the graph of a map with its attributes; what is written comes back whole.

Graphs of other tools are read as claims and arguments; see `_graph`.
"""

from collections import deque
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._graph import Arrow, Attributes, Drawn, Vertex, drawn, read_drawn
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._xml import Element, read_xml

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    *(("graph", "robustmap"), ("node", "kind"), ("node", "label"), ("node", "robustmap")),
    *(("edge", "kind"), ("edge", "basis"), ("edge", "via")),
)


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read the first graph of a file, with the graphs nested in its nodes."""
    root = read_xml(data, faults, "graphml")
    if root is None:
        return None
    keys = {key.attributes.get("id", ""): _name(key) for key in root.all("key")}
    graph = next(root.all("graph"), None)
    if graph is None:
        faults.add("there is no graph in the file", **root.at, expected="`<graph>`")
        return None
    vertices: list[Vertex] = []
    arrows: list[Arrow] = []
    pending = [graph]
    while pending:
        one = pending.pop()
        for node in one.all("node"):
            pending += node.all("graph")
            attributes = _said(node, keys)
            vertices.append(Vertex(node.attributes.get("id", ""), attributes, **node.at))
        arrows += [_arrow(edge, keys) for edge in one.all("edge")]
    return read_drawn(Drawn(_said(graph, keys), vertices, arrows), faults)


def _name(key: Element) -> str:
    return key.attributes.get("attr.name") or key.attributes.get("id", "")


def _arrow(edge: Element, keys: dict[str, str]) -> Arrow:
    source, target, name = (edge.attributes.get(key, "") for key in ("source", "target", "id"))
    return Arrow(source, target, _said(edge, keys), edge.line, edge.column, name)


def _said(element: Element, keys: dict[str, str]) -> dict[str, str]:
    """Give the data of an element by the names of its keys."""
    found: dict[str, str] = {}
    for data in element.all("data"):
        if data.children:
            found.setdefault("label", _label(data))
        else:
            key = data.attributes.get("key", "")
            found[keys.get(key, key)] = data.text
    return found


def _label(drawing: Element) -> str:
    """Give the first label within a drawing, as yEd nests it."""
    pending = deque([drawing])
    while pending:
        one = pending.popleft()
        if one.name in ("NodeLabel", "EdgeLabel") and one.text.strip():
            return one.text.strip()
        pending += one.children
    return ""


def write(solution: "Solution") -> bytes:
    """Write the map as it is drawn, nodes and edges sorted."""
    found = drawn(solution.map)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<graphml xmlns="{_NAMESPACE}">']
    lines += [
        f'  <key id="{_key(where, name)}" for="{where}" attr.name="{name}" attr.type="string"/>'
        for where, name in _KEYS
    ]
    lines += ['  <graph id="map" edgedefault="directed">', *_data("graph", found.about)]
    for one in found.vertices:
        lines += [f"    <node id={_attribute(one.name)}>", *_data("node", one.attributes)]
        lines.append("    </node>")
    for arrow in found.arrows:
        ends = f"source={_attribute(arrow.source)} target={_attribute(arrow.target)}"
        lines += [f"    <edge {ends}>", *_data("edge", arrow.attributes), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""]).encode()


def _key(where: str, name: str) -> str:
    return f"{where[0]}-{name}"


def _data(where: str, attributes: Attributes) -> list[str]:
    return [
        f'      <data key="{_key(where, name)}">{escape(_sayable(value))}</data>'
        for name, value in attributes.items()
        if value
    ]


def _attribute(text: str) -> str:
    return quoteattr(_sayable(text))


def _sayable(text: str) -> str:
    """Give a text without the two characters that XML does not have; the packed form keeps them."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def sniff(data: bytes) -> bool:
    """Tell by the root element."""
    return b"<graphml" in data[:65536]


FORMATS.add(
    "graphml",
    Format(
        "graphml",
        "GraphML, for yEd, Gephi, networkx and others",
        (".graphml", ".xml"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
