"""`robustmap export`: the kb as a file of another tool, and what that loses."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import kb_option, open_kb, view_options

if TYPE_CHECKING:
    from robustmap.formats.exchange import Lost


@click.command()
@click.option("--format", "form", metavar="FORMAT", required=True, help="See `robustmap formats`.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where it goes.")
@click.option("--lost", "listed", is_flag=True, help="List the ids of what is lost.")
@kb_option
@view_options
def command(form: str, out: Path | None, folder: str | None, *, listed: bool, **view: Any) -> None:
    """Write the kb in another format, by default to the standard output.

    What the format cannot hold is counted on the standard error. The view matters for
    formats that hold verdicts or the framework that follows; `robustmap formats` says which.
    """
    from robustmap.disk import write
    from robustmap.formats.exchange import FORMATS, lost

    kb, one = open_kb(folder, **view), FORMATS[form]
    data = kb.export(form)
    if out is None:
        click.echo(data, nl=False)
    else:
        write(out.parent, out.name, data)
        click.echo(f"{out.as_posix()}: {len(data):,} bytes", err=True)
    _tell(lost(kb.map, one.keeps(kb.map)) if one.keeps else (), one.loses, listed=listed)


def _tell(gone: "tuple[Lost, ...]", loses: str, *, listed: bool) -> None:
    from robustmap.explain.forge import inert

    if not gone:
        click.echo(f"lost: {loses}", err=True)
        return
    click.echo("lost:", err=True)
    for one in gone:
        click.echo(inert(f"  {one.what}: {len(one.nodes):,}"), err=True)
        for name in one.nodes if listed else ():
            click.echo(inert(f"    {name}"), err=True)
