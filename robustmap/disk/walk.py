"""What lies in a folder, by name, size and time: to tell what has changed without reading it."""

import os
from collections.abc import Iterator
from pathlib import Path

Lying = dict[str, tuple[int, int]]
"""Name below a folder -> size and time (in nanoseconds) of the file."""

UNKNOWN = (-1, -1)
"""What a link is given: nobody knows what it leads to."""


def lying(root: Path) -> Lying:
    """Give every file below a folder, sorted by name; links are told and never followed.

    A folder that is not there has none.

    Raises:
        OSError: a folder cannot be looked into.
    """
    return dict(sorted(_within(str(root), ""))) if root.is_dir() else {}


def _within(folder: str, above: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{above}{entry.name}"
            if entry.is_symlink():
                yield name, UNKNOWN
            elif entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, f"{name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield name, (found.st_size, found.st_mtime_ns)
