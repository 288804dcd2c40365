"""Files read whole: to make room for what may come, as a file object does, costs as much again."""

import os
import sys

_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def content(path: str, most: int = sys.maxsize) -> bytes:
    """Read a file, or as much as it takes to know that it holds more than `most` bytes.

    Raises:
        OSError: it cannot be read.
    """
    file = os.open(path, _FLAGS)
    try:
        data = chunk = os.read(file, _CHUNK)
        while chunk and len(data) <= most:
            chunk = os.read(file, _CHUNK)
            data += chunk
    finally:
        os.close(file)
    return data
