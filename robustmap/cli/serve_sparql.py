"""`robustmap serve-sparql`: a SPARQL server on this machine that holds the kb."""

import signal
from types import FrameType
from typing import Any

import click

from robustmap.cli.shared.common import kb_option, open_kb, view_options
from robustmap.errors import ToolError

DEFAULT_PORT = 7878


@click.command()
@kb_option
@view_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port on the loopback device; 0 takes any that is free.",
)
def command(folder: str | None, port: int, **view: Any) -> None:
    """Start an Oxigraph server with the kb, for this machine alone and read only.

    It needs `pip install 'robustmap[oxigraph]'`. What it holds stays as it was at the start.
    """
    kb = open_kb(folder, **view)
    server = kb.sparql_server(port)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with server as url:
            click.echo(f"answering SPARQL 1.1 at {url} (stop with Ctrl-C)")
            click.echo(f"ask it: robustmap query --sparql undercuts --endpoint {url}")
            server.wait()
    except KeyboardInterrupt:
        click.echo("stopped")
        return
    message = "the server ended by itself"
    raise ToolError(message)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
