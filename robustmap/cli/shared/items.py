"""Rows of a kb as the commands show them: id, kind, verdict, title, and why."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.answers import echo_lines
from robustmap.cli.shared.common import write_json
from robustmap.cli.shared.table import aligned, csv_text, markdown_row, safe

if TYPE_CHECKING:
    from robustmap.query.item import Item
    from robustmap.query.rows import Rows


def write_items(found: "Rows", form: str, *, reasons: bool) -> None:
    """Write rows in a form, with the reasons for their verdicts where they are asked for."""
    _WRITERS[form](found, reasons)


def _verdict(item: "Item") -> str:
    return item.verdict.words.fill() if item.verdict else ""


def _cells(item: "Item") -> tuple[str, str, str, str]:
    does = f": {', '.join(item.relations)}" if item.relations else ""
    return item.id, f"{item.kind}{does}", _verdict(item), item.title


_HEAD = ("id", "kind", "verdict", "title")


def _text(found: "Rows", reasons: bool) -> None:
    if reasons:
        for item in found:
            click.echo(item.why or f"{item.id} - {item.title}: has no verdict")
            click.echo()
    elif found:
        echo_lines(aligned(_HEAD, [_cells(item) for item in found]))
        click.echo()


def _data(item: "Item") -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "does": list(item.attack_kinds),
        "answer": item.answer,
        "verdict": _verdict(item),
        "title": item.title,
    }


def _json(found: "Rows", reasons: bool) -> None:
    from robustmap.explain.data import reason_data

    rows = [_data(item) for item in found]
    if reasons:
        for item, row in zip(found, rows, strict=True):
            row["why"] = reason_data(item.why) if item.why else None
    write_json(rows)


def _csv(found: "Rows", reasons: bool) -> None:
    header = ("id", "kind", "does", "answer", "verdict", "title", *(("why",) if reasons else ()))
    rows = []
    for item in found:
        row = _data(item) | {"does": " ".join(item.attack_kinds)}
        rows.append((*row.values(), *((str(item.why or ""),) if reasons else ())))
    click.echo(csv_text(header, rows), nl=False)


def _markdown(found: "Rows", reasons: bool) -> None:
    head = (*_HEAD, *(("why",) if reasons else ()))
    click.echo(markdown_row(head))
    click.echo(markdown_row("---" for _ in head))
    for item in found:
        why = (safe(str(item.why or "")),) if reasons else ()
        click.echo(markdown_row((*map(safe, _cells(item)), *why)))


_WRITERS: dict[str, Callable[["Rows", bool], None]] = {
    "table": _text,
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
