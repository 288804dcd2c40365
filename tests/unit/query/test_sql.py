"""SQL over a solved map: read only, in bounded time, with messages; and the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from robustmap.errors import QueryError, WriteError
from robustmap.graph.edges import edges
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.query.sql import TABLES, VIEWS, Database
from tests.support.nodes import maps
from tests.unit.query.test_language import SMALL


def test_rows_have_columns_and_values() -> None:
    found = SMALL.sql("SELECT id, answer FROM claims ORDER BY id")
    assert found == [{"id": "s", "answer": "unargued"}, {"id": "t", "answer": "contested"}]
    assert SMALL.sql_table("SELECT id FROM claims WHERE 0").columns == ("id",)
    assert SMALL.sql("SELECT x'00ff' AS bytes") == [{"bytes": "00ff"}]


@pytest.mark.parametrize("name", [*TABLES, *VIEWS])
def test_every_table_can_be_read(name: str) -> None:
    SMALL.sql(f"SELECT * FROM {name}")  # noqa: S608


REFUSED = [
    "ATTACH '/etc/passwd' AS x",
    "ATTACH ':memory:' AS x",
    "DETACH main",
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "SELECT * FROM pragma_table_info('nodes')",
    "DELETE FROM nodes",
    "UPDATE nodes SET id = 'x'",
    "INSERT INTO nodes (id) VALUES ('x')",
    "DROP TABLE nodes",
    "CREATE TABLE x (y)",
    "CREATE TEMP TABLE x (y)",
    "CREATE VIRTUAL TABLE x USING fts5(y)",
    "VACUUM INTO 'x.db'",
    "BEGIN",
    "REINDEX",
    "ANALYZE",
    "SELECT load_extension('x')",
    "WITH x AS (SELECT 1) DELETE FROM nodes",
    "EXPLAIN DELETE FROM nodes",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_does_more_than_read_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        SMALL.sql(text)
    assert SMALL.sql("SELECT count(*) AS n FROM nodes") == [{"n": len(SMALL.map.live)}]


def test_files_are_out_of_reach(tmp_path: Path) -> None:
    secret = tmp_path / "secret.db"
    with closing(sqlite3.connect(secret)) as other:
        other.execute("CREATE TABLE t (x)")
    before = secret.read_bytes()
    for text in (f"ATTACH '{secret}' AS o", f"VACUUM INTO '{tmp_path}/new.db'"):
        with pytest.raises(QueryError, match="a query may only read the map: ATTACH"):
            SMALL.sql(text)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.db"]
    assert secret.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * FROM clams", "no such table: clams; did you mean `claims`?"),
        ("SELECT * FROM qqqqq", "there are meta, nodes"),
        ("SELECT answr FROM claims", "no such column: answr; did you mean `answer`?"),
        ("SELECT 1; SELECT 2", "a query is one statement"),
        ("", "the query is empty"),
        ("-- a remark", "the query is empty"),
        ("SELEC 1", "syntax error"),
        ("SELECT a.id, b.id FROM nodes a, nodes b", "two columns are called `id`"),
        ("SELECT zeroblob(900000000)", "too big"),
        ("SELECT '\ud800'", "cannot be read"),
        ("SELECT 1 \0", "cannot be"),
    ],
)
def test_errors_are_messages(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        SMALL.sql(text)
    assert said in str(caught.value)


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"


def test_a_query_that_never_ends_is_stopped() -> None:
    database = Database(SMALL.solution)
    with pytest.raises(QueryError, match=r"took longer than 0\.2 seconds"):
        database.ask(f"{ENDLESS} SELECT max(x) AS m FROM c", seconds=0.2)  # noqa: S608
    with pytest.raises(QueryError, match="more than 1,000,000 rows"):
        database.ask(f"{ENDLESS} SELECT x FROM c LIMIT 1000002", seconds=60)  # noqa: S608
    assert database.ask("SELECT 1 AS one").rows == [{"one": 1}]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_the_tables_say_what_the_map_says(map_: Map) -> None:
    kb = KB(map_)
    assert [tuple(row.values()) for row in kb.sql("SELECT * FROM edges")] == [*edges(map_)]
    assert [row["id"] for row in kb.sql("SELECT id FROM nodes ORDER BY id")] == [
        node.id for node in map_.live
    ]
    for row in kb.sql("SELECT id, answer FROM verdicts"):
        assert row["answer"] == kb[row["id"]].answer, row


def test_the_file_is_the_same_twice_and_can_be_asked(tmp_path: Path) -> None:
    one = SMALL.to_sqlite(tmp_path / "one.db")
    two = KB(SMALL.map).to_sqlite(str(tmp_path / "two.db"))
    assert one.read_bytes() == two.read_bytes()
    with closing(sqlite3.connect(f"file:{one}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM steps").fetchone()[0] > 0
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    SMALL.to_sqlite(one)


@pytest.mark.parametrize("content", [b"precious", b"SQLite format 3\0" + bytes(200)])
def test_no_other_file_is_lost(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    with pytest.raises(WriteError, match="was not made by robustmap"):
        SMALL.to_sqlite(path)
    assert path.read_bytes() == content
    with pytest.raises(WriteError, match="is a directory"):
        SMALL.to_sqlite(tmp_path)
