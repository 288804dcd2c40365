"""Lists of a node that may grow long: their beginning on its page, the rest on pages apart."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from robustmap.explain.labels import NOTES
from robustmap.model.nodes import Node
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import Page
from robustmap.publish.parts.turn import cut, numbered, turn
from robustmap.publish.parts.writer import Writer, section
from robustmap.publish.site import Site

SHOWN = 12
"""How many lines of a list that others add to stand on the page of the node itself."""

EACH = 40
"""How many lines of it stand on each further page."""


class Long(NamedTuple):
    """A list: its name in addresses, its heading, what it holds, and how a piece of that is set.

    `shown` entries stand on the page of the node, `each` on every further page. Its heading
    there is `title`, or what `titled` makes of it, and can be led to where it is `anchored`.
    A brief page has half the entries, or says less of each where it is `terse`. What it tells
    can be `switched` off on the further pages, too.
    """

    name: str
    title: str
    entries: Callable[[Site, Any], Sequence[Any]]
    set_rows: Callable[[Writer, Sequence[Any]], Html]
    shown: int
    each: int
    note: str = ""
    titled: Callable[[Site, Any, str], str] | None = None
    anchored: bool = True
    still: bool = False
    terse: bool = False
    switched: bool = False

    def heading(self, site: Site, node: Node) -> str:
        """Give the heading of the list of a node."""
        return self.titled(site, node, self.title) if self.titled else self.title

    def pages(self, site: Site, node: Node, panel: Callable[[], Html]) -> Iterator[Page]:
        """Yield the further pages of the list; `panel` gives what switches arguments off."""

        def path(number: int) -> str:
            return path_of(site, node.id, self, number)

        pieces = cut(self.entries(site, node), self.each)
        head = site.heading(node.id)
        title = f"{head}{'' if head.endswith(('?', '!')) else ':'} {self.heading(site, node)}"
        for number, piece in enumerate(pieces, 1):
            writer = Writer(site, path(number))
            body = join(
                el("h1", text(title)),
                el("p", writer.fill(NOTES["of"], to=writer.link(node.id)), cls="hint"),
                panel() if self.switched else NOTHING,
                turn(writer, path, len(pieces), number),
                self.set_rows(writer, piece),
                turn(writer, path, len(pieces), number),
            )
            # What is listed has pages of its own, which the search finds.
            yield Page(writer.path, title, body, search=False, listed=False)


def path_of(site: Site, node: str, long: Long, number: int) -> str:
    """Give the path of a further page, counted from 1: below that of the node itself."""
    return numbered(f"{site.page(node)}{long.name}/")(number)


def beginning(writer: Writer, node: Node, long: Long, *before: Html) -> Html:
    """Give a list's section on the page of its node; nothing where the list is empty."""
    found, after = long.entries(writer.site, node), NOTHING
    if not found and not before:
        return NOTHING
    shown = long.shown if long.terse else writer.most(long.shown)
    if len(found) > shown + 1 or (long.terse and writer.brief):
        after = lead_on(writer, node, long, len(found))
        found = found[:shown]
    rows = long.set_rows(writer, found)
    return section(
        long.heading(writer.site, node),
        *before,
        rows,
        after,
        anchor=long.name if long.anchored else "",
        note=long.note,
        still=long.still,
    )


def lead_on(writer: Writer, node: Node, long: Long, number: int, said: str = NOTES["all"]) -> Html:
    """Lead to the further pages of a list, which are then made: see `pages._further`."""
    writer.further.append(long)
    shown = text(said.format(number=number))
    return el("p", link(writer.to(path_of(writer.site, node.id, long, 1)), shown))
