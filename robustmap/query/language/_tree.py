"""What a query says once it is read: a small tree of frozen types.

Names are resolved while reading: properties exist, ids lead somewhere, relations are known.
"""

from dataclasses import dataclass
from typing import Any, Literal

from robustmap.query.language._relations import Relation

Sign = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Compare:
    """A property stands in a relation to one of some values."""

    key: str
    sign: Sign | Literal["contains"]
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Fares:
    """Its verdict is among some, and it counts in this view."""

    word: str


@dataclass(frozen=True)
class Named:
    """It is what an id names, or a step or statement of that."""

    id: str


@dataclass(frozen=True)
class OfKind:
    """It is among some rows: `claims`, `steps`, ..."""

    rows: str


@dataclass(frozen=True)
class Anything:
    """Whatever it is."""


@dataclass(frozen=True)
class Has:
    """A property says something."""

    key: str


@dataclass(frozen=True)
class Related:
    """Something to which it is related passes a test."""

    relation: Relation
    test: "Test"


@dataclass(frozen=True)
class Number:
    """How many things stand in a relation to it and pass a test."""

    relation: Relation
    test: "Test"
    text: str


@dataclass(frozen=True)
class Counted:
    """Such a number compares as wanted."""

    number: Number
    sign: Sign
    value: float


@dataclass(frozen=True)
class Not:
    """A test fails."""

    test: "Test"


@dataclass(frozen=True)
class Every:
    """All tests hold."""

    tests: tuple["Test", ...]


@dataclass(frozen=True)
class Some:
    """One of the tests holds."""

    tests: tuple["Test", ...]


Test = Compare | Fares | Named | OfKind | Anything | Has | Related | Counted | Not | Every | Some


@dataclass(frozen=True)
class Column:
    """What a column shows: a property, what is related, or a number; `head` is its text."""

    head: str
    what: "str | Related | Number"


@dataclass(frozen=True)
class Key:
    """By what rows are sorted."""

    what: "str | Number"
    down: bool = False


@dataclass(frozen=True)
class Query:
    """A whole query; without `columns` the usual ones are shown."""

    text: str
    rows: str
    test: Test = Anything()
    columns: tuple[Column, ...] = ()
    count_by: str | None = None
    sort: tuple[Key, ...] = ()
    limit: int | None = None
