"""Many files changed as one: all of them, or none that a caller would notice."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from robustmap.disk import _umask, inside
from robustmap.errors import WriteError


def write_all(
    root: Path,
    writes: Mapping[str, bytes],
    removed: Sequence[str] = (),
    before: Mapping[str, bytes] | None = None,
) -> None:
    """Write files below `root` in the order given, then remove others.

    Every new text lies on the disk before the first file is replaced, and what was done is
    undone where a later step fails. Only a machine that stops in between leaves a part, in
    which the files written first are the new ones and none has been removed. Files in
    `before` must still hold what they held when they were read.

    Raises:
        WriteError: a place is outside `root`, has changed since it was read, is a link that is
            to be removed, or refuses.
    """
    paths = _checked(root, writes, removed, before or {})
    staged: dict[Path, Path] = {}
    done: list[tuple[Path, bytes | None]] = []
    try:
        for name, data in writes.items():
            staged[paths[name]] = _stage(paths[name], data)
        for path, temporary in staged.items():
            done.append((path, path.read_bytes() if path.exists() else None))
            temporary.replace(path)
        for name in removed:
            done.append((paths[name], paths[name].read_bytes()))
            paths[name].unlink()
    except BaseException as error:
        _undo(done)
        if isinstance(error, OSError):
            message = f"`{error.filename or root}` cannot be written: "
            message += f"{(error.strerror or str(error)).lower()}; nothing was changed"
            raise WriteError(message) from error
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _checked(
    root: Path, writes: Mapping[str, bytes], removed: Sequence[str], known: Mapping[str, bytes]
) -> dict[str, Path]:
    """Give where each file lies, once nothing speaks against writing or removing it."""
    paths = {name: inside(root, name) for name in (*writes, *removed)}
    for name in (*removed, *sorted(writes.keys() - known.keys())):
        if (root / name).is_symlink():
            message = f"`{name}` is a link to another file; nothing was written"
            raise WriteError(message)
    for name, path in paths.items():
        _refuse_changed(path, known.get(name))
    return paths


def _refuse_changed(path: Path, known: bytes | None) -> None:
    if known is None and path.exists():
        message = f"`{path}` exists already; nothing was written"
        raise WriteError(message)
    try:
        found = path.read_bytes() if path.exists() else None
    except OSError as error:
        message = f"`{path}` cannot be read: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
    if found != known:
        message = f"`{path}` has changed since it was read; nothing was written"
        raise WriteError(message)


def _stage(path: Path, data: bytes) -> Path:
    """Put the new text of a file beside it, under a name that no reader of a kb looks at."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode & 0o7777)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _undo(done: Sequence[tuple[Path, bytes | None]]) -> None:
    """Give every file back what it held, the last first."""
    for path, data in reversed(done):
        if data is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != data:
            _stage(path, data).replace(path)
