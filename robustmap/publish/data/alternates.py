"""The data of the map, whole and by node, as JSON and as Turtle: put together from pieces.

What is told of a node is asked for by itself and kept from one build to the next, so that
after an edit only the pieces that it bears on are written again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from robustmap.disk.scratch import Scratch
from robustmap.model import ids
from robustmap.model.nodes import Person
from robustmap.model.owned import NOTHING, Owned, owned
from robustmap.publish.asked.kept import kept
from robustmap.publish.asked.seen import asked
from robustmap.publish.data.entries import (
    Line,
    encoded,
    head,
    in_pieces,
    inference,
    joined,
    line,
    statement,
    told,
)
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


def whole(site: Site) -> Iterator[File]:
    """Yield the data of the whole map, in pieces. Linear in it."""
    people = _people(site)
    aims: dict[str, tuple[str, ...]] = {}
    yield File(JSON, lambda: in_pieces(_written(site, people, aims)))
    yield File(TURTLE, lambda: _turtle_of_all(site, people, aims))
    # Nothing else of a build needs what follows, which is much.
    _PARTED.clear()
    _OWNED.clear()


def _written(
    site: Site, people: Collection[str], aims: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Give the entries of the whole map, and note what the steps of each node are aimed at.

    Inferences are told first, and while they are, the others are written down.
    """
    nodes, statements = _Later(), _Later()

    def inferences() -> Iterator[str]:
        for node, live in _listed(site):
            if live:
                own = _lines(site, node, people)
                aims[node] = own.beside
                nodes.put([own.node])
                statements.put(own.statements)
                yield from own.inferences

    later = {"nodes": nodes.told(), "statements": statements.told()}
    return {**_head(site), "inferences": joined(inferences()), **later}


class _Later:
    """Entries of a list that are told when others have been."""

    def __init__(self) -> None:
        self._scratch, self._between = Scratch(), b""

    def put(self, lines: Iterable[str]) -> None:
        for piece in joined(lines):
            self._scratch.put(self._between, piece)
            self._between = b",\n"

    def told(self) -> Iterator[bytes]:
        return self._scratch.given()


def _turtle_of_all(
    site: Site, people: Collection[str], aims: Mapping[str, tuple[str, ...]]
) -> Iterator[bytes]:
    """Write the whole map as Turtle; `aims` are those that are known already."""
    from robustmap.formats._parted import turtle_of_all

    def told() -> Iterator["Told"]:
        live = dict(_listed(site))
        for node in _by_iri(site):
            if live[node] and node not in aims:
                yield _turtle(site, node, _lines(site, node, people).beside, people)
            else:
                yield _turtle(site, node, aims.get(node, ()), people)

    return turtle_of_all(told(), _rest(site))


def with_data(site: Site) -> Iterator[str]:
    """Yield the nodes that have data of their own."""
    return (node for node in site.map.nodes if has_data(site, node))


def of_one(site: Site, node: str) -> Iterator[File]:
    """Yield the data of a node that has some: what it says, and what others aim at it."""
    from robustmap.formats._parted import turtle_of_node

    people = _people(site)
    own, head = _lines(site, node, people), _head(site)
    replies = [
        Line(said)
        for other in site.aimed_by.get(node, ())
        for aim, said in _lines(site, other, people).aimed()
        if aim == node
    ]
    about = {"map": head["title"], "view": head["view"], "replies": replies}
    yield File(DATA["json"].format(id=node), encoded({**about, **own.data()}))
    told = _turtle(site, node, own.beside, people)
    yield File(DATA["turtle"].format(id=node), turtle_of_node(told).encode())


class Lines(NamedTuple):
    """What the JSON has of a node, an entry a line, with what its inferences aim at and rest on."""

    node: str
    statements: tuple[str, ...]
    inferences: tuple[str, ...]
    aims: tuple[str, ...]
    under: tuple[str, ...]

    @property
    def beside(self) -> tuple[str, ...]:
        """The nodes that its steps are aimed at and rest on."""
        return *self.aims, *self.under

    def aimed(self) -> Iterator[tuple[str, str]]:
        """Yield each inference after what it is aimed at."""
        return zip(self.aims, self.inferences, strict=True)

    def data(self) -> dict[str, Any]:
        """Give what a node says, as it is written."""
        return {
            "node": Line(self.node),
            "statements": [*map(Line, self.statements)],
            "inferences": [*map(Line, self.inferences)],
        }


def _head(site: Site) -> dict[str, Line]:
    return {key: Line(said) for key, said in _said_of_map(site)}


@asked
def _said_of_map(site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((key, line(value)) for key, value in head(site).items())


@asked
def _listed(site: Site) -> tuple[tuple[str, bool], ...]:
    """Give every node by id, and whether it has not been withdrawn."""
    return tuple((node.id, node.review != "withdrawn") for node in site.map.nodes.values())


@asked
def _by_iri(site: Site) -> tuple[str, ...]:
    """Give every node in the order of the whole Turtle."""
    return parted(site).by_iri()


def _lines(site: Site, node: str, people: Collection[str]) -> Lines:
    # Who speaks where may be told by any text: of a person that is asked at every build.
    return Lines(*(_of_person if node in people else of_node)(site, node))


def _people(site: Site) -> Collection[str]:
    return frozenset(_all_people(site))


@asked
def _all_people(site: Site) -> tuple[str, ...]:
    return tuple(one.id for one in site.map.live if isinstance(one, Person))


@asked
def _of_person(site: Site, node: str) -> tuple[Any, ...]:
    return _of(site, node)


@kept
def of_node(site: Site, node: str) -> tuple[Any, ...]:
    """Give the lines of a node, as a plain tuple."""
    return _of(site, node)


def _of(site: Site, node: str) -> tuple[Any, ...]:
    own = _owned(site).get(node, NOTHING)
    steps = [inference(site, one) for one in own.inferences]
    aimed = (site.map.resolve(one["target"]) or one["target"] or "" for one in steps)
    return (
        line(told(site, site.map.nodes[node])),
        tuple(line(statement(site, one)) for one in own.statements),
        tuple(map(line, steps)),
        tuple(ids.split(one)[0] for one in aimed),
        tuple(ids.split(ref)[0] for one in steps for ref in one["premises"]),
    )


def _turtle(site: Site, node: str, aims: tuple[str, ...], people: Collection[str]) -> "Told":
    from robustmap.formats._parted import Told

    ask = _turtle_of_person if node in people else as_turtle
    # Whether a step denies a premise hangs on what it aims at, too; how many replies are met, on
    # those to its premises.
    beside = sorted({*aims} - {node, ""})
    return Told(*ask(site, node, *beside))


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
    return tuple(parted(site).told(node))


@kept
def as_turtle(site: Site, node: str, *_beside: str) -> tuple[Any, ...]:
    """Give what the Turtle tells of a node, as a plain tuple."""
    return tuple(parted(site).told(node))


def parted(site: Site) -> "Parted":
    """Give the triples of a site by node, worked out once."""
    from robustmap.formats._parted import Parted

    found = _PARTED.get(site)
    if found is None:
        found = _PARTED[site] = Parted(site.solution, _owned(site))
    return found


def _owned(site: Site) -> Mapping[str, Owned]:
    found = _OWNED.get(site)
    if found is None:
        found = _OWNED[site] = owned(site.map)
    return found


_PARTED: "WeakKeyDictionary[Site, Parted]" = WeakKeyDictionary()
_OWNED: WeakKeyDictionary[Site, Mapping[str, Owned]] = WeakKeyDictionary()
