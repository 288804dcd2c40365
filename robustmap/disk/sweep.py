"""A folder rid of what is not expected in it: for what others write and we clean up after."""

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
        _swept(root, frozenset(expected), "")
    except OSError as error:
        message = f"`{error.filename}` cannot be removed: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error


def _swept(folder: Path, expected: frozenset[str], above: str) -> bool:
    """Clean a folder, and tell whether nothing is left in it."""
    left = False
    for path in sorted(folder.iterdir()):
        name = f"{above}{path.name}"
        if path.is_dir() and not path.is_symlink():
            if _swept(path, expected, f"{name}/"):
                path.rmdir()
            else:
                left = True
        elif name in expected and not path.is_symlink():
            left = True
        else:
            path.unlink()
    return not left
