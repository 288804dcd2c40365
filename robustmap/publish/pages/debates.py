"""`debates/` lists every debate; `d/<id>/` is the page of one."""

from collections.abc import Iterator

from robustmap.explain.passages import INTRO
from robustmap.publish.html import el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.pages._debate import page
from robustmap.publish.pages._further import further
from robustmap.publish.pages.home import beside_theses, summed
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site


@PAGES.entry("debates")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the list of debates, and the page of each."""
    yield Unit("debates/", _list)
    for debate in site.debates:
        yield Unit(f"{DEBATES}{debate}/", _of_debate, (debate,))


def _of_debate(site: Site, question: str) -> Iterator[Page | Unit]:
    writer = Writer(site, f"{DEBATES}{question}/")
    yield page(writer, site.debates[question])
    yield from further(writer, site.map.nodes[question])


def _list(site: Site) -> Iterator[Page]:
    for leaf in leaves(site, numbered("debates/"), list(site.debates.values()), beside_theses):
        writer = leaf.writer
        body = join(
            el("h1", text("Debates")),
            el("p", text(INTRO["debates"])),
            leaf.turn,
            summed(leaf.rows) or nothing_yet(writer, "debate"),
            leaf.turn,
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, "Debates", body, INTRO["debates"], search=leaf.number == 1)
