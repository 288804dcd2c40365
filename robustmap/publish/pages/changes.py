"""`changes/`: what the latest commits did to the verdicts; a page for each, and a feed."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from robustmap.explain.history import CHANGES, WHY
from robustmap.explain.words import KIND
from robustmap.files.find import SETTINGS
from robustmap.model.nodes import Person
from robustmap.publish.data.feed import FEED, atom, page_of
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.head.history import commit
from robustmap.publish.parts.parted import Part, Sheet, parted
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.past.changes import Change
from robustmap.publish.past.counted import counted, shift
from robustmap.publish.past.told import Done, Ledger, Shift, Told, Turn
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "changes/"
SHOWN = 4
"""Verdicts of a commit that are told on the page of all of them."""

MOST = 25
"""Lines of one sort on the page of a commit."""


@PAGES.entry("changes")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of all changes, one for each of the latest, and the feed."""
    found = site.history.changes
    yield _all(site)
    for one in found.found:
        yield from _page(site, one)
    if found.found:
        yield File(FEED, atom(site, found))


def _all(site: Site) -> Page:
    writer, found = Writer(site, PATH), site.history.changes
    feed = el("p", link(writer.to(FEED), text(CHANGES["feed"]))) if found.found else NOTHING
    remarks = [
        CHANGES["left"].format(number=len(found.found)) if found.left else "",
        CHANGES["shallow"] if found.shallow and not found.left else "",
        WHY.get(found.why, ""),
    ]
    body = join(
        el("h1", text(CHANGES["title"])),
        el("p", text(CHANGES["intro"])),
        feed,
        *(_entry(writer, one) for one in found.found),
        *(el("p", text(remark), cls="hint") for remark in remarks if remark),
    )
    return Page(PATH, CHANGES["title"], body, CHANGES["intro"])


def _entry(writer: Writer, one: Change) -> Html:
    rows = (
        [turn(writer, each) for each in (*one.told.verdicts, *one.told.scaled)] if one.told else []
    )
    more = len(rows) - SHOWN
    rest = [text(CHANGES["more"].format(number=more))] if more > 0 else []
    return el(
        "section",
        el("h2", link(writer.to(page_of(one)), text(one.entry.subject or one.entry.short))),
        el("p", by(writer, one), cls="hint"),
        el("p", text(counted(one))),
        items([*rows[:SHOWN], *rest]),
    )


def by(writer: Writer, one: Change) -> Html:
    """Tell when a commit was made, and by whom."""
    return join(commit(writer, one.entry), text(", ".join(one.who)), by=", ")


def _page(site: Site, one: Change) -> Iterator[Page]:
    writer = Writer(site, page_of(one))
    title = one.entry.subject or one.entry.short
    told = one.told or Told((), (), (), ())
    head = join(
        el("p", link(writer.to(PATH), text(CHANGES["all"])), cls="crumbs"),
        el("h1", text(title)),
        el("p", by(writer, one), cls="hint"),
        el("p", text(counted(one))),
    )
    parts = (
        _part("verdicts", told.verdicts, turn),
        _part("scaled", told.scaled, turn),
        _part("ledgers", told.ledgers, _ledger),
        _part("nodes", told.nodes, _done),
    )
    sheet = Sheet(title, head, counted(one), search=False, listed=False, jumps=False)
    yield from parted(writer, sheet, parts)


def _part(name: str, told: Sequence[Any], row: Callable[[Writer, Any], Html]) -> Part:
    more = len(told) - MOST
    rest = el("p", text(CHANGES["more"].format(number=more)), cls="hint") if more > 0 else NOTHING
    return Part(name, CHANGES[name], told[:MOST], row, after=rest, still=True, anchored=False)


def turn(writer: Writer, one: Turn) -> Html:
    """Tell a verdict that changed, and which nodes brought that about."""
    before, after = writer.phrase(one.before), writer.phrase(one.after)
    named = writer.link(one.ref, one.title)
    what = text(f", {one.scaling}: ") if one.scaling else text(": ")
    said = writer.fill(CHANGES["turn"], before=before, after=el("b", after))
    return join(named, what, said, _because(writer, one))


def _because(writer: Writer, one: Turn) -> Html:
    if not one.because:
        return NOTHING
    names = [text(SETTINGS) if ref == SETTINGS else writer.link(ref) for ref in one.because[:SHOWN]]
    if len(one.because) > SHOWN:
        names.append(text(CHANGES["more"].format(number=len(one.because) - SHOWN)))
    why = text(CHANGES["because" if one.surely else "some"])
    return el("div", why, text(" "), join(*names, by=", "), cls="sub")


def _ledger(writer: Writer, one: Ledger) -> Html:
    rows = items(_shift(writer, each) for each in one.shifts[:MOST])
    return join(writer.link(one.ref, one.title), rows)


def _shift(writer: Writer, one: Shift) -> Html:
    side = text(CHANGES.get(one.side, one.side))
    return writer.fill(
        CHANGES["step"], side=side, item=writer.link(one.item), moved=text(shift(one))
    )


def _done(writer: Writer, one: Done) -> Html:
    if one.node == SETTINGS:
        return join(el("code", text(SETTINGS)), writer.phrase(one.said), by=": ")
    kind = KIND[one.kind][0] if one.kind in KIND else one.kind
    if one.kind == "person" and not _stays(writer.site, one.node):
        # Somebody who is no longer in the map is not named by its history either.
        return join(text(CHANGES["person"]), text(one.name), by=" · ")
    named = writer.link(one.node, one.title)
    return join(el("i", text(kind)), named, join(writer.phrase(one.said)), by=" · ")


def _stays(site: Site, ref: str) -> bool:
    node = site.map.nodes.get(site.map.resolve(ref) or "")
    return isinstance(node, Person) and node.review != "withdrawn"
