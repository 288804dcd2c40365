"""`thresholds/places/` and `thresholds/pairs/`: shares of possible orders, a page for each plot."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from robustmap.explain.plots import HEAT, RANKS
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.orders import shares
from robustmap.publish.parts.writer import Writer, items, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site


class _Plot(NamedTuple):
    path: str
    words: dict[str, str]
    told: Callable[[Writer], Html]


_PLOTS = (
    _Plot("thresholds/places/", RANKS, shares.places),
    _Plot("thresholds/pairs/", HEAT, shares.pairs),
)


@PAGES.entry("places")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the plots of shares of possible orders: each alone is as heavy as a page may be."""
    for plot in _PLOTS:
        writer = Writer(site, plot.path)
        told = plot.told(writer)
        if told:
            back = link(writer.to("thresholds/"), text(RANKS["back"]))
            body = join(el("h1", text(plot.words["heading"])), told, el("p", back))
            yield Page(plot.path, plot.words["heading"], body, plot.words["note"])


def plots(writer: Writer) -> Html:
    """Lead to the plots from the page of thresholds; nothing where there is none."""
    rows = (_row(writer, one) for one in _PLOTS)
    return section(RANKS["plots"], shares.counting(writer), items(rows), anchor="places")


def _row(writer: Writer, plot: _Plot) -> Html:
    found = orders(writer.site)
    if not found.thresholds[1:] or found.shares is None:
        return NOTHING
    if len(found.thresholds) > shares.MOST_PAIRS:
        return coded(plot.words["large"].format(number=len(found.thresholds)))
    named = link(writer.to(plot.path), text(plot.words["heading"]))
    return join(named, small(text(plot.words["note"])), by=" ")
