"""Which versions of libraries are installed."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache


def version_of(library: str) -> str:
    """Give the version of a library, "" where it is not installed.

    The names of folders tell it: to read what lies in them takes a hundred times as long.
    """
    return _installed().get(_plain(library)) or _read(library)


@cache
def _installed() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _lying():
        told = _FOLDER.fullmatch(name)
        if told:
            found.setdefault(_plain(told[1]), told[2])
    return found


def _lying() -> Iterator[str]:
    for folder in sys.path:
        try:
            yield from sorted(os.listdir(folder or "."))  # noqa: PTH208 - names are all that is asked
        except OSError:
            continue


def _plain(library: str) -> str:
    return re.sub("[-_.]+", "-", library).lower()


def _read(library: str) -> str:
    """Look for one that was not installed into a folder of its own."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


_FOLDER = re.compile(r"([^-]+)-([^-]+)\.dist-info")
