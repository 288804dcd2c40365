"""`d/<id>/attacks/`: the attacks within a debate whose page has no room for them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.model.nodes import Node
from robustmap.publish.asked.kept import kept
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.keep.units import Unit
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
from robustmap.publish.parts.turn import numbered, turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import DEBATES, Site

Shown = tuple[int, tuple[Attack, ...]]
"""How many attacks hang together, and those of them that a page lists."""

MOST = 20
"""How many attacks one page lists; what hangs together may run on to the next."""


def _attacks(site: Site, question: str, panel: Callable[[], Html]) -> Iterator[Page | Unit]:
    debate = site.debates[question]
    writer = Writer(site, ATTACKS.path(question))
    found = cells(site, debate)
    if table := matrix(writer, debate, found):
        yield _page(writer, question, panel(), table)
    else:
        yield from _lists(question, attack_list(debate, found))


class Attacks:
    """The attacks within a debate: a table, or a list on several pages where it is too large."""

    def path(self, question: str, number: int = 1) -> str:
        """Give the path of one of the pages, counted from 1."""
        return numbered(f"{DEBATES}{question}/attacks/")(number)

    def lead_on(self, writer: Writer, question: str, said: str) -> Html:
        """Lead from the page of the debate to these pages, which are then made."""
        writer.further.append(self)
        return el("p", link(writer.to(self.path(question)), text(said)))

    def pages(self, site: Site, node: Node, panel: Callable[[], Html]) -> Iterator[Page | Unit]:
        """Yield the pages: see `further`."""
        return _attacks(site, node.id, panel)


ATTACKS = Attacks()


def _lists(question: str, groups: Sequence[Sequence[Attack]]) -> Iterator[Unit]:
    pages = -(-sum(map(len, groups)) // MOST)
    for page in range(pages):
        shown = tuple(_shown(groups, page))
        yield Unit(ATTACKS.path(question, page + 1), _list, (question, page, pages, shown))


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
    writer = Writer(site, ATTACKS.path(question, page + 1))
    depth = writer.path.count("/")
    shown = [
        join(
            el("h2", text(MATRIX["group"].format(attacks=count(number, "attack")))),
            listed([Html(_line(site, depth, *one[:2], *one.reply)) for one in rows]),
        )
        for number, rows in groups
    ]
    to_turn = turn(writer, partial(ATTACKS.path, question), pages, page + 1)
    yield _page(writer, question, *shown, to_turn)


def _page(writer: Writer, question: str, *content: Html) -> Page:
    title = MATRIX["title"].format(title=writer.site.heading(question))
    body = join(
        el("h1", text(title)),
        el("p", writer.fill(MATRIX["back"], to=writer.link(question)), text(" "), legend()),
        *content,
    )
    return Page(writer.path, title, body, search=False, listed=False)


@kept
def _line(site: Site, depth: int, row: str, column: str, *reply: str) -> str:
    """Tell an attack in a line: the same on all pages that lie as deep."""
    return str(attack_line(Writer(site, "-/" * depth), Attack(row, column, Reply._make(reply))))
