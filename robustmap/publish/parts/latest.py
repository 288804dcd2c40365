"""The latest changes in a few lines."""

from robustmap.explain.history import CHANGES
from robustmap.publish.counted import counted
from robustmap.publish.feed import page_of
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.writer import Writer, items


def latest(writer: Writer, most: int) -> Html:
    """Give the latest changes, or nothing where none are known."""
    rows = [
        join(
            link(writer.to(page_of(one)), text(one.entry.subject or one.entry.short)),
            el("div", text(f"{one.entry.day}: {counted(one)}"), cls="sub"),
        )
        for one in writer.site.history.changes.found[:most]
    ]
    if not rows:
        return NOTHING
    return join(items(rows), el("p", link(writer.to("changes/"), text(CHANGES["all"]))))
