"""Answers with columns, written as text, JSON, CSV or Markdown."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import aligned, csv_text, markdown_row, plain, safe

FORMS = ("table", "text", "json", "csv", "markdown")
"""The ways to write an answer; `text` is another name for `table`."""


def cell(value: Any) -> str:
    """Write a cell as text; several values stand beside each other."""
    return ", ".join(map(plain, value)) if isinstance(value, tuple) else plain(value)


def write(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str) -> None:
    """Write rows with their columns; JSON keeps numbers and several values as they are."""
    _WRITERS[form](columns, rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        # What a cell says may have lines; a row has one.
        shown = [tuple(" ".join(cell(one).split()) for one in row) for row in rows]
        echo_lines(aligned(columns, shown))


def echo_lines(lines: Iterable[str]) -> None:
    """Write lines."""
    for line in lines:
        click.echo(line)


def _json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    write_json([dict(zip(columns, row, strict=True)) for row in rows])


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    click.echo(csv_text(columns, [tuple(map(cell, row)) for row in rows]), nl=False)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    click.echo(markdown_row(map(safe, columns)))
    click.echo(markdown_row("---" for _ in columns))
    for row in rows:
        click.echo(markdown_row(safe(cell(one)) for one in row))


_WRITERS: dict[str, Callable[[Sequence[str], Sequence[Sequence[Any]]], None]] = {
    "table": _table,
    "text": _table,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}


def echo_count(number: int, one: str, many: str, left_out: int = 0) -> None:
    """Say how many rows there are, and how many a limit keeps back."""
    from robustmap.explain.words import count

    if left_out:
        more = f"{left_out} more left out by the limit"
        click.echo(f"{count(number, one, many)}; {more}")
    else:
        click.echo(count(number, one, many) if number else "nothing found")
