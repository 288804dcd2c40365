"""Why a verdict is what it is: a tree of reasons, its first two levels open."""

from robustmap.explain import words
from robustmap.explain.labels import NOTES
from robustmap.explain.why import Reason
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.writer import Writer, details, folded, lead

DEPTH = 3
OPEN = 2
BREADTH = 5
ROOM = 16
"""About how many reasons of one level are told; the pages of the reasons tell the others."""


def why(writer: Writer, ref: str) -> Html:
    """Give the reasons beneath the verdict on a reference, or nothing where there are none.

    Two levels are open, a third is behind something to open; what lies deeper is on the
    pages of the reasons themselves.
    """
    return _children(writer, writer.site.kb.why(ref, depth=DEPTH), 0, ROOM)


def _children(writer: Writer, reason: Reason, level: int, room: int) -> Html:
    shown = reason.children[:room]
    if not shown:
        return NOTHING
    below = max(1, room // len(shown))
    rows = [_row(writer, child, level, below) for child in shown]
    left = len(reason.children) - len(shown)
    if left:
        rows.append(_elsewhere(writer, reason, left))
    listed = folded(rows, BREADTH, NOTES["more"], cls="why")
    if level < OPEN:
        return listed
    return details(text(words.count(len(rows), "reason")), listed)


def _elsewhere(writer: Writer, reason: Reason, left: int) -> Html:
    """Lead to the page of a reason for those beneath it that are not told here."""
    return link(writer.url(reason.id), text(NOTES["more"].format(number=left)))


def _row(writer: Writer, reason: Reason, level: int, room: int) -> Html:
    if reason.id not in writer.site.map:
        return join(text(reason.title), text(reason.verdict.fill()), by=": ")
    after = NOTHING
    if reason.repeats:
        after = el("small", text(NOTES["again"]))
    row = writer.row(reason.id, before=_lead(writer, reason), after=after)
    return join(row, _children(writer, reason, level + 1, room))


def _lead(writer: Writer, reason: Reason) -> Html:
    known = writer.site.map.inferences.get(reason.id)
    if known is not None and reason.lead.endswith(f" {known.target}"):
        said = join(text(words.relation(writer.site.map, known)), writer.link(known.target), by=" ")
        return join(el("i", said), text(":"))
    return lead(reason.lead)
