"""DuckDB: out of core, in a database file that is deleted afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from robustmap.engines import ENGINES
from robustmap.engines._by_rounds import ByRounds
from robustmap.engines._tables import Columns, Tables
from robustmap.errors import ToolError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@ENGINES.entry("duckdb")
@dataclass(frozen=True)
class DuckDB(ByRounds):
    """SQL in a file of its own below `folder` (else where temporary files go).

    `memory_limit` is what DuckDB may take, such as "1GB"; beyond it spills to disk. `threads`
    is how many it uses, all by default. With `hand_over` attacks or links or fewer left, memory
    finishes; `rounds` is the most that it goes by rounds.
    """

    name: ClassVar[str] = "duckdb"
    words: ClassVar[str] = "SQL over a file on disk, with a limit in memory"

    memory_limit: str | None = None
    threads: int | None = None
    folder: str | Path | None = None
    rounds: int = 300
    hand_over: int = 100_000

    @contextmanager
    def _open(self) -> Iterator["_DuckTables"]:
        try:
            import duckdb
        except ImportError as error:
            message = "duckdb is not installed; `pip install 'robustmap[duckdb]'` adds it"
            raise ToolError(message) from error
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(
                    TemporaryDirectory(prefix="robustmap-", dir=self.folder)
                )
            except OSError as error:
                message = f"no database can be made in {self.folder}: {error.strerror or error}"
                raise ToolError(message) from error
            config: dict[str, Any] = {
                "temp_directory": str(Path(folder) / "spilled"),
                "preserve_insertion_order": "false",
            }
            if self.memory_limit is not None:
                config["memory_limit"] = self.memory_limit
            if self.threads is not None:
                config["threads"] = self.threads
            try:
                with duckdb.connect(str(Path(folder) / "tables.duckdb"), config=config) as opened:
                    yield _DuckTables(opened)
            except duckdb.Error as error:
                message = f"DuckDB cannot go on: {error}"
                raise ToolError(message) from error


class _DuckTables(Tables):
    """Tables of a database."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._run = connection.execute
        self._register, self._unregister = connection.register, connection.unregister

    def load(self, name: str, columns: Columns) -> None:
        self._register("given", columns)
        self._make(name, "SELECT * FROM given")
        self._unregister("given")

    def numbers(self, name: str, size: int) -> None:
        self._make(name, f"SELECT CAST(range AS INTEGER) AS id FROM range({size})")  # noqa: S608

    def _make(self, name: str, query: str) -> None:
        self._run(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def _append(self, name: str, query: str) -> None:
        self._run(f"INSERT INTO {name} {query}")

    def columns(self, query: str) -> Columns:
        import numpy as np

        # What is no number goes in as missing, and comes out masked.
        found = self._run(query).fetchnumpy().items()
        return {
            one: np.ma.filled(array, np.nan) if np.ma.isMA(array) else array for one, array in found
        }

    def one(self, query: str) -> tuple[Any, ...]:
        row = self._run(query).fetchone()
        assert row is not None
        return tuple(row)
