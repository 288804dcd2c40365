"""`robustmap promote`: a file of its own for a premise that stands inside an argument."""

import click

from robustmap.cli._common import kb_option
from robustmap.cli._edits import dry_run_option, edit


@click.command()
@click.argument("premise", metavar="ARGUMENT#LOCAL")
@click.option("--id", "new", default="", metavar="ID", help="Its id (default: made of its text).")
@dry_run_option
@kb_option
def command(premise: str, new: str, folder: str | None, *, dry_run: bool) -> None:
    """Give the premise ARGUMENT#LOCAL a claim file of its own.

    The argument then names the claim, which has the same sources; the earlier id stays alive
    as an alias, so that the files that use it need no change.
    """
    edit("promote", premise, new, folder, dry_run=dry_run)
