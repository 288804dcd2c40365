"""`open/`: what is still open, as a board with a column for each sort."""

from collections.abc import Iterator

from robustmap.explain.dialogues import BOARD, OPEN
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.keep.units import spoken
from robustmap.publish.page import File, Page
from robustmap.publish.parts.board import board, entry
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.query.dues import Obligation
from robustmap.query.dues.points import holds
from robustmap.reason.ask import replies

PATH = "open/"


@PAGES.entry("open")
@spoken
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of what is still open."""
    writer = Writer(site, PATH)
    waiting = [Obligation("reply", ref) for ref in _unanswered(site)]
    due = [entry(writer, one) for one in (*site.kb.obligations, *waiting)]
    body = join(
        el("h1", text(OPEN["title"])),
        el("p", text(OPEN["intro"])),
        NOTHING if site.kb.obligations else el("p", text(OPEN["none"])),
        board(writer, due),
        _how(writer) if due else NOTHING,
    )
    yield Page(PATH, OPEN["title"], body, OPEN["intro"])


def _unanswered(site: Site) -> Iterator[str]:
    """Yield the arguments that hold only since nobody has replied: that is no obligation.

    Those that somebody has granted are among the obligations already.
    """
    for node in site.map.arguments():
        if not node.acknowledged_by and holds(site.kb, node.id):
            found = replies(site.solution, node.id)
            if not (found.met or found.open):
                yield node.id


def _how(writer: Writer) -> Html:
    """Say how to answer, where the map names no forge on which it could be proposed."""
    if writer.site.map.settings.repository:
        return NOTHING
    return el("p", text(BOARD["how"]), cls="hint")
