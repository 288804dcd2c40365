"""`robustmap merge`: one node of two that say the same."""

import click

from robustmap.cli.drafts.edits import edit, edit_options
from robustmap.cli.shared.complete import complete_ids


@click.command()
@click.argument("keep", shell_complete=complete_ids())
@click.argument("drop", shell_complete=complete_ids())
@edit_options
def command(keep: str, drop: str, folder: str | None, form: str, *, dry_run: bool) -> None:
    """Merge the node DROP into the node KEEP, which says the same.

    Sources, aliases, titles, tags and links of DROP come into KEEP where they are missing,
    links to DROP lead to KEEP, and DROP stays alive as an alias. What cannot be merged is
    told, all at once, before anything is written.
    """
    edit("merge", folder, form, keep, drop, dry_run=dry_run)
