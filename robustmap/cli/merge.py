"""`robustmap merge`: one node of two that say the same."""

import click

from robustmap.cli._common import kb_option
from robustmap.cli._edits import dry_run_option, edit


@click.command()
@click.argument("keep")
@click.argument("drop")
@dry_run_option
@kb_option
def command(keep: str, drop: str, folder: str | None, *, dry_run: bool) -> None:
    """Merge the node DROP into the node KEEP, which says the same.

    Sources, aliases, titles, tags and links of DROP come into KEEP where they are missing,
    links to DROP lead to KEEP, and DROP stays alive as an alias. What cannot be merged is
    told, all at once, before anything is written.
    """
    edit("merge", keep, drop, folder, dry_run=dry_run)
