"""`robustmap serve`: a preview on this machine that rebuilds on save."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from robustmap.cli.build import away_from, out_option, past, run
from robustmap.cli.shared.common import kb_option, source_lines

if TYPE_CHECKING:
    from robustmap.files.locate import Located
    from robustmap.model.problem import Problem
    from robustmap.publish.source import Source

DEFAULT_PORT = 8000


@click.command()
@kb_option
@out_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port on the loopback device.",
)
def command(folder: str | None, out: Path, port: int) -> None:
    """Build the site, serve it to this machine only, and rebuild whenever a file is saved."""
    from robustmap.files.locate import locate
    from robustmap.publish.render import mkdocs
    from robustmap.publish.source import find
    from robustmap.publish.tree import OUTPUT

    found = locate(folder)
    source, out = find(found.folder), away_from(found.folder, out)
    preview(found, source, out)
    watched = [found.folder, *([source.folder] if source.beside else [])]
    mkdocs.serve(out / OUTPUT, port, watched, lambda: preview(found, source, out), _ready)


def preview(found: "Located", source: "Source", out: Path) -> None:
    """Build once; what is wrong is told, on the terminal and on the site, and stops nothing."""
    from robustmap.check.registry import check
    from robustmap.errors import ToolError
    from robustmap.files.read import read
    from robustmap.kb import KB
    from robustmap.model.problem import SEVERITIES
    from robustmap.publish.keep import same
    from robustmap.publish.site import Site

    kb = KB(read(found.folder, found.shown))
    errors = check(kb.map, SEVERITIES[:1])
    _tell(errors, len(kb))
    try:
        same.forget(out)
        built = run(Site(kb, errors, past(found, out)), source, out)
    except ToolError as error:
        click.echo(f"robustmap: {error}", err=True)
    else:
        click.echo(f"built {built.pages} pages")


def _tell(errors: Sequence["Problem"], nodes: int) -> None:
    from robustmap.check.report import Checked
    from robustmap.check.report.text import text

    if errors:
        click.echo(text(Checked(errors, nodes, cache(source_lines))), nl=False, err=True)


def _ready(url: str) -> None:
    click.echo(f"serving {url} (stop with Ctrl-C)")
