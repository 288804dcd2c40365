"""`graph/`: leads to the graphs to move about in, and publishes them."""

from collections.abc import Collection, Iterator

from robustmap.explain.labels import NOTES
from robustmap.explain.passages import INTRO
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


@PAGES.entry("graph")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the graphs' files, and the page that leads to them."""
    from robustmap.publish.figures.explore import paths

    yield Unit("explore/", _scripts)
    found = tuple(paths(site))
    for path in found:
        yield Unit(path, _graph, (path,))
    yield Unit("graph/", _page, (found,))


def _scripts(_site: Site) -> Iterator[File]:
    from robustmap.publish.figures.explore import scripts

    yield from (File(path, data) for path, data in scripts().items())


def _graph(site: Site, path: str) -> Iterator[File]:
    from robustmap.publish.figures.explore import explored

    yield File(path, explored(site, path))


def _page(site: Site, files: Collection[str]) -> Iterator[Page]:
    writer = Writer(site, "graph/")
    body = join(
        el("h1", text("Explore")),
        el("p", text(INTRO["graph"])),
        items(_links(writer, files)) or el("p", text(NOTES["empty"])),
    )
    yield Page(writer.path, "Explore", body, INTRO["graph"])


def _links(writer: Writer, files: Collection[str]) -> Iterator[Html]:
    whole = "explore/index.html"
    if whole in files:
        yield link(writer.to(whole), text(NOTES["whole"]))
    for debate in writer.site.debates:
        path = f"explore/{debate}.html"
        if path in files:
            yield link(writer.to(path), text(writer.site.heading(debate)))
