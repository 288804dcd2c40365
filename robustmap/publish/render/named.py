"""What the pages of a site name, and may be named by: taken from each as it is made."""

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from typing import NamedTuple

from robustmap.publish.render.shell import Filled

Address = tuple[str, str]
"""An attribute, and the address in it as it is written."""

# A literal start makes each of these fast on a hundred megabytes.
_HREF = re.compile('href="([^"]*)"')
_SRC = re.compile(' src="([^"]*)"')
_ID = re.compile(' id="([^"]+)"')
_RARE = ("srcset", "action", "formaction", "poster", "data")


def addresses(page: str, sound: Collection[str] = ()) -> Iterator[Address]:
    """Yield (attribute, address) of what a page names, each once; not what is known to be sound."""
    yield from (("href", one) for one in sorted(set(_HREF.findall(page)).difference(sound)))
    yield from (("src", one) for one in sorted(set(_SRC.findall(page)).difference(sound)))
    for name in _RARE:
        if f' {name}="' in page:
            yield from ((name, found) for found in sorted(re.findall(f' {name}="([^"]*)"', page)))


def anchors(page: str) -> frozenset[str]:
    """Give the anchors of a rendered page.

    >>> sorted(anchors('<h1 id="top">It</h1><p id="a&amp;b">'))
    ['a&b', 'top']
    """
    return frozenset(map(unescape, _ID.findall(page)))


def above(page: str) -> str:
    """Give the folder on which those addresses of a page hang that lead up first.

    >>> above("n/for-2/index.html"), above("data/index.html"), above("index.html")
    ('n', '', '..')
    """
    folder = page.rpartition("/")[0]
    return folder.rpartition("/")[0] if folder else ".."


class _Shell(NamedTuple):
    """The anchors of a shell, and the addresses in it that hang on its page, cut at the marks.

    `pieces` is held, so that no other shell can be taken for it.
    """

    anchors: frozenset[str]
    marked: tuple[tuple[str, list[str]], ...]
    pieces: list[str]


class Named:
    """What pages name, taken as they are made, so that none of them need be read again.

    Of what leads up, and so to the same from all pages beside each other, only the first that
    names it is known. So this tells whether anything is wrong, and not on how many pages.
    """

    def __init__(self) -> None:
        """Begin with no page."""
        self.addresses: dict[str, list[Address]] = {}
        self.anchors: dict[str, frozenset[str]] = {}
        self._seen: dict[str, set[str]] = {}
        self._shells: dict[int, _Shell] = {}
        self._taken: set[tuple[str, int]] = set()

    def take(self, page: str, text: str) -> None:
        """Take what a whole page names."""
        self._take(page, text, anchors(text), ())

    def take_filled(self, page: str, filled: Filled, content: str) -> None:
        """Take what a page in a shell names; the shell itself is read once for each folder."""
        shell = self._shells.get(id(filled.pieces))
        if shell is None:
            shell = self._shells[id(filled.pieces)] = _shell(filled.pieces)
        key = above(page), id(shell)
        places = shell.anchors | anchors(content)
        if key not in self._taken:
            self._taken.add(key)
            self._take(page, filled.text(content), places, ())
            return
        marked = ((name, Filled(found, filled.shown).text("")) for name, found in shell.marked)
        self._take(page, content, places, marked)

    def _take(self, page: str, text: str, places: frozenset[str], more: Iterable[Address]) -> None:
        seen = self._seen.setdefault(above(page), set())
        own = self.addresses[page] = []
        for one in (*addresses(text, seen), *more):
            attribute, written = one
            if written.startswith("../") and attribute in ("href", "src"):
                seen.add(written)
            elif written[:1] == "#" and written[1:] in places and _PLAIN.fullmatch(written):
                continue
            own.append(one)
        self.anchors[page] = places


def _shell(pieces: list[str]) -> _Shell:
    """Read a shell; that it is cut at its marks is told by a character that no text has."""
    text = _CUT.join(pieces)
    marked = ((attribute, found.split(_CUT)) for attribute, found in addresses(text))
    return _Shell(anchors(text), tuple(one for one in marked if len(one[1]) > 1), pieces)


_PLAIN = re.compile("#[a-zA-Z0-9_.-]+")
_CUT = "\ue000"
