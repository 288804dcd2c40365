"""What pages and files are before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from robustmap.publish.html import Html


class Page(NamedTuple):
    """A page: its path below the site's root ("" is the home page), and what it shows.

    `title` and `description` are plain text. `search` says whether the search finds it,
    `listed` whether search engines are asked to list it. `verdict` is what is said of it
    wherever it is only mentioned, in words. `node` is the id of the node whose data lie in
    files of their own. A page that only leads on to another names its relative address in
    `moved`, and the address by which that one goes in `canonical`.
    """

    path: str
    title: str
    body: Html
    description: str = ""
    search: bool = True
    listed: bool = True
    verdict: str = ""
    node: str = ""
    moved: str = ""
    canonical: str = ""


class Found(NamedTuple):
    """What the search shows of a page that lies there already: see `Page`."""

    path: str
    title: str
    description: str


Pieces = Callable[[], Iterator[bytes]]
"""Gives what a file is made of, piece by piece, as often as it is asked."""


@dataclass(frozen=True)
class File:
    """A file that is published as it is: its path below the site's root, and its bytes.

    Large ones may be `given` in pieces, so that nobody need hold all of it.
    """

    path: str
    given: bytes | Pieces

    @property
    def data(self) -> bytes:
        """All of it."""
        return whole(self.given)


def whole(given: bytes | Pieces) -> bytes:
    """Give all that a file holds.

    >>> whole(b"ab") == whole(lambda: iter([b"a", b"b"]))
    True
    """
    return given if isinstance(given, bytes) else b"".join(given())
