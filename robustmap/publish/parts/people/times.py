"""How the views of a person came one after the other: a line down, a mark for each view."""

from collections.abc import Iterable, Sequence

from robustmap.explain.holders import TIMES
from robustmap.model.nodes import SourceText
from robustmap.model.positions import Held, in_force
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.people.dials import dials, where
from robustmap.publish.parts.writer import Writer, section, small

MOST = 60
"""How many views one line tells."""


def times(writer: Writer, views: Sequence[Held]) -> Html:
    """Give the views of one person in the order of time, or nothing where nothing moved.

    A view is dated by its own word (`since`), else by the text in which it stands. Those
    without any date come last, as they stand in the file; one never comes before what it
    replaces. Where no dates tell them apart, only those are told that moved.
    """
    told = [one for one in views if one.counts]
    dated = {one.id: when(writer, one) for one in told}
    if len({*filter(None, dated.values())}) <= 1:
        known = {one.id for one in told}
        given_up = {one.replaces for one in told}
        told = [one for one in told if one.concedes or one.replaces in known or one.id in given_up]
    now = {one.id for one in in_force(told)}
    order = _ordered(told, dated)
    rows = (
        Html(f'<li class="{"now" if one.id in now else "past"}">{line}</li>')
        for one in order[:MOST]
        if (line := _line(writer, one, dated[one.id], order))
    )
    left = len(order) - MOST
    rest = el("p", text(TIMES["left"].format(number=left)), cls="hint") if left > 0 else NOTHING
    shown = el("ol", *rows, cls="rm-times") if told else NOTHING
    return section(TIMES["title"], shown, rest, anchor="times", note=TIMES["note"])


def when(writer: Writer, one: Held) -> str:
    """Give the date of a view, "" where nothing tells it."""
    if one.since:
        return one.since
    found = writer.site.map.owner(one.source.source) if one.source else None
    return (found.date or "") if isinstance(found, SourceText) else ""


def _ordered(told: Iterable[Held], dated: dict[str, str]) -> list[Held]:
    """Sort views by date; what replaces another follows it, whatever the dates say."""
    waiting = sorted(told, key=lambda one: (not dated[one.id], dated[one.id]))
    found: list[Held] = []
    placed: set[str] = set()
    while waiting:
        # Views that replace each other in a circle are taken as they come.
        ready = (one for one in waiting if one.replaces in placed or one.replaces not in dated)
        first = next(ready, waiting[0])
        waiting.remove(first)
        found.append(first)
        placed.add(first.id)
    return found


def _line(writer: Writer, one: Held, date: str, order: Sequence[Held]) -> Html:
    place = (one.source.at or "") if one.source else ""
    before = next((other for other in order if other.id == one.replaces and other != one), None)
    after = next((other for other in order if other.replaces == one.id and other != one), None)
    notes = []
    if before:
        pieces = {"before": dials(before), "about": writer.link(before.about)}
        notes.append(writer.fill(TIMES["instead"], **pieces))
    if after:
        notes.append(text(TIMES["given-up"]))
    if one.concedes:
        notes.append(text(TIMES["granted"]))
    if one.because and (one.concedes or before):
        moved = join(*map(writer.link, one.because), by=", ")
        notes.append(writer.fill(TIMES["moved"], by=moved))
    if one.residue:
        notes.append(text(TIMES["remains"].format(residue=one.residue)))
    return join(
        el("span", text(date or place or TIMES["undated"]), cls="when"),
        join(dials(one), writer.link(one.about), small(where(writer, one)), by=" "),
        *(el("p", note, cls="hint") for note in notes),
    )
