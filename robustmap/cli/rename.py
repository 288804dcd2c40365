"""`robustmap rename`: another id for a node, everywhere at once."""

import click

from robustmap.cli.drafts.edits import edit, edit_options
from robustmap.cli.shared.complete import complete_ids


@click.command()
@click.argument("old", shell_complete=complete_ids())
@click.argument("new")
@edit_options
def command(old: str, new: str, folder: str | None, form: str, *, dry_run: bool) -> None:
    """Give the node OLD the id NEW.

    Its file moves, every link to it and to its parts follows, in all files and in the pins of
    map.yaml, and OLD stays alive as an alias. Comments, order and prose stay as they are. All
    files are written, or none.
    """
    edit("rename", folder, form, old, new, dry_run=dry_run)
