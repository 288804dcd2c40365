"""`robustmap rename`: another id for a node, everywhere at once."""

import click

from robustmap.cli._common import kb_option
from robustmap.cli._edits import dry_run_option, edit


@click.command()
@click.argument("old")
@click.argument("new")
@dry_run_option
@kb_option
def command(old: str, new: str, folder: str | None, *, dry_run: bool) -> None:
    """Give the node OLD the id NEW.

    Its file moves, every link to it and to its parts follows, in all files and in the pins of
    map.yaml, and OLD stays alive as an alias. Comments, order and prose stay as they are. All
    files are written, or none.
    """
    edit("rename", old, new, folder, dry_run=dry_run)
