"""`robustmap import FILE`: nodes from a file of another tool."""  # noqa: N999 - its name

from typing import TYPE_CHECKING, BinaryIO

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import kb_option, write_json

if TYPE_CHECKING:
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.strange import Read

MAX_SHOWN = 12
"""Of more new files than this only the names are shown."""


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.File("rb"))
@click.option("--format", "form", metavar="FORMAT", help="What it is (default: it is recognised).")
@click.option("--source", metavar="SOURCE", help="Where all of it is said: SOURCE, place, by WHO.")
@click.option("--write", is_flag=True, help="Write the files (default: only show them).")
@click.option("--json", "as_json", is_flag=True, help="Tell all of it as JSON.")
@kb_option
def command(
    files: tuple[BinaryIO, ...],
    form: str | None,
    source: str | None,
    folder: str | None,
    *,
    write: bool,
    as_json: bool,
) -> None:
    """Turn a file of another tool into node files, and show what they change.

    `robustmap formats` lists what can be read. FILE may be `-`. Ids that are taken are
    changed, and what names them follows; what the kb has word for word is left out. Nodes of
    AIF that have the same id and the same words are one node, also across files: its file
    takes in further sources, targets and premises.

    Nothing is written without --write; with it all files are written, or none, and none is
    overwritten with other words. Exit status 1 if a file cannot be read, or if `check` would
    find an error.
    """
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.strange import read_foreign
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.formats.exchange import MAX_BYTES

    desk = Desk(writable_kb(folder))
    reads: dict[str, Read] = {}
    for file in files:
        data = file.read(MAX_BYTES + 1)
        reads[file.name] = read_foreign(data, file.name, form)
        if not as_json:
            _tell_faults(reads[file.name], data, file.name)
    if any(read.found is None for read in reads.values()):
        if as_json:
            write_json({"written": False, **_data(reads)})
        else:
            click.echo("Nothing was written.")
        click.get_current_context().exit(EXIT_PROBLEMS)
    batch, notes = _proposed(desk, [*reads.values()], (source or "").strip())
    fine = bool(batch.files) and not batch.faults
    if write and fine:
        batch.write()
    if as_json:
        write_json({"written": write and fine, **_data(reads), "notes": notes, **batch.data()})
    else:
        _tell(batch, notes, written=write and fine)
    if batch.faults or batch.has_errors:
        click.get_current_context().exit(EXIT_PROBLEMS)


def _proposed(desk: "Desk", reads: "list[Read]", source: str) -> "tuple[Batch, list[str]]":
    """Give the files that an import asks for, and what there is to say about them.

    Each foreign file is taken over into the kb with what those before it bring.
    """
    from robustmap.cli.drafts.batch import Batch
    from robustmap.cli.drafts.taken_over import taken_over
    from robustmap.files.find import Tree
    from robustmap.files.read import read_tree
    from robustmap.formats.exchange import FORMATS

    tree, map_ = desk.tree, desk.map
    files: dict[str, str] = {}
    notes: list[str] = []
    for read in reads:
        assert read.found is not None
        found = taken_over(read.found, map_, source, tree, FORMATS[read.form].identity)
        files |= found.files
        notes += found.notes
        if read is not reads[-1]:
            new = {name: text.encode("utf-8", "surrogateescape") for name, text in files.items()}
            tree = Tree(tree.root, {**desk.tree.files, **new}, desk.tree.problems)
            map_ = read_tree(tree)
    return Batch(desk, files, files.keys() & desk.tree.files.keys()), notes


def _data(reads: "dict[str, Read]") -> dict[str, object]:
    from robustmap.cli.drafts.strange import as_data

    told = [
        {"file": name, "format": read.form, "faults": as_data(read.faults)}
        for name, read in reads.items()
    ]
    return {"format": told[0]["format"], "faults": told[0]["faults"], "read": told}


def _tell_faults(read: "Read", data: bytes, path: str) -> None:
    from robustmap.cli.drafts.strange import told
    from robustmap.explain.forge import inert

    for line in told(read.faults, data, path):
        click.echo(inert(line))


def _tell(batch: "Batch", notes: list[str], *, written: bool) -> None:
    from robustmap.cli.drafts.batch import shown, tell
    from robustmap.explain.forge import inert

    for note in notes:
        click.echo(inert(shown(note)))
    if not batch.files:
        click.echo("There is nothing new in the file.")
        return
    if batch.faults:
        click.echo(batch.report(), nl=False)
        click.echo("Nothing was written.")
        return
    if len(batch.files) <= MAX_SHOWN:
        tell(batch, written=written)
        return
    for path in batch.paths:
        click.echo(inert(shown(f"{path}{': written' if written else ''}")))
    for change in batch.turned:
        click.echo(inert(shown(f"  {change.id}: {change.before} -> {change.after}")))
    click.echo(f"{len(batch.files):,} files{' written' if written else ''}")
    if batch.findings:
        click.echo(f"\n{batch.report()}", nl=False)
