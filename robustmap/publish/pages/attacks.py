"""`d/<id>/attacks/`: the attacks within a debate that has too many for a table, as a list."""

from collections.abc import Iterator, Sequence

from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.matrix import attack_list, cells, legend, listed, matrix
from robustmap.publish.parts.turn import turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

MOST = 100
"""How many attacks one page lists; what hangs together may run on to the next."""


@PAGES.entry("attacks")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the lists of attacks of the debates whose matrix would be too large."""
    for debate in site.debates.values():
        writer = Writer(site, path_of(debate.question, 0))
        found = cells(writer, debate)
        if found and not matrix(writer, debate, found):
            yield from _lists(site, debate)


def path_of(question: str, number: int) -> str:
    """Give the path of a page of the list, counted from 0."""
    return f"{DEBATES}{question}/attacks/" + (f"{number + 1}/" if number else "")


def _lists(site: Site, debate: Debate) -> Iterator[Page]:
    # The lines differ in the way to the root alone: the first page is not as deep as the others.
    writers = [Writer(site, path_of(debate.question, page)) for page in (0, 1)]
    told = [attack_list(one, debate, cells(one, debate)) for one in writers]
    number = -(-sum(map(len, told[0])) // MOST)
    for page in range(number):
        writer = Writer(site, path_of(debate.question, page))
        yield _list(writer, debate, told[min(page, 1)], page, number)


def _list(
    writer: Writer, debate: Debate, groups: Sequence[Sequence[Html]], page: int, pages: int
) -> Page:
    shown, begun = [], 0
    for rows in groups:
        kept = rows[max(0, page * MOST - begun) : max(0, (page + 1) * MOST - begun)]
        begun += len(rows)
        if kept:
            said = MATRIX["group"].format(attacks=count(len(rows), "attack"))
            shown.append(join(el("h2", text(said)), listed(kept)))
    title = MATRIX["title"].format(title=writer.site.heading(debate.question))
    body = join(
        el("h1", text(title)),
        el("p", writer.fill(MATRIX["back"], to=writer.link(debate.question)), text(" "), legend()),
        *shown,
        turn(writer, lambda one: path_of(debate.question, one - 1), pages, page + 1),
    )
    return Page(writer.path, title, body, search=False, listed=False)
