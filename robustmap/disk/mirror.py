"""A folder made to hold exactly what it is told: for what is derived and can be made again."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from robustmap.disk.content import content
from robustmap.disk.sweep import sweep
from robustmap.disk.walk import Lying, lies, within
from robustmap.errors import WriteError


def mirror(root: Path, files: Mapping[str, bytes], kept: Collection[str] = ()) -> None:
    """Make `root` hold exactly these files; what has not changed is not touched.

    Files that are `kept` stay as they are, and are not even read. See `Mirror`.

    Raises:
        WriteError: a name leads outside, or a file cannot be written or removed.
    """
    _inside(root, files, "nothing was written")
    made = Mirror(root)
    for name, data in files.items():
        made.put(name, data)
    made.finish(kept)


class Mirror:
    """A folder that is handed its files one by one, and in the end holds these alone.

    What has not changed is not touched. Links are removed and never followed, and nothing is
    written into a file that lies there, which may be known by other names. Files are written
    where they are to lie, which takes a third of the time of `write`: whoever is cut off leaves
    a part of one, and files that are stale; the next one mends it.
    """

    def __init__(self, root: Path) -> None:
        """Begin; what lies in the folder stays until another file takes its place, but for links.

        Raises:
            WriteError: the folder is a link, or cannot be made or looked into.
        """
        if root.is_symlink():
            message = f"`{root}` is a link; nothing was written"
            raise WriteError(message)
        self.root = root
        self.names: set[str] = set()
        """What was handed over so far."""
        self.lies: Lying = {}
        """How the files lie that lay there before; when it is finished, all of them."""
        self._lay: set[str] = set()
        """The folders that lay there before."""
        self._folders: set[str] = set()
        self._new: set[str] = set()
        """Those of the folders in which nothing lay before."""
        self._written: set[str] = set()
        with _refused():
            root.mkdir(parents=True, exist_ok=True)
            for name, entry in within(str(root)):
                if entry.is_symlink():
                    Path(entry.path).unlink()
                elif entry.is_dir(follow_symlinks=False):
                    self._lay.add(name)
                else:
                    self.lies[name] = lies(entry)

    def put(self, name: str, data: bytes | Callable[[], Iterable[bytes]]) -> None:
        """Have a file hold these bytes; of pieces no more than one is held.

        Raises:
            WriteError: the name leads outside, or the file cannot be written.
        """
        _inside(self.root, (name,), "it was not written")
        path = f"{self.root}/{name}"
        with _refused():
            folder, _, _ = path.rpartition("/")
            if folder not in self._folders:
                self._make_room(name)
                self._make(folder)
            if isinstance(data, bytes) and folder in self._new and name not in self.names:
                self._write(name, path, data)
            elif isinstance(data, bytes):
                self._hold(name, path, data)
            else:
                self._hold_pieces(name, path, data())
        self.names.add(name)

    def _hold(self, name: str, path: str, data: bytes) -> None:
        lay = _read(path)
        if lay != data:
            self._clear(name, path, there=lay is not None)
            self._write(name, path, data)

    def _hold_pieces(self, name: str, path: str, pieces: Iterable[bytes]) -> None:
        """Compare pieces with what lies there; from the first other one on, write them."""
        with ExitStack() as closing:
            same, old = 0, closing.enter_context(_opened(path))
            rest = iter(pieces)
            for piece in rest:
                if old.read(len(piece)) != piece:
                    rest = chain((piece,), rest)
                    break
                same += len(piece)
            else:
                if os.path.isfile(path) and not old.read(1):  # noqa: PTH113
                    return
            self._clear(name, path, there=os.path.isfile(path))  # noqa: PTH113
            self._written.add(name)
            new = closing.enter_context(open(path, "wb"))  # noqa: PTH123
            old.seek(0)
            while same:
                found = old.read(min(same, _MUCH))
                new.write(found)
                same -= len(found)
            new.writelines(rest)

    def _clear(self, name: str, path: str, *, there: bool) -> None:
        """Remove what lies where a file is to be."""
        if there:
            # It may be known by another name, under which nothing is to change.
            os.unlink(path)  # noqa: PTH108 - a path is made for each file
        elif os.path.isdir(path):  # noqa: PTH112
            self._empty(name)

    def _write(self, name: str, path: str, data: bytes) -> None:
        self._written.add(name)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - a path is made for each file
            file.write(data)

    def finish(self, kept: Collection[str] = ()) -> None:
        """Remove every file that lay there, was not handed over and is not `kept`.

        Raises:
            WriteError: a file cannot be removed.
        """
        root, found = self.root, self.lies
        with _refused():
            for name in found.keys() - self.names - {*kept}:
                del found[name]
                Path(root, name).unlink(missing_ok=True)
            for name in self._written | (self.names - found.keys()):
                told = os.lstat(f"{root}/{name}")
                found[name] = told.st_size, told.st_mtime_ns
            # Those within a folder before the folder. What somebody else has put there meanwhile
            # goes next time.
            for folder in sorted(self._lay - _above(found), reverse=True):
                if not any(os.scandir(root / folder)):
                    Path(root, folder).rmdir()

    def _make(self, folder: str) -> None:
        try:
            os.mkdir(folder)  # noqa: PTH102 - a path is made for each folder
        except OSError:
            Path(folder).mkdir(parents=True, exist_ok=True)
        else:
            self._new.add(folder)
        self._folders.add(folder)

    def _make_room(self, name: str) -> None:
        """Remove a stale file that lies where a folder has to be."""
        above = name
        while "/" in above:
            above = above.rpartition("/")[0]
            path = f"{self.root}/{above}"
            if path in self._folders:
                return
            if os.path.isfile(path) and above not in self.names:  # noqa: PTH113 - as above
                os.unlink(path)  # noqa: PTH108 - as above
                self.lies.pop(above, None)

    def _empty(self, name: str) -> None:
        """Remove a stale folder that lies where a file has to be."""
        if not any(one.startswith(f"{name}/") for one in self.names):
            sweep(self.root / name, ())
            (self.root / name).rmdir()
            below = f"{name}/"
            self._lay = {one for one in self._lay if one != name and not one.startswith(below)}
            for one in [one for one in self.lies if one.startswith(below)]:
                del self.lies[one]


def _inside(root: Path, names: Iterable[str], so: str) -> None:
    for name in names:
        if name.startswith("/") or os.path.normpath(name) != name or name.split("/")[0] == "..":
            message = f"`{name}` leads outside `{root}`; {so}"
            raise WriteError(message)


@contextmanager
def _refused() -> Iterator[None]:
    """Tell of what the machine refuses in words of ours."""
    try:
        yield
    except OSError as error:
        message = f"`{error.filename}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error


def _above(names: Iterable[str]) -> set[str]:
    """Give every folder that holds some files, or a folder that does."""
    found = set[str]()
    for name in names:
        above = name.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


_MUCH = 1 << 20


def _opened(path: str) -> BinaryIO:
    """Open a file; what is none is an empty one."""
    try:
        return open(path, "rb")  # noqa: PTH123 - a path is made for each file
    except (FileNotFoundError, IsADirectoryError):
        return BytesIO()


def _read(path: str) -> bytes | None:
    try:
        return content(path)
    except (FileNotFoundError, IsADirectoryError):
        return None
