"""The lists of all nodes of a kind, and `everything/` above them."""

from collections.abc import Iterator, Sequence

from robustmap.explain.crux_words import CRUX
from robustmap.explain.finding import FILTER
from robustmap.explain.labels import SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.explain.stories import PAGE as FAILURES
from robustmap.explain.words import KIND, count
from robustmap.model.nodes import KINDS, Person
from robustmap.publish.data.filters import DATA, files
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.head.about import LISTED_ON, list_of
from robustmap.publish.parts.icons import icon
from robustmap.publish.parts.legend import legend
from robustmap.publish.parts.people.moved import who_moved_whom
from robustmap.publish.parts.people.person import summed
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

PER_PAGE = 56

MORE = {
    "story": ("failures/", FAILURES["link"]),
    "person": ("cruxes/", CRUX["link"]),
}
"""Kind -> the page that tells of its nodes together, and the words that lead there."""


@PAGES.entry("lists")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the overview, and the list of each kind in pieces of bounded size."""
    yield Unit("everything/", _everything, spoken=())
    for kind in KINDS:
        if kind not in LISTED_ON:
            pieces = cut([node.id for node in site.map.of_kind(kind)], PER_PAGE)
            for number, piece in enumerate(pieces, 1):
                named = site.map.nodes if kind in _BELOW else frozenset(piece)
                given = kind, number, len(pieces), tuple(piece)
                listing = kind not in _BELOW
                yield Unit(_piece_path(kind, number), _piece, given, named, listing)


@PAGES.entry("filters")
@in_units
def rows(_site: Site) -> Iterator[Unit]:
    """Yield all nodes with what they are filtered by."""
    yield Unit("everything/nodes", files)


def _everything(site: Site) -> Iterator[Page]:
    yield everything(site)


def everything(site: Site) -> Page:
    """Give the page that leads to every list."""
    writer = Writer(site, "everything/")
    rows = []
    for kind in KINDS:
        number = sum(1 for _ in site.map.of_kind(kind))
        said = text(count(number, *KIND[kind]))
        leads = join(icon(kind), link(writer.to(list_of(kind)), said))
        rows.append(join(leads, text(INTRO[f"kind-{kind}"]), by=" "))
    body = join(
        el("h1", text("Everything")),
        el("p", text(INTRO["everything"])),
        items(rows),
        section(FILTER["table"], _table(writer), anchor="table", note=FILTER["note"]),
        section(SECTIONS["legend"], legend()),
    )
    return Page(writer.path, "Everything", body, INTRO["everything"])


def _table(writer: Writer) -> Html:
    """Give the place of the table, which a script fills; without it the lists say the same."""
    said = el("p", text(FILTER["script"]))
    whole = el("p", link(writer.to(DATA), text(FILTER["json"])))
    return join(el("div", said, cls="rm-filter", data_failed=FILTER["failed"]), whole)


def _piece(
    site: Site, kind: str, number: int, number_of: int, piece: Sequence[str]
) -> Iterator[Page]:
    title = KIND[kind][1].capitalize()
    path = _piece_path(kind, number)
    writer = Writer(site, path)
    body = join(
        el("h1", icon(kind), text(title)),
        el("p", text(INTRO[f"kind-{kind}"])),
        _more(writer, kind) if piece else NOTHING,
        _turn(writer, kind, number, number_of),
        items(_line(writer, ref) for ref in piece) or nothing_yet(writer, kind),
        _turn(writer, kind, number, number_of),
        _BELOW[kind](writer) if kind in _BELOW and number == 1 else NOTHING,
    )
    # What is listed has pages of its own, which the search finds.
    yield Page(path, title, body, INTRO[f"kind-{kind}"], search=False)


def _line(writer: Writer, ref: str) -> Html:
    node = writer.site.map.nodes[ref]
    return writer.row(ref, after=summed(writer, node) if isinstance(node, Person) else NOTHING)


def _more(writer: Writer, kind: str) -> Html:
    """Give the way to the page that tells of a kind's nodes together, where there is one."""
    if kind not in MORE:
        return NOTHING
    page, shown = MORE[kind]
    return el("p", link(writer.to(page), text(shown)))


_BELOW = {"person": who_moved_whom}
"""What is told below the first piece of a kind's list."""


def _piece_path(kind: str, number: int) -> str:
    return list_of(kind) if number == 1 else f"{list_of(kind)}{number}/"


def _turn(writer: Writer, kind: str, here: int, number: int) -> Html:
    return turn(writer, lambda one: _piece_path(kind, one), number, here)
