"""Why a verdict is what it is: a tree of reasons, its first two levels open."""

from robustmap.explain import words
from robustmap.explain.labels import NOTES
from robustmap.explain.why import Reason
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.writer import Writer, details, folded, lead

DEPTH = 3
OPEN = 2
BREADTH = 5


def why(writer: Writer, ref: str) -> Html:
    """Give the reasons beneath the verdict on a reference, or nothing where there are none.

    Two levels are open, a third is behind something to open; what lies deeper is on the
    pages of the reasons themselves.
    """
    return _children(writer, writer.site.kb.why(ref, depth=DEPTH), 0)


def _children(writer: Writer, reason: Reason, level: int) -> Html:
    rows = [_row(writer, child, level) for child in reason.children]
    if not rows:
        return NOTHING
    listed = folded(rows, BREADTH, NOTES["more"], cls="why")
    if level < OPEN:
        return listed
    return details(text(words.count(len(rows), "reason")), listed)


def _row(writer: Writer, reason: Reason, level: int) -> Html:
    if reason.id not in writer.site.map:
        return join(text(reason.title), text(reason.verdict.fill()), by=": ")
    after = NOTHING
    if reason.repeats:
        after = el("small", text(NOTES["again"]))
    row = writer.row(reason.id, before=_lead(writer, reason), after=after)
    return join(row, _children(writer, reason, level + 1))


def _lead(writer: Writer, reason: Reason) -> Html:
    known = writer.site.map.inferences.get(reason.id)
    if known is not None and reason.lead.endswith(f" {known.target}"):
        said = join(text(words.relation(writer.site.map, known)), writer.link(known.target), by=" ")
        return join(el("i", said), text(":"))
    return lead(reason.lead)
