"""What the commands that edit a kb share: a preview, the writing, and what it leads to."""

import difflib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, kb_option, write_json

if TYPE_CHECKING:
    from pathlib import Path

    from robustmap.files.edit._book import Changes

Function = TypeVar("Function", bound=Callable[..., Any])


dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Write nothing; show what would change."
)


def edit_options(function: Function) -> Function:
    """Add the options that every edit has."""
    return dry_run_option(kb_option(format_option("text", "json")(function)))


def edit(operation: str, folder: str | None, form: str, *task: Any, dry_run: bool) -> None:
    """Run one operation on a kb, and tell what became of it.

    Exit status 1 if `check` then finds an error that it did not find before; what it says
    that is new is told, and the verdicts that turn.
    """
    from robustmap.cli.drafts.outcome import Outcome
    from robustmap.cli.shared.writable import writable_kb
    from robustmap.files.edit._book import Book
    from robustmap.files.edit._registry import OPERATIONS
    from robustmap.files.find import on_disk

    found = writable_kb(folder)
    changes = OPERATIONS[operation](Book(on_disk(found.folder, found.shown)), *task)
    if not dry_run:
        write(changes, found.folder)
    outcome = Outcome(changes)
    if form == "json":
        write_json(_data(changes, dry_run=dry_run) | outcome.data())
    else:
        for line in _lines(changes, dry_run=dry_run):
            click.echo(line)
        for line in outcome.consequences():
            click.echo(line)
        if outcome.findings:
            click.echo(f"\n{outcome.report('text')}", nl=False)
    if outcome.has_errors:
        click.get_current_context().exit(EXIT_PROBLEMS)


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


def files(changes: "Changes") -> Iterator[dict[str, str]]:
    """Yield each file that is written or removed, with what is done to it."""
    root = changes.tree.root
    for name in changes.writes:
        if name in changes.moved:
            before = f"{root}/{changes.moved[name]}"
            yield {"path": f"{root}/{name}", "done": "moved", "before": before}
        else:
            done = "changed" if name in changes.tree.files else "new"
            yield {"path": f"{root}/{name}", "done": done}
    for name in changes.removed:
        if name not in changes.moved.values():
            yield {"path": f"{root}/{name}", "done": "removed"}


def _lines(changes: "Changes", *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield from preview(changes)
    else:
        for one in files(changes):
            moved = f"{one.get('before')}: moved to {one['path']}"
            yield moved if "before" in one else f"{one['path']}: {one['done']}"
    yield from changes.notes
    if dry_run:
        yield "nothing was written"


def _data(changes: "Changes", *, dry_run: bool) -> dict[str, Any]:
    """Give what is done as JSON has it; `diff` only where nothing is written."""
    diff = {"diff": "".join(f"{line}\n" for line in preview(changes))} if dry_run else {}
    return {
        "written": not dry_run,
        "files": [*files(changes)],
        "names": dict(changes.names),
        "notes": [*changes.notes],
        **diff,
    }
