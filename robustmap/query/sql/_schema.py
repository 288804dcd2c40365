"""The tables of the database: what each holds, and its columns."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.model.nodes import FOLDERS

APPLICATION = 0x726D6170
"""Marks a file as one of ours ("rmap"), so that no other database is ever replaced."""

FORMAT = 1
"""Rises when a table or column goes or changes its meaning."""

FIELDS = (
    *("sort", "standing", "scheme", "strength", "number", "axis", "level", "unit", "date"),
    *("direction", "ends_in", "modality", "at_limit", "url", "note"),
)
"""The fields of files that are columns of `nodes`, by their own names."""

_NUMBERS = frozenset({"number", "level"})


class Table(NamedTuple):
    """A table: what a row is, its columns, and the columns by which it is looked up."""

    means: str
    columns: tuple[str, ...]
    indexes: tuple[str, ...] = ()


TABLES: dict[str, Table] = {
    "meta": Table("what this is made from", ("key TEXT PRIMARY KEY", "value TEXT")),
    "nodes": Table(
        "everything that has a file and has not been withdrawn",
        (
            *("id TEXT PRIMARY KEY", "kind TEXT", "title TEXT", "body TEXT"),
            *("basis TEXT", "review TEXT"),
            *(f"{name} {'REAL' if name in _NUMBERS else 'TEXT'}" for name in FIELDS),
        ),
        ("kind",),
    ),
    "statements": Table(
        "everything that can stand or fall: claims, premises, clauses",
        (
            *("id TEXT PRIMARY KEY", "node TEXT", "role TEXT", "text TEXT"),
            *("standing TEXT", "basis TEXT"),
        ),
        ("node",),
    ),
    "steps": Table(
        "the single steps of arguments: from premises to one target",
        (
            *("id TEXT PRIMARY KEY", "argument TEXT", "relation TEXT", "kind TEXT"),
            *("target TEXT", "basis TEXT"),
        ),
        ("argument", "target", "kind"),
    ),
    "premises": Table(
        "what a step rests on", ("step TEXT", "statement TEXT"), ("step", "statement")
    ),
    "edges": Table(
        "every connection; `via` is the step or clause that makes it",
        ("source TEXT", "target TEXT", "kind TEXT", "via TEXT", "basis TEXT"),
        ("source", "target", "kind"),
    ),
    "verdicts": Table(
        "how each statement, step, argument and proposal fares; `counts` is 0 where it has no "
        "effect in this view, and `uncounted` says why",
        (
            *("id TEXT PRIMARY KEY", "answer TEXT", "counts INTEGER", "uncounted TEXT"),
            *("replies_met INTEGER", "replies_open INTEGER"),
        ),
        ("answer",),
    ),
    "ledger": Table(
        "what speaks for and against each statement, and how that has fared",
        ("statement TEXT", "side TEXT", "item TEXT", "fared TEXT"),
        ("statement",),
    ),
    "clauses": Table(
        "what proposals ask and do; `ends` is the threshold or proposal, or the later of two",
        (
            *("id TEXT PRIMARY KEY", "proposal TEXT", "kind TEXT", "starts TEXT", "ends TEXT"),
            *("failure TEXT", "grade TEXT", "margin REAL", "basis TEXT"),
        ),
        ("proposal",),
    ),
    "said": Table(
        "where each node is said, and by whom: `person` only where the text itself names them",
        (
            *("node TEXT", "source TEXT", "at TEXT", "by TEXT", "person TEXT"),
            *("voice TEXT", "attribution TEXT"),
        ),
        ("node", "source"),
    ),
    "positions": Table(
        "who holds what; `who` is a person only where the text itself names them, else a handle",
        (
            *("who TEXT", "about TEXT", "stance TEXT", "bearing TEXT", "since TEXT"),
            *("scope TEXT", "residue TEXT", "in_force INTEGER", "located INTEGER"),
        ),
        ("about",),
    ),
    "tags": Table("the tags of nodes", ("node TEXT", "tag TEXT"), ("tag",)),
    "extra": Table("the `x-` keys of nodes", ("node TEXT", "key TEXT", "value TEXT")),
    "earlier": Table("earlier ids, and what they are today", ("old TEXT PRIMARY KEY", "id TEXT")),
    "withdrawn": Table(
        "nodes that were withdrawn, and what to read instead",
        ("id TEXT PRIMARY KEY", "replaced_by TEXT"),
    ),
}
"""Every table by name."""

_VIEW = (
    "CREATE VIEW {} AS SELECT nodes.*, verdicts.answer, verdicts.counts "
    "FROM nodes LEFT JOIN verdicts ON verdicts.id = nodes.id WHERE nodes.kind = '{}'"
)

VIEWS: dict[str, str] = {folder: _VIEW.format(folder, cls.kind) for folder, cls in FOLDERS.items()}
"""One view for each kind, by its folder: the nodes with their verdicts."""


def statements() -> Iterator[str]:
    """Yield the statements that make the tables."""
    yield f"PRAGMA application_id = {APPLICATION}"
    yield f"PRAGMA user_version = {FORMAT}"
    for name, table in TABLES.items():
        yield f"CREATE TABLE {name} ({', '.join(table.columns)}) STRICT"


def finish() -> Iterator[str]:
    """Yield the statements that make indexes and views, once the tables are full."""
    for name, table in TABLES.items():
        for column in table.indexes:
            yield f"CREATE INDEX {name}_{column} ON {name} ({column})"
    yield from VIEWS.values()
