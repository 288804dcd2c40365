"""Why a verdict is what it is: a tree of reasons, its first two levels open."""

from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.labels import NOTES
from robustmap.explain.why import Reason
from robustmap.explain.why import why as tree
from robustmap.publish.asked.seen import asked
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.writer import Writer, details, folded, lead
from robustmap.publish.site import Site

DEPTH = 3
OPEN = 2
BREADTH = 5
ROOM = 12
"""How many reasons are told, the nearest first; the pages of the reasons tell the others."""
EACH = 6
"""How many beneath one reason, of those that are not the first level."""


Way = tuple[int, ...]
"""The way to a reason from the first one: its place beneath each of those above it."""


class Row(NamedTuple):
    """A reason as a page tells it: what leads up to it, what it is, and what is beneath it.

    `on` is the target of an inference, named in its lead; `said` tells of what is in no map;
    `left` counts the reasons beneath it that are not told here.
    """

    lead: str
    on: str
    ref: str
    said: str
    repeats: bool
    below: tuple["Row", ...]
    left: int


def why(writer: Writer, ref: str) -> Html:
    """Give the reasons beneath the verdict on a reference, or nothing where there are none.

    Two levels are open, a third is behind something to open; what lies deeper is on the
    pages of the reasons themselves.
    """
    return _below(writer, reasons(writer.site, ref), 0)


@asked
def reasons(site: Site, ref: str) -> Row:
    """Give what a page tells of the reasons for a verdict."""
    # Lines of a page name and judge what has an id in their own way.
    found = tree(site.solution, site.kb.ask(ref).id, depth=DEPTH, bare=True)
    assert found is not None
    return _told(site, found, _nearest(found))


def _nearest(reason: Reason) -> dict[Way, int]:
    """Give how many are told beneath each reason: level by level, until there is no room."""
    left, told = ROOM, dict[Way, int]()
    pending: list[tuple[Way, Reason]] = [((), reason)]
    for way, one in pending:
        number = told[way] = min(len(one.children), left, EACH if told else ROOM)
        left -= number
        pending += (((*way, at), below) for at, below in enumerate(one.children[:number]))
    return told


def _told(site: Site, reason: Reason, told: dict[Way, int], way: Way = ()) -> Row:
    shown = reason.children[: told[way]]
    known = site.map.inferences.get(reason.id)
    does, on, said = reason.lead, "", ""
    if reason.id not in site.map:
        said = ": ".join(filter(None, (reason.title, reason.verdict.fill())))
    elif known is not None and reason.lead.endswith(f" {known.target}"):
        does, on = words.relation(site.map, known), known.target
    return Row(
        does,
        on,
        reason.id,
        said,
        reason.repeats,
        tuple(_told(site, one, told, (*way, at)) for at, one in enumerate(shown)),
        len(reason.children) - len(shown),
    )


def _below(writer: Writer, above: Row, level: int) -> Html:
    if not above.below:
        return NOTHING
    rows = [_row(writer, one, level) for one in above.below]
    if above.left:
        # The page of a reason tells those beneath it that are not told here.
        more = text(NOTES["more"].format(number=above.left))
        rows.append(link(writer.url(above.ref), more))
    listed = folded(rows, BREADTH, NOTES["more"], cls="why")
    if level < OPEN:
        return listed
    return details(text(words.count(len(rows), "reason")), listed)


def _row(writer: Writer, one: Row, level: int) -> Html:
    if one.said:
        return text(one.said)
    before = lead(one.lead)
    if one.on:
        before = join(el("i", join(text(one.lead), writer.link(one.on), by=" ")), text(":"))
    after = el("small", text(NOTES["again"])) if one.repeats else NOTHING
    return join(writer.row(one.ref, before=before, after=after), _below(writer, one, level + 1))
