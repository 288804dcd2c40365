"""arg-microtexts XML: statements of a short text, with sup, exa, reb, und and add edges.

An undercut (und) leads to an edge; a premise that is linked to another (add) does too.
"""

import re
from typing import TYPE_CHECKING, Any

from robustmap.formats.exchange._arguments import built, drawn, plain
from robustmap.formats.exchange._arguments.wording import cleaned
from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._microtexts.reading import graph_in
from robustmap.formats.exchange._microtexts.shape import BY, EXAMPLE_SCHEME, ROOT, SIDE, sides
from robustmap.formats.exchange._microtexts.writing import document
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._xml import Element, read_xml
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Node
from robustmap.model.settings import Settings

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

LOSES = (
    "all but claims, arguments and what they rest on and are aimed at: an argument's own words "
    "where it has premises, schemes other than example, sources, tags, standing, basis and "
    "strength, reframings and qualifications, the other kinds of nodes, and pins"
)

_ABOUT = re.compile(r"Topic: (.+)\. Stance: (.+)\.")


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read a text with its edges."""
    root = read_xml(data, faults, ROOT)
    if root is None:
        return None
    own = root.attributes.get("generator") == BY
    graph = graph_in(root, faults, own=own)
    if faults.failed:
        return None
    maker = Maker(faults)
    built(graph, maker, keep=own)
    settings = maker.settings(_said(root))
    return None if faults.failed else Imported(tuple(maker.nodes.values()), settings)


def _said(root: Element) -> dict[str, str]:
    given = {key: cleaned(value) for key, value in root.attributes.items()}
    found = {"title": given["id"][:MAX_TITLE_LENGTH].strip()} if given.get("id") else {}
    if given.get("topic_id") and given.get("stance"):
        found["description"] = f"Topic: {given['topic_id']}. Stance: {given['stance']}."
    return found


def keeps(map_: Map) -> Map:
    """Give claims and arguments alone, and of the settings the title, topic and stance."""
    found = plain(map_, _own)
    graph = drawn(found)
    told = sides(graph)
    nodes = (_narrowed(node, told.get(node.id)) for node in found.nodes.values())
    described = _ABOUT.fullmatch(map_.settings.description)
    settings = {"title": cleaned(map_.settings.title)}
    settings |= {"description": map_.settings.description} if described else {}
    return Map(nodes, Settings().model_copy(update=settings))


def _own(node: Node) -> dict[str, Any]:
    if isinstance(node, Claim):
        own = {SIDE: node.x[SIDE]} if node.x.get(SIDE) in ("pro", "opp") else {}
        return {"implicit": node.implicit, "x": own}
    scheme = node.scheme if isinstance(node, Argument) else None
    return {"scheme": scheme} if scheme and scheme.lower() == EXAMPLE_SCHEME else {}


def _narrowed(node: Node, side: str | None) -> Node:
    if isinstance(node, Claim):
        return node.model_copy(update={"x": {}}) if node.x.get(SIDE) == side else node
    assert isinstance(node, Argument)
    words = {"title": None, "body": ""} if node.premises else {}
    scheme = EXAMPLE_SCHEME if node.scheme and node.for_ else None
    return node.model_copy(update={**words, "scheme": scheme})


def write(solution: "Solution") -> bytes:
    """Write the claims as segments of a text, in the order of their ids."""
    map_ = keeps(solution.map)
    graph = drawn(map_)
    claims = [node for node in map_.nodes.values() if isinstance(node, Claim)]
    implicit = {node.id for node in claims if node.implicit}
    on = {**sides(graph), **{node.id: node.x[SIDE] for node in claims if SIDE in node.x}}
    described = _ABOUT.fullmatch(map_.settings.description)
    about = {"id": map_.settings.title}
    about |= {"topic_id": described[1], "stance": described[2]} if described else {}
    return document(graph, on, implicit, about).encode()


def sniff(data: bytes) -> bool:
    """Tell by the name of the root."""
    return re.search(rb"<(?:\w+:)?arggraph[\s>/]", data[:10_000]) is not None


FORMATS.add(
    "microtexts",
    Format(
        "microtexts",
        "arg-microtexts XML: short texts, statement by statement",
        (".xml",),
        LOSES,
        sniff,
        read,
        write,
        keeps,
    ),
)
