"""The check of every link and anchor of a rendered site.

Links inside raw HTML are checked by no renderer, so the output itself is read: every
address must be relative and lead to a file, every anchor must exist, and nothing may be
loaded from another host.
"""

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

# A literal start makes each of these fast on a hundred megabytes.
_HREF = re.compile('href="([^"]*)"')
_SRC = re.compile(' src="([^"]*)"')
_ID = re.compile(' id="([^"]+)"')
_RARE = ("srcset", "action", "formaction", "poster", "data")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NAMING = 'link rel="canonical" '
_MAY_LEAVE = ("http://", "https://", "mailto:")


class BadLink(NamedTuple):
    """A link that leads nowhere, or out where it may not."""

    page: str
    address: str
    why: str


def bad_links(output: Path) -> tuple[BadLink, ...]:
    """Find every bad link of a site, by page. Linear in the size of its pages."""
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    pages = {
        name: (output / name).read_text(encoding="utf-8")
        for name in files
        if name.endswith(".html")
    }
    return _Checker(files, pages).bad()


class _Checker:
    def __init__(self, files: set[str], pages: dict[str, str]) -> None:
        self.files = files
        self.pages = pages
        self.anchors: dict[str, frozenset[str]] = {}
        self.known: dict[str, str] = {}

    def bad(self) -> tuple[BadLink, ...]:
        return tuple(
            BadLink(name, unescape(address), why)
            for name in sorted(self.pages)
            # Most addresses of a page stand on it more than once: each is judged once.
            for attribute, address in _addresses(self.pages[name])
            if (why := self._judge(name, attribute, unescape(address)))
        )

    def _judge(self, page: str, attribute: str, address: str) -> str:
        """Say what is wrong with an address, "" where nothing is."""
        if _SCHEME.match(address) or address.startswith("//"):
            return _leaves(self.pages[page], attribute, address)
        if address.startswith("/"):
            # The page of missing addresses is served anywhere, so its links begin at the root.
            return "" if page == "404.html" else "is not relative"
        path, _, anchor = address.partition("#")
        target = self._target(page, path) if path else page
        if target not in self.files:
            return "leads to no file"
        if anchor and target in self.pages and unquote(anchor) not in self._anchors(target):
            return "leads to no such place on its page"
        return ""

    def _target(self, page: str, path: str) -> str:
        """Give the file that a path leads to; from the root down it is the same for all pages."""
        up = "../" * page.count("/")
        if path.startswith(up):
            path = path[len(up) :]
            if path not in self.known:
                self.known[path] = self._file("", path)
            return self.known[path]
        return self._file(posixpath.dirname(page), path)

    def _file(self, folder: str, path: str) -> str:
        found = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
        index = posixpath.normpath(f"{found}/index.html")
        return index if path.endswith("/") or index in self.files else found

    def _anchors(self, page: str) -> frozenset[str]:
        if page not in self.anchors:
            self.anchors[page] = frozenset(map(unescape, _ID.findall(self.pages[page])))
        return self.anchors[page]


def _addresses(page: str) -> Iterator[tuple[str, str]]:
    """Yield (attribute, address) of everything that a page names, each address once."""
    yield from (("href", address) for address in sorted(set(_HREF.findall(page))))
    yield from (("src", address) for address in sorted(set(_SRC.findall(page))))
    for name in _RARE:
        if f' {name}="' in page:
            yield from ((name, found) for found in sorted(re.findall(f' {name}="([^"]*)"', page)))


def _leaves(page: str, attribute: str, address: str) -> str:
    """Judge an address with a scheme: only links may lead out, and only by some schemes."""
    if address.startswith(("data:image/", "data:,")):
        return ""
    shown = re.escape(escape(address))
    tags = re.findall(rf'<(\w+\b[^>]*?)\b{attribute}="(?:{re.escape(address)}|{shown})"', page)
    # By what address a page goes is said to search engines; nothing is asked of it.
    asking = (tag for tag in tags if tag != _NAMING)
    if attribute != "href" or {tag.split()[0] for tag in asking} - {"a"}:
        return "would ask another host"
    return "" if address.lower().startswith(_MAY_LEAVE) else "has a scheme that may not stand"
