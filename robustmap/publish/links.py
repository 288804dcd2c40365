"""The check of every link and anchor of a rendered site.

Links inside raw HTML are checked by no renderer, so the output itself is read: every
address must be relative and lead to a file, every anchor must exist, and nothing may be
loaded from another host.
"""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

_TAG = re.compile(r"<(\w+)\b([^>]*?\b(?:href|src|srcset|action|formaction|poster|data)\s*=[^>]*)>")
_ADDRESS = re.compile(r'\b(?:xlink:)?(href|src|srcset|action|formaction|poster|data)="([^"]*)"')
_ID = re.compile(r'\b(?:id|name)="([^"]+)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
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
        self.known: dict[tuple[str, str], str] = {}

    def bad(self) -> tuple[BadLink, ...]:
        return tuple(
            BadLink(name, address, why)
            for name in sorted(self.pages)
            for tag, attribute, address in _addresses(self.pages[name])
            if (why := self._judge(name, tag, attribute, address))
        )

    def _judge(self, page: str, tag: str, attribute: str, address: str) -> str:
        """Say what is wrong with an address, "" where nothing is."""
        if _SCHEME.match(address) or address.startswith("//"):
            return _leaves(tag, attribute, address)
        if address.startswith("/"):
            # The page of missing addresses is served anywhere, so its links begin at the root.
            return "" if page == "404.html" else "is not relative"
        folder = posixpath.dirname(page)
        path, _, anchor = address.partition("#")
        key = folder, path
        if key not in self.known:
            self.known[key] = self._target(folder, path) if path else ""
        target = self.known[key] if path else page
        if target not in self.files:
            return "leads to no file"
        if anchor and target in self.pages and unquote(anchor) not in self._anchors(target):
            return "leads to no such place on its page"
        return ""

    def _target(self, folder: str, path: str) -> str:
        found = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
        if path.endswith(("/", ".")) or f"{found}/index.html" in self.files:
            found = posixpath.normpath(f"{found}/index.html")
        return found

    def _anchors(self, page: str) -> frozenset[str]:
        if page not in self.anchors:
            self.anchors[page] = frozenset(map(unescape, _ID.findall(self.pages[page])))
        return self.anchors[page]


def _addresses(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield (element, attribute, address) of everything on a page that names an address."""
    for tag in _TAG.finditer(page):
        for attribute, address in _ADDRESS.findall(tag[2]):
            yield tag[1], attribute, unescape(address)


def _leaves(tag: str, attribute: str, address: str) -> str:
    if tag == "a" and attribute == "href":
        return "" if address.lower().startswith(_MAY_LEAVE) else "has a scheme that may not stand"
    if address.startswith("data:image/") or (tag == "link" and address == "data:,"):
        return ""
    return "would ask another host"
