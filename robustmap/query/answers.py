"""Answers with columns, as SPARQL and SQL give them."""

from typing import Any, NamedTuple


class Table(NamedTuple):
    """The answer to a query: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
