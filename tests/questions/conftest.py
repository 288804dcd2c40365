"""The real kb, and its pages as a reader walks them: which page links to which node."""

import re
from collections import deque
from functools import cached_property
from pathlib import Path
from posixpath import normpath

import pytest
import yaml

import robustmap as rm
from robustmap.kb import KB
from robustmap.publish.page import Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

_HREF = re.compile(r'href="([^"]+)"')
_OWN = re.compile(r"(?:n|d)/([^/]+)/$")


class Walk:
    """The pages of the site by path, before rendering, and the links between them."""

    def __init__(self, kb: KB) -> None:
        self.site = Site(kb)

    @cached_property
    def pages(self) -> dict[str, Page]:
        found = (one for make in PAGES.entries.values() for one in make(self.site))
        return {one.path: one for one in found if isinstance(one, Page)}

    @cached_property
    def nav(self) -> set[str]:
        """The pages that the navigation of every page leads to."""
        listed = yaml.safe_load(Path("site/mkdocs.yml").read_text(encoding="utf-8"))["nav"]
        return {path for entry in listed for path in _targets(entry)}

    def links(self, path: str) -> set[str]:
        """Give the paths of the pages to which a page links."""
        return {self._absolute(path, href) for href in _HREF.findall(self.pages[path].body)}

    def _absolute(self, path: str, href: str) -> str:
        if "://" in href or href.startswith("#"):
            return path
        target, _, _ = href.partition("#")
        whole = normpath(f"/{path}{target}").lstrip("/")
        return f"{whole}/" if whole and "." not in whole.rsplit("/", 1)[-1] else whole

    @cached_property
    def clicks(self) -> dict[str, int]:
        """How many clicks each page is away from the home page and the navigation."""
        found = dict.fromkeys(("", *self.nav), 0)
        queue = deque(found)
        while queue:
            here = queue.popleft()
            if here not in self.pages:
                continue
            for there in self.links(here):
                if there not in found:
                    found[there] = found[here] + 1
                    queue.append(there)
        return found

    def shows(self, path: str, *refs: str, within: int = 3) -> bool:
        """Tell whether a page that can be walked to leads to what each reference names.

        A reference is shown by a link to it, or by being what the page is about.
        """
        assert path in self.pages, f"there is no page {path}"
        assert self.clicks.get(path, 99) <= within, f"{path} is {self.clicks.get(path)} clicks away"
        linked = self.links(path) | {path}
        for ref in refs:
            page = self.site.page(ref)
            assert page, f"{ref} has no page"
            assert page in linked, f"{path} does not lead to {ref}"
        return True

    def says(self, path: str, *words: str) -> bool:
        """Tell whether a page that can be walked to holds some words of its reader's language."""
        assert self.clicks.get(path, 99) <= 3, f"{path} is {self.clicks.get(path)} clicks away"
        plain = re.sub(r"<[^>]+>", " ", self.pages[path].body)
        text = " ".join(plain.split()).lower()
        for word in words:
            assert word.lower() in text, f"{path} does not say {word!r}"
        return True


def _targets(entry: object):
    if isinstance(entry, str):
        yield "" if entry == "index.md" else f"{entry.removesuffix('.md')}/"
    elif isinstance(entry, dict):
        for value in entry.values():
            yield from _targets(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _targets(value)


@pytest.fixture(scope="session")
def kb() -> KB:
    return rm.load("kb")


@pytest.fixture(scope="session")
def walk(kb: KB) -> Walk:
    return Walk(kb)
