"""The data of the map, whole and by node, as JSON and as Turtle: put together from pieces.

What is told of a node is asked for by itself and kept from one build to the next, so that
after an edit only the pieces that it bears on are written again.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.model import ids
from robustmap.model.nodes import Person
from robustmap.publish.asked.kept import kept
from robustmap.publish.asked.seen import asked
from robustmap.publish.entries import Line, encoded, head, inference, line, owned, statement, told
from robustmap.publish.page import File
from robustmap.publish.site import Site

if TYPE_CHECKING:
    from robustmap.formats._parted import Parted, Told
    from robustmap.formats._turtle import Piece

JSON, TURTLE = "data/graph.json", "data/graph.ttl"
"""The data of the whole map."""

DATA = {"json": "n/{id}/index.json", "turtle": "n/{id}/index.ttl"}
"""Where the data of a node lie, by form."""

TYPES = {"json": "application/json", "turtle": "text/turtle"}
"""The media type of each form."""


def has_data(site: Site, node: str) -> bool:
    """Tell whether a node has data of its own: it has a page, and was not withdrawn."""
    found = site.map.nodes.get(node)
    return found is not None and found.review != "withdrawn" and ids.is_id(node)


def alternates(site: Site) -> Iterator[File]:
    """Yield the data of the whole map, and two files for every node that has a page.

    Linear in the map.
    """
    with_data = _with_data(site)
    yield from _json(site, with_data)
    yield from _turtle(site, with_data)


@asked
def _with_data(site: Site) -> frozenset[str]:
    return frozenset(node for node in site.map.nodes if has_data(site, node))


class Lines(NamedTuple):
    """What the JSON has of a node, an entry a line, and of each inference what it is aimed at."""

    node: str
    statements: tuple[str, ...]
    inferences: tuple[str, ...]
    aims: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Give what a node says, as it is written."""
        return {
            "node": Line(self.node),
            "statements": [*map(Line, self.statements)],
            "inferences": [*map(Line, self.inferences)],
        }


def _json(site: Site, with_data: frozenset[str]) -> Iterator[File]:
    whole = _head(site)
    lines = {node: _lines(site, node) for node in _live(site)}
    parts = [one.data() for one in lines.values()]
    both = {key: [said for one in parts for said in one[key]] for key in _PARTS}
    yield File(JSON, encoded({**whole, **both, "nodes": [one["node"] for one in parts]}))
    replies = _replies(lines)
    about = {"map": whole["title"], "view": whole["view"]}
    for node, one in zip(lines, parts, strict=True):
        if node in with_data:
            own = {**about, **one, "replies": replies.get(node, [])}
            yield File(DATA["json"].format(id=node), encoded(own))


_PARTS = ("statements", "inferences")


def _replies(lines: Mapping[str, Lines]) -> dict[str, list[Line]]:
    """Give the inferences of others that are aimed at each node or its parts."""
    found: dict[str, list[Line]] = {}
    for node, one in lines.items():
        for aim, said in zip(one.aims, one.inferences, strict=True):
            if aim != node:
                found.setdefault(aim, []).append(Line(said))
    return found


def _head(site: Site) -> dict[str, Line]:
    return {key: Line(said) for key, said in _said_of_map(site)}


@asked
def _said_of_map(site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((key, line(value)) for key, value in head(site).items())


@asked
def _live(site: Site) -> tuple[str, ...]:
    return tuple(node.id for node in site.map.live)


def _lines(site: Site, node: str) -> Lines:
    # Who speaks where may be told by any text: of a person that is asked at every build.
    return Lines(*(_of_person if node in _people(site) else of_node)(site, node))


@asked
def _people(site: Site) -> frozenset[str]:
    return frozenset(one.id for one in site.map.live if isinstance(one, Person))


@asked
def _of_person(site: Site, node: str) -> tuple[Any, ...]:
    return _of(site, node)


@kept
def of_node(site: Site, node: str) -> tuple[Any, ...]:
    """Give the lines of a node, as a plain tuple."""
    return _of(site, node)


def _of(site: Site, node: str) -> tuple[Any, ...]:
    own = owned(site)[node]
    steps = [inference(site, one) for one in own.inferences]
    aimed = (site.map.resolve(one["target"]) or one["target"] or "" for one in steps)
    return (
        line(told(site, site.map.nodes[node])),
        tuple(line(statement(site, one)) for one in own.statements),
        tuple(map(line, steps)),
        tuple(ids.split(one)[0] for one in aimed),
    )


def _turtle(site: Site, with_data: frozenset[str]) -> Iterator[File]:
    from robustmap.formats._parted import turtle_of_all, turtle_of_node

    people = _people(site)
    parts = {
        names[0]: _as_told((_turtle_of_person if names[0] in people else as_turtle)(site, *names))
        for names in _beside(site)
    }
    yield File(TURTLE, turtle_of_all(parts.values(), _rest(site)).encode())
    for node, one in parts.items():
        if node in with_data and one.blocks:
            yield File(DATA["turtle"].format(id=node), turtle_of_node(one).encode())


@asked
def _beside(site: Site) -> tuple[tuple[str, ...], ...]:
    """Give each node with what it aims at: whether a step denies a premise hangs on that too."""
    aims: dict[str, set[str]] = {node: set() for node in sorted(site.map.nodes)}
    for one in site.map.inferences.values():
        aims[one.owner].add(ids.split(one.target)[0])
    return tuple((node, *sorted(found - {node, ""})) for node, found in aims.items())


def _rest(site: Site) -> "Piece":
    from robustmap.formats._turtle import Piece

    return Piece(*rest(site))


@asked
def rest(site: Site) -> tuple[Any, ...]:
    """Give what the Turtle tells of no node, as a plain tuple."""
    return tuple(parted(site).of_none())


@asked
def _turtle_of_person(site: Site, node: str, *_beside: str) -> tuple[Any, ...]:
    # What is attributed to a person is told by the texts of others, as above.
    return tuple(map(tuple, parted(site).told(node)))


@kept
def as_turtle(site: Site, node: str, *_beside: str) -> tuple[Any, ...]:
    """Give what the Turtle tells of a node, as a plain tuple."""
    return tuple(map(tuple, parted(site).told(node)))


def _as_told(given: tuple[Any, ...]) -> "Told":
    from robustmap.formats._parted import Told
    from robustmap.formats._turtle import Piece

    own, ties = given
    return Told(Piece(*own), Piece(*ties))


def parted(site: Site) -> "Parted":
    """Give the triples of a site by node, worked out once."""
    from robustmap.formats._parted import Parted

    found = _PARTED.get(site)
    if found is None:
        found = _PARTED[site] = Parted(site.solution)
    return found


_PARTED: "WeakKeyDictionary[Site, Parted]" = WeakKeyDictionary()
