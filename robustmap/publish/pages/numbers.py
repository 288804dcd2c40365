"""`numbers/`: the quantities of the map, and how well each is known."""

from collections.abc import Iterator

from robustmap.publish.html import el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.tabled import tabled
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("numbers")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of numbers, where there are any."""
    shown = site.kb.table("quantities")
    if shown.rows:
        writer = Writer(site, "numbers/")
        body = join(el("h1", text(shown.title)), tabled(writer, shown))
        yield Page(writer.path, shown.title, body, shown.about)
