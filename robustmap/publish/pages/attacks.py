"""`d/<id>/attacks/`: the attacks within a debate that has too many for a table, as a list."""

from collections.abc import Iterator, Sequence

from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.publish.asked.kept import kept
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.debates.matrix import (
    Attack,
    attack_line,
    attack_list,
    cells,
    legend,
    listed,
    matrix,
)
from robustmap.publish.parts.points.replies import Reply
from robustmap.publish.parts.turn import turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

Shown = tuple[int, tuple[Attack, ...]]
"""How many attacks hang together, and those of them that a page lists."""

MOST = 30
"""How many attacks one page lists; what hangs together may run on to the next."""


@PAGES.entry("attacks")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the lists of attacks of the debates whose matrix would be too large."""
    for debate in site.debates:
        yield Unit(f"{path_of(debate, 0)}all", _attacks, (debate,))


def _attacks(site: Site, question: str) -> Iterator[Unit]:
    debate = site.debates[question]
    # How large it would be is judged as on the page of the debate, whose addresses are shorter.
    writer = Writer(site, f"{DEBATES}{question}/")
    found = cells(site, debate)
    if found and not matrix(writer, debate, found):
        yield from _lists(question, attack_list(debate, found))


def path_of(question: str, number: int) -> str:
    """Give the path of a page of the list, counted from 0."""
    return f"{DEBATES}{question}/attacks/" + (f"{number + 1}/" if number else "")


def _lists(question: str, groups: Sequence[Sequence[Attack]]) -> Iterator[Unit]:
    pages = -(-sum(map(len, groups)) // MOST)
    for page in range(pages):
        shown = tuple(_shown(groups, page))
        yield Unit(path_of(question, page), _list, (question, page, pages, shown))


def _shown(groups: Sequence[Sequence[Attack]], page: int) -> Iterator[Shown]:
    begun = 0
    for rows in groups:
        kept = rows[max(0, page * MOST - begun) : max(0, (page + 1) * MOST - begun)]
        begun += len(rows)
        if kept:
            yield len(rows), tuple(kept)


def _list(
    site: Site, question: str, page: int, pages: int, groups: Sequence[Shown]
) -> Iterator[Page]:
    writer = Writer(site, path_of(question, page))
    depth = writer.path.count("/")
    shown = [
        join(
            el("h2", text(MATRIX["group"].format(attacks=count(number, "attack")))),
            listed([Html(_line(site, depth, *one[:2], *one.reply)) for one in rows]),
        )
        for number, rows in groups
    ]
    title = MATRIX["title"].format(title=site.heading(question))
    body = join(
        el("h1", text(title)),
        el("p", writer.fill(MATRIX["back"], to=writer.link(question)), text(" "), legend()),
        *shown,
        turn(writer, lambda one: path_of(question, one - 1), pages, page + 1),
    )
    yield Page(writer.path, title, body, search=False, listed=False)


@kept
def _line(site: Site, depth: int, row: str, column: str, *reply: str) -> str:
    """Tell an attack in a line: the same on all pages that lie as deep."""
    return str(attack_line(Writer(site, "-/" * depth), Attack(row, column, Reply._make(reply))))
