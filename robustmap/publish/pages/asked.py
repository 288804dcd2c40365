"""What one page of thresholds cannot tell: `asked/`, `facts/`, `failing/`, ... below it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from robustmap.explain.labels import SECTIONS
from robustmap.explain.passages import INTRO
from robustmap.model.nodes import Claim
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import File, Page
from robustmap.publish.pages.thresholds import FACTS, RULES, claims, row_of
from robustmap.publish.parts.orders.explorer import (
    ASKED,
    FAILING,
    ORDER,
    SHOWN,
    asked,
    data,
    failures,
    ordering,
)
from robustmap.publish.parts.orders.explorer_words import PLAIN, WORDS
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

MOST = 20
"""How many proposals or thresholds one page tells of."""

Rows = Callable[[Writer], list[Html]]


@PAGES.entry("asked")
@in_units
def pages(_site: Site) -> Iterator[Unit]:
    """Yield claims, an order, what fails in it and what proposals ask of it, where many."""
    yield Unit("thresholds/asked/", _pages)


def _pages(site: Site) -> Iterator[Page | File]:
    if not any(site.map.of_kind("threshold")):
        return
    facts, rules = claims(site)
    yield from _lists(site, FACTS, SECTIONS["order"], _told(facts))
    yield from _lists(site, RULES, SECTIONS["rules"], _told(rules))
    # The addresses in it are those of this page; the lines make their own.
    given = data(Writer(site, ORDER))
    for folder, title, rows_of in (
        (ORDER, PLAIN["order"], ordering),
        (FAILING, WORDS["first"], failures),
        (ASKED, PLAIN["asks"], asked),
    ):
        yield from _lists(site, folder, title, partial(rows_of, given=given))


def _told(found: Sequence[Claim]) -> Rows:
    return lambda writer: [row_of(writer, node) for node in found]


def _lists(site: Site, folder: str, title: str, rows_of: Rows) -> Iterator[Page]:
    def path_of(number: int) -> str:
        return folder + (f"{number}/" if number > 1 else "")

    # The lines differ in the way to the root alone: the first page is not as deep as the others.
    rows = rows_of(Writer(site, path_of(1)))
    if len(rows) <= SHOWN:
        return
    told = [cut(rows, MOST)]
    number_of = len(told[0])
    if number_of > 1:
        told.append(cut(rows_of(Writer(site, path_of(2))), MOST))
    for number in range(1, number_of + 1):
        writer = Writer(site, path_of(number))
        body = join(
            el("h1", text(title)),
            el("p", text(INTRO["thresholds"]), cls="hint"),
            turn(writer, path_of, number_of, number),
            items(told[min(number - 1, 1)][number - 1]),
            turn(writer, path_of, number_of, number),
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, title, body, search=False, listed=False)
