"""What a person's page tells: only what the texts say explicitly, and where.

Whatever is only inferred to be theirs stays with the handle that the text gives, on the
page of the text (`robustmap.publish.parts.people.speakers`).
"""

from collections.abc import Mapping, Sequence

from robustmap.explain.holders import PEOPLE, SUMMED
from robustmap.explain.words import count
from robustmap.model.fields import SourceRef
from robustmap.model.nodes import Person
from robustmap.model.positions import Held, held, in_force
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.head.sources import place
from robustmap.publish.parts.longer import Long, beginning
from robustmap.publish.parts.people.cruxes import partings
from robustmap.publish.parts.people.dials import dials, manner, where
from robustmap.publish.parts.people.eyes import computed
from robustmap.publish.parts.people.moved import moved_others
from robustmap.publish.parts.people.times import times
from robustmap.publish.parts.writer import Writer, items, section, small
from robustmap.publish.site import Site
from robustmap.publish.voices import voices


def holds(writer: Writer, node: Person) -> Html:
    """Give the positions and statements of a person that are explicit and located."""
    located = [one for one in held(writer.site.map, node) if one.located]
    by_id = {one.id: one for one in reversed(located)}
    today = in_force(located)
    grants = [position(writer, one, by_id) for one in today if one.concedes]
    return join(
        beginning(writer, node, HOLDS),
        section(PEOPLE["grants"], items(grants), note=PEOPLE["grants-note"]),
        times(writer, located),
        moved_others(writer, node),
        partings(writer, node),
        beginning(writer, node, SAID),
        computed(writer, node, located),
    )


def summed(writer: Writer, node: Person) -> Html:
    """Count what the page of a person tells: views, points granted, statements."""
    today = in_force(one for one in held(writer.site.map, node) if one.located)
    grants = sum(one.concedes for one in today)
    number = {
        "holds": len(today) - grants,
        "grants": grants,
        "said": len(_said(writer.site, node)),
    }
    told = (count(number[name], *SUMMED[name]) for name in SUMMED if number[name])
    return small(text(", ".join(told)))


def _held(site: Site, person: Person) -> list[tuple[Held, Mapping[str, Held]]]:
    """Give the views that a person holds today, each with those that one may have replaced."""
    located = [one for one in held(site.map, person) if one.located]
    by_id = {one.id: one for one in reversed(located)}
    return [(one, by_id) for one in in_force(located) if not one.concedes]


def _positions(writer: Writer, views: Sequence[tuple[Held, Mapping[str, Held]]]) -> Html:
    """Set positions; where one text holds all of them, it is named once for all."""
    texts = {one.source.source if one.source else "" for one, _ in views}
    known = texts.pop() if len(texts) == 1 and len(views) > 1 else ""
    tell = _tersely if writer.brief else position
    rows = items(tell(writer, *view, known) for view in views)
    said = writer.fill(PEOPLE["alone"], text=writer.link(known)) if known else NOTHING
    return join(el("p", said, cls="hint") if known else NOTHING, rows)


def _tersely(writer: Writer, one: Held, _earlier: Mapping[str, Held], known: str) -> Html:
    """Give the dials of one position, and where it is said."""
    return join(dials(one), writer.link(one.about), small(where(writer, one, known)), by=" ")


def position(
    writer: Writer, one: Held, earlier: Mapping[str, Held] | None = None, known: str = ""
) -> Html:
    """Give one position: both dials, what moved them, how far it goes, what it replaced."""
    return join(
        dials(one),
        writer.link(one.about),
        *(el("p", piece, cls="hint") for piece in manner(writer, one, known=known)),
        _earlier(writer, one, earlier or {}),
        by=" ",
    )


def _earlier(writer: Writer, one: Held, by_id: Mapping[str, Held]) -> Html:
    """Tell what a view replaced, back to the first; a circle is left where it closes."""
    rows: list[Html] = []
    seen = {one.id}
    while one.replaces in by_id and one.replaces not in seen:
        one = by_id[one.replaces]
        seen.add(one.id)
        pieces = dials(one), writer.link(one.about), small(where(writer, one))
        rows.append(join(text(PEOPLE["before"]), *pieces, by=" "))
    return items(rows)


def _said(site: Site, person: Person) -> list[tuple[str, SourceRef]]:
    """Give what the texts themselves attribute to a person: node, and place in the text."""
    found = voices(site)
    return [
        (node, source)
        for handle in (person.id, *found.handles.get(person.id, ()))
        for node, source in found.said.get(handle, ())
        if source.attributed == "explicit" and source.at
    ]


def _rows(writer: Writer, said: Sequence[tuple[str, SourceRef]]) -> Html:
    return items(join(writer.link(ref), place(writer, one), by=": ") for ref, one in said)


HOLDS = Long(
    *("holds", PEOPLE["holds"], _held, _positions),
    shown=24,
    each=24,
    note=PEOPLE["dials"],
    terse=True,
)
SAID = Long("says", PEOPLE["said"], _said, _rows, shown=6, each=30)
