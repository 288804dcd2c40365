"""`sources/<id>/<n>/`: what was taken from a text, where that is too much for one page."""

from collections.abc import Iterator, Sequence

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


def _pieces(site: Site, source: str, *_taken: str) -> Iterator[Unit]:
    node = site.map.nodes[source]
    assert isinstance(node, SourceText)
    told = pieces(places(Writer(site, ""), node))
    if len(told) == 1:
        return
    for number, piece in enumerate(told, 1):
        listed = tuple((place, tuple(one.id for one in nodes)) for place, nodes in piece.items())
        named = frozenset((source, *(one for _, some in listed for one in some)))
        given = source, number, len(told), listed
        yield Unit(piece_path(source, number), _piece, given, named, listing=True)


def _piece(
    site: Site,
    source: str,
    number: int,
    number_of: int,
    listed: Sequence[tuple[str, Sequence[str]]],
) -> Iterator[Page]:
    node = site.map.nodes[source]
    assert isinstance(node, SourceText)
    writer = Writer(site, piece_path(source, number))
    body = join(
        el("nav", writer.link(source), cls="crumbs"),
        el("h1", text(SECTIONS["taken"])),
        turn(writer, node, number_of, number),
        listing(writer, {place: [site.map.nodes[one] for one in some] for place, some in listed}),
        turn(writer, node, number_of, number),
    )
    title = f"{SECTIONS['taken']}, {number}: {site.heading(source)}"
    # What is listed has pages of its own, which the search finds.
    yield Page(writer.path, title, body, search=False)
