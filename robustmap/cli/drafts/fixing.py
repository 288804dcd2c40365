"""`robustmap check --fix`: what is certain is mended, and told."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from robustmap.files.locate import Located


def fix(found: "Located", *, dry_run: bool, quiet: bool) -> bool:
    """Mend a kb, or show what would be mended; tell whether there was anything.

    `quiet` keeps standard output for the report.
    """
    from robustmap.check.registry import check
    from robustmap.cli.drafts.edits import preview, write
    from robustmap.files.edit._mend import mend
    from robustmap.files.find import on_disk

    tree = on_disk(found.folder, found.shown)
    mended = mend(tree, check)
    if dry_run:
        for line in preview(mended.changes):
            click.echo(line, err=quiet)
    else:
        write(mended.changes, found.folder)
    for line in mended.told:
        click.echo(f"{'would fix' if dry_run else 'fixed'}: {line}", err=quiet)
    if not mended.told:
        click.echo("nothing is certain enough to be fixed", err=quiet)
    return bool(mended.told)
