"""`cookbook/`: questions, their answers for this map, and how to ask each of them yourself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from robustmap.publish.asked.formal import formal
from robustmap.publish.asked.kept import kept
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.keep.units import Unit, in_units, last_to_need
from robustmap.publish.page import Page
from robustmap.publish.parts.queried import Found, found, queried
from robustmap.publish.parts.writer import Writer, details
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

if TYPE_CHECKING:
    from robustmap.query.cookbook import Recipe

TITLE = "Questions to start from"
ABOUT = (
    "Each is asked in four ways, and all four give the same answer: in words by "
    "`robustmap query`, in Python, in SPARQL and in SQL. Take one and change it."
)
HOW = "How to ask it"
WAYS = {"text": "In words", "python": "Python", "sparql": "SPARQL", "sql": "SQL"}
MOST = 5
"""So many rows of an answer are shown."""


@PAGES.entry("cookbook")
@last_to_need("_index_of_queries")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the page of the cookbook."""
    del site
    yield Unit("cookbook/", _pages)


def _pages(site: Site) -> Iterator[Page]:
    from robustmap.query.cookbook import cookbook

    writer = Writer(site, "cookbook/")
    parts = [_recipe(writer, one) for one in cookbook().values()]
    body = join(el("h1", text(TITLE)), el("p", text(ABOUT.replace("`", ""))), *parts)
    # The search finds what is listed by its own page.
    yield Page(writer.path, TITLE, body, ABOUT.replace("`", ""), search=False)


def _recipe(writer: Writer, one: "Recipe") -> Html:
    shown = [
        join(el("p", text(WAYS[way])), el("pre", el("code", text(getattr(one, way)))))
        for way in WAYS
    ]
    return el(
        "section",
        el("h2", text(one.question), id=one.name),
        queried(writer, Found._make(answered(writer.site, one.text))),
        details(text(HOW), *shown),
    )


@kept
@formal
def answered(site: Site, query: str) -> tuple[Any, ...]:
    """Give the beginning of the answer to a query of the cookbook: none of them shows any prose.

    Its fields alone, as it is kept: `robustmap.publish.parts.queried.Found` has their names.
    """
    return tuple(map(_plain, found(site.kb.query(query), MOST)))


def _plain(value: Any) -> Any:
    """Give a tuple with what is a kind of tuple or of text within it as just that."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, str) else value
