"""The query languages of a kb: words, SPARQL and SQL."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from robustmap.explain.shown import Shown
from robustmap.model.map import Map
from robustmap.query.answers import Table
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from rdflib import Graph

    from robustmap.query.engines import Engine
    from robustmap.query.language import Answer
    from robustmap.query.server import Server
    from robustmap.query.sql import Database


class Asking(Shown, ABC):
    """The part of a kb that answers queries; `robustmap.kb.KB` is made of it."""

    map: Map

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @abstractmethod
    def verdict(self, ref: str) -> Any:
        """Give the verdict on something, or None where it has none."""

    @abstractmethod
    def to_rdf(self) -> "Graph":
        """Give the kb as an rdflib graph."""

    @abstractmethod
    def to_turtle(self) -> str:
        """Give the kb as Turtle."""

    @property
    @abstractmethod
    def _prefixes(self) -> Mapping[str, str]:
        """The prefixes that a SPARQL query may use without declaring them."""

    @abstractmethod
    def _id_of(self, iri: str) -> str:
        """Give the id that an IRI of this map names, "" where it names none."""

    def query(self, text: str) -> "Answer":
        """Answer a query in words, as `arguments where undercut by standing`.

        Rows come by id, each with its `item` and its `why`; `.to_pandas()` makes a data frame.
        `robustmap query --words` lists the words, `robustmap.query.language` has the grammar.

        Raises:
            QueryError: it cannot be read, or names what does not exist; the message shows
                the place and names the nearest.
        """
        from robustmap.query.language import ask

        return ask(self, text)  # type: ignore[arg-type] # a kb is all that an asker is

    def sparql(
        self, query: str, *, engine: str = "auto", endpoint: str | None = None
    ) -> list[dict[str, Any]]:
        """Run a SPARQL query, or a shipped one by name, and give the rows: column -> value.

        `engine` is `pyoxigraph`, `rdflib`, or `auto`: the first that is installed. The answer
        is the same; pyoxigraph is 10 to 1000 times faster. Nothing reaches the network, unless
        an `endpoint` is asked for: then that address answers, from what has been loaded there.

        Raises:
            QueryError: the query cannot be read or answered, or wants to change something.
            EndpointError: the endpoint cannot be reached, refuses, or gives no answer.
            UnknownNameError: there is no such engine.
            ToolError: the engine is not installed.
        """
        return self.sparql_table(query, engine=engine, endpoint=endpoint).rows

    def sparql_table(
        self, query: str, *, engine: str = "auto", endpoint: str | None = None
    ) -> Table:
        """Give the same with the names of the columns, even where there is no row."""
        if endpoint is not None:
            from robustmap.query.endpoint import ask

            return ask(endpoint, query, self._prefixes, self._id_of)
        return self._engine(engine).table(query)

    def _engine(self, name: str) -> "Engine":
        from robustmap.query.engines import chosen

        found = chosen(name)
        if found.name not in self._engines:
            self._engines[found.name] = found.make(self._source)
        return self._engines[found.name]

    @cached_property
    def _engines(self) -> "dict[str, Engine]":
        # Filling one costs more than most queries; `to_rdf` gives a fresh graph to keep.
        return {}

    def _source(self) -> "tuple[Callable[[], Graph], Callable[[], str], Mapping[str, str]]":
        return self.to_rdf, self.to_turtle, self._prefixes

    def sparql_server(self, port: int = 0) -> "Server":
        """Give an Oxigraph server on this machine that holds the kb: `with ... as url`.

        It answers SPARQL 1.1 at `url`, to this machine alone, read only, until the block
        ends; port 0 takes any that is free. Starting takes about a second.

        Raises:
            ToolError: Oxigraph is not installed (`pip install 'robustmap[oxigraph]'`), or it
                does not start.
        """
        from robustmap.query.server import Server

        return Server(self.to_turtle, port)

    def sql(self, text: str) -> list[dict[str, Any]]:
        """Answer one SELECT over the tables of `to_sqlite`, read only: column -> value.

        `robustmap.query.sql.TABLES` says what each table holds.

        Raises:
            QueryError: it cannot be read, does more than read, takes longer than 20 seconds,
                or gives more than a million rows.
        """
        return self.sql_table(text).rows

    def sql_table(self, text: str) -> Table:
        """Give the same with the names of the columns, even where there is no row."""
        return self._database.ask(text)

    @cached_property
    def _database(self) -> "Database":
        from robustmap.query.sql import Database

        return Database(self.solution)

    def to_sqlite(self, path: str | Path) -> Path:
        """Write the kb with its verdicts as an SQLite file, whole or not at all.

        The same kb gives the same bytes. An earlier file of ours is replaced, no other.

        Raises:
            WriteError: something else lies there, or it cannot be written.
        """
        from robustmap.query.sql import save

        return save(self.solution, Path(path))
