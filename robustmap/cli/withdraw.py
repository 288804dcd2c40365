"""`robustmap withdraw`: a node that no longer counts, and what to read instead."""

import click

from robustmap.cli._common import kb_option
from robustmap.cli._edits import dry_run_option, edit


@click.command()
@click.argument("node", metavar="ID")
@click.option("--replaced-by", "instead", default="", metavar="ID", help="What to read instead.")
@dry_run_option
@kb_option
def command(node: str, instead: str, folder: str | None, *, dry_run: bool) -> None:
    """Withdraw the node ID: its file stays and says so, and it counts as absent.

    Nothing else is changed: links that still name it are told, so that whoever made them can
    say what they mean now.
    """
    edit("withdraw", node, instead, folder, dry_run=dry_run)
