"""Asking in SQL: one statement that reads, in bounded time, from a database in memory."""

import re
import sqlite3
from collections.abc import Iterable
from threading import Lock
from time import monotonic
from typing import Any

from robustmap.errors import QueryError
from robustmap.model.suggest import nearest
from robustmap.query.answers import Table
from robustmap.query.sql._fill import fill
from robustmap.query.sql._schema import TABLES, VIEWS
from robustmap.reason.solution import Solution

SECONDS = 20.0
"""So long a query may take, by the clock."""

MOST_ROWS = 1_000_000
_LONGEST = 50_000_000
_STEPS = 10_000
"""After so many steps of its machine SQLite asks whether to go on."""

_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_REFUSED = {
    sqlite3.SQLITE_ATTACH: "ATTACH opens another file",
    sqlite3.SQLITE_DETACH: "DETACH",
    sqlite3.SQLITE_PRAGMA: "PRAGMA",
    sqlite3.SQLITE_INSERT: "INSERT",
    sqlite3.SQLITE_UPDATE: "UPDATE",
    sqlite3.SQLITE_DELETE: "DELETE",
    sqlite3.SQLITE_TRANSACTION: "a transaction",
}
_OUTSIDE = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
"""Functions that reach outside the database, where SQLite was built with them."""

_UNKNOWN = re.compile(r"no such (table|column|function): (?:main\.)?(\S+)")


class Database:
    """A solved map as tables in memory, to be read alone. Made once: linear in the map."""

    def __init__(self, solution: Solution) -> None:
        """Fill the tables."""
        self._lock = Lock()
        self._refused = ""
        self._end = 0.0
        # Threads may share it: every question takes the lock.
        self._connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        fill(self._connection, solution)
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("PRAGMA trusted_schema = OFF")
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self._connection.set_progress_handler(lambda: monotonic() > self._end, _STEPS)
        self._connection.set_authorizer(self._authorize)

    def ask(self, text: str, seconds: float = SECONDS) -> Table:
        """Answer one SELECT.

        Raises:
            QueryError: it cannot be read, does more than read, takes longer than `seconds`,
                or gives more than a million rows.
        """
        with self._lock:
            self._refused = ""
            self._end = monotonic() + seconds
            try:
                return self._answer(text)
            except sqlite3.Error as error:
                raise QueryError(self._told(error, seconds)) from error
            except ValueError as error:  # half a character, which no text may hold
                message = f"the query cannot be read: {error}"
                raise QueryError(message) from error

    def _answer(self, text: str) -> Table:
        cursor = self._connection.execute(text)
        if cursor.description is None:
            message = "the query is empty"
            raise QueryError(message)
        columns = tuple(column[0] for column in cursor.description)
        twice = next((one for one in columns if columns.count(one) > 1), "")
        if twice:
            message = f"two columns are called `{twice}`; name them apart with AS"
            raise QueryError(message)
        found = cursor.fetchmany(MOST_ROWS + 1)
        if len(found) > MOST_ROWS:
            message = f"the query gives more than {MOST_ROWS:,} rows; narrow it, or add a LIMIT"
            raise QueryError(message)
        rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in found]
        return Table(columns, rows)

    def _authorize(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        if action in _READS:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            if (second or "").lower() not in _OUTSIDE:
                return sqlite3.SQLITE_OK
            self._refused = f"`{second}` reaches outside the map"
        elif not self._refused:
            self._refused = _REFUSED.get(action, "CREATE, DROP, ALTER and the like") + (
                f" ({first})" if action == sqlite3.SQLITE_PRAGMA else ""
            )
        return sqlite3.SQLITE_DENY

    def _told(self, error: sqlite3.Error, seconds: float) -> str:
        if self._refused:
            return f"a query may only read the map: {self._refused} is refused"
        if monotonic() > self._end:
            return f"the query took longer than {seconds:g} seconds and was stopped"
        said = str(error)
        if isinstance(error, sqlite3.ProgrammingError) and "one statement" in said:
            return "a query is one statement; ask the next one on its own"
        unknown = _UNKNOWN.match(said)
        hint = self._hint(unknown[1], unknown[2]) if unknown else ""
        return f"the query cannot be answered: {said}{hint}"

    def _hint(self, what: str, name: str) -> str:
        known: Iterable[str]
        if what == "table":
            known = (*TABLES, *VIEWS)
        elif what == "column":
            known = columns_of()
        else:
            return ""
        near = nearest(name.rpartition(".")[2], known)
        if near:
            return f"; did you mean `{near}`?"
        return f"; there are {', '.join(known)}" if what == "table" else ""


def columns_of() -> list[str]:
    """Give the name of every column of every table, each once."""
    every = (column.split()[0] for table in TABLES.values() for column in table.columns)
    return list(dict.fromkeys(every))


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
