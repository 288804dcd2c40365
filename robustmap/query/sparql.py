"""SPARQL over the RDF of a map, by rdflib: nothing outside the graph is ever reached."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.errors import QueryError
from robustmap.model.problem import clip
from robustmap.model.suggest import nearest

if TYPE_CHECKING:
    from pyparsing import ParseException, ParseResults
    from rdflib import Graph
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result

REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another endpoint",
    "DatasetClause": "FROM loads another graph",
    "GraphGraphPattern": "there are no named graphs for GRAPH",
}
"""Parts of a query that would reach outside the graph, and why each is refused."""

_NAME = re.compile(r"[\w.-]+")
_PREFIX = re.compile(r"Unknown namespace prefix : (.*)")
_AROUND_ORDER = frozenset({"Slice", "Distinct", "Reduced", "Project", "SelectQuery"})


class Shipped(NamedTuple):
    """A query that comes with the package: its name, what it answers, and its text."""

    name: str
    answers: str
    text: str


class Table(NamedTuple):
    """The answer to a query: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


@cache
def shipped() -> Mapping[str, Shipped]:
    """Give the shipped queries by name, sorted; the first line of each says what it answers."""
    found = {}
    for file in files("robustmap.query").joinpath("shipped").iterdir():
        if file.name.endswith(".rq"):
            name, text = file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")
            found[name] = Shipped(name, text.partition("\n")[0].removeprefix("# "), text)
    return dict(sorted(found.items()))


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
    text = _text(query)
    tree = _parsed(text)
    _refuse(tree)
    star, grouped = "projection" not in tree[1], "groupby" in tree[1]
    prepared = _translated(text, tree, dict(graph.namespaces()))
    try:
        found = _rows(graph, graph.query(prepared), star=star)
    except RecursionError:
        message = "the query follows a path that is too long; ask for its steps one by one"
        raise QueryError(message) from None
    except Exception as error:
        message = f"the query cannot be answered: {error}"
        raise QueryError(message) from error
    if grouped:
        # Where nothing matches there are no groups; rdflib gives one of nothing.
        found.rows[:] = [row for row in found.rows if any(v is not None for v in row.values())]
    if not _ordered(prepared.algebra):
        found.rows.sort(key=lambda row: [_rank(value) for value in row.values()])
    return found


def _text(query: str) -> str:
    name = query.strip()
    if not _NAME.fullmatch(name):
        return query
    known = shipped()
    if name in known:
        return known[name].text
    hint = nearest(name, known)
    asked = f"did you mean `{hint}`?" if hint else f"there are {', '.join(known)}"
    message = f"no shipped query is called `{name}`; {asked}"
    raise QueryError(message)


def _parsed(text: str) -> "ParseResults":
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except ParseException as error:
        if not text.strip():
            message = "the query is empty"
        elif _is_update(text):
            message = "a query may only ask: updates (INSERT, DELETE, LOAD, ...) are refused"
        else:
            message = _unreadable(text, error)
    except RecursionError:
        message = "the query is nested too deeply"
    except ValueError as error:  # a \u escape of no character
        message = f"the query cannot be read: {error}"
    raise QueryError(message)


def _is_update(text: str) -> bool:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return parseUpdate(text).request is not None
    except (ParseException, RecursionError, ValueError):
        return False


def _unreadable(text: str, error: "ParseException") -> str:
    lines = text.splitlines() or [""]
    number = min(error.lineno, len(lines))
    line = lines[number - 1]
    # The parser sees tabs as blanks: count back to the column in the text as written.
    column = next(
        (end for end in range(len(line) + 1) if len(line[:end].expandtabs()) >= error.col - 1),
        len(line),
    )
    rest = line[column:].strip()
    here = f": `{clip(rest)}`" if rest else ", where it ends too early"
    return f"the query cannot be read at line {number}, column {column + 1}{here}"


def _translated(text: str, tree: "ParseResults", prefixes: Mapping[str, Any]) -> "Query":
    from rdflib.plugins.sparql.algebra import translateQuery

    try:
        return translateQuery(tree, initNs=prefixes)
    except RecursionError:
        message = "the query is nested too deeply"
    except Exception as error:  # noqa: BLE001 - rdflib raises bare exceptions
        unknown = _PREFIX.match(str(error))
        message = f"the query cannot be read: {error}"
        if unknown:
            message = _unknown_prefix(text, unknown[1], prefixes)
    raise QueryError(message)


def _unknown_prefix(text: str, prefix: str, known: Mapping[str, Any]) -> str:
    at = re.search(rf"(?<![\w-]){re.escape(prefix)}:", text)
    before = text[: at.start()] if at else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    hint = nearest(prefix, known)
    asked = f"; did you mean `{hint}:`?" if hint else f"; known are {', '.join(sorted(known))}"
    return f"the query uses the unknown prefix `{prefix}:` at line {line}, column {column}{asked}"


def _refuse(tree: "ParseResults") -> None:
    """Refuse what would reach outside, wherever in the query it stands.

    The parsed query is looked at: in the translated one, what EXISTS holds stays hidden.
    """
    for name in _names(tree):
        if name in REFUSED:
            message = f"a query may not reach outside the map: {REFUSED[name]}"
            raise QueryError(message)


def _names(part: Any) -> Iterator[str]:
    """Yield the name of every piece of a parsed query."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    pending = [part]
    while pending:
        one = pending.pop()
        if isinstance(one, CompValue):
            yield one.name
            pending.extend(dict.values(one))
        elif isinstance(one, dict):
            pending.extend(one.values())
        elif isinstance(one, (list, tuple, set, ParseResults)):
            pending.extend(one)


def _ordered(algebra: "CompValue") -> bool:
    while algebra.name in _AROUND_ORDER:
        algebra = algebra.p
    return bool(algebra.name == "OrderBy")


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
    columns = ("subject", "predicate", "object")
    triples = answer.graph or ()
    found = [dict(zip(columns, map(value.of, triple), strict=True)) for triple in triples]
    return Table(columns, found)


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


def _rank(value: Any) -> tuple[int, Any]:
    """Give by what values of any sort are sorted: nothing, truth values, numbers, text."""
    if value is None:
        return 0, 0
    if isinstance(value, bool):
        return 1, value
    return (2, value) if isinstance(value, (int, float)) else (3, value)
