"""`numbers/`: the quantities of the map, and how well each is known."""

from collections.abc import Iterator

from robustmap.publish.html import el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.parted import spread
from robustmap.publish.parts.tabled import part, row
from robustmap.publish.parts.turn import numbered
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("numbers")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of numbers, where there are any."""
    shown = site.kb.table("quantities")
    if shown.rows:
        told = part(shown, "quantities", "quantities")
        for leaf in leaves(site, numbered("numbers/"), told.entries, row):
            rows = told.set_rows(leaf.writer, leaf.rows)
            head = join(el("h1", text(shown.title)), told.before)
            body = join(head, spread(leaf, rows, told.where))
            first = leaf.number == 1
            yield Page(leaf.writer.path, shown.title, body, shown.about, search=first)
