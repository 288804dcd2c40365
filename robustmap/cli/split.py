"""`robustmap split`: two nodes of one that says two things."""

from typing import Any

import click

from robustmap.cli.drafts.edits import edit, edit_options


@click.command()
@click.argument("node", metavar="NODE")
@click.option("--to", "new", required=True, metavar="ID", help="The id of the second node.")
@click.option(
    "--take", multiple=True, metavar="PART", help="A premise or target that moves; may be repeated."
)
@click.option(
    "--share", multiple=True, metavar="PREMISE", help="A premise of both; may be repeated."
)
@click.option("--title", default="", metavar="TEXT", help="What the second node says.")
@click.option("--body", default="", metavar="TEXT", help="Its text (default: where it comes from).")
@click.option(
    "--move",
    multiple=True,
    metavar="ID",
    help="A node, or file, whose links to NODE lead to the second one; may be repeated.",
)
@edit_options
def command(
    node: str,
    new: str,
    folder: str | None,
    form: str,
    *,
    dry_run: bool,
    **wanted: Any,
) -> None:
    """Split NODE, which says two things: a second node gets sources, tags and a part of it.

    Of an argument, the premises and targets named by --take move to the second one. With targets
    alone, both rest on all premises; with premises alone, both have all targets. Links to what
    moves follow. Whoever undercuts, backs or limits the whole argument is aimed at both.

    A claim stays as it is, and the second one says --title. In both cases those who go on naming
    NODE are told, so that somebody can decide which of the two they mean.
    """
    from robustmap.files.edit._second import Wanted

    edit("split", folder, form, node, new, Wanted(**wanted), dry_run=dry_run)
