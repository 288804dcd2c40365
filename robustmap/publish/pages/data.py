"""`data/`: the map as JSON, Turtle and a table, and how to ask it from Python."""

import csv
import io
from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.exchange import FORMATS_PAGE
from robustmap.explain.ontology import ONTOLOGY
from robustmap.explain.passages import DATA, INTRO, KEYS
from robustmap.publish.data.alternates import JSON, TURTLE, of_one, whole, with_data
from robustmap.publish.data.entries import encoded, graph
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.pages.formats import PATH as FORMATS
from robustmap.publish.pages.terms import PATH as TERMS
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

TABLE = "data/robustness.csv"


@PAGES.entry("data")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the data files and the page that tells of them."""
    for node in with_data(site):
        yield Unit(f"n/{node}/index", of_one, (node,))
    yield Unit("data/graph", whole)
    yield Unit("data/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    yield File(TABLE, table(site))
    yield _page(site)


def _page(site: Site) -> Page:
    writer = Writer(site, "data/")
    files = [
        join(link(writer.to(path), text(path)), text(DATA[path]), by=" ")
        for path in (JSON, TURTLE, TABLE)
    ]
    keys = [
        join(el("dt", el("code", text(key))), el("dd", text(said))) for key, said in KEYS.items()
    ]
    body = join(
        el("h1", text("Data")),
        el("p", text(INTRO["data"])),
        items(files),
        el("p", text(FORMATS_PAGE["data"]), Html(" "), _formats(writer)),
        el("p", text(ONTOLOGY["data"]), Html(" "), _terms(writer)),
        el("h2", text(DATA["python"])),
        el("pre", el("code", text(DATA["snippet"]))),
        el("h2", text(DATA["keys"])),
        el("dl", *keys, cls="facts"),
    )
    return Page(writer.path, "Data", body, INTRO["data"])


def _formats(writer: Writer) -> Html:
    return link(writer.to(FORMATS), text(FORMATS_PAGE["title"]))


def _terms(writer: Writer) -> Html:
    return link(writer.to(TERMS), text(ONTOLOGY["title"]))


def table(site: Site) -> bytes:
    """Write the robustness table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["proposal", "scaling", "answer", "words", "witness", "clause", "gap"])
    for proposal, row in site.robustness.items():
        for kind, one in row.items():
            said = words.robustness(one).fill()
            gap = "" if one.gap is None else one.gap
            writer.writerow([proposal, kind, one.answer, said, one.witness, one.clause, gap])
    return out.getvalue().encode()


__all__ = ["Html", "encoded", "graph", "table"]
