"""`d/<id>/attacks/`: the attacks within a debate that has too many for a table, as a list."""

from collections.abc import Iterator, Sequence

from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.publish.html import el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.matrix import (
    Attack,
    attack_line,
    attack_list,
    cells,
    legend,
    listed,
    matrix,
)
from robustmap.publish.parts.turn import turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

Groups = Sequence[Sequence[Attack]]

MOST = 30
"""How many attacks one page lists; what hangs together may run on to the next."""


@PAGES.entry("attacks")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the lists of attacks of the debates whose matrix would be too large."""
    for debate in site.debates:
        yield Unit(path_of(debate, 0), _attacks, (debate,))


def _attacks(site: Site, question: str) -> Iterator[Page]:
    debate = site.debates[question]
    writer = Writer(site, path_of(question, 0))
    found = cells(writer.site, debate)
    if found and not matrix(writer, debate, found):
        yield from _lists(site, debate, attack_list(debate, found))


def path_of(question: str, number: int) -> str:
    """Give the path of a page of the list, counted from 0."""
    return f"{DEBATES}{question}/attacks/" + (f"{number + 1}/" if number else "")


def _lists(site: Site, debate: Debate, groups: Groups) -> Iterator[Page]:
    number = -(-sum(map(len, groups)) // MOST)
    for page in range(number):
        writer = Writer(site, path_of(debate.question, page))
        yield _list(writer, debate, groups, page, number)


def _list(writer: Writer, debate: Debate, groups: Groups, page: int, pages: int) -> Page:
    shown, begun = [], 0
    for rows in groups:
        kept = rows[max(0, page * MOST - begun) : max(0, (page + 1) * MOST - begun)]
        begun += len(rows)
        if kept:
            said = MATRIX["group"].format(attacks=count(len(rows), "attack"))
            shown.append(
                join(el("h2", text(said)), listed([attack_line(writer, one) for one in kept]))
            )
    title = MATRIX["title"].format(title=writer.site.heading(debate.question))
    body = join(
        el("h1", text(title)),
        el("p", writer.fill(MATRIX["back"], to=writer.link(debate.question)), text(" "), legend()),
        *shown,
        turn(writer, lambda one: path_of(debate.question, one - 1), pages, page + 1),
    )
    return Page(writer.path, title, body, search=False, listed=False)
