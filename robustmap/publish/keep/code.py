"""What tells this package, with the libraries that pages depend on, from any other."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path

from robustmap.disk.content import content
from robustmap.publish.versions import version_of

PACKAGE = Path(__file__).resolve().parent.parent.parent

LIBRARIES = (
    *("jinja2", "markdown-it-py", "mkdocs", "mkdocs-material", "networkx", "numpy", "pydantic"),
    *("pygraphviz", "python-sat", "pyvis", "pyyaml", "rapidfuzz", "rdflib"),
)
"""The libraries whose version a page may depend on."""


@cache
def code() -> str:
    """Give what tells this package, and the libraries it is used with, from any other."""
    made = hashlib.blake2b(f"{sys.version}\0{sys.platform}".encode(), digest_size=20)
    for library in LIBRARIES:
        made.update(f"{library} {version_of(library)}\0".encode())
    for path in _files(str(PACKAGE)):
        made.update(path[len(str(PACKAGE)) :].encode() + b"\0" + content(path))
    return made.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield what the package itself is made of, in the same order everywhere."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    for entry in found:
        if not entry.is_dir():
            if entry.name.endswith(_MADE_OF):
                yield entry.path
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


_MADE_OF = (".py", ".html", ".js", ".css", ".yaml", ".json")
