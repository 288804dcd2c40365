"""`thresholds/`: the points that may be crossed, in what order, and what hangs on them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from robustmap.explain.labels import FIELDS, NOTES, SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.model.nodes import Threshold
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.pages._beyond import FACTS, RULES, pages_of, rows_of
from robustmap.publish.pages.dates import leading
from robustmap.publish.pages.places import plots
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.head.clause import idle
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.leaves import Leaf, leaves
from robustmap.publish.parts.orders import explorer, order
from robustmap.publish.parts.orders.explorer import Begun
from robustmap.publish.parts.orders.explorer_words import PLAIN
from robustmap.publish.parts.parted import begun
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.weight import LIGHT, weight
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

UNNUMBERED = 10**6
MOST_NAMED = 8
"""How many proposals are named beside a threshold in the list."""

BESIDE = 3_500
"""So many bytes on the first page are no rows of a list: headings, legends, ways to others."""

USES = ("needs", "breaks", "requires_order")


@PAGES.entry("thresholds")
@in_units
def pages(_site: Site) -> Iterator[Unit]:
    """Yield the page of thresholds, and further ones where it cannot list them all."""
    yield Unit("thresholds/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    found = [node for node in site.map.of_kind("threshold") if isinstance(node, Threshold)]
    found.sort(key=lambda node: (node.number or UNNUMBERED, node.id))
    writer = Writer(site, path_of(1))
    given = explorer.data(writer)
    rows = {folder: told(writer) for folder, told in rows_of(site, given).items()} if found else {}
    weights = {folder: [weight(row) for row in told] for folder, told in rows.items()}
    weights[_LIST] = [weight(_row(writer, node)) for node in found]
    shown = begun(weights, LIGHT - BESIDE)
    told = {folder: _begun(writer, folder, rows[folder], shown.get(folder)) for folder in rows}
    first = sum(weights[_LIST][: shown.get(_LIST)])
    for leaf in leaves(site, path_of, found, _row, first=first):
        yield _first(leaf, given, told) if leaf.number == 1 else _further(leaf)
    # The data of the explorer of orders, where there is anything to put into an order.
    if given["thresholds"]:
        yield File(explorer.DATA, explorer.script(given))
    given = explorer.data(Writer(site, explorer.ORDER))
    yield from pages_of(site, [folder for folder in shown if folder in rows], given)


path_of = numbered("thresholds/")

_LIST = ""


def _begun(writer: Writer, folder: str, rows: Sequence[Any], number: int | None) -> Begun:
    """Give the beginning of a list, and the way to all of it."""
    if number is None:
        return Begun(rows, NOTHING)
    more = el("p", link(writer.to(folder), text(PLAIN["all"].format(number=len(rows)))))
    return Begun(rows[:number], more)


def _first(
    leaf: Leaf[Threshold, Html], given: Mapping[str, Any], told: Mapping[str, Begun]
) -> Page:
    """Give the page that tells of the thresholds as a whole, with the beginning of their list."""
    writer = leaf.writer
    parts = join(
        order.picture(writer, *told[order.LINES]) if told else NOTHING,
        order.contradictions(writer),
        items(leaf.rows, cls="rows numbered") or nothing_yet(writer, "threshold"),
        leaf.turn,
        section(SECTIONS["order"], *_claims(told, FACTS), anchor="order"),
        explorer.explorer(given, told),
        plots(writer),
        leading(writer),
        section(SECTIONS["rules"], *_claims(told, RULES), anchor="rules"),
    )
    head = join(el("h1", text("Thresholds")), el("p", text(INTRO["thresholds"])))
    body = join(head, jumps(parts), parts)
    return Page(writer.path, "Thresholds", body, INTRO["thresholds"])


def _claims(told: Mapping[str, Begun], folder: str) -> tuple[Html, Html]:
    return (items(told[folder].rows), told[folder].more) if told else (NOTHING, NOTHING)


def _further(leaf: Leaf[Threshold, Html]) -> Page:
    body = join(
        el("h1", text("Thresholds")),
        el("p", text(INTRO["thresholds"])),
        leaf.turn,
        items(leaf.rows, cls="rows numbered"),
        leaf.turn,
    )
    # What is listed has pages of its own, which the search finds.
    return Page(leaf.writer.path, "Thresholds", body, INTRO["thresholds"], search=False)


def _row(writer: Writer, node: Threshold) -> Html:
    number = el("b", text(str(node.number)), cls="num") if node.number else NOTHING
    axis = NOTHING
    if node.axis:
        axis = el("small", writer.fill(NOTES["axis"], axis=writer.link(node.axis)))
    uses: dict[str, list[Html]] = {}
    for field, owner, _ in writer.site.incoming.get(node.id, ()):
        if field in USES:
            remark = idle(writer, owner, field, node.id)
            uses.setdefault(FIELDS[field][1], []).append(join(writer.link(owner), remark, by=" "))
    told = [
        el(
            "div",
            el("i", text(label)),
            text(" "),
            join(*_some(writer, node, owners), by=", "),
            cls="sub",
        )
        for label, owners in uses.items()
    ]
    return join(join(number, writer.link(node.id), axis, by=" "), *told)


def _some(writer: Writer, node: Threshold, owners: list[Html]) -> list[Html]:
    """Give the first of those that name a threshold; its own page names them all."""
    if len(owners) <= MOST_NAMED + 1:
        return owners
    left = text(NOTES["more"].format(number=len(owners) - MOST_NAMED))
    return [*owners[:MOST_NAMED], link(writer.url(node.id), left)]
