"""`robustmap dates`: what the stated dates of thresholds say, by draws."""

from typing import Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options
from robustmap.cli.shown import dated, dated_answer
from robustmap.errors import QueryError


@click.command()
@click.option("--before", nargs=2, metavar="A B", help="The chance that A is reached before B.")
@click.option("--room", metavar="PROPOSAL", help="The chance that a proposal has room to work.")
@click.option("--draws", type=int, metavar="N", help="How many draws are made (default 20,000).")
@click.option("--seed", type=int, metavar="N", help="The seed of the draws (default 0).")
@click.option(
    "--correlation",
    type=float,
    metavar="R",
    help="Let any two dates correlate by R, from 0 to 1, whatever the files say.",
)
@click.option(
    "--keep-order", is_flag=True, help="Count only draws that keep the order facts that stand."
)
@kb_option
@view_options
@format_option("text", "json", "csv", "markdown")
def command(
    *,
    before: tuple[str, str] | None,
    room: str | None,
    draws: int | None,
    seed: int | None,
    correlation: float | None,
    keep_order: bool,
    folder: str | None,
    form: str,
    **view: Any,
) -> None:
    """Tell when thresholds may be crossed, by the dates that their files state.

    Without options: the stated dates, which proposals have room to work by them, and where
    they go against facts about the order. With --before or --room: one chance, and how far
    each date swings it. Dates may leave that a threshold is never crossed.
    """
    if before and room:
        message = "--before and --room ask for one chance each: leave one out"
        raise QueryError(message)
    kb = open_kb(folder, **view)
    dates = kb.dates.under(
        draws=draws, seed=seed, correlation=correlation, ordered=keep_order or None
    )
    if before or room:
        dated_answer.FORMS[form](dated_answer.Asked(kb, dates, before, room))
    else:
        dated.FORMS[form](kb, dates)
