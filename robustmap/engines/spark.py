"""Spark: DataFrames on any cluster, by rounds, each cut off from the history before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from robustmap.engines import ENGINES
from robustmap.engines._by_rounds import ByRounds
from robustmap.engines._labels import labelled
from robustmap.engines._tables import Columns, Tables
from robustmap.errors import ToolError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_CHUNK = 20_000
"""Numbers that travel as one text: neither side needs pandas, Arrow or Python workers so."""

_MANY = 16
"""Pieces of a table that are put together now and then, so that plans stay short."""

_SENT = "_sent"
"""What the name of a view ends with that is sent whole to every executor."""


@ENGINES.entry("spark")
@dataclass(frozen=True)
class Spark(ByRounds):
    """DataFrames of the session that is given as `spark`; nothing is installed on executors.

    After every round tables are cut off from how they were made: in the executors' memory, which
    does not outlive an executor, or reliably in `checkpoint_dir`, a folder that all of them
    reach. A table with `small` rows or fewer is kept in one piece, which no shuffle takes apart.
    With `hand_over` attacks or links or fewer left the driver finishes, since a round costs
    a second or so whatever its size; `rounds` is the most that it goes by rounds.
    """

    name: ClassVar[str] = "spark"
    words: ClassVar[str] = "DataFrames on a cluster"

    spark: "SparkSession | None" = None
    checkpoint_dir: str | None = None
    rounds: int = 100
    hand_over: int = 500_000
    small: int = 100_000

    def label(self, arguments: "DataFrame", attacks: "DataFrame") -> "DataFrame":
        """Label what no driver holds: gives (id, label), 1 in and 2 out; no row is undecided.

        `arguments` has a column `id`, `attacks` the columns `src` and `dst`, whole numbers.

        Raises:
            TooDeepError: the rounds are over, and more than `hand_over` attacks are left.
        """
        with self._open() as tables:
            for name, frame in (("nodes", arguments), ("attacks", attacks)):
                tables.adopt(name, frame)
            labelled(tables, self._limits)
            return tables.frame("labels")

    @contextmanager
    def _open(self) -> Iterator["_SparkTables"]:
        try:
            from pyspark.errors import PySparkException
        except ImportError as error:
            message = "pyspark is not installed; `pip install 'robustmap[spark]'` adds it"
            raise ToolError(message) from error
        if self.spark is None:
            message = "the engine `spark` needs a session: evaluate(..., spark=session)"
            raise ToolError(message)
        if not hasattr(self.spark, "_jsparkSession"):
            message = "the engine `spark` needs a session of the driver itself, not Spark Connect"
            raise ToolError(message)
        if self.checkpoint_dir is not None:
            self.spark.sparkContext.setCheckpointDir(self.checkpoint_dir)
        reliable = self.checkpoint_dir is not None
        tables = _SparkTables(self.spark, reliable=reliable, small=self.small)
        try:
            yield tables
        except PySparkException as error:
            message = f"Spark cannot go on: {error}"
            raise ToolError(message) from error
        finally:
            tables.drop()


_NUMBER = count()


class _Table(NamedTuple):
    """The pieces of a table, and how many rows they have if that is known."""

    pieces: "list[DataFrame]"
    rows: int | None


class _SparkTables(Tables):
    """Tables as views with names that no other evaluation has.

    A table with `small` rows or fewer is one partition, and is sent whole to what it is joined
    with: only what is large on both sides of a join is shuffled, and a query over small tables
    alone is one task.
    """

    def __init__(self, spark: "SparkSession", *, reliable: bool, small: int) -> None:
        self.spark, self.reliable, self.small = spark, reliable, small
        self.tables: dict[str, _Table] = {}
        self.views: set[str] = set()
        self.prefix = f"robustmap_{next(_NUMBER)}_"

    def load(self, name: str, columns: Columns) -> None:
        kinds = {"f": "double", "i": "bigint"}
        names = list(columns)
        typed = {one: kinds[columns[one].dtype.kind] for one in names}
        length = len(columns[names[0]])
        rows = [
            tuple(" ".join(map(repr, columns[one][at : at + _CHUNK].tolist())) for one in names)
            for at in range(0, length, _CHUNK)
        ]
        fields = ", ".join(f"{one} string" for one in names)
        texts = self.spark.createDataFrame(rows, fields)
        split = ", ".join(f"split({one}, ' ')" for one in names)
        each = texts.selectExpr(f"inline(arrays_zip({split}))")
        casts = [
            f"CAST(`{given}` AS {typed[one]}) AS {one}"
            for given, one in zip(each.columns, names, strict=True)
        ]
        self._put(name, self._cut(each.selectExpr(*casts)))

    def numbers(self, name: str, size: int) -> None:
        self._put(name, _Table([self.spark.range(size)], size))

    def adopt(self, name: str, frame: "DataFrame") -> None:
        """Take a DataFrame as a table, as it is."""
        self._put(name, _Table([frame], None))

    def frame(self, name: str) -> "DataFrame":
        """Give a table as a DataFrame."""
        return reduce(lambda one, other: one.unionByName(other), self.tables[name].pieces)

    def drop(self) -> None:
        """Forget all tables."""
        for name in self.tables:
            for ending in ("", _SENT):
                self.spark.catalog.dropTempView(self.prefix + name + ending)

    def count(self, name: str) -> int:
        rows = self.tables[name].rows
        return self.frame(name).count() if rows is None else rows

    def _make(self, name: str, query: str) -> None:
        self._put(name, self._cut(self._sql(query)))

    def _append(self, name: str, query: str) -> None:
        # What a query only picks from a table is there already.
        picked = _Table([self._sql(query)], None)
        added = self._cut(*picked.pieces) if " JOIN " in query else picked
        pieces = [*self.tables[name].pieces, *added.pieces]
        table = _Table(pieces, None)
        if len(pieces) > _MANY:
            self.tables[name] = table
            width = int(self.spark.conf.get("spark.sql.shuffle.partitions") or 1)
            table = self._cut(self.frame(name).coalesce(width))
        self._put(name, table)

    def columns(self, query: str) -> Columns:
        import numpy as np

        frame = self._sql(query)
        text = ", ' ', ".join(f"CAST({one} AS STRING)" for one in frame.columns)
        # One text for each partition, or the driver would unpack every number by itself.
        texts = frame.selectExpr("spark_partition_id() AS part", f"concat({text}) AS one")
        joined = texts.groupBy("part").agg({"one": "collect_list"}).toDF("part", "all")
        rows = joined.selectExpr("concat_ws(' ', all) AS text").collect()
        words = np.array([word for row in rows for word in row["text"].split(" ")])
        kinds = [np.float64 if kind == "double" else np.int64 for _, kind in frame.dtypes]
        width = len(frame.columns)
        return {one: words[at::width].astype(kinds[at]) for at, one in enumerate(frame.columns)}

    def one(self, query: str) -> tuple[Any, ...]:
        return tuple(self._sql(query).collect()[0])

    def _sql(self, query: str) -> "DataFrame":
        """Put views in the place of tables: small ones are sent whole to where others are."""
        import re

        text, at = [], 0
        for one in re.finditer(rf"\b(?:FROM|JOIN) ({'|'.join(self.tables)})\b", query):
            # What comes first stands on the left of joins that keep all of it: it is not sent.
            text += [query[at : one.start(1)], self._view(one[1], sent=at > 0)]
            at = one.end(1)
        return self.spark.sql("".join([*text, query[at:]]))

    def _view(self, name: str, *, sent: bool) -> str:
        """Give the name of a view of a table, which is made when it is first asked for."""
        rows = self.tables[name].rows
        small = rows is not None and rows <= self.small
        view = name + _SENT if sent and small else name
        if view not in self.views:
            frame = self.frame(name).coalesce(1) if small else self.frame(name)
            hinted = frame.hint("broadcast") if sent and small else frame
            hinted.createOrReplaceTempView(self.prefix + view)
            self.views.add(view)
        return self.prefix + view

    def _put(self, name: str, table: _Table) -> None:
        self.tables[name] = table
        self.views -= {name, name + _SENT}

    def _cut(self, frame: "DataFrame") -> _Table:
        """Work a DataFrame out and forget how: else every round would plan all before it.

        A checkpoint still recalls how large it was guessed to be. That of a join is the product
        of its sides, so after some rounds these numbers would have millions of digits; rows that
        come from an RDD have no guess. Counting them is what works a local checkpoint out.
        """
        from pyspark.sql.classic.dataframe import DataFrame as Classic

        made: Any = frame.checkpoint() if self.reliable else frame.localCheckpoint(eager=False)
        session: Any = self.spark
        rows, schema = made._jdf.queryExecution().toRdd(), made._jdf.schema()  # noqa: SLF001
        bare = session._jsparkSession.internalCreateDataFrame(rows, schema, False)  # noqa: SLF001, FBT003
        return _Table([Classic(bare, self.spark)], int(rows.count()))
