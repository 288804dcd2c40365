"""What lies in a folder, by name, size and time: to tell what has changed without reading it."""

import os
from collections.abc import Iterator
from pathlib import Path

Lying = dict[str, tuple[int, int]]
"""Name below a folder -> size and time (in nanoseconds) of the file."""

UNKNOWN = (-1, -1)
"""What a link is given: nobody knows what it leads to."""


def within(root: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder after its name in there; links are told and never followed.

    Raises:
        OSError: a folder cannot be looked into.
    """
    pending = [(root, "")]
    while pending:
        folder, above = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{name}/"))
                yield name, entry


def lying(root: Path) -> Lying:
    """Give every file below a folder, sorted by name; links are told and never followed.

    A folder that is not there has none.

    Raises:
        OSError: a folder cannot be looked into.
    """
    if not root.is_dir():
        return {}
    found = within(str(root))
    return dict(sorted((n, lies(one)) for n, one in found if not one.is_dir(follow_symlinks=False)))


def lies(entry: os.DirEntry[str]) -> tuple[int, int]:
    """Give size and time of what is no folder."""
    if entry.is_symlink():
        return UNKNOWN
    found = entry.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns
