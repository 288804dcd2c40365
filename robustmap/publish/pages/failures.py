"""`failures/`: how proposals fail, by class of failure, by proposal, and by axis."""

from collections.abc import Iterator, Sequence

from robustmap.explain.stories import PAGE, ROWS_LEFT
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.parted import Part, Sheet, parted, spread
from robustmap.publish.parts.plans.failures import matrix
from robustmap.publish.parts.tabled import part, row
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.stories.staying import Staying

PATH = "failures/"

MOST_ROWS = 500
"""How many rows of a table the pages show; `robustmap table` has them all."""

TABLES = ("classes", "stories", "persistent", "mitigations")


@PAGES.entry("failures")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of failures, where there are any."""
    if next(site.map.stories(), None) is None:
        return
    writer = Writer(site, PATH)
    head = join(el("h1", text(PAGE["title"])), el("p", text(PAGE["intro"])))
    more = [_row(writer, name) for name in TABLES]
    parts = (
        matrix(writer, site.kb.class_coverage.cases.values()),
        Part("endless", PAGE["endless"], _endless(site), _persists, empty=PAGE["endless-none"]),
        Part("more", PAGE["more"], more, lambda _, row: row),
    )
    yield from parted(writer, Sheet(PAGE["title"], head, PAGE["intro"]), parts)
    for name in TABLES:
        yield from _pages(site, name)


def _row(writer: Writer, name: str) -> Html:
    number = len(writer.site.kb.table(name).rows)
    return join(link(writer.to(f"{PATH}{name}/"), text(PAGE[name])), text(f"({number})"), by=" ")


def _pages(site: Site, name: str) -> Iterator[Page]:
    told = site.kb.table(name)
    shown = part(told, name, name, most=MOST_ROWS)
    left = len(told.rows) - MOST_ROWS
    note = el("p", text(ROWS_LEFT.format(number=left, name=name))) if left > 0 else NOTHING
    for leaf in leaves(site, numbered(f"{PATH}{name}/"), shown.entries, row):
        writer = leaf.writer
        rows = shown.set_rows(writer, leaf.rows) or el("p", text(told.empty))
        body = join(
            el("nav", link(writer.to(PATH), text(PAGE["title"])), cls="crumbs"),
            el("h1", text(PAGE[name])),
            shown.before,
            spread(leaf, rows, shown.where),
            note if leaf.number == leaf.number_of else NOTHING,
        )
        yield Page(writer.path, PAGE[name], body, PAGE["intro"], search=leaf.number == 1)


def _endless(site: Site) -> Sequence[Staying]:
    return site.kb.persistent_failures()[:MOST_ROWS]


def _persists(writer: Writer, one: Staying) -> Html:
    """Name a failure that no more of an axis removes."""
    return join(
        writer.fill(PAGE["endless-row"], axis=writer.link(one.axis)),
        writer.row(one.story, after=el("small", text(one.why)) if one.why else NOTHING),
        by=" ",
    )
