"""`robustmap orders`: which threshold may come before which, and what follows."""

from typing import Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options
from robustmap.cli.shown import before as share
from robustmap.cli.shown import overview, scenario
from robustmap.errors import QueryError


@click.command()
@click.option("--before", nargs=2, metavar="A B", help="In how many orders A comes before B.")
@click.option("--scenario", "listed", metavar="A,B,...", help="Cross thresholds in this order.")
@click.option("--crossed", metavar="A,B,...", help="Thresholds that have been crossed already.")
@kb_option
@view_options
@format_option("text", "json", "csv", "markdown")
def command(
    before: tuple[str, str] | None,
    listed: str | None,
    crossed: str | None,
    folder: str | None,
    form: str,
    **view: Any,
) -> None:
    """Tell in which orders the thresholds may be crossed, and what becomes of proposals.

    Without options: what is said about the order, how many orders are possible, and at
    which place each threshold may come. With --scenario or --crossed: which proposals
    still work then, which stop first, and by which clause.
    """
    if before and (listed is not None or crossed is not None):
        message = "--before asks for a share: leave out --scenario and --crossed"
        raise QueryError(message)
    order, start = _ids("--scenario", listed), _ids("--crossed", crossed)
    kb = open_kb(folder, **view)
    if before:
        share.FORMS[form](kb, before)
    elif order is None and start is None:
        overview.FORMS[form](kb)
    else:
        scenario.FORMS[form](kb, kb.scenario(order, start or ()))


def _ids(option: str, value: str | None) -> list[str] | None:
    if value is None:
        return None
    found = [one.strip() for one in value.split(",") if one.strip()]
    if not found:
        message = f"{option} names no threshold: write ids with commas between them"
        raise QueryError(message)
    return found
