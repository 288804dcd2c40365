"""Files that are made from the models: which are stale, and writing those."""

from collections.abc import Mapping
from pathlib import Path


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
