"""`d/<id>/attacks/`: the attacks within a debate that has too many for a table, as a list."""

from collections.abc import Iterator

from robustmap.explain.maps import MATRIX
from robustmap.explain.words import count
from robustmap.graph.debate import Debate
from robustmap.publish.html import Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.matrix import attack_list, cells, legend, listed, matrix
from robustmap.publish.parts.writer import Writer, items
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

MOST = 300
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
    writer = Writer(site, path_of(debate.question, 0))
    sizes = [len(one) for one in attack_list(writer, debate, cells(writer, debate))]
    number = -(-sum(sizes) // MOST)
    for page in range(number):
        yield _list(Writer(site, path_of(debate.question, page)), debate, page, number)


def _list(writer: Writer, debate: Debate, page: int, pages: int) -> Page:
    groups = attack_list(writer, debate, cells(writer, debate))
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
        _others(writer, debate, page, pages),
    )
    return Page(writer.path, title, body, search=False, listed=False)


def _others(writer: Writer, debate: Debate, page: int, pages: int) -> Html:
    if pages == 1:
        return Html("")
    links = (
        link(writer.to(path_of(debate.question, one)), text(MATRIX["page"].format(number=one + 1)))
        for one in range(pages)
        if one != page
    )
    return el("nav", items(links), aria_label=MATRIX["pages"])
