"""`robustmap why ID`: the reasons for a verdict, as a tree."""

from typing import Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.complete import complete_ids


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@click.option("--depth", type=click.IntRange(min=0), help="How many levels to tell.")
@kb_option
@view_options
@format_option("text", "json")
def command(ref: str, depth: int | None, folder: str | None, form: str, **view: Any) -> None:
    """Tell why a verdict is what it is."""
    from robustmap.explain.seen import weighed
    from robustmap.explain.why import MAX_DEPTH

    kb = open_kb(folder, **view)
    reason = kb.why(ref, depth=MAX_DEPTH if depth is None else depth)
    if form == "json":
        from robustmap.explain.data import reason_data

        write_json(reason_data(reason))
        return
    for line in reason.lines():
        click.echo(line)
    for line in weighed(kb.current_view):
        click.echo(f"  {line}")
