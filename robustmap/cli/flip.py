"""`robustmap flip ID`: what would turn a verdict, and how firmly it stands."""

from typing import TYPE_CHECKING, Any, get_args

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.complete import complete_ids
from robustmap.cli.shared.named import named
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer

if TYPE_CHECKING:
    from robustmap.explain.firmness import Firm
    from robustmap.kb import KB
    from robustmap.model.nodes import Answer

ANSWERS = tuple(dict.fromkeys((*get_args(ClaimAnswer), *get_args(ArgumentAnswer))))


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@click.option("--to", type=click.Choice(ANSWERS), help="Only what turns it to this verdict.")
@click.option("--arguments-only", is_flag=True, help="Switch arguments off; withdraw no claim.")
@click.option(
    "--largest",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    help="Try sets of up to so many changes one by one.",
)
@kb_option
@view_options
@format_option("text", "json")
def command(
    ref: str,
    to: "Answer | None",
    arguments_only: bool,
    largest: int,
    folder: str | None,
    form: str,
    **view: Any,
) -> None:
    """Find the smallest changes that turn the verdict on ID, and where it is open.

    A change switches an argument off, or withdraws what a claim has going for it before any
    argument. Also told are the places where one new argument would turn the verdict, and what
    is still open that could change it. Nothing is written.
    """
    kb = open_kb(folder, **view)
    found = _firm(kb, ref, to, largest, grants=not arguments_only)
    if form == "json":
        write_json(found.data())
        return

    for line in found.lines(lambda one: named(kb, one)):
        click.echo(line)


def _firm(kb: "KB", ref: str, to: "Answer | None", largest: int, *, grants: bool) -> "Firm":
    from robustmap.explain.firmness import Firm

    flips = kb.flips(ref, to=to, grants=grants, largest=largest)
    further = not flips.found and not flips.never
    distance = kb.distance(ref, to=to, grants=grants) if further else None
    return Firm(flips, kb.openings(ref), kb.prospect(ref), distance, kb.ask(ref).ledger)
