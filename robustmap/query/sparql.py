"""SPARQL over the RDF of a map, by rdflib: nothing outside the graph is ever reached."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from robustmap.errors import QueryError
from robustmap.query._minus import quick_minus
from robustmap.query.answers import Table
from robustmap.query.reading import Asked, read, shipped

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.query import Result

FORMS = ("subject", "predicate", "object")
"""The columns of the answer to CONSTRUCT and DESCRIBE."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


def run(graph: "Graph", query: str) -> list[dict[str, Any]]:
    """Ask a query, or the shipped one of that name, and give the rows: column -> value.

    Values are plain text, numbers and truth values; the IRI of something in the map
    becomes its id, a column that is empty in a row is None. Rows are sorted, unless the
    query orders them itself. ASK gives one row with the column `answer`, CONSTRUCT and
    DESCRIBE rows with `subject`, `predicate` and `object`.

    Raises:
        QueryError: the query cannot be read (the message names line and column), or it
            wants to change the graph or to reach outside it. Nothing has been run then.
    """
    return table(graph, query).rows


def table(graph: "Graph", query: str) -> Table:
    """Give the answer to a query as `run` does, with its columns even where no row is.

    Raises:
        QueryError: as for `run`.
    """
    asked = read(query, dict(graph.namespaces()))
    assert asked.prepared is not None
    try:
        with quick_minus():
            found = _rows(graph, graph.query(asked.prepared), star=asked.star)
    except RecursionError:
        message = "the query follows a path that is too long; ask for its steps one by one"
        raise QueryError(message) from None
    except Exception as error:
        message = f"the query cannot be answered: {error}"
        raise QueryError(message) from error
    if asked.grouped:
        # Where nothing matches there are no groups; rdflib gives one of nothing.
        found.rows[:] = [row for row in found.rows if any(v is not None for v in row.values())]
    return arranged(asked, found)


def arranged(asked: Asked, found: Table) -> Table:
    """Give an answer in the order that a query asks for, else sorted by its columns."""
    if not asked.ordered:
        found.rows.sort(key=lambda row: [_rank(value) for value in row.values()])
    return found


def _rows(graph: "Graph", answer: "Result", *, star: bool) -> Table:
    value = _Values(graph)
    if answer.type == "ASK":
        return Table(("answer",), [{"answer": bool(answer.askAnswer)}])
    if answer.type == "SELECT":
        variables = sorted(answer.vars or []) if star else list(answer.vars or [])
        found = [
            {str(name): value.of(binding.get(name)) for name in variables}
            for binding in answer.bindings
        ]
        return Table(tuple(map(str, variables)), found)
    triples = answer.graph or ()
    found = [dict(zip(FORMS, map(value.of, triple), strict=True)) for triple in triples]
    return Table(FORMS, found)


class _Values:
    """Turns the terms of RDF into plain values; knows which IRI is whose."""

    def __init__(self, graph: "Graph") -> None:
        from rdflib import DCTERMS

        self._graph = graph
        self._identifier = DCTERMS.identifier
        self._known: dict[Any, Any] = {None: None}

    def of(self, term: Any) -> Any:
        if term not in self._known:
            self._known[term] = self._plain(term)
        return self._known[term]

    def _plain(self, term: Any) -> Any:
        from rdflib import Literal, URIRef

        if isinstance(term, Literal):
            value = term.toPython()
            if isinstance(value, Decimal):
                return float(value)
            return value if isinstance(value, (bool, int, float)) else str(term)
        own = self._graph.value(term, self._identifier) if isinstance(term, URIRef) else None
        return str(term if own is None else own)


def number_of(text: str, datatype: str) -> Any:
    """Give a literal as a plain value: a number or truth value where its type says so, else text.

    >>> number_of("3", "http://www.w3.org/2001/XMLSchema#integer"), number_of("3", "")
    (3, '3')
    """
    name = datatype.removeprefix(_XSD) if datatype.startswith(_XSD) else ""
    try:
        if name in _INTEGERS:
            return int(text)
        if name in ("decimal", "double", "float"):
            return float(text)
    except ValueError:
        return text
    if name == "boolean" and text in ("true", "false", "1", "0"):
        return text in ("true", "1")
    return text


def _rank(value: Any) -> tuple[int, Any]:
    """Give by what values of any sort are sorted: nothing, truth values, numbers, text."""
    if value is None:
        return 0, 0
    if isinstance(value, bool):
        return 1, value
    return (2, value) if isinstance(value, (int, float)) else (3, value)


__all__ = ["FORMS", "arranged", "number_of", "run", "shipped", "table"]
