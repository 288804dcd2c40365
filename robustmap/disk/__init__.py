"""The one place that writes files: whole or not at all, and never outside a folder."""

import os
from collections.abc import Iterable
from pathlib import Path

from robustmap.errors import WriteError


def write(root: Path, name: str, data: bytes | str, *, exist_ok: bool = True) -> Path:
    """Write a file below `root` atomically; an unchanged file is left alone.

    Raises:
        WriteError: the place is outside `root`, is taken (unless `exist_ok`), or refuses.
    """
    path = inside(root, name)
    content = data.encode() if isinstance(data, str) else data
    try:
        if path.exists():
            if not exist_ok:
                message = f"`{path}` exists already; nothing was written"
                raise WriteError(message)
            if path.stat().st_size == len(content) and path.read_bytes() == content:
                return path
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, (content,))
    except OSError as error:
        message = f"`{path}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
    return path


def write_pieces(root: Path, name: str, pieces: Iterable[bytes]) -> Path:
    """Write a file below `root` atomically, from pieces of which no more than one is held.

    Raises:
        WriteError: the place is outside `root`, or refuses.
    """
    path = inside(root, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, pieces)
    except OSError as error:
        message = f"`{path}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
    return path


def inside(root: Path, name: str) -> Path:
    """Give the place of `name` below `root`.

    Raises:
        WriteError: links or `..` lead outside `root`.
    """
    home = root.resolve()
    path = (home / name).resolve()
    if path == home or not path.is_relative_to(home):
        message = f"`{name}` leads outside `{root}`; nothing was written"
        raise WriteError(message)
    return path


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    from tempfile import mkstemp

    handle, temporary = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        # mkstemp makes private files; what people publish should be readable as usual.
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode & 0o7777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
