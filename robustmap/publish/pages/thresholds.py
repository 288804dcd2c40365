"""`thresholds/`: the points that may be crossed, in what order, and what hangs on them."""

from collections.abc import Iterator, Sequence

from robustmap.explain.labels import FIELDS, NOTES, SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.model.nodes import Claim, Threshold
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.pages.dates import leading
from robustmap.publish.pages.places import plots
from robustmap.publish.parts.empty import nothing_yet
from robustmap.publish.parts.head.clause import idle
from robustmap.publish.parts.jumps import jumps
from robustmap.publish.parts.orders import explorer, order
from robustmap.publish.parts.points.claim import states
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

UNNUMBERED = 10**6
MOST = 50
"""How many thresholds one page lists."""

MOST_NAMED = 8
"""How many proposals are named beside a threshold in the list."""

FACTS, RULES = "thresholds/facts/", "thresholds/rules/"
"""Where all claims about the order are, and all rules, where they are too many for one page."""

USES = ("needs", "breaks", "requires_order")


@PAGES.entry("thresholds")
@in_units
def pages(_site: Site) -> Iterator[Unit]:
    """Yield the page of thresholds, and further ones where it cannot list them all."""
    yield Unit("thresholds/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    found = [node for node in site.map.of_kind("threshold") if isinstance(node, Threshold)]
    found.sort(key=lambda node: (node.number or UNNUMBERED, node.id))
    pieces = cut(found, MOST)
    yield from _first(site, pieces[0], len(pieces))
    for number, piece in enumerate(pieces[1:], 2):
        yield _further(site, piece, number, len(pieces))


def path_of(number: int) -> str:
    """Give the path of a page of the list, counted from 1."""
    return "thresholds/" + (f"{number}/" if number > 1 else "")


def _first(site: Site, piece: Sequence[Threshold], number_of: int) -> Iterator[Page | File]:
    """Yield the page that tells of the thresholds as a whole, with the beginning of their list.

    And the data of the explorer of orders, where there is anything to put into an order.
    """
    writer = Writer(site, path_of(1))
    given = explorer.data(writer)
    rows = [_row(writer, node) for node in piece]
    facts, rules = claims(site)
    parts = join(
        order.picture(writer),
        order.contradictions(writer),
        items(rows, cls="rows numbered") or nothing_yet(writer, "threshold"),
        turn(writer, path_of, number_of, 1),
        section(SECTIONS["order"], *_some_claims(writer, facts, FACTS), anchor="order"),
        explorer.explorer(writer, given),
        plots(writer),
        leading(writer),
        section(SECTIONS["rules"], *_some_claims(writer, rules, RULES), anchor="rules"),
    )
    head = join(el("h1", text("Thresholds")), el("p", text(INTRO["thresholds"])))
    body = join(head, jumps(parts), parts)
    yield Page(writer.path, "Thresholds", body, INTRO["thresholds"])
    if given["thresholds"]:
        yield File(explorer.DATA, explorer.script(given))


def _further(site: Site, piece: Sequence[Threshold], number: int, number_of: int) -> Page:
    writer = Writer(site, path_of(number))
    body = join(
        el("h1", text("Thresholds")),
        el("p", text(INTRO["thresholds"])),
        turn(writer, path_of, number_of, number),
        items([_row(writer, node) for node in piece], cls="rows numbered"),
        turn(writer, path_of, number_of, number),
    )
    # What is listed has pages of its own, which the search finds.
    return Page(writer.path, "Thresholds", body, INTRO["thresholds"], search=False)


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


def claims(site: Site) -> tuple[list[Claim], list[Claim]]:
    """Give the claims about the order of thresholds, and the rules about proposals."""
    found = [(site.map.nodes[ref], rule) for ref, rule in _claims(site)]
    facts = [node for node, rule in found if isinstance(node, Claim) and not rule]
    return facts, [node for node, rule in found if isinstance(node, Claim) and rule]


@formal
def _claims(site: Site) -> tuple[tuple[str, bool], ...]:
    """Give the claims that state an order or a rule, and whether each is a rule."""
    return tuple(
        (node.id, node.states.scope != "world")
        for node in site.map.of_kind("claim")
        if isinstance(node, Claim) and node.states
        if node.states.scope != "world" or node.states.before
    )


def _some_claims(writer: Writer, found: Sequence[Claim], folder: str) -> list[Html]:
    """Give the first of some claims, and the way to all of them."""
    shown = items(row_of(writer, node) for node in found[: explorer.SHOWN])
    return [shown, explorer.leading(writer, folder, len(found))]


def row_of(writer: Writer, node: Claim) -> Html:
    """Give a claim about thresholds with what it states."""
    said = [el("div", one, cls="sub") for one in states(writer, node)]
    return join(writer.row(node.id), *said)
