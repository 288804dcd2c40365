"""`robustmap fetch`: the kbs that this one imports, brought from git at their commits."""

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

_SAID = {"new": "fetched", "kept": "there already", "failed": "not fetched"}


@click.command()
@kb_option
@format_option("text", "json")
@click.pass_context
def command(ctx: click.Context, folder: str | None, form: str) -> None:
    """Bring the imported kbs from git, at the commits to which map.yaml pins them.

    The one command that asks other machines for anything, by https or ssh, and only for the
    addresses under `imports`. The files go to `.imports` beside map.yaml, which git ignores;
    nothing of what is fetched is run. What is there already is not fetched again.

    Exit status 1 if one of them could not be fetched.
    """
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.files.fetch import fetch

    found = writable_kb(folder)
    done = []
    for one in fetch(found.folder, found.shown):
        done.append(one)
        if form == "text":
            why = f" ({one.why})" if one.why else ""
            click.echo(f"{one.space}: {_SAID[one.state]}: {one.told}{why}")
    if form == "json":
        write_json([one._asdict() for one in done])
    elif not done:
        click.echo("Nothing to fetch: map.yaml pins no import to a commit.")
    if any(one.state == "failed" for one in done):
        ctx.exit(EXIT_PROBLEMS)
