"""Who speaks in a text: every handle with what it says and holds.

A person is named only where the text itself ties the handle to them. What is only inferred
to be somebody's is told here under the handle, and nowhere by name.
"""

from collections.abc import Mapping
from typing import NamedTuple

from robustmap.explain.holders import PEOPLE
from robustmap.explain.labels import CONFIRMED, VOICE
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Person, SourceText
from robustmap.model.positions import Held, in_force
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.dials import dials
from robustmap.publish.parts.longer import Long, beginning
from robustmap.publish.parts.writer import Writer, details, folded, items, small
from robustmap.publish.voices import voices

SHOWN = 8
MOST_SAID = 60
"""How many nodes of one speaker are linked there; their number is told in full."""


class _Speaker(NamedTuple):
    says: dict[str, Html]
    """Node -> how it is said, where it is not simply said."""
    holds: list[Held]


def speakers(writer: Writer, node: SourceText) -> Html:
    """Give the first speakers of a text, and lead to the others."""
    return beginning(writer, node, SPEAKERS)


def _rows(writer: Writer, node: SourceText) -> list[Html]:
    """Give every speaker of a text, in the order of handles. Linear in what the text holds."""
    gathered = voices(writer.site)
    found: dict[str, _Speaker] = {}

    def speaker(source: SourceRef) -> _Speaker:
        return found.setdefault(_key(writer, gathered.named, source), _Speaker({}, []))

    for part in node.parts:
        if part.by and "/" in part.by:
            speaker(SourceRef(source=node.id, by=part.by))
    for owner in writer.site.taken_from.get(node.id, ()):
        for source in writer.site.map.nodes[owner].sources:
            if source.by and writer.site.map.resolve(source.source) == node.id:
                speaker(source).says.setdefault(owner, _voice(source))
    for one in gathered.held.get(node.id, ()):
        if one.source and one.handle:
            speaker(one.source.model_copy(update={"by": one.handle})).holds.append(one)
    return [_row(writer, key, found[key]) for key in sorted(found, key=_order)]


def _key(writer: Writer, names: Mapping[str, str], source: SourceRef) -> str:
    """Give the person where the text names them, else the handle; "" for a hidden name."""
    by = source.by or ""
    if by in names:
        return names[by]
    node = writer.site.map.nodes.get(writer.site.map.resolve(by) or "")
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


def _voice(source: SourceRef) -> Html:
    said = VOICE[source.voice]
    if source.voice == "paraphrases" and source.confirmed == "yes":
        said = CONFIRMED
    inferred = PEOPLE["inferred"] if source.attributed == "inferred" else ""
    return small(text(", ".join(filter(None, (said, inferred)))))


def _row(writer: Writer, key: str, one: _Speaker) -> Html:
    person = writer.site.map.nodes.get(key)
    name = writer.link(key) if isinstance(person, Person) else el("code", text(key))
    says = [join(writer.link(ref), one.says[ref], by=" ") for ref in one.says]
    holds = [_held(writer, view) for view in in_force(one.holds)]
    # The name is a link, so it stands beside what opens, not in it.
    told = join(_open("says", says), _open("held", holds))
    head = name if key else text(PEOPLE["somebody"])
    return join(head, told or small(text(PEOPLE["nothing"])), by=" ")


def _open(word: str, rows: list[Html]) -> Html:
    # Beyond that the page of the text tells what was taken from it, cut into pages.
    listed = folded(rows[:MOST_SAID], SHOWN, PEOPLE["more"])
    return details(text(f"{PEOPLE[word]} ({len(rows)})"), listed)


def _held(writer: Writer, one: Held) -> Html:
    inferred = NOTHING if one.explicit else small(text(PEOPLE["inferred"]))
    where = text(one.source.at or "") if one.source else NOTHING
    return join(dials(one), writer.link(one.about), where, inferred, by=" ")


SPEAKERS = Long(
    "speakers",
    PEOPLE["speakers"],
    _rows,
    items,
    shown=3,
    each=8,
    note=PEOPLE["speakers-note"],
)
