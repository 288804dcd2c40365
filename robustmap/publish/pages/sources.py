"""`sources/`: the texts that the map was made from, and what was taken from each."""

from collections.abc import Iterator

from robustmap.explain.labels import SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.model.nodes import SourceText
from robustmap.publish.asked.formal import spoken
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.tabled import tabled
from robustmap.publish.parts.texts.coverage import accounted
from robustmap.publish.parts.texts.source import counted, facts, linked, places
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, details, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.query.tables import Table

MOST = 10
"""How many nodes of one text are listed here; the page of the text lists them all."""
PER_PAGE = 12
"""How many texts one page tells of."""


@PAGES.entry("sources")
@in_units
def pages(_site: Site) -> Iterator[Unit]:
    """Yield the list of all sources, in pages of bounded size."""
    yield Unit("sources/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    found = [node for node in site.map.of_kind("source") if isinstance(node, SourceText)]
    pieces = cut(found, PER_PAGE)
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of(number))
        tables = _tables(site) if number == 1 else ()
        body = join(
            el("h1", text("Sources")),
            el("p", text(INTRO["sources"])),
            turn(writer, path_of, len(pieces), number),
            *(_source(writer, node) for node in piece),
            *([] if piece else [nothing_yet(writer, "source")]),
            turn(writer, path_of, len(pieces), number),
            *(_told(writer, shown) for shown in tables),
        )
        yield Page(writer.path, "Sources", body, INTRO["sources"])


@spoken
def _tables(site: Site) -> tuple[Table, ...]:
    """Give what is told of all nodes together."""
    return site.kb.table("curation"), site.kb.table("summaries")


def path_of(number: int) -> str:
    """Give the path of a page of the list, counted from 1.

    The pages below `sources/` have the names of texts, so those of the list have none's.
    """
    return "sources/" + (f"-/{number}/" if number > 1 else "")


def _told(writer: Writer, shown: Table) -> Html:
    return section(shown.title, tabled(writer, shown)) if shown.rows else NOTHING


def _source(writer: Writer, node: SourceText) -> Html:
    taken = places(writer, node)
    whole = el("p", link(f"{writer.url(node.id)}#taken", text(SECTIONS["taken"])))
    if node.parts:
        # One by one and with what was left out: see the page of the text.
        listed = join(el("p", text(accounted(writer.site.coverage[node.id]))), whole)
    elif sum(map(len, taken.values())) > MOST:
        listed = whole
    else:
        rows = [
            join(el("dt", text(place or "")), el("dd", linked(writer, nodes)))
            for place, nodes in taken.items()
        ]
        listed = (
            details(text(SECTIONS["taken"]), el("dl", *rows, cls="places")) if rows else NOTHING
        )
    return el(
        "section",
        el("h2", writer.link(node.id)),
        facts(node),
        el("p", text(counted(taken)), cls="hint"),
        listed,
    )
