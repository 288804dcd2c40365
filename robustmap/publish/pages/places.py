"""`thresholds/places/` and `thresholds/pairs/`: shares of possible orders, a page for each plot."""

from collections.abc import Iterator

from robustmap.explain.plots import HEAT, RANKS
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.orders import orders
from robustmap.publish.page import File, Page
from robustmap.publish.parts.leaves import ROOM, leaves
from robustmap.publish.parts.orders import shares
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import weight
from robustmap.publish.parts.writer import Writer, items, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

AROUND = 1_200
"""What else stands on the page of a plot: headings, notes, keys."""

PLACES, PAIRS = "thresholds/places/", "thresholds/pairs/"
_WORDS = {PLACES: RANKS, PAIRS: HEAT}


@PAGES.entry("places")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the plots of shares of possible orders, each with what is told below it."""
    writer = Writer(site, PLACES)
    told = shares.places(writer)
    if told:
        yield _page(writer, PLACES, told)
    drawn = shares.pairs(Writer(site, PAIRS))
    if drawn is not None:
        yield from _pairs(site, drawn)


def _pairs(site: Site, drawn: shares.Pairs) -> Iterator[Page]:
    room = ROOM - weight(drawn.grid()) - AROUND
    made = list(leaves(site, numbered(PAIRS), drawn.told(), drawn.row, first=room))
    first = made[0].writer
    where = {
        drawn.anchor(*pair): first.to(leaf.writer.path)
        for leaf in made[1:]
        for pair in leaf.entries
    }
    for leaf in made:
        shown = shares.plot(drawn, where) if leaf.number == 1 else NOTHING
        told = join(shown, shares.hanging(leaf.rows), leaf.turn)
        yield _page(leaf.writer, PAIRS, told, search=leaf.number == 1)


def _page(writer: Writer, path: str, told: Html, *, search: bool = True) -> Page:
    title, note = _WORDS[path]["heading"], _WORDS[path]["note"]
    back = link(writer.to("thresholds/"), text(RANKS["back"]))
    body = join(el("h1", text(title)), told, el("p", back))
    return Page(writer.path, title, body, note, search=search)


def plots(writer: Writer) -> Html:
    """Lead to the plots from the page of thresholds; nothing where there is none."""
    rows = (_row(writer, one) for one in _WORDS)
    return section(RANKS["plots"], shares.counting(writer), items(rows), anchor="places")


def _row(writer: Writer, path: str) -> Html:
    found, words = orders(writer.site), _WORDS[path]
    if not found.thresholds[1:] or found.shares is None:
        return NOTHING
    if len(found.thresholds) > shares.MOST_PAIRS:
        return coded(words["large"].format(number=len(found.thresholds)))
    named = link(writer.to(path), text(words["heading"]))
    return join(named, small(text(words["note"])), by=" ")
