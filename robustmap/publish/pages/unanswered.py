"""`d/<id>/unanswered/`: what nobody has answered in a debate, where it is too much for its page."""

from collections.abc import Iterator

from robustmap.explain.maps import MATRIX
from robustmap.graph.debate import Debate
from robustmap.publish.asked.seen import asked
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
    debate = site.debates[question]
    found = unanswered(site, debate)
    if len(found) > MOST:
        yield from _lists(site, debate, found)


def unanswered(site: Site, debate: Debate) -> list[str]:
    """Give the arguments that hold only because nobody has answered, as published."""
    return [ref for ref in debate.arguments if is_unanswered(site, ref)]


@asked
def is_unanswered(site: Site, ref: str) -> bool:
    """Tell whether an argument holds only because nobody has answered."""
    known = site.verdict(ref)
    if known is None or known.answer != "stands":
        return False
    return not known.counted and not known.replies


def path_of(question: str, number: int) -> str:
    """Give the path of a page of the list, counted from 1."""
    return f"{DEBATES}{question}/unanswered/" + (f"{number}/" if number > 1 else "")


def _lists(site: Site, debate: Debate, found: list[str]) -> Iterator[Page]:
    pieces = cut(found, MOST)
    title = MATRIX["unanswered-title"].format(title=site.heading(debate.question))
    for number, piece in enumerate(pieces, 1):
        writer = Writer(site, path_of(debate.question, number))
        to_turn = turn(writer, lambda one: path_of(debate.question, one), len(pieces), number)
        body = join(
            el("h1", text(title)),
            el("p", writer.fill(MATRIX["unanswered-back"], to=writer.link(debate.question))),
            to_turn,
            writer.rows(piece),
            to_turn,
        )
        # What is listed has pages of its own, which the search finds.
        yield Page(writer.path, title, body, search=False, listed=False)
