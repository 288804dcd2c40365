"""`robustmap sources`: the texts, whether they are unchanged, and whether we copied from them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import kb_option, open_kb
from robustmap.cli.shared.table import aligned

if TYPE_CHECKING:
    from robustmap.kb import KB


@click.command()
@click.argument(
    "texts", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@kb_option
@click.pass_context
def command(ctx: click.Context, texts: tuple[Path, ...], folder: str | None) -> None:
    """List the texts of the kb: parts, parts accounted for, nodes.

    With FILEs, copies of the texts that are kept elsewhere, it tells which text each of
    them is by its hash, and which nodes share a run of seven words with it.
    """
    kb = open_kb(folder)
    if not texts:
        heads = ("text", "parts", "accounted for", "nodes", "title")
        for line in aligned(heads, list(_rows(kb))):
            click.echo(line)
        return
    faults = [fault for path in texts for fault in _compared(kb, path)]
    if faults:
        ctx.exit(EXIT_PROBLEMS)


def _rows(kb: "KB") -> Iterator[tuple[str, ...]]:
    from robustmap.graph.coverage import coverage, places

    found = coverage(kb.map)
    for text in kb.sources:
        taken = {
            node.id
            for node in kb.map.live
            if any(kb.map.resolve(one.source) == text.id for one in places(node))
        }
        one = found[text.id]
        yield text.id, str(len(one.parts)), str(one.accounted), str(len(taken)), text.title


def _compared(kb: "KB", path: Path) -> Iterator[str]:
    """Tell what a file is, and yield what is wrong."""
    from hashlib import sha256

    from robustmap.query.copied import copied

    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    names = [item.id for item in kb.sources if item.get("sha256") == digest]
    if names:
        click.echo(f"{path}: {', '.join(names)}, unchanged")
    else:
        click.echo(f"{path}: no text of the kb has its hash {digest}")
        yield "hash"
    for node, words in copied(kb.map, data.decode("utf-8", "replace")):
        click.echo(f"{path}: `{node}` has the same words: {words}")
        yield node
