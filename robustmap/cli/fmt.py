"""`robustmap fmt`: the files of a kb in their canonical form."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

if TYPE_CHECKING:
    from robustmap.files.find import Tree
    from robustmap.files.fmt import Formatted

_CONTEXT = 1
"""Lines shown around a change."""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(exists=True))
@click.option("--check", is_flag=True, help="Change nothing; show what would change.")
@kb_option
@format_option("text", "json")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], folder: str | None, form: str, *, check: bool
) -> None:
    """Rewrite node files and map.yaml in their canonical form.

    Keys get their order, lists one entry per line, unnamed premises a name. What the files
    say stays the same, and comments stay above the line that they are about. Files with
    errors are left alone. PATHS are files or folders of the kb (default: all of it).

    Exit status 1 if a file is left alone or, with --check, if one would change.
    """
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.disk import write
    from robustmap.files.find import on_disk
    from robustmap.files.fmt import formatted

    found = writable_kb(folder)
    tree = _chosen(on_disk(found.folder, found.shown), found.folder, paths)
    done = [one for one in formatted(tree) if not paths or _named(one.name, found.folder, paths)]
    if not check:
        for one in done:
            if one.changed:
                write(found.folder, one.name, one.data)
    if form == "json":
        write_json(_data(done, found.shown))
    else:
        for line in _lines(done, found.shown, check=check):
            click.echo(line)
    if any(one.faults or (check and one.changed) for one in done):
        ctx.exit(EXIT_PROBLEMS)


def _chosen(tree: "Tree", folder: Path, paths: Sequence[str]) -> "Tree":
    """Keep the named files, and map.yaml, whose defaults they need.

    map.yaml itself is read with all of the kb, because it names folders.
    """
    from robustmap.files.find import SETTINGS

    for path in paths:
        if not Path(path).resolve().is_relative_to(folder):
            message = f"`{path}` is not in the kb `{tree.root}`; name its kb with `--kb`"
            raise click.UsageError(message)
    if not paths or _named(SETTINGS, folder, paths):
        return tree
    kept = {
        name: data
        for name, data in tree.files.items()
        if name == SETTINGS or _named(name, folder, paths)
    }
    return tree._replace(files=kept)


def _named(name: str, folder: Path, paths: Sequence[str]) -> bool:
    """Tell whether a file is one of some paths, or lies below one."""
    return any((folder / name).is_relative_to(Path(path).resolve()) for path in paths)


def _lines(done: "Sequence[Formatted]", root: str, *, check: bool) -> Iterator[str]:
    for one in done:
        path = f"{root}/{one.name}"
        if one.faults:
            yield f"{path}: left alone, because it has errors"
            for fault in one.faults:
                yield f"  {fault.place}: {fault.severity}[{fault.code}] {fault.message}"
        elif one.changed and check:
            yield from _diff(path, one)
        elif one.changed:
            yield f"{path}: rewritten"
    yield _summary(done, check=check)


def _diff(path: str, one: "Formatted") -> Iterator[str]:
    before = one.before.decode("utf-8-sig").splitlines()
    after = one.data.decode().splitlines()
    lines = list(difflib.unified_diff(before, after, path, path, lineterm="", n=_CONTEXT))
    yield from lines or [f"{path}: only its line ends or its first bytes would change"]


def _summary(done: "Sequence[Formatted]", *, check: bool) -> str:
    """Count the files in one line."""
    from robustmap.explain.words import count

    changed = sum(one.changed for one in done)
    left = sum(bool(one.faults) for one in done)
    told = []
    if changed:
        told.append(f"{changed} would change" if check else f"{changed} rewritten")
    if left:
        told.append(f"{left} left alone")
    return f"{count(len(done), 'file')}: {', '.join(told) or 'nothing to change'}"


def _data(done: "Sequence[Formatted]", root: str) -> dict[str, Any]:
    faults = [
        {
            "path": fault.span.path,
            "line": fault.span.line,
            "column": fault.span.column,
            "code": fault.code,
            "message": fault.message,
        }
        for one in done
        for fault in one.faults
    ]
    return {
        "changed": [f"{root}/{one.name}" for one in done if one.changed],
        "left_alone": [f"{root}/{one.name}" for one in done if one.faults],
        "faults": faults,
        "files": len(done),
    }
