"""`robustmap init`: a first kb, small and whole."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Make `kb/` in FOLDER (default: here) with a small example to build on.

    A folder that has a kb already is left as it is.
    """
    from robustmap.disk import write
    from robustmap.files.example import MAIN, example
    from robustmap.files.locate import KB

    _refuse_taken(folder)
    names = [f"{KB}/{name}" for name, _ in example()]
    for name, text in example():
        write(folder, f"{KB}/{name}", text, exist_ok=False)
    nodes = sum(name.endswith(".md") for name in names)
    place = KB if folder == Path() else (folder / KB).as_posix()
    click.echo(f"{place}/ holds a small map now: {nodes} nodes on whether to write plans down.")
    click.echo("Next:")
    if folder != Path():
        click.echo(f"  cd {folder.as_posix()}")
    for line, what in (
        ("robustmap check", "everything that is wrong with it: nothing yet"),
        (f"robustmap why {MAIN}", "its main claim, with the reasons for its verdict"),
        ("robustmap new argument", "add an argument of your own, and see what it changes"),
        ("robustmap build", "make a site of it"),
    ):
        click.echo(f"  {line:<34} {what}")
    click.echo("Then put your own question in the place of the example: one file, one node.")


def _refuse_taken(folder: Path) -> None:
    """Stop where a kb would be overwritten, or would come to lie inside another.

    Raises:
        WriteError: the folder has a kb, or is one.
    """
    from robustmap.errors import WriteError
    from robustmap.files.find import SETTINGS
    from robustmap.files.locate import KB

    kb = folder / KB
    if (folder / SETTINGS).exists():
        message = f"`{folder}` is a kb already; nothing was written"
        raise WriteError(message)
    if kb.exists() and (not kb.is_dir() or any(kb.iterdir())):
        message = f"`{kb}` exists already; nothing was written"
        raise WriteError(message)
