"""The database as a file: the same bytes for the same map and the same version of SQLite."""

import sqlite3
from contextlib import closing
from pathlib import Path

from robustmap import disk
from robustmap.errors import WriteError
from robustmap.query.sql._fill import fill
from robustmap.query.sql._schema import APPLICATION
from robustmap.reason.solution import Solution

_MAGIC = b"SQLite format 3\0"
_MARK = slice(68, 72)
"""Where the header of an SQLite file says whose it is."""


def save(solution: Solution, path: Path) -> Path:
    """Write a solved map as an SQLite file, whole or not at all. Linear in the map.

    An earlier file of ours is replaced.

    Raises:
        WriteError: something else lies there, or it cannot be written.
    """
    _refuse_others(path)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, solution)
        data = connection.serialize()
    return disk.write(path.parent, path.name, data)


def _refuse_others(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(_MARK.stop)
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"`{path}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
    if head and not (head.startswith(_MAGIC) and head[_MARK] == APPLICATION.to_bytes(4, "big")):
        message = f"`{path}` was not made by robustmap and would be lost; name another file"
        raise WriteError(message)
