"""Files that are made from the models: which are stale, and writing those."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click


def made_options(folder: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the options of a command that makes files: --check, and --out as `folder`."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        out = click.option(
            "--out",
            "folder",
            metavar="FOLDER",
            default=folder,
            show_default=True,
            type=click.Path(file_okay=False, path_type=Path),
            help="Where the files are.",
        )
        check = click.option(
            "--check", is_flag=True, help="Change nothing; name the files that are stale."
        )
        return check(out(command))

    return added


def refreshed(folder: Path, made: Mapping[str, str], *, check: bool) -> list[str]:
    """Give the names of files that are missing or stale; write them unless only checking."""
    from robustmap.disk import write

    stale = [name for name in made if _held(folder / name) != made[name].encode()]
    if not check:
        for name in stale:
            write(folder, name, made[name])
    return stale


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
