"""What one page of thresholds cannot tell: `asked/`, `facts/`, `failing/`, ... below it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from robustmap.explain.labels import SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.explain.plots import ORDER as WORDS_OF_ORDER
from robustmap.model.nodes import Claim
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.page import Page
from robustmap.publish.parts.leaves import leaves
from robustmap.publish.parts.orders.explorer import (
    ASKED,
    FAILING,
    ORDER,
    asked,
    failures,
    ordering,
)
from robustmap.publish.parts.orders.explorer_words import PLAIN, WORDS
from robustmap.publish.parts.orders.order import LINES, in_table, lines
from robustmap.publish.parts.points.claim import states
from robustmap.publish.parts.turn import numbered
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.site import Site

FACTS, RULES = "thresholds/facts/", "thresholds/rules/"
"""Where all claims about the order are, and all rules, where they are too many for one page."""

Rows = Callable[[Writer], Sequence[Any]]


def rows_of(site: Site, given: Mapping[str, Any]) -> dict[str, Rows]:
    """Give what tells the rows of each list, by the folder of its pages."""
    facts, rules = claims(site)
    return {
        FACTS: _told(facts),
        RULES: _told(rules),
        LINES: lines,
        ORDER: partial(ordering, given=given),
        FAILING: partial(failures, given=given),
        ASKED: partial(asked, given=given),
    }


def claims(site: Site) -> tuple[list[Claim], list[Claim]]:
    """Give the claims about the order of thresholds, and the rules about proposals."""
    found = [(site.map.nodes[ref], rule) for ref, rule in stating(site)]
    facts = [node for node, rule in found if isinstance(node, Claim) and not rule]
    return facts, [node for node, rule in found if isinstance(node, Claim) and rule]


@formal
def stating(site: Site) -> tuple[tuple[str, bool], ...]:
    """Give the claims that state an order or a rule, and whether each is a rule."""
    return tuple(
        (node.id, node.states.scope != "world")
        for node in site.map.of_kind("claim")
        if isinstance(node, Claim) and node.states
        if node.states.scope != "world" or node.states.before
    )


def _told(found: Sequence[Claim]) -> Rows:
    return lambda writer: [_claim(writer, node) for node in found]


def _claim(writer: Writer, node: Claim) -> Html:
    """Give a claim about thresholds with what it states."""
    said = [el("div", one, cls="sub") for one in states(writer, node)]
    return join(writer.row(node.id), *said)


_TITLES = {
    FACTS: SECTIONS["order"],
    RULES: SECTIONS["rules"],
    LINES: WORDS_OF_ORDER["lines"],
    ORDER: PLAIN["order"],
    FAILING: WORDS["first"],
    ASKED: PLAIN["asks"],
}


def pages_of(site: Site, folders: Collection[str], given: Mapping[str, Any]) -> Iterator[Page]:
    """Yield the pages of the lists of which the page of thresholds has the beginning alone."""
    rows = rows_of(site, given)
    for folder in folders:
        yield from _pages(site, folder, rows[folder])


def _pages(site: Site, folder: str, rows: Rows) -> Iterator[Page]:
    made: dict[str, Sequence[Any]] = {}

    def row(writer: Writer, at: int) -> Any:
        # The lines differ in the way to the root alone.
        if writer.root not in made:
            made[writer.root] = rows(writer)
        return made[writer.root][at]

    path_of = numbered(folder)
    number = len(rows(Writer(site, folder)))
    for leaf in leaves(site, path_of, range(number), row):
        shown = in_table(leaf.rows) if folder == LINES else items(leaf.rows)
        body = join(
            el("nav", link(leaf.writer.to("thresholds/"), text("Thresholds")), cls="crumbs"),
            el("h1", text(_TITLES[folder])),
            el("p", text(INTRO["thresholds"]), cls="hint"),
            leaf.turn,
            shown,
            leaf.turn,
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(leaf.writer.path, _TITLES[folder], body, search=False, listed=False)
