"""Who speaks in a text: every handle with what it says and holds.

A person is named only where the text itself ties the handle to them. What is only inferred
to be somebody's is told here under the handle, and nowhere by name.
"""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from robustmap.explain.holders import PEOPLE
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Person, SourceText
from robustmap.model.positions import Held, in_force
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.head.sources import manner
from robustmap.publish.parts.longer import Long, beginning
from robustmap.publish.parts.people.dials import dials
from robustmap.publish.parts.writer import Writer, details, folded, items, small
from robustmap.publish.site import Site
from robustmap.publish.voices import voices

SHOWN = 8
MOST_SAID, MOST_HELD = 20, 60
"""How many nodes of one speaker are linked there, and views told; their number is in full."""


class _Speaker(NamedTuple):
    says: dict[str, SourceRef]
    """Node -> the source by which it is said."""
    holds: list[Held]


def speakers(writer: Writer, node: SourceText) -> Html:
    """Give the first speakers of a text, and lead to the others."""
    return beginning(writer, node, SPEAKERS)


def _gathered(site: Site, node: SourceText) -> list[tuple[str, _Speaker]]:
    """Give every speaker of a text, in the order of handles. Linear in what the text holds."""
    gathered = voices(site)
    found: dict[str, _Speaker] = {}

    def speaker(source: SourceRef) -> _Speaker:
        return found.setdefault(_key(site, gathered.named, source), _Speaker({}, []))

    for part in node.parts:
        if part.by and "/" in part.by:
            speaker(SourceRef(source=node.id, by=part.by))
    for owner in site.taken_from.get(node.id, ()):
        for source in site.map.nodes[owner].sources:
            if source.by and site.map.resolve(source.source) == node.id:
                speaker(source).says.setdefault(owner, source)
    for one in gathered.held.get(node.id, ()):
        if one.source and one.handle:
            speaker(one.source.model_copy(update={"by": one.handle})).holds.append(one)
    return [(key, found[key]) for key in sorted(found, key=_order)]


def _rows(writer: Writer, found: Sequence[tuple[str, _Speaker]]) -> Html:
    return items(_row(writer, key, one) for key, one in found)


def _key(site: Site, names: Mapping[str, str], source: SourceRef) -> str:
    """Give the person where the text names them, else the handle; "" for a hidden name."""
    by = source.by or ""
    if by in names:
        return names[by]
    node = site.map.nodes.get(site.map.resolve(by) or "")
    if isinstance(node, Person):
        return node.id if source.attributed == "explicit" else ""
    return by


def _order(key: str) -> tuple[bool, list[tuple[int, str]]]:
    """Sort speakers by name, their numbers as numbers; the unnamed come last."""
    pieces = key.replace("/", "-").split("-")
    return not key, [(_number(piece), piece) for piece in pieces]


def _number(piece: str) -> int:
    digits = piece.removeprefix("c")
    return int(digits) if digits.isdecimal() else -1


def _voice(writer: Writer, source: SourceRef) -> Html:
    inferred = text(PEOPLE["inferred"] if source.attributed == "inferred" else "")
    return small(join(manner(writer, source), inferred, by=", "))


def _row(writer: Writer, key: str, one: _Speaker) -> Html:
    person = writer.site.map.nodes.get(key)
    name = writer.link(key) if isinstance(person, Person) else el("code", text(key))
    holds = in_force(one.holds)
    # Beyond that the page of the text tells what was taken from it, cut into pages.
    says = [
        join(writer.link(ref), _voice(writer, source), by=" ")
        for ref, source in islice(one.says.items(), writer.most(MOST_SAID))
    ]
    held = [_held(writer, view) for view in holds[: writer.most(MOST_HELD)]]
    # The name is a link, so it stands beside what opens, not in it.
    told = join(_open("says", says, len(one.says)), _open("held", held, len(holds)))
    head = name if key else text(PEOPLE["somebody"])
    return join(head, told or small(text(PEOPLE["nothing"])), by=" ")


def _open(word: str, rows: list[Html], number: int) -> Html:
    return details(text(f"{PEOPLE[word]} ({number})"), folded(rows, SHOWN, PEOPLE["more"]))


def _held(writer: Writer, one: Held) -> Html:
    inferred = NOTHING if one.explicit else small(text(PEOPLE["inferred"]))
    where = text(one.source.at or "") if one.source else NOTHING
    return join(dials(one), writer.link(one.about), where, inferred, by=" ")


SPEAKERS = Long(
    "speakers",
    PEOPLE["speakers"],
    _gathered,
    _rows,
    shown=2,
    each=6,
    note=PEOPLE["speakers-note"],
)
