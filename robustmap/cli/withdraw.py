"""`robustmap withdraw`: a node that no longer counts, and what to read instead."""

import click

from robustmap.cli.drafts.edits import edit, edit_options
from robustmap.cli.shared.complete import complete_ids


@click.command()
@click.argument("node", metavar="ID", shell_complete=complete_ids())
@click.option(
    "--replaced-by",
    "instead",
    default="",
    metavar="ID",
    shell_complete=complete_ids(),
    help="What to read instead.",
)
@edit_options
def command(node: str, instead: str, folder: str | None, form: str, *, dry_run: bool) -> None:
    """Withdraw the node ID: its file stays and says so, and it counts as absent.

    Nothing else is changed: links that still name it are told, so that whoever made them can
    say what they mean now.
    """
    edit("withdraw", folder, form, node, instead, dry_run=dry_run)
