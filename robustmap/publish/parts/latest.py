"""The latest changes in a few lines."""

from robustmap.explain.history import CHANGES
from robustmap.publish.data.feed import page_of
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.past.changes import Change
from robustmap.publish.past.counted import counted


def latest(writer: Writer, most: int) -> Html:
    """Give the latest changes that moved anything, or nothing where no changes are known.

    Where none of them did, the latest of all.
    """
    found = writer.site.history.changes.found
    told = [one for one in found if _moved(one)] or found
    rows = [
        join(
            link(writer.to(page_of(one)), text(one.entry.subject or one.entry.short)),
            el("div", text(f"{one.entry.day}: {counted(one)}"), cls="sub"),
        )
        for one in told[:most]
    ]
    if not rows:
        return NOTHING
    return join(items(rows), el("p", link(writer.to("changes/"), text(CHANGES["all"]))))


def _moved(one: Change) -> bool:
    """Tell whether verdicts, answers on scaling or ledgers are others; the first commit has all."""
    told = one.told
    return one.first or (told is not None and bool(told.verdicts or told.scaled or told.ledgers))
