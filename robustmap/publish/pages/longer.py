"""`n/<id>/<list>/`: lists of a node that its own page has no room for."""

from collections.abc import Iterator

from robustmap.explain.labels import NOTES
from robustmap.model.nodes import Node, Person, SourceText
from robustmap.publish.html import el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.coverage import PARTS
from robustmap.publish.parts.longer import Long, is_short, path_of
from robustmap.publish.parts.people import HOLDS, SAID
from robustmap.publish.parts.speakers import SPEAKERS
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

LISTS: tuple[tuple[type[Node], Long], ...] = (
    (SourceText, PARTS),
    (SourceText, SPEAKERS),
    (Person, HOLDS),
    (Person, SAID),
)


@PAGES.entry("longer")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the pages of every list that is longer than the page of its node has room for."""
    for place, (kind, long) in enumerate(LISTS):
        for node in site.map.of_kind(kind.kind):
            yield Unit(path_of(node.id, long, 1), _pages, (place, node.id))


def _pages(site: Site, place: int, name: str) -> Iterator[Page]:
    node, long = site.map.nodes[name], LISTS[place][1]

    def path(number: int) -> str:
        return path_of(node.id, long, number)

    found = long.entries(site, node)
    if is_short(long, found):
        return
    pieces = cut(found, long.each)
    title = f"{site.heading(node.id)}: {long.title}"
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path(number))
        body = join(
            el("h1", text(title)),
            el("p", writer.fill(NOTES["of"], to=writer.link(node.id)), cls="hint"),
            turn(writer, path, len(pieces), number),
            long.set_rows(writer, piece),
            turn(writer, path, len(pieces), number),
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, title, body, search=False, listed=False)
