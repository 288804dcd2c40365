"""`robustmap query`: rows by words or conditions, and the answers to SPARQL and SQL."""

from collections.abc import Sized
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.main import EXIT_GATE
from robustmap.cli.shared.answers import FORMS, echo_count, write
from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options
from robustmap.cli.shared.query_text import (
    in_words,
    is_sparql,
    is_sql,
    list_cookbook,
    list_shipped,
    list_words,
    query_text,
)
from robustmap.errors import QueryError

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.query.answers import Table


@click.command()
@click.argument("words", nargs=-1, metavar="[QUERY | ROWS [PROPERTY=VALUE]...]")
@click.option("--sparql", metavar="NAME|FILE|-", help="Ask a SPARQL query instead.")
@click.option("--sql", metavar="FILE|-", help="Ask a SELECT of SQL instead.")
@click.option("--endpoint", metavar="URL", help="Ask that SPARQL 1.1 endpoint.")
@click.option("--engine", default="auto", metavar="NAME", help="pyoxigraph or rdflib.")
@click.option("--list", "listed", is_flag=True, help="List the shipped SPARQL queries.")
@click.option("--cookbook", is_flag=True, help="List the cookbook, or ask QUERY from it by name.")
@click.option("--words", "shown", is_flag=True, help="List the words of queries, and the tables.")
@click.option("--why", "reasons", is_flag=True, help="Tell why each verdict is what it is.")
@click.option("--fail-if-any", is_flag=True, help="Exit with status 3 if anything is found.")
@kb_option
@view_options
@format_option(*FORMS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    *,
    sparql: str | None,
    sql: str | None,
    endpoint: str | None,
    engine: str,
    folder: str | None,
    form: str,
    listed: bool,
    cookbook: bool,
    shown: bool,
    reasons: bool,
    fail_if_any: bool,
    **view: Any,
) -> None:
    """Find claims, arguments, thresholds, proposals, axes, questions, people, sources or all.

    \b
    robustmap query arguments where undercut by standing
    robustmap query 'claims where count(attacked by standing) > 1 show id, attackers'
    robustmap query claims answer=contested --why
    robustmap query --sparql undercuts
    robustmap query --sql 'SELECT answer, count(*) AS n FROM claims GROUP BY answer'
    robustmap query --cookbook
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if listed or shown or (cookbook and not words):
        list_shipped(form) if listed else list_words(form) if shown else list_cookbook(form)
        return
    _fitting(ctx, words, (sparql, sql), endpoint, view, reasons=reasons)
    kb = open_kb(folder, **view)
    if sparql is not None:
        from robustmap.query.sparql import shipped

        text = query_text(sparql, shipped(), is_sparql)
        found = _table(kb.sparql_table(text, engine=engine, endpoint=endpoint), form)
    elif sql is not None:
        found = _table(kb.sql_table(query_text(sql, (), is_sql)), form)
    else:
        found = _find(kb, _from_cookbook(words) if cookbook else words, form, reasons=reasons)
    if found and fail_if_any:
        ctx.exit(EXIT_GATE)


def _fitting(
    ctx: click.Context,
    words: tuple[str, ...],
    others: tuple[str | None, str | None],
    endpoint: str | None,
    view: dict[str, Any],
    *,
    reasons: bool,
) -> None:
    """See to it that one thing is asked for, with options that go with it."""
    sparql, sql = others
    message = ""
    if (bool(words), sparql is not None, sql is not None).count(True) != 1:
        message = (
            "give ROWS (`claims`, `arguments`, ..., `all`) or a query, or `--sparql`, `--sql`, "
            "`--list`, `--cookbook`, `--words`"
        )
    elif reasons and not words:
        message = "`--why` goes with rows; the answers to a SPARQL or SQL query have no reasons"
    elif endpoint is not None and sparql is None:
        message = "`--endpoint` goes with `--sparql`"
    elif endpoint is not None and any(view.values()):
        message = "an endpoint answers under the view in which it was filled; leave the view out"
    if message:
        raise click.UsageError(message, ctx)


def _from_cookbook(words: tuple[str, ...]) -> tuple[str, ...]:
    from robustmap.model.suggest import nearest
    from robustmap.query.cookbook import cookbook

    name = " ".join(words)
    if name not in cookbook():
        near = nearest(name, cookbook())
        hint = f"; did you mean `{near}`?" if near else "; `--cookbook` lists them"
        message = f"the cookbook has no question `{name}`{hint}"
        raise QueryError(message)
    return (cookbook()[name].text,)


def _table(found: "Table", form: str) -> int:
    write(found.columns, [tuple(row.values()) for row in found.rows], form)
    if form in ("text", "table"):
        _gap(found.rows)
        echo_count(len(found.rows), "row", "rows")
    return len(found.rows)


def _gap(rows: Sized) -> None:
    if len(rows):
        click.echo()


def _find(kb: "KB", words: tuple[str, ...], form: str, *, reasons: bool) -> int:
    from robustmap.cli.shared.items import write_items
    from robustmap.explain.words import KIND
    from robustmap.model.nodes import FOLDERS
    from robustmap.query.find import ROWS, find
    from robustmap.query.sparql import shipped

    name, *conditions = words
    if in_words(words):
        return _ask(kb, " ".join(words), form, reasons=reasons)
    if name not in ROWS and name in shipped():
        message = f"`{name}` is a shipped query: ask it by `--sparql {name}`"
        raise QueryError(message)
    found = find(kb, name, conditions)
    write_items(found, form, reasons=reasons)
    if form in ("text", "table"):
        one, many = KIND[FOLDERS[name].kind] if name in FOLDERS else ("node", "nodes")
        echo_count(len(found), one, many)
    return len(found)


def _ask(kb: "KB", text: str, form: str, *, reasons: bool) -> int:
    """Answer a query in words; what a limit leaves out is always told."""
    from robustmap.cli.shared.items import write_items
    from robustmap.query.language import USUAL

    found = kb.query(text)
    if found.columns == USUAL or (reasons and found.items):
        write_items(found.items, form, reasons=reasons)
    else:
        write(found.columns, [row.cells for row in found], form)
        if form in ("text", "table"):
            _gap(found)
    if form in ("text", "table"):
        echo_count(len(found), "row", "rows", found.left_out)
    elif found.left_out:
        click.echo(f"robustmap: {found.left_out} more left out by the limit", err=True)
    return found.total
