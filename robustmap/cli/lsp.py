"""`robustmap lsp`: a language server, for editors to start."""

from importlib.util import find_spec
from pathlib import Path

import click

from robustmap.errors import ToolError


@click.command()
@click.option(
    "--kb", "folder", metavar="FOLDER", help="The kb (default: that of each file that is opened)."
)
@click.option("--stdio", is_flag=True, hidden=True, help="As some editors call every server.")
def command(folder: str | None, *, stdio: bool) -> None:  # noqa: ARG001 - there is no other way
    """Serve an editor over standard input and output; you need not call it yourself.

    It shows findings while you type, completes ids and keys, tells verdicts, follows and
    renames ids. It needs the extra `lsp`: pip install 'robustmap[lsp]'.
    """
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        message = "the language server needs pygls: pip install 'robustmap[lsp]'"
        raise ToolError(message)
    from robustmap.editor.server import serve
    from robustmap.files.locate import locate

    serve(Path(locate(folder).folder) if folder else None)
