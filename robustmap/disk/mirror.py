"""A folder made to hold exactly what it is told: for what is derived and can be made again."""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from robustmap.errors import WriteError


def mirror(root: Path, files: Mapping[str, bytes], kept: Collection[str] = ()) -> None:
    """Make `root` hold exactly these files; what has not changed is not touched.

    Files that are `kept` stay as they are, and are not even read.

    Links are removed and never followed. Files are written in place, which takes a third of
    the time of `write`: a call that is cut off leaves a part, and the next one mends it.

    Raises:
        WriteError: a name leads outside, or a file cannot be written or removed.
    """
    for name in files:
        if name.startswith("/") or os.path.normpath(name) != name or name.split("/")[0] == "..":
            message = f"`{name}` leads outside `{root}`; nothing was written"
            raise WriteError(message)
    if root.is_symlink():
        message = f"`{root}` is a link; nothing was written"
        raise WriteError(message)
    try:
        root.mkdir(parents=True, exist_ok=True)
        _remove_stale(root, frozenset(files) | frozenset(kept))
        _write(root, files)
    except OSError as error:
        message = f"`{error.filename}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error


def _remove_stale(root: Path, files: Collection[str]) -> None:
    for entry, name in _within(str(root)):
        if not entry.is_dir(follow_symlinks=False):
            if entry.is_symlink() or name not in files:
                Path(entry.path).unlink()
        elif not any(os.scandir(entry.path)):
            Path(entry.path).rmdir()


def _within(folder: str, above: str = "") -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield every entry with its name below the root, those of a folder before the folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, f"{above}{entry.name}/")
            yield entry, f"{above}{entry.name}"


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    made: set[str] = set()
    for name, data in files.items():
        path = f"{root}/{name}"
        folder = path.rpartition("/")[0]
        if folder not in made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        if _read(path) != data:
            Path(path).write_bytes(data)


def _read(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return None
