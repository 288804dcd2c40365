"""`sources/<id>/<n>/`: what was taken from a text, where that is too much for one page."""

from collections.abc import Iterator

from robustmap.explain.labels import SECTIONS
from robustmap.model.nodes import SourceText
from robustmap.publish.html import el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.texts.source import listing, piece_path, pieces, places, turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("taken")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the pieces of every text of which one page cannot tell."""
    for node in site.map.of_kind("source"):
        if isinstance(node, SourceText) and not node.parts and site.page(node.id):
            found = site.taken_from.get(node.id, ())
            named = frozenset((node.id, *found))
            yield Unit(f"sources/{node.id}/", _pieces, (node.id, *found), named, listing=True)


def _pieces(site: Site, source: str, *_taken: str) -> Iterator[Page]:
    node = site.map.nodes[source]
    assert isinstance(node, SourceText)
    told = pieces(places(Writer(site, ""), node))
    if len(told) == 1:
        return
    for number, piece in enumerate(told, 1):
        writer = Writer(site, piece_path(node.id, number))
        body = join(
            el("nav", writer.link(node.id), cls="crumbs"),
            el("h1", text(SECTIONS["taken"])),
            turn(writer, node, len(told), number),
            listing(writer, piece),
            turn(writer, node, len(told), number),
        )
        title = f"{SECTIONS['taken']}, {number}: {site.heading(node.id)}"
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, title, body, search=False)
