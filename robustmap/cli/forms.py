"""`robustmap forms`: the issue forms of a forge, which are made from the models."""

from pathlib import Path

import click

from robustmap.cli.drafts.made import made_options, refreshed
from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, write_json


@click.command()
@made_options(".github/ISSUE_TEMPLATE")
@format_option("text", "json")
@click.pass_context
def command(ctx: click.Context, folder: Path, form: str, *, check: bool) -> None:
    """Write the issue forms by which people contribute without a clone.

    What such a form makes is read by `robustmap from-issue`. Files that are not of these
    names are left alone.

    Exit status 1 with --check if a file is missing or stale.
    """
    from robustmap.formats.issues import form_files

    made = form_files()
    stale = refreshed(folder, made, check=check)
    done = "stale" if check else "written"
    if form == "json":
        write_json({"files": sorted(made), done: sorted(stale)})
    else:
        for name in stale:
            click.echo(f"{(folder / name).as_posix()}: {done}")
        if check and stale:
            click.echo("run `robustmap forms` and commit what it writes")
        elif not stale:
            click.echo(f"{len(made)} files, all as they should be")
    if check and stale:
        ctx.exit(EXIT_PROBLEMS)
