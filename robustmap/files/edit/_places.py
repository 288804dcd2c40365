"""Every place in the keys of a kb at which something is named."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from robustmap.files.validate import typed
from robustmap.model import ids
from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import FOLDERS, Claim, Concept, Dialogue, Node, Person, Proposal
from robustmap.model.places import KEY, Path, Places
from robustmap.model.references import Allowed, references
from robustmap.model.settings import Settings


class Place(NamedTuple):
    """A place in a file's keys at which something is named."""

    path: Path
    ref: str
    allowed: Allowed


def places_of(node: Node) -> Iterator[Place]:
    """Yield every place at which a node names another, handles and words included."""
    for one in references(node):
        yield Place(one.path, one.ref, one.allowed)
    for number, act in enumerate(node.curation):
        if act.source:
            yield from _speakers(("curation", number, "source"), act.source)
    own = _OWN.get(type(node))
    if own:
        yield from own(node)


def _person(node: Person) -> Iterator[Place]:
    for number, position in enumerate(node.positions):
        if position.source:
            yield from _speakers(("positions", number, "source"), position.source)
    for number, handle in enumerate(node.handle):
        yield Place(("handle", number), handle, "handle")


def _claim(node: Claim) -> Iterator[Place]:
    if node.quantity:
        yield from _depends(("quantity",), node.quantity.depends_on)


def _proposal(node: Proposal) -> Iterator[Place]:
    for number, cell in enumerate(node.assessed):
        if cell.quantity:
            yield from _depends(("assessed", number, "quantity"), cell.quantity.depends_on)


def _concept(node: Concept) -> Iterator[Place]:
    for number, case in enumerate(node.cases):
        for ref in case.verdicts:
            if "#" in ref:  # without one it is a definition of this very concept
                yield Place(("cases", number, "verdicts", ref, KEY), ref, "any")


def _dialogue(node: Dialogue) -> Iterator[Place]:
    # A role is a word; it may be a handle or a person.
    for number, role in enumerate(node.roles):
        yield Place(("roles", number), role, "handle")
    for number, way in enumerate(node.win_conditions):
        yield Place(("win_conditions", number, "for"), way.for_, "handle")
    for number, move in enumerate(node.moves):
        yield Place(("moves", number, "by"), move.by, "handle")


_OWN: Mapping[type[Node], Callable[[Any], Iterator[Place]]] = {
    Person: _person,
    Claim: _claim,
    Proposal: _proposal,
    Concept: _concept,
    Dialogue: _dialogue,
}


def _depends(above: Path, refs: tuple[str, ...]) -> Iterator[Place]:
    for number, ref in enumerate(refs):
        if ids.looks_like_ref(ref):
            yield Place((*above, "depends_on", number), ref, "any")


def places_of_settings(map_: Map) -> Iterator[Place]:
    """Yield every place at which map.yaml names something."""
    settings = map_.settings
    evaluate = settings.evaluate
    yield from _listed(("evaluate", "off"), evaluate.off)
    yield from _listed(("evaluate", "grant"), evaluate.grant)
    yield from _listed(("evaluate", "deny"), evaluate.deny)
    if settings.main:
        yield Place(("main",), settings.main, "any")
    if settings.today:
        yield from _listed(("today", "crossed"), settings.today.crossed)
        if settings.today.source:
            path = ("today", "source")
            yield Place((*path, "source"), settings.today.source.source, "source")
            yield from _speakers(path, settings.today.source)
    for ref in settings.expect:
        yield Place(("expect", ref, KEY), ref, "any")
    yield from _defaults(settings)


def _listed(path: Path, refs: tuple[str, ...]) -> Iterator[Place]:
    return (Place((*path, number), ref, "any") for number, ref in enumerate(refs))


def _speakers(path: Path, source: SourceRef) -> Iterator[Place]:
    for key, handle in (("by", source.by), ("of", source.of)):
        if handle:
            yield Place((*path, key), handle, "handle")


def _defaults(settings: Settings) -> Iterator[Place]:
    for folder, fields in settings.defaults.items():
        cls = FOLDERS.get(folder.split("/")[0])
        if cls is not None:
            known = {key: fields[key] for key in fields if not key.startswith("x-")}
            fixed = {"id": "default", "body": ""}
            for one in places_of(typed(cls, known, Places(""), fixed=fixed).model):
                yield Place(("defaults", folder, *one.path), one.ref, one.allowed)
