"""`cookbook/`: questions, their answers for this map, and how to ask each of them yourself."""

from collections.abc import Iterator
from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING, Any

from robustmap.explain.words import count
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import formal
from robustmap.publish.asked.kept import kept
from robustmap.publish.asked.once import once
from robustmap.publish.html import el, join, link, text
from robustmap.publish.keep.units import Unit, in_units, last_to_need
from robustmap.publish.page import Page
from robustmap.publish.parts.queried import Found, found, queried
from robustmap.publish.parts.writer import Writer, section, small
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

if TYPE_CHECKING:
    from robustmap.query.language._tree import Query

PATH = "cookbook/"
TITLE = "Questions to start from"
ABOUT = (
    "Each is asked in four ways, and all four give the same answer: in words by "
    "`robustmap query`, in Python, in SPARQL and in SQL. Take one and change it."
)
HOW = "How to ask it"
WAYS = {"text": "In words", "python": "Python", "sparql": "SPARQL", "sql": "SQL"}
MOST = 10
"""So many rows of an answer are shown."""


@PAGES.entry("cookbook")
@last_to_need("_index_of_queries")
@in_units
def pages(site: Site) -> Iterator[Unit]:
    """Yield the list of questions, and a page for the answer to each."""
    from robustmap.query.cookbook import cookbook

    del site
    yield Unit(PATH, _list)
    for name in cookbook():
        yield Unit(path_of(name), _answer, (name,))


def path_of(name: str) -> str:
    """Give the path of the page of a question."""
    return f"{PATH}{name}/"


def _list(site: Site) -> Iterator[Page]:
    """Yield the questions with how many answers each has."""
    from robustmap.query.cookbook import cookbook

    writer = Writer(site, PATH)
    rows = []
    for (name, one), shown in zip(cookbook().items(), answered(site), strict=True):
        number = sum((len((answer := Found._make(shown)).rows), answer.hidden, answer.left_out))
        asked = link(writer.to(path_of(name)), text(one.question))
        rows.append(el("li", asked, text(" "), small(text(count(number, "answer"))), id=name))
    listed = el("ul", *rows, cls="rows")
    body = join(el("h1", text(TITLE)), el("p", text(ABOUT.replace("`", ""))), listed)
    # The search finds what is listed by its own page.
    yield Page(PATH, TITLE, body, ABOUT.replace("`", ""), search=False)


def _answer(site: Site, name: str) -> Iterator[Page]:
    """Yield the page of one question: its answer, and how to ask it."""
    from robustmap.query.cookbook import cookbook

    writer = Writer(site, path_of(name))
    recipes = cookbook()
    one, shown = recipes[name], answered(site)[list(recipes).index(name)]
    ways = [
        join(el("h3", text(WAYS[way])), el("pre", el("code", text(getattr(one, way)))))
        for way in WAYS
    ]
    body = join(
        el("nav", link(writer.to(PATH), text(TITLE)), cls="crumbs"),
        el("h1", text(one.question)),
        queried(writer, Found._make(shown)),
        section(HOW, *ways),
    )
    yield Page(writer.path, one.question, body, search=False, listed=False)


@kept
@formal
def answered(site: Site) -> tuple[tuple[Any, ...], ...]:
    """Give the beginning of the answer to each query of the cookbook: none shows any prose.

    Their fields alone, as they are kept: `robustmap.publish.parts.queried.Found` has the names.
    """
    queries = _queries(site)
    rows: list[list[str]] = [[] for _ in queries]
    for node in site.map.live:
        for one in _passing(site, node.id).split():
            number, mark, local = one.partition(_MARK)
            rows[int(number)].append(f"{node.id}{mark}{local}")
    given = zip(queries, rows, strict=True)
    return tuple(_plain(_begun(site, query, some)) for query, some in given)


def _begun(site: Site, query: "Query", rows: list[str]) -> Found:
    """Give the beginning of an answer: of rows that are not shown no cell is worked out."""
    from robustmap.query.language import answer

    most = MOST if query.limit is None else min(MOST, query.limit)
    begun = answer(site.kb, replace(query, limit=most), rows)
    shown, number = found(begun), begun.total
    there = number if query.limit is None else min(number, query.limit)
    return shown._replace(hidden=there - len(shown.rows), left_out=number - there)


_MARK = "#"


@by_node
def _passing(site: Site, ref: str) -> str:
    """Tell which queries a node passes, by number, and which of its parts do: `3 8 8#p1`."""
    from robustmap.query.language import passing

    node, found = site.map.nodes[ref], list[str]()
    for number, query in enumerate(_queries(site)):
        rows = passing(site.kb, query, (node,))
        found += (f"{number}{one.removeprefix(ref)}" for one in rows)
    # Many nodes pass the same: what tells so is held once.
    return intern(" ".join(found))


@once
def _queries(site: Site) -> "tuple[Query, ...]":
    from robustmap.query.cookbook import cookbook
    from robustmap.query.language import parse

    return tuple(parse(one.text, site.map) for one in cookbook().values())


def _plain(value: Any) -> Any:
    """Give a tuple with what is a kind of tuple or of text within it as just that."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, str) else value
