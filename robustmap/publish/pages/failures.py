"""`failures/`: how proposals fail, by class of failure, by proposal, and by axis."""

from collections.abc import Iterator

from robustmap.explain.stories import PAGE, ROWS_LEFT
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.plans.failures import legend, matrix
from robustmap.publish.parts.tabled import tabled
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PATH = "failures/"

MOST_ROWS = 500
"""How many rows of a table the page shows; `robustmap table` has them all."""

TABLES = ("classes", "stories", "persistent", "mitigations")


@PAGES.entry("failures")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of failures, where there are any."""
    if next(site.map.stories(), None) is None:
        return
    writer = Writer(site, PATH)
    cases = site.kb.class_coverage.cases.values()
    shown = matrix(writer, cases)
    how = el("p", legend(), cls="hint") if shown else NOTHING
    parts = join(
        section(PAGE["matrix"], how, shown, anchor="matrix", note=PAGE["matrix-note"]),
        section(PAGE["endless"], _endless(writer), anchor="endless"),
        section(PAGE["more"], items(_row(writer, name) for name in TABLES), anchor="more"),
    )
    body = join(el("h1", text(PAGE["title"])), el("p", text(PAGE["intro"])), jumps(parts), parts)
    yield Page(PATH, PAGE["title"], body, PAGE["intro"])
    for name in TABLES:
        yield _page(site, name)


def _row(writer: Writer, name: str) -> Html:
    number = len(writer.site.kb.table(name).rows)
    return join(link(writer.to(f"{PATH}{name}/"), text(PAGE[name])), text(f"({number})"), by=" ")


def _page(site: Site, name: str) -> Page:
    writer = Writer(site, f"{PATH}{name}/")
    back = link(writer.to(PATH), text(PAGE["title"]))
    body = join(el("nav", back, cls="crumbs"), el("h1", text(PAGE[name])), _table(writer, name))
    return Page(writer.path, PAGE[name], body, PAGE["intro"])


def _endless(writer: Writer) -> Html:
    """Name the failures that no more of an axis removes."""
    rows = [
        join(
            writer.fill(PAGE["endless-row"], axis=writer.link(one.axis)),
            writer.row(one.story, after=el("small", text(one.why)) if one.why else NOTHING),
            by=" ",
        )
        for one in writer.site.kb.persistent_failures()[:MOST_ROWS]
    ]
    return items(rows) or el("p", text(PAGE["endless-none"]))


def _table(writer: Writer, name: str) -> Html:
    found = writer.site.kb.table(name)
    left = len(found.rows) - MOST_ROWS
    note = text(ROWS_LEFT.format(number=left, name=name)) if left > 0 else NOTHING
    made = tabled(writer, found._replace(rows=found.rows[:MOST_ROWS]))
    return join(made, el("p", note) if note else NOTHING)
