"""`robustmap promote`: a file of its own for a premise that stands inside an argument."""

import click

from robustmap.cli.drafts.edits import edit, edit_options
from robustmap.cli.shared.complete import complete_ids


@click.command()
@click.argument(
    "premise", metavar="ARGUMENT#LOCAL", shell_complete=complete_ids("argument", "story")
)
@click.option("--id", "new", default="", metavar="ID", help="Its id (default: made of its text).")
@edit_options
def command(premise: str, new: str, folder: str | None, form: str, *, dry_run: bool) -> None:
    """Give the premise ARGUMENT#LOCAL a claim file of its own.

    The argument then names the claim, which has the same sources; the earlier id stays alive
    as an alias, so that the files that use it need no change.
    """
    edit("promote", folder, form, premise, new, dry_run=dry_run)
