"""A folder rid of what is not expected in it: for what others write and we clean up after."""

import os
from collections.abc import Collection
from pathlib import Path

from robustmap.disk.walk import Lying
from robustmap.errors import WriteError


def sweep(root: Path, expected: Collection[str]) -> Lying:
    """Remove every file below `root` that is not expected, and folders without any file.

    Links are removed and never followed. Gives what is left, sorted by name.

    Raises:
        WriteError: `root` is a link, or a file cannot be removed.
    """
    if root.is_symlink():
        message = f"`{root}` is a link; nothing was removed"
        raise WriteError(message)
    left: Lying = {}
    try:
        _swept(str(root), frozenset(expected), "", left)
    except OSError as error:
        message = f"`{error.filename}` cannot be removed: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
    return dict(sorted(left.items()))


def _swept(folder: str, expected: frozenset[str], above: str, left: Lying) -> None:
    """Clean a folder, and note what is left in it."""
    with os.scandir(folder) as found:
        entries = [*found]
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            before = len(left)
            _swept(entry.path, expected, f"{name}/", left)
            if len(left) == before:
                Path(entry.path).rmdir()
        elif name in expected and not entry.is_symlink():
            at = entry.stat(follow_symlinks=False)
            left[name] = at.st_size, at.st_mtime_ns
        else:
            Path(entry.path).unlink()
