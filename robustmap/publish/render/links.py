"""The check of every link and anchor of a rendered site.

Links inside raw HTML are checked by no renderer, so the output itself is read: every
address must be relative and lead to a file, every anchor must exist, and nothing may be
loaded from another host.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from robustmap.disk.walk import UNKNOWN, lying
from robustmap.publish.render.named import Address, Named, above, addresses, anchors

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NAMING = 'link rel="canonical" '
_MAY_LEAVE = ("http://", "https://", "mailto:")


class BadLink(NamedTuple):
    """A link that leads nowhere, or out where it may not."""

    page: str
    address: str
    why: str


def bad_links(
    output: Path, files: Collection[str] | None = None, named: Named | None = None
) -> tuple[BadLink, ...]:
    """Find every bad link of a site, by page. Linear in the size of its pages.

    `files` are the names of all that lie in the site, where they are known; and `named` is what
    some pages name, which are read only if anything is wrong.
    """
    if named is not None and not _Checker(output, files, named).bad():
        return ()
    return _Checker(output, files).bad()


def bad_links_after(
    output: Path,
    changed: Collection[str],
    lost: Collection[str],
    places_before: Mapping[str, Collection[str]],
    files: Collection[str] | None = None,
    named: Named | None = None,
) -> tuple[BadLink, ...]:
    """Find every bad link of a site that had none before some of its files changed.

    Links stand on pages that changed, or lead to what is gone: to files that are `lost`, or
    to places that changed pages had before. Other pages are judged only if they name any of
    these. Where a name can be written in several ways, all pages are. `files` and `named` are as
    of `bad_links`.
    """
    after = changed, lost, places_before
    if named is not None and not _bad_after(_Checker(output, files, named), *after):
        return ()
    return _bad_after(_Checker(output, files), *after)


def _bad_after(
    checker: "_Checker",
    changed: Collection[str],
    lost: Collection[str],
    places_before: Mapping[str, Collection[str]],
) -> tuple[BadLink, ...]:
    gone = {_last(name) for name in lost}
    for page, before in places_before.items():
        if page in checker.files:
            gone |= {f"#{place}" for place in {*before} - checker.places(page)}
    if not all(map(_PLAIN.fullmatch, gone)):
        return checker.bad()
    judged = {name for name in changed if name in checker.html}
    if gone:
        named = re.compile("|".join(map(re.escape, sorted(gone))))
        judged |= {name for name in checker.html if named.search(checker.page(name))}
    return checker.bad(judged)


_PLAIN = re.compile("#?[a-z0-9_][a-zA-Z0-9_.-]*")


def _last(name: str) -> str:
    """Give the part of a file's name that every address of it carries; "" where there is none."""
    folder, _, file = name.rpartition("/")
    return folder.rpartition("/")[2] if file == "index.html" else file


class _Checker:
    def __init__(
        self, output: Path, files: Collection[str] | None = None, named: Named | None = None
    ) -> None:
        self.output = output
        if files is None:
            files = [name for name, at in lying(output).items() if at != UNKNOWN]
        self.files = {*files}
        self.html = {name for name in self.files if name.endswith(".html")}
        self.named = named.addresses if named else {}
        self.anchors = {**named.anchors} if named else {}
        self.known: dict[str, str] = {}
        self.sound: dict[str, set[str]] = {}
        self._last = "", ""

    def page(self, name: str) -> str:
        """Give a page; the last one is kept, as all together take much room."""
        if self._last[0] != name:
            self._last = name, (self.output / name).read_text(encoding="utf-8")
        return self._last[1]

    def bad(self, judged: Collection[str] | None = None) -> tuple[BadLink, ...]:
        """Judge pages, all where none are named, reading each once."""
        found: list[tuple[str, str, str]] = []
        led: list[tuple[int, str, str]] = []
        for name in sorted(self.html if judged is None else judged):
            # What leads up first leads to the same from all pages beside each other.
            sound = self.sound.setdefault(above(name), set())
            for attribute, written in self._addresses(name, sound):
                address = unescape(written)
                why, target, anchor = self._judge(name, attribute, address)
                if anchor in self.anchors.get(target, ()):
                    anchor = ""
                if why or anchor:
                    led.append((len(found), target, anchor))
                    found.append((name, address, why))
                elif address.startswith("../"):
                    sound.add(written)
        for at, target, anchor in led:
            if anchor and anchor not in self.places(target):
                name, address, _ = found[at]
                found[at] = name, address, "leads to no such place on its page"
        return tuple(BadLink(*one) for one in found if one[2])

    def _addresses(self, name: str, sound: Collection[str]) -> Iterable[Address]:
        """Give what a page names, but for what is known to be sound."""
        if name in self.named:
            return self.named[name]
        page = self.page(name)
        self.places(name)
        return addresses(page, sound)

    def _judge(self, page: str, attribute: str, address: str) -> tuple[str, str, str]:
        """Say what is wrong with an address, "" where nothing is, and to which place it leads."""
        if _SCHEME.match(address) or address.startswith("//"):
            return _leaves(self.page(page), attribute, address), "", ""
        if address.startswith("/"):
            # The page of missing addresses is served anywhere, so its links begin at the root.
            return ("" if page == "404.html" else "is not relative"), "", ""
        path, _, anchor = address.partition("#")
        target = self._target(page, path) if path else page
        if target not in self.files:
            return "leads to no file", "", ""
        return "", target, unquote(anchor) if target in self.html else ""

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

    def places(self, page: str) -> frozenset[str]:
        """Give the anchors of a page."""
        if page not in self.anchors:
            self.anchors[page] = anchors(self.page(page))
        return self.anchors[page]


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
