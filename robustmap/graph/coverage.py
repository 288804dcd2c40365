"""What became of each part of a text: the nodes taken from it, or why none was."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from robustmap.model.fields import SourceRef
from robustmap.model.map import Map
from robustmap.model.nodes import Person, SourceText


class Covered(NamedTuple):
    """One part of a text: its place, who speaks, what it is, the nodes, and what was left out.

    `left_out` says what of the part was not taken and why; `nodes` are those that name the
    place, or a detail of it, by id.
    """

    source: str
    at: str
    by: str
    about: str
    nodes: tuple[str, ...]
    left_out: str

    @property
    def accounted(self) -> bool:
        """Tell whether the part was taken, or consciously left out."""
        return bool(self.nodes or self.left_out)


class Coverage(NamedTuple):
    """The parts of a text in its order, and the places that name no part of it.

    `strays` are (node, place) pairs; a node that names no place at all is one with "".
    """

    parts: tuple[Covered, ...]
    strays: tuple[tuple[str, str], ...]

    @property
    def accounted(self) -> int:
        """Count the parts that were taken or consciously left out."""
        return sum(part.accounted for part in self.parts)


def coverage(map_: Map) -> dict[str, Coverage]:
    """Give the coverage of each text by id. Linear in what the files say of their sources.

    A text that lists no parts has none to account for, and so no strays either.
    """
    taken: dict[str, dict[str, dict[str, None]]] = {}
    for node in map_.live:
        for said in places(node):
            if isinstance(node, Person) and said.attributed == "inferred":
                continue  # told with the text's handles, never as the person's
            text = map_.resolve(said.source) or said.source
            taken.setdefault(text, {}).setdefault(said.at or "", {})[node.id] = None
    texts = [node for node in map_.of_kind("source") if isinstance(node, SourceText)]
    return {text.id: _coverage(text, taken.get(text.id, {})) for text in texts}


def _coverage(text: SourceText, taken: dict[str, dict[str, None]]) -> Coverage:
    known = {part.at for part in text.parts}
    found: dict[str, dict[str, None]] = {at: {} for at in known}
    strays: list[tuple[str, str]] = []
    for place in sorted(taken):
        at = part_of(place, known)
        if at is not None:
            found[at] |= taken[place]
        elif text.parts:
            strays += [(node, place) for node in taken[place] if node != text.id]
    parts = (
        Covered(
            text.id,
            part.at,
            part.by or "",
            part.about or "",
            tuple(sorted(found[part.at])),
            part.left_out or "",
        )
        for part in text.parts
    )
    return Coverage(tuple(parts), tuple(strays))


def part_of(place: str, known: set[str]) -> str | None:
    """Find the part that a place names: itself, or the longest before one of its commas.

    >>> part_of("For 9, b, second sentence", {"For 9", "For 9, b"})
    'For 9, b'
    """
    while place not in known:
        place, comma, _ = place.rpartition(",")
        if not comma:
            return None
    return place


def places(value: Any) -> Iterator[SourceRef]:
    """Yield every place that a node names anywhere in its file: positions and moves too."""
    if isinstance(value, SourceRef):
        yield value
        return
    inner = value
    if isinstance(value, BaseModel):
        # What a file's own keys hold is the user's, and says nothing of sources.
        inner = [one for name, one in vars(value).items() if name != "x"]
    for one in inner:
        if one and type(one) not in _LEAVES and isinstance(one, (tuple, BaseModel)):
            yield from places(one)


_LEAVES = frozenset({str, int, float, bool})
"""What nearly all that a node holds is: that is not looked into."""
