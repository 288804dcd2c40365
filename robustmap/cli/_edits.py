"""What the commands that edit a kb share: a preview, the writing, and what it leads to."""

import difflib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from robustmap.cli.main import EXIT_PROBLEMS

if TYPE_CHECKING:
    from pathlib import Path

    from robustmap.files.edit._book import Book, Changes
    from robustmap.model.problem import Problem

Function = TypeVar("Function", bound=Callable[..., Any])

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Write nothing; show what would change."
)


def edit(operation: str, what: str, to: str, folder: str | None, *, dry_run: bool) -> None:
    """Run one operation on a kb, and tell what became of it.

    Exit status 1 if `check` then says more than it said before; what it says is printed.
    """
    from robustmap.cli._writable import writable_kb
    from robustmap.files.edit._book import Book
    from robustmap.files.edit._registry import OPERATIONS
    from robustmap.files.find import on_disk

    found = writable_kb(folder)
    book = Book(on_disk(found.folder, found.shown))
    changes = OPERATIONS[operation](book, what, to)
    apply(book, changes, found.folder, dry_run=dry_run)


def apply(book: "Book", changes: "Changes", folder: "Path", *, dry_run: bool) -> None:
    """Show the changes, or write them; then tell what `check` says that is new."""
    if dry_run:
        for line in preview(changes):
            click.echo(line)
    else:
        write(changes, folder)
        for line in _files(changes):
            click.echo(line)
    for note in changes.notes:
        click.echo(note)
    if dry_run:
        click.echo("nothing was written")
    _report(new_findings(book, changes), changes)


def write(changes: "Changes", folder: "Path") -> None:
    """Write the changes, all of them or none."""
    from robustmap.disk.batch import write_all

    write_all(folder, changes.writes, changes.removed, changes.tree.files)


def preview(changes: "Changes") -> Iterator[str]:
    """Yield a unified diff of all files, the moved ones against what they were."""
    root = changes.tree.root
    for name, data in changes.writes.items():
        before = changes.moved.get(name, name)
        old = f"{root}/{before}" if before in changes.tree.files else "/dev/null"
        yield from _diff(changes.tree.files.get(before, b""), data, old, f"{root}/{name}")
    for name in changes.removed:
        if name not in changes.moved.values():
            yield from _diff(changes.tree.files[name], b"", f"{root}/{name}", "/dev/null")


def _diff(before: bytes, after: bytes, old: str, new: str) -> Iterator[str]:
    was, will = (data.decode("utf-8-sig", "replace").splitlines() for data in (before, after))
    found = list(difflib.unified_diff(was, will, old, new, lineterm=""))
    yield from found or [f"--- {old}", f"+++ {new}"]


def _files(changes: "Changes") -> Iterator[str]:
    root = changes.tree.root
    for name in changes.writes:
        if name in changes.moved:
            yield f"{root}/{changes.moved[name]}: moved to {root}/{name}"
        else:
            done = "changed" if name in changes.tree.files else "new"
            yield f"{root}/{name}: {done}"
    for name in changes.removed:
        if name not in changes.moved.values():
            yield f"{root}/{name}: removed"


def new_findings(book: "Book", changes: "Changes") -> "list[Problem]":
    """Give what `check` says of the new texts that it did not say of the old ones."""
    from robustmap.check.registry import check
    from robustmap.files.read import read_tree

    before = {(one.code, one.message) for one in check(book.map)}
    after = check(read_tree(changes.after))
    return [one for one in after if (one.code, one.message) not in before]


def _report(found: "list[Problem]", changes: "Changes") -> None:
    from robustmap.check.report import REPORTS, Checked
    from robustmap.files.find import is_node_file

    if not found:
        return
    root = f"{changes.after.root}/"

    def lines(path: str) -> list[str]:
        data = changes.after.files.get(path.removeprefix(root), b"")
        return data.decode("utf-8-sig", "replace").split("\n")

    size = sum(map(is_node_file, changes.after.files))
    click.echo(f"\n{REPORTS['text'](Checked(tuple(found), size, lines))}", nl=False)
    if any(one.severity == "error" for one in found):
        click.get_current_context().exit(EXIT_PROBLEMS)
