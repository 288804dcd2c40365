"""`d/<id>/unanswered/`: what nobody has answered in a debate, where it is too much for its page."""

from collections.abc import Iterator

from robustmap.explain.maps import MATRIX
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import formal
from robustmap.publish.html import el, join, text
from robustmap.publish.keep.units import Unit, in_units
from robustmap.publish.page import Page
from robustmap.publish.parts.turn import cut, turn
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import DEBATES, Site

MOST = 50
"""How many arguments one page lists; so many stand on the page of the debate itself."""


@PAGES.entry("unanswered")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the lists of what is unanswered in the debates with too much of it for one page."""
    for debate in site.debates:
        yield Unit(path_of(debate, 1), _unanswered, (debate,))


def _unanswered(site: Site, question: str) -> Iterator[Page]:
    found = unanswered(site, question)
    if len(found) > MOST:
        yield from _lists(site, question, found)


@formal
def unanswered(site: Site, question: str) -> tuple[str, ...]:
    """Give the arguments of a debate that hold only because nobody has answered, as published."""
    return tuple(ref for ref in site.debates[question].arguments if _is_unanswered(site, ref))


@by_node
def _is_unanswered(site: Site, ref: str) -> bool:
    known = site.verdict(ref)
    if known is None or known.answer != "stands":
        return False
    return not known.counted and not known.replies


def path_of(question: str, number: int) -> str:
    """Give the path of a page of the list, counted from 1."""
    return f"{DEBATES}{question}/unanswered/" + (f"{number}/" if number > 1 else "")


def _lists(site: Site, question: str, found: tuple[str, ...]) -> Iterator[Page]:
    pieces = cut(found, MOST)
    title = MATRIX["unanswered-title"].format(title=site.heading(question))
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of(question, number))
        to_turn = turn(writer, lambda one: path_of(question, one), len(pieces), number)
        body = join(
            el("h1", text(title)),
            el("p", writer.fill(MATRIX["unanswered-back"], to=writer.link(question))),
            to_turn,
            writer.rows(piece),
            to_turn,
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, title, body, search=False, listed=False)
