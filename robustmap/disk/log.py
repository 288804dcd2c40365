"""A file to whose end pieces are added, and from which each is read by itself."""

import os
from collections.abc import Callable, Iterable
from io import BufferedRandom
from pathlib import Path
from typing import TypeVar, cast

from robustmap import disk
from robustmap.errors import WriteError

T = TypeVar("T")

Place = tuple[int, int]
"""Where a piece begins, and how long it is."""

_BUFFER = 1 << 18

_AT = hasattr(os, "pread")
"""Not every system can read at a place."""


class Log:
    """Pieces of bytes in a file below a folder, for what is derived and can be made again.

    A link is removed and never followed. Whoever is cut off loses the last pieces: whether a
    piece is what it was is for the reader to tell.
    """

    def __init__(self, root: Path, name: str, *, anew: bool = False) -> None:
        """Begin, `anew` without what lies there; nothing is read or written yet."""
        self.root, self.name, self._anew = root, name, anew
        self._file: BufferedRandom | None = None
        self._end = self._lay = 0
        """How long it is, and how much of it lay there already."""

    def add(self, piece: bytes) -> Place:
        """Add a piece; gives its place.

        Raises:
            WriteError: the file cannot be written.
        """

        def added(file: BufferedRandom) -> Place:
            if file.tell() != self._end:
                file.seek(self._end)
            file.write(piece)
            self._end += len(piece)
            return self._end - len(piece), len(piece)

        return self._with(added)

    def read(self, place: Place) -> bytes:
        """Give what lies at a place; less where the file is shorter.

        Raises:
            WriteError: the file cannot be read.
        """

        def found(file: BufferedRandom) -> bytes:
            at, size = place
            if _AT and at + size <= self._lay:
                # Pieces are read here and there: a buffer would be filled anew for each.
                return os.pread(file.fileno(), size, at)
            file.seek(at)
            return file.read(size)

        return self._with(found)

    @property
    def size(self) -> int:
        """How long the file is."""
        return self._with(lambda _: self._end)

    def only(self, places: Iterable[Place]) -> list[Place]:
        """Leave the pieces at some places alone in the file; gives their new places.

        Raises:
            WriteError: the file cannot be written.
        """
        given, found, end = [*places], list[Place](), 0
        for _, size in given:
            found.append((end, size))
            end += size
        disk.write_pieces(self.root, self.name, map(self.read, given))
        self.close()
        return found

    def close(self) -> None:
        """Have all written, and let go of the file.

        Raises:
            WriteError: the file cannot be written.
        """
        if self._file is not None:
            self._with(BufferedRandom.close)
            self._file, self._anew = None, False

    def _with(self, use: Callable[[BufferedRandom], T]) -> T:
        try:
            if self._file is None:
                self._file = self._opened()
            return use(self._file)
        except OSError as error:
            told = (error.strerror or str(error)).lower()
            message = f"`{self.root / self.name}` cannot be written: {told}"
            raise WriteError(message) from error

    def _opened(self) -> BufferedRandom:
        path = self.root / self.name
        if path.is_symlink():
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = "r+b" if path.exists() and not self._anew else "w+b"
        file = cast("BufferedRandom", path.open(mode, buffering=_BUFFER))
        self._end = self._lay = file.seek(0, 2)
        return file
