"""A folder rid of what is not expected in it: for what others write and we clean up after."""

import os
from collections.abc import Collection
from pathlib import Path

from robustmap.errors import WriteError


def sweep(root: Path, expected: Collection[str]) -> None:
    """Remove every file below `root` that is not expected, and folders without any file.

    Links are removed and never followed.

    Raises:
        WriteError: `root` is a link, or a file cannot be removed.
    """
    if root.is_symlink():
        message = f"`{root}` is a link; nothing was removed"
        raise WriteError(message)
    try:
        _swept(str(root), frozenset(expected), "")
    except OSError as error:
        message = f"`{error.filename}` cannot be removed: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error


def _swept(folder: str, expected: frozenset[str], above: str) -> bool:
    """Clean a folder, and tell whether nothing is left in it."""
    left = False
    with os.scandir(folder) as found:
        entries = [*found]
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if _swept(entry.path, expected, f"{name}/"):
                Path(entry.path).rmdir()
            else:
                left = True
        elif name in expected and not entry.is_symlink():
            left = True
        else:
            Path(entry.path).unlink()
    return not left
