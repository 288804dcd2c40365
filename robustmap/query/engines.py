"""The SPARQL engines in process: rdflib, which is always there, and pyoxigraph."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple, Protocol

from robustmap.errors import ToolError, UnknownNameError
from robustmap.model.suggest import nearest
from robustmap.query.answers import Table

if TYPE_CHECKING:
    from rdflib import Graph

AUTO = "auto"

Source = Callable[[], "tuple[Callable[[], Graph], Callable[[], str], Mapping[str, str]]"]
"""Gives what an engine may be filled from: a graph, Turtle, and the known prefixes."""


class Engine(Protocol):
    """Answers SPARQL queries over one map."""

    def table(self, query: str) -> Table:
        """Answer a query; raises `QueryError`."""


class Known(NamedTuple):
    """An engine by name: the package that it needs, and how it is filled."""

    name: str
    package: str
    make: Callable[[Source], Engine]


class _Rdflib:
    def __init__(self, source: Source) -> None:
        graph, _, _ = source()
        self.graph = graph()

    def table(self, query: str) -> Table:
        """Answer a query by rdflib."""
        from robustmap.query.sparql import table

        return table(self.graph, query)


def _oxigraph(source: Source) -> Engine:
    from robustmap.query.oxigraph import Store

    _, turtle, prefixes = source()
    return Store(turtle(), prefixes)


ENGINES = {
    one.name: one
    for one in (Known("pyoxigraph", "pyoxigraph", _oxigraph), Known("rdflib", "rdflib", _Rdflib))
}
"""The engines by name, the faster first."""


def chosen(name: str) -> Known:
    """Give an engine by name; `auto` is the first that is installed.

    Raises:
        UnknownNameError: there is no such engine; the message names the nearest.
        ToolError: it is not installed.
    """
    if name == AUTO:
        return next(one for one in ENGINES.values() if find_spec(one.package))
    if name not in ENGINES:
        near = nearest(name, (AUTO, *ENGINES))
        hint = f"did you mean `{near}`?" if near else f"there are {AUTO}, {', '.join(ENGINES)}"
        message = f"no SPARQL engine is called `{name}`; {hint}"
        raise UnknownNameError(message)
    if not find_spec(ENGINES[name].package):
        message = f"{name} is not installed: pip install 'robustmap[oxigraph]'"
        raise ToolError(message)
    return ENGINES[name]
