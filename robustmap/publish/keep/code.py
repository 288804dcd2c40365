"""What tells this package, with the libraries that pages depend on, from any other."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
        made.update(f"{library} {_version(library)}\0".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix in (".py", ".html", ".js", ".css", ".yaml", ".json"):
            made.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
