"""Links that remember what they were read against, and those whose target reads otherwise now."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.places import Path
from robustmap.model.references import references
from robustmap.model.wording import agrees

NAMES: Mapping[str, str] = {
    **dict.fromkeys(("for", "against", "undercuts", "backs", "reframes", "qualifies"), "to"),
    **dict.fromkeys(("premises", "assumes", "contradicts", "relies_on"), "to"),
    **dict.fromkeys(("needs", "breaks", "enables"), "at"),
    "positions": "about",
}
"""Key of a file -> the key beside which its entries may have `read`.

Lists of bare ids (`about`, `answered_by`), and clauses that name two things at once
(`requires_order`, `relative`, `states`), have no place for it.
"""

READ = "read"


class Reading(NamedTuple):
    """A link that may hold a hash: `path` leads to its entry, `read` is what it holds or ""."""

    node: str
    path: Path
    ref: str
    read: str

    @property
    def field(self) -> str:
        """The key of the file under which it stands."""
        return str(self.path[0])


def readings(node: Node) -> Iterator[Reading]:
    """Yield the links of a node that may say what they were read against."""
    for one in references(node):
        if len(one.path) != 3:  # noqa: PLR2004 - the key, the entry's place, and the key in it
            continue
        field, number, last = one.path
        if isinstance(field, str) and isinstance(number, int) and NAMES.get(field) == last:
            held = getattr(node, "for_" if field == "for" else field)[number]
            yield Reading(node.id, (field, number), one.ref, held.read or "")


def suspects(map_: Map) -> Iterator[Reading]:
    """Yield the links that were read against an earlier wording, by node. Linear in the links.

    What leads nowhere or to a withdrawn node is no suspect, and nothing is said of what a
    file with errors holds: other findings tell of these.
    """
    for node in map_.live:
        for one in readings(node):
            if one.read and is_suspect(map_, one):
                yield one


def is_suspect(map_: Map, one: Reading) -> bool:
    """Tell whether a link holds a hash that is not that of its target now."""
    return bool(one.read) and is_live(map_, one) and agrees(map_, one.ref, one.read) is False


def is_live(map_: Map, one: Reading) -> bool:
    """Tell whether a link leads to something that can be read: neither withdrawn nor broken."""
    owner = map_.owner(one.ref)
    return owner is not None and owner.review != "withdrawn" and owner.id not in map_.broken
