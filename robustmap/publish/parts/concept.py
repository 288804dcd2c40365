"""What a term's page tells: its definitions, the cases that tell them apart, who means which."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from robustmap.explain.concepts import Matrix, Row
from robustmap.explain.terms import FITS, TERMS
from robustmap.model import ids
from robustmap.model.nodes import Concept
from robustmap.model.parts import Definition
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import Mark
from robustmap.publish.naming import anchor
from robustmap.publish.parts.head.sources import definer, place
from robustmap.publish.parts.longer import EACH, Long, beginning
from robustmap.publish.parts.plans.story import stories_of_class
from robustmap.publish.parts.points.argument import replies, statement_replies
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, items, lead, pill, section, small
from robustmap.publish.site import Site

FIT_MARKS = {
    "yes": Mark("✓", "holds"),
    "no": Mark("✕", "fallen"),
    "unclear": Mark("?", "disputed"),
}
"""The mark of a test case under a definition."""

MOST_PAIRS = 40
"""How many pairs of definitions a page compares in words."""


def told(writer: Writer, node: Concept) -> Html:
    """Give the middle of a concept's page."""
    matrix = Matrix(node)
    coined = text(TERMS["coined"].format(who=node.coined_by)) if node.coined_by else NOTHING
    return join(
        el("p", coined, cls="hint") if coined else NOTHING,
        definitions(writer, node, matrix),
        cases(matrix),
        beginning(writer, node, SENSES),
        stories_of_class(writer, node) if node.sort == "failure-class" else NOTHING,
        replies(writer, node),
    )


def definitions(writer: Writer, node: Concept, matrix: Matrix) -> Html:
    """Give the definitions, each at an anchor of its own, with author and granted flaws."""
    rows = [_definition(writer, node, one) for one in matrix.definitions]
    return section(TERMS["definitions"], items(rows, cls="rows premises"))


def _definition(writer: Writer, node: Concept, one: Definition) -> Html:
    remarks = join(
        NOTHING if any(one.by == source.by for source in one.sources) else definer(writer, one),
        text(TERMS["best"]) if one.best else NOTHING,
        join(*(place(writer, source) for source in one.sources), by="; "),
        by=" · ",
    )
    return join(
        el("b", text(named(one.id)), cls="num"),
        el("span", text(one.text), id=anchor(one.id)),
        small(remarks),
        flaws(one),
        statement_replies(writer, ids.join(node.id, one.id)),
        by=" ",
    )


def flaws(one: Definition) -> Html:
    """List the flaws of a definition that its author grants."""
    return items(join(lead(TERMS["flaw"]), text(flaw), by=" ") for flaw in one.flaws)


def named(definition: str) -> str:
    """Give the name of a definition as words.

    >>> named("looked-at")
    'looked at'
    """
    return definition.replace("-", " ")


def cases(matrix: Matrix) -> Html:
    """Give the test cases by definition, and which of them tell definitions apart."""
    made = grid(matrix)
    return section(TERMS["cases"], made, items(_pairs(matrix))) if made else NOTHING


def grid(matrix: Matrix) -> Html:
    """Give the test cases by definition as a table, or nothing where there are none."""
    if not matrix.definitions or not matrix.rows:
        return NOTHING
    heads = [TERMS["case"], *(named(one.id) for one in matrix.definitions)]
    made = table(heads, map(_row, matrix.rows), cls="ranges", label=TERMS["cases-label"])
    return el("div", made, cls="wide")


def _row(row: Row) -> list[Html]:
    return [text(row.case.text), *(_fit(fit) for fit in row.fits)]


def _fit(fit: str) -> Html:
    return pill(FIT_MARKS[fit], FITS[fit]) if fit else NOTHING


def _pairs(matrix: Matrix) -> Iterator[Html]:
    known = [one.id for one in matrix.definitions]
    alike = frozenset(matrix.agreeing)
    for one, other in list(combinations(known, 2))[:MOST_PAIRS]:
        number = len(matrix.apart(one, other))
        how = "apart" if number else "alike" if (one, other) in alike else "open"
        quoted = {"one": f"“{named(one)}”", "other": f"“{named(other)}”"}
        yield text(TERMS[how].format(number=number, **quoted))


class _Use(NamedTuple):
    """A node that uses the word, and in which sense; "" where it does not say."""

    sense: str
    node: str


def _uses(site: Site, node: Concept) -> Sequence[_Use]:
    """Give who uses the word in which sense; first those that say so, by sense."""
    found = {
        _Use(target if target != node.id else "", owner): None
        for field, owner, target in site.incoming.get(node.id, ())
        if field == "uses"
    }
    return sorted(found, key=lambda one: (not one.sense, one.sense))


def _set_uses(writer: Writer, found: Sequence[_Use]) -> Html:
    by_sense = groupby(found, key=lambda one: one.sense)
    rows = [_sense(writer, sense, (one.node for one in uses)) for sense, uses in by_sense]
    return el("dl", *rows) if rows else NOTHING


def _sense(writer: Writer, sense: str, nodes: Iterable[str]) -> Html:
    name = text(TERMS["no-sense"])
    if sense:
        name = join(text(f"“{named(ids.split(sense)[1])}”"), text(TERMS["sense"]), by=" ")
    return join(el("dt", name), el("dd", writer.rows(nodes)))


SENSES = Long("senses", TERMS["senses"], _uses, _set_uses, shown=24, each=EACH)
