"""`robustmap table`: the answers that are lists of rows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.table import aligned, code, csv_text, markdown_row, safe

if TYPE_CHECKING:
    from robustmap.query.tables import Cell, Table


@click.command()
@click.argument("name", required=False)
@kb_option
@view_options
@format_option("text", "json", "csv", "markdown")
def command(name: str | None, folder: str | None, form: str, **view: Any) -> None:
    """Show a table of the kb: obligations, positions, stories, coverage of the texts, ...

    Without NAME it lists the tables.
    """
    kb = open_kb(folder, **view)
    if name is None:
        from robustmap.query.tables import TABLES

        for line in aligned(("table", "about"), [(one, kb.table(one).title) for one in TABLES]):
            click.echo(line)
        return
    _FORMS[form](kb.table(name))


def _plain(cell: "Cell") -> str:
    from robustmap.query.tables._table import plain

    found = plain(cell)
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)


def _text(table: "Table") -> None:
    click.echo(f"{table.title}. {table.about}\n")
    if not table.rows:
        click.echo(table.empty)
        return
    for line in aligned(table.head, [tuple(map(_plain, row)) for row in table.rows]):
        click.echo(line)


def _json(table: "Table") -> None:
    write_json(
        {"title": table.title, "about": table.about, "rows": list(table.records())},
    )


def _csv(table: "Table") -> None:
    rows = [tuple(map(_plain, row)) for row in table.rows]
    click.echo(csv_text(table.head, rows), nl=False)


def _markdown(table: "Table") -> None:
    from robustmap.query.tables import Name

    click.echo(markdown_row(map(safe, table.head)))
    click.echo(markdown_row("---" for _ in table.head))
    for row in table.rows:
        cells = (code(one.ref) if isinstance(one, Name) else safe(_plain(one)) for one in row)
        click.echo(markdown_row(cells))


_FORMS: dict[str, Callable[["Table"], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
