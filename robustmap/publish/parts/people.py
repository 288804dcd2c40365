"""What a person's page tells: only what the texts say explicitly, and where.

Whatever is only inferred to be theirs stays with the handle that the text gives, on the
page of the text (`robustmap.publish.parts.speakers`).
"""

from collections.abc import Iterator, Mapping

from robustmap.explain.holders import PEOPLE
from robustmap.explain.labels import BEARING, STANCE
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Node, Person
from robustmap.model.positions import Held, held, in_force
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import Mark
from robustmap.publish.parts.eyes import computed
from robustmap.publish.parts.sources import place
from robustmap.publish.parts.writer import Writer, items, pill, section, small
from robustmap.publish.voices import voices

STANCE_MARKS = {
    "accepts": Mark("✓", "holds"),
    "leans-to": Mark("○", "granted"),
    "unsure": Mark("?", "silent"),
    "leans-against": Mark("≈", "disputed"),
    "rejects": Mark("✕", "fallen"),
}
"""The first dial: is it true."""

_LEVELS = ("none", "weak", "moderate", "strong", "decisive")


def holds(writer: Writer, node: Person) -> Html:
    """Give the positions and statements of a person that are explicit and located."""
    located = [one for one in held(writer.site.map, node) if one.located]
    by_id = {one.id: one for one in reversed(located)}
    today = in_force(located)
    views = [position(writer, one, by_id) for one in today if not one.concedes]
    grants = [position(writer, one, by_id) for one in today if one.concedes]
    said = (
        join(writer.link(one.id), place(writer, source), by=": ")
        for one, source in _said(writer, node)
    )
    return join(
        section(PEOPLE["holds"], items(views), note=PEOPLE["dials"]),
        section(PEOPLE["grants"], items(grants), note=PEOPLE["grants-note"]),
        section(PEOPLE["said"], items(said)),
        computed(writer, node, located),
    )


def position(writer: Writer, one: Held, earlier: Mapping[str, Held] | None = None) -> Html:
    """Give one position: both dials, what moved them, how far it goes, what it replaced."""
    return join(
        dials(one),
        writer.link(one.about),
        *(el("p", piece, cls="hint") for piece in manner(writer, one)),
        _earlier(writer, one, earlier or {}),
        by=" ",
    )


def manner(writer: Writer, one: Held, said_by: Html = NOTHING) -> Iterator[Html]:
    """Yield how far a view goes, what moved its holder, what remains, and where it is said."""
    if one.scope:
        yield text(PEOPLE["scope"].format(scope=one.scope))
    if one.because:
        label = PEOPLE["moved" if one.concedes or one.replaces else "because"]
        yield join(text(label), join(*map(writer.link, one.because), by=", "), said_by, by=" ")
    if one.occasion:
        yield text(PEOPLE["occasion"].format(occasion=one.occasion))
    if one.residue:
        yield text(PEOPLE["residue"].format(residue=one.residue))
    since = text(PEOPLE["since"].format(since=one.since)) if one.since else NOTHING
    yield join(since, _where(writer, one), by=", ")


def _where(writer: Writer, one: Held) -> Html:
    """Give the text and place of a view; who speaks is told by where this stands."""
    if one.source is None:
        return NOTHING
    return join(writer.link(one.source.source), text(one.source.at or ""), by=", ")


def dials(one: Held) -> Html:
    """Give the two dials of a position: is it true, and how much does it bear."""
    stance = pill(STANCE_MARKS[one.stance], STANCE[one.stance])
    if one.bearing not in _LEVELS:
        return join(stance, small(text(PEOPLE["unknown-bearing"])), by=" ")
    level = _LEVELS.index(one.bearing)
    bars = el("span", text("▮" * level + "▯" * (len(_LEVELS) - 1 - level)), aria_hidden="true")
    return join(stance, small(join(bars, text(BEARING[one.bearing]), by=" ")), by=" ")


def _earlier(writer: Writer, one: Held, by_id: Mapping[str, Held]) -> Html:
    """Tell what a view replaced, back to the first; a circle is left where it closes."""
    rows: list[Html] = []
    seen = {one.id}
    while one.replaces in by_id and one.replaces not in seen:
        one = by_id[one.replaces]
        seen.add(one.id)
        where = small(_where(writer, one))
        rows.append(join(text(PEOPLE["before"]), dials(one), writer.link(one.about), where, by=" "))
    return items(rows)


def _said(writer: Writer, person: Person) -> Iterator[tuple[Node, SourceRef]]:
    found = voices(writer.site)
    for handle in (person.id, *found.handles.get(person.id, ())):
        for node, source in found.said.get(handle, ()):
            if source.attributed == "explicit" and source.at:
                yield writer.site.map.nodes[node], source
