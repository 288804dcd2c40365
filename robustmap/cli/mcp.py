"""`robustmap mcp`: the kb for an assistant, read only, by the Model Context Protocol."""

from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from robustmap.cli.shared.common import kb_option
from robustmap.errors import ToolError

if TYPE_CHECKING:
    from robustmap.assist.registry import Outlined, Outlines
    from robustmap.files.locate import Located


@click.command()
@kb_option
@click.option(
    "--http",
    "port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Serve HTTP on the loopback device instead; 0 takes any port that is free.",
)
def command(folder: str | None, port: int | None) -> None:
    """Let an assistant ask the kb; your assistant starts this, you need not.

    It speaks the Model Context Protocol over standard input and output: verdicts, reasons,
    searches, and what a draft would change. Nothing is ever written, and all words of the
    kb are marked as untrusted. It needs the extra `mcp`: pip install 'robustmap[mcp]'.
    """
    if find_spec("mcp") is None:
        message = "an assistant's server needs the MCP library: pip install 'robustmap[mcp]'"
        raise ToolError(message)
    from robustmap.assist.server import serve
    from robustmap.files.locate import locate

    place = locate(folder)
    # Who stops a server with Ctrl-C has seen nothing go wrong.
    with suppress(KeyboardInterrupt):
        if port is None:
            serve(place, _outlines(place))
        else:
            _over_http(place, port)


def _over_http(place: "Located", port: int) -> None:
    import socket

    from robustmap.assist.server import HOST, PATH, serve_http

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, port))
        except OSError as error:
            message = f"port {port} cannot be had: {(error.strerror or 'unknown reason').lower()}"
            raise ToolError(message) from None
        bound.listen()  # from here on nobody who comes early is refused
        address = f"http://{HOST}:{bound.getsockname()[1]}{PATH}"
        click.echo(f"answering assistants at {address} (stop with Ctrl-C)")
        serve_http(place, _outlines(place), bound)


def _outlines(place: "Located") -> "Outlines":
    """Give what turns an outline into files, as `robustmap draft` does; nothing is written."""

    def read(outline: str, source: str) -> "Outlined":
        from robustmap.assist.registry import Outlined
        from robustmap.cli.draft import proposed, slip_words
        from robustmap.cli.drafts.desk import Desk

        batch, slips = proposed(Desk(place), outline.encode("utf-8", "replace"), source.strip())
        return Outlined(batch.files, tuple(map(slip_words, slips)))

    return read
