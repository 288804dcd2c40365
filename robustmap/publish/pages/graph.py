"""`graph/`: leads to the graphs to move about in, and publishes them."""

from collections.abc import Iterator

from robustmap.explain.labels import NOTES
from robustmap.explain.passages import INTRO
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("graph")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the graphs' files, and the page that leads to them."""
    from robustmap.publish.figures.explore import explore

    files = explore(site)
    yield from (File(path, data) for path, data in files.items())
    writer = Writer(site, "graph/")
    body = join(
        el("h1", text("Explore")),
        el("p", text(INTRO["graph"])),
        items(_links(writer, files)) or el("p", text(NOTES["empty"])),
    )
    yield Page(writer.path, "Explore", body, INTRO["graph"])


def _links(writer: Writer, files: dict[str, bytes]) -> Iterator[Html]:
    whole = "explore/index.html"
    if whole in files:
        yield link(writer.to(whole), text(NOTES["whole"]))
    for debate in writer.site.debates:
        path = f"explore/{debate}.html"
        if path in files:
            yield link(writer.to(path), text(writer.site.heading(debate)))
