"""`robustmap query`: rows by conditions, or the answer to a SPARQL query."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli._common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli._table import aligned, csv_text, plain
from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.errors import QueryError

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.query.item import Item
    from robustmap.query.rows import Rows


@click.command()
@click.argument("rows", required=False)
@click.argument("conditions", nargs=-1, metavar="[PROPERTY=VALUE]...")
@click.option("--sparql", "query", metavar="NAME|FILE|-", help="Ask a SPARQL query instead.")
@click.option("--list", "listed", is_flag=True, help="List the shipped SPARQL queries.")
@click.option("--why", "reasons", is_flag=True, help="Tell why each verdict is what it is.")
@click.option("--fail-if-any", is_flag=True, help="Exit with status 1 if anything is found.")
@kb_option
@view_options
@format_option("text", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    rows: str | None,
    conditions: tuple[str, ...],
    query: str | None,
    folder: str | None,
    form: str,
    *,
    listed: bool,
    reasons: bool,
    fail_if_any: bool,
    **view: Any,
) -> None:
    """Find claims, arguments, thresholds, proposals, axes, questions, people, sources or all.

    \b
    robustmap query arguments kind=undercut basis=stated answer=stands
    robustmap query claims answer=contested --why
    robustmap query arguments undercutters=against-2
    robustmap query --sparql undercuts
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if listed:
        _list(form)
        return
    if (rows is None) == (query is None):
        message = "give ROWS (`claims`, `arguments`, ..., `all`), or `--sparql`, or `--list`"
        raise click.UsageError(message, ctx)
    if query is not None:
        if reasons:
            message = "`--why` goes with rows; the answers to a SPARQL query have no reasons"
            raise click.UsageError(message, ctx)
        found = _sparql(open_kb(folder, **view), _query_text(query), form)
    else:
        assert rows is not None
        found = _find(open_kb(folder, **view), rows, conditions, form, reasons=reasons)
    if found and fail_if_any:
        ctx.exit(EXIT_PROBLEMS)


def _list(form: str) -> None:
    from robustmap.query.sparql import shipped

    rows = [(one.name, one.answers) for one in shipped().values()]
    if form == "json":
        write_json([{"name": name, "answers": answers} for name, answers in rows])
    elif form == "csv":
        click.echo(csv_text(("name", "answers"), rows), nl=False)
    else:
        _echo_table(("query", "what it answers"), rows)


def _echo_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for line in aligned(header, rows):
        click.echo(line)


def _query_text(given: str) -> str:
    """Give the text of a query: a shipped one by name, what a file or the input holds."""
    from robustmap.query.sparql import shipped

    try:
        if given == "-":
            return sys.stdin.read()
        looks_like_path = Path(given).suffix or "/" in given or Path(given).exists()
        if given in shipped() or "{" in given or not looks_like_path:
            return given
        return Path(given).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"`{given}` cannot be read: it is not UTF-8"
        raise QueryError(message) from error
    except OSError as error:
        message = f"`{given}` cannot be read: {(error.strerror or str(error)).lower()}"
        raise QueryError(message) from error


def _sparql(kb: "KB", text: str, form: str) -> int:
    from robustmap.query.sparql import table

    found = table(kb.to_rdf(), text)
    rows = [tuple(plain(value) for value in row.values()) for row in found.rows]
    if form == "json":
        write_json(found.rows)
    elif form == "csv":
        click.echo(csv_text(found.columns, rows), nl=False)
    else:
        if rows:
            _echo_table(found.columns, rows)
            click.echo()
        _echo_count(len(rows), "row", "rows")
    return len(rows)


def _echo_count(number: int, one: str, many: str) -> None:
    from robustmap.explain.words import count

    click.echo(count(number, one, many) if number else "nothing found")


def _find(kb: "KB", name: str, conditions: tuple[str, ...], form: str, *, reasons: bool) -> int:
    from robustmap.explain.words import KIND
    from robustmap.model.nodes import FOLDERS
    from robustmap.query.find import ROWS, find
    from robustmap.query.sparql import shipped

    if name not in ROWS and name in shipped():
        message = f"`{name}` is a shipped query: ask it by `--sparql {name}`"
        raise QueryError(message)
    found = find(kb, name, conditions)
    WRITERS[form](found, reasons)
    if form == "text":
        one, many = KIND[FOLDERS[name].kind] if name in FOLDERS else ("node", "nodes")
        _echo_count(len(found), one, many)
    return len(found)


def _verdict(item: "Item") -> str:
    return item.verdict.words.fill() if item.verdict else ""


def _text(found: "Rows", reasons: bool) -> None:
    if reasons:
        for item in found:
            click.echo(item.why or f"{item.id} - {item.title}: has no verdict")
            click.echo()
        return
    rows = []
    for item in found:
        does = f": {', '.join(item.relations)}" if item.relations else ""
        rows.append((item.id, f"{item.kind}{does}", _verdict(item), item.title))
    if rows:
        _echo_table(("id", "kind", "verdict", "title"), rows)
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


WRITERS: dict[str, Callable[["Rows", bool], None]] = {"text": _text, "json": _json, "csv": _csv}
