"""Outlines: what a file holds, and what a kb holds."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.editor.links import parts, place_of
from robustmap.editor.text import TOP, Place, Range
from robustmap.editor.workspace import Reading, Workspace
from robustmap.model import ids
from robustmap.model.expand import heading, inferences, statements

MAX_SYMBOLS = 200


class Symbol(NamedTuple):
    """Something that has an id: what it is, its line, and where it stands."""

    id: str
    kind: str
    title: str
    place: Place
    whole: Range
    parts: tuple["Symbol", ...] = ()


def of_file(workspace: Workspace, name: str) -> Symbol | None:
    """Give the node of a file with its parts, or None where there is no node."""
    reading = workspace.reading(name)
    return _symbol(workspace, name, reading, whole=True) if reading else None


def of_kb(workspace: Workspace, query: str) -> list[Symbol]:
    """Give the nodes whose id or title holds every word of a query, by id."""
    workspace.catch_up()
    wanted = query.lower().split()
    found = []
    for node in sorted(workspace.names):
        name = workspace.names[node]
        reading = workspace.readings[name]
        said = f"{node} {heading(reading.node)}".lower()
        if all(word in said for word in wanted):
            found.append(_symbol(workspace, name, reading, whole=False))
        if len(found) == MAX_SYMBOLS:
            break
    return found


def _symbol(workspace: Workspace, name: str, reading: Reading, *, whole: bool) -> Symbol:
    node = reading.node
    text = workspace.text(name)
    # A file whose id another one has too is not where that id leads.
    at = place_of(workspace, node.id)
    place = at if at and at.name == name else Place(name, TOP)
    below = tuple(_parts(workspace, reading, place)) if whole else ()
    return Symbol(node.id, node.kind, heading(node), place, text.whole, below)


def _parts(workspace: Workspace, reading: Reading, owner: Place) -> Iterator[Symbol]:
    node = reading.node
    told: dict[str, tuple[str, str]] = {one.id: (one.role, one.text) for one in statements(node)}
    told |= {one.id: ("inference", f"{one.relation} {one.target}") for one in inferences(node)}
    for local, _ in parts(node):
        ref = ids.join(node.id, local)
        place = place_of(workspace, ref)
        if ref in told and place and place.name == owner.name:
            yield Symbol(ref, *told[ref], place, place.range)
