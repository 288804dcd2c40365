"""`open/`: what is still open, as a board with a column for each sort."""

import json
from collections.abc import Iterator

from robustmap.explain.dialogues import BOARD, OPEN
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import spoken
from robustmap.publish.page import File, Page
from robustmap.publish.parts.board import (
    PATH,
    Board,
    board,
    entry,
    left,
    path_of,
    row,
    rows,
    whole,
    words,
)
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import briefly
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.query.dues import Obligation
from robustmap.query.dues.points import holds
from robustmap.reason.ask import replies

DATA = "assets/open.js"
"""What the board has no room for, for its script: a script itself, so that a disk may serve it."""


@PAGES.entry("open")
@spoken
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the board, a page for each sort that it cuts short, and the board's script."""
    waiting = [Obligation("reply", ref) for ref in _unanswered(site)]
    first = Writer(site, PATH)
    shown = Board(entry(first, one) for one in (*site.kb.obligations, *waiting))
    writer, body = briefly(first, lambda writer: _body(writer, shown))
    yield Page(PATH, OPEN["title"], body, OPEN["intro"])
    cut = whole(writer, shown)
    for sort in cut:
        yield from _of_sort(site, shown, sort)
    if cut:
        yield File(DATA, f"window.robustmapOpen = {json.dumps(cut, ensure_ascii=True)};\n".encode())


def _body(writer: Writer, shown: Board) -> Html:
    return join(
        el("h1", text(OPEN["title"])),
        el("p", text(OPEN["intro"])),
        NOTHING if writer.site.kb.obligations else el("p", text(OPEN["none"])),
        board(writer, shown, DATA),
        _how(writer) if shown.columns else NOTHING,
    )


def _of_sort(site: Site, shown: Board, sort: str) -> Iterator[Page]:
    """Yield the pages that tell of one sort."""
    title, note = words(sort)
    for leaf in leaves(site, numbered(path_of(sort)), shown.told[sort], row):
        body = join(
            el("nav", link(leaf.writer.to(PATH), text(OPEN["title"])), cls="crumbs"),
            el("h1", text(title)),
            el("p", text(note)),
            leaf.turn,
            rows(leaf.writer, leaf.entries),
            leaf.turn,
            left(shown, sort) if leaf.number == leaf.number_of else NOTHING,
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(leaf.writer.path, title, body, note, search=False, listed=False)


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
