"""Spark: DataFrames on any cluster, by rounds, each cut off from the history before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar

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


@ENGINES.entry("spark")
@dataclass(frozen=True)
class Spark(ByRounds):
    """DataFrames of the session that is given as `spark`; nothing is installed on executors.

    After every round tables are cut off from how they were made: in the executors' memory, which
    does not outlive an executor, or reliably in `checkpoint_dir`, a folder that all of them
    reach. With `hand_over` attacks or links or fewer left the driver finishes, since a round
    costs seconds whatever its size; `rounds` is the most that it goes by rounds.
    """

    name: ClassVar[str] = "spark"
    words: ClassVar[str] = "DataFrames on a cluster"

    spark: "SparkSession | None" = None
    checkpoint_dir: str | None = None
    rounds: int = 100
    hand_over: int = 500_000

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
        tables = _SparkTables(self.spark, reliable=self.checkpoint_dir is not None)
        try:
            yield tables
        except PySparkException as error:
            message = f"Spark cannot go on: {error}"
            raise ToolError(message) from error
        finally:
            tables.drop()


_NUMBER = count()


class _SparkTables(Tables):
    """Tables as views with names that no other evaluation has."""

    def __init__(self, spark: "SparkSession", *, reliable: bool) -> None:
        self.spark = spark
        self.reliable = reliable
        self.pieces: dict[str, list[DataFrame]] = {}
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
        self._keep(name, each.selectExpr(*casts))

    def numbers(self, name: str, size: int) -> None:
        self._keep(name, self.spark.range(size))

    def adopt(self, name: str, frame: "DataFrame") -> None:
        """Take a DataFrame as a table, as it is."""
        self._put(name, [frame])

    def frame(self, name: str) -> "DataFrame":
        """Give a table as a DataFrame."""
        return reduce(lambda one, other: one.unionByName(other), self.pieces[name])

    def drop(self) -> None:
        """Forget all tables."""
        for name in self.pieces:
            self.spark.catalog.dropTempView(self.prefix + name)

    def _make(self, name: str, query: str) -> None:
        self._keep(name, self._sql(query))

    def _append(self, name: str, query: str) -> None:
        pieces = [*self.pieces[name], self._cut(self._sql(query))]
        if len(pieces) > _MANY:
            self.pieces[name] = pieces
            width = int(self.spark.conf.get("spark.sql.shuffle.partitions") or 1)
            pieces = [self._cut(self.frame(name).coalesce(width))]
        self._put(name, pieces)

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
        import re

        names = "|".join(self.pieces)
        put = re.sub(rf"\b(FROM|JOIN) ({names})\b", rf"\1 {self.prefix}\2", query)
        return self.spark.sql(put)

    def _keep(self, name: str, frame: "DataFrame") -> None:
        self._put(name, [self._cut(frame)])

    def _put(self, name: str, pieces: "list[DataFrame]") -> None:
        self.pieces[name] = pieces
        self.frame(name).createOrReplaceTempView(self.prefix + name)

    def _cut(self, frame: "DataFrame") -> "DataFrame":
        """Work a DataFrame out and forget how: else every round would plan all before it.

        A checkpoint still recalls how large it was guessed to be. That of a join is the product
        of its sides, so after some rounds these numbers would have millions of digits; rows that
        come from an RDD have no guess.
        """
        from pyspark.sql.classic.dataframe import DataFrame as Classic

        made: Any = frame.checkpoint() if self.reliable else frame.localCheckpoint()
        session: Any = self.spark
        rows, schema = made._jdf.queryExecution().toRdd(), made._jdf.schema()  # noqa: SLF001
        bare = session._jsparkSession.internalCreateDataFrame(rows, schema, False)  # noqa: SLF001, FBT003
        return Classic(bare, self.spark)
