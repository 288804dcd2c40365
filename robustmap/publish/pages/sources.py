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
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.parted import Part, Sheet, parted
from robustmap.publish.parts.tabled import part
from robustmap.publish.parts.texts.coverage import accounted
from robustmap.publish.parts.texts.source import counted, facts, linked, places
from robustmap.publish.parts.writer import Writer, details
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.query.tables import Table

MOST = 10
"""How many nodes of one text are listed here; the page of the text lists them all."""

BESIDE = 4_000
"""So many bytes the beginnings of the tables below the texts take up."""

TABLES = ("curation", "summaries")


@PAGES.entry("sources")
@in_units
def pages(_site: Site) -> Iterator[Unit]:
    """Yield the list of all sources, in pages of bounded size."""
    yield Unit("sources/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    found = [node for node in site.map.of_kind("source") if isinstance(node, SourceText)]
    for leaf in leaves(site, path_of, found, _source, beside=BESIDE):
        head = join(
            el("h1", text("Sources")),
            el("p", text(INTRO["sources"])),
            leaf.turn,
            *(leaf.rows or [nothing_yet(leaf.writer, "source")]),
            leaf.turn,
        )
        sheet = Sheet("Sources", head, INTRO["sources"], jumps=False)
        yield from parted(leaf.writer, sheet, _parts(site) if leaf.number == 1 else ())


def _parts(site: Site) -> list[Part]:
    shown = zip(TABLES, _tables(site), strict=True)
    return [part(table, name, f"-/{name}") for name, table in shown]


@spoken
def _tables(site: Site) -> tuple[Table, ...]:
    """Give what is told of all nodes together."""
    return tuple(map(site.kb.table, TABLES))


def path_of(number: int) -> str:
    """Give the path of a page of the list, counted from 1.

    The pages below `sources/` have the names of texts, so those of the list have none's.
    """
    return "sources/" + (f"-/{number}/" if number > 1 else "")


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
