"""Reading a SPARQL query before anything answers it: what it says, and whether it may."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.errors import QueryError
from robustmap.model.problem import clip
from robustmap.model.suggest import nearest

if TYPE_CHECKING:
    from pyparsing import ParseException, ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.plugins.sparql.sparql import Query

REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another endpoint",
    "DatasetClause": "FROM loads another graph",
    "GraphGraphPattern": "there are no named graphs for GRAPH",
}
"""Parts of a query that would reach outside the graph, and why each is refused."""

_NAME = re.compile(r"[\w.-]+")
_PREFIX = re.compile(r"Unknown namespace prefix : (.*)")
_AROUND_ORDER = frozenset({"Slice", "Distinct", "Reduced", "Project", "SelectQuery"})


class UpdateError(QueryError):
    """A query wants to change something."""


class Shipped(NamedTuple):
    """A query that comes with the package: its name, what it answers, and its text."""

    name: str
    answers: str
    text: str


@cache
def shipped() -> Mapping[str, Shipped]:
    """Give the shipped queries by name, sorted; the first line of each says what it answers."""
    found = {}
    for file in files("robustmap.query").joinpath("shipped").iterdir():
        if file.name.endswith(".rq"):
            name, text = file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")
            found[name] = Shipped(name, text.partition("\n")[0].removeprefix("# "), text)
    return dict(sorted(found.items()))


class Asked(NamedTuple):
    """A query that has been read and may be asked.

    `star` says that it asks for every column, `grouped` that it groups, `ordered` that it
    orders its rows itself. An endpoint may know more than rdflib: what only rdflib cannot
    read has no `prepared` form.
    """

    text: str
    prepared: "Query | None"
    star: bool = False
    grouped: bool = False
    ordered: bool = True


def read(query: str, prefixes: Mapping[str, Any], *, outside: bool = False) -> Asked:
    """Read a query, or the shipped one of that name, without asking it.

    With `outside` it may reach where it likes, as a query to an endpoint may.

    Raises:
        QueryError: it cannot be read, wants to change something, or reaches outside the map.
    """
    text = _text(query)
    try:
        tree = _parsed(text)
    except UpdateError:
        raise
    except QueryError:
        if not outside or not text.strip():
            raise
        return Asked(text, None)
    if not outside:
        _refuse(tree)
    prepared = _translated(text, tree, prefixes)
    star, grouped = "projection" not in tree[1], "groupby" in tree[1]
    return Asked(text, prepared, star, grouped, _ordered(prepared.algebra))


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
            raise UpdateError(message) from None
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
