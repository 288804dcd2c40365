"""The pages and files of a site that are made without the renderer, and the making."""

import os
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urljoin

from robustmap.disk.walk import Lying
from robustmap.publish.render.named import Named, anchors
from robustmap.publish.render.shell import Block, Shells
from robustmap.publish.tree import DOCS, parted

_KNOWN = frozenset(
    (
        *("site_name", "site_description", "site_url", "site_author", "docs_dir", "site_dir"),
        *("theme", "copyright", "extra", "extra_css", "extra_javascript", "plugins"),
        *("markdown_extensions", "nav", "not_in_nav", "validation", "strict"),
    )
)
"""The keys of a configuration that change nothing of what is done here."""


class Allowed(NamedTuple):
    """What a configuration says of what may be made without the renderer.

    `anything` is False where it has a say in every file. `named` are the docs in the navigation,
    with the titles that they have there, "" where it gives none; `address` is that of the site,
    "" where it has none.
    """

    anything: bool = False
    named: Mapping[str, str] = MappingProxyType({})
    address: str = ""

    def hands_over(self, name: str) -> bool:
        """Tell whether what was written by this package under a name may be made without.

        A page in the navigation has a shell of its own, if only because it lies at the top: no
        other lies where it does. Where it has no title there, all pages show the one it gives
        itself.
        """
        return name not in self.named or (name.find("/") < 0 and bool(self.named[name]))


def allowed(config: Path) -> Allowed:
    """Read what a configuration says; one that cannot be read is the renderer's affair."""
    import yaml

    try:
        with config.open("rb") as file:
            given = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - it is a safe one
    except (OSError, ValueError, yaml.YAMLError):
        return Allowed()
    if not isinstance(given, dict) or not _KNOWN.issuperset(given) or given.get("plugins") != []:
        return Allowed()
    # Of a page that is named twice, the first title holds.
    named = dict(reversed([*_named(given.get("nav"))]))
    return Allowed(bool(named), named, str(given.get("site_url") or ""))


def _named(nav: Any, title: object = "") -> Iterator[tuple[str, str]]:
    if isinstance(nav, str):
        yield posixpath.normpath(nav), title if isinstance(title, str) else ""
    elif isinstance(nav, dict):
        for key, one in nav.items():
            yield from _named(one, key)
    elif isinstance(nav, list):
        for one in nav:
            yield from _named(one)


def url_of(made: str) -> str:
    """Give the address of a page below the root, as the renderer writes it.

    >>> url_of("n/for-2/index.html"), url_of("index.html")
    ('n/for-2/', './')
    """
    return made.removesuffix("index.html") or "./"


class Maker:
    """Makes the files of a site that need no renderer, each from a file below the docs."""

    def __init__(self, tree: Path, site: Path, address: str, shells: Shells, lies: Lying) -> None:
        """Make files in `site`, in which those of `lies` lay before."""
        self.docs, self.site = f"{tree}/{DOCS}/", f"{site}/"
        self.root = f"{address.rstrip('/')}/" if address else ""
        self.shells = shells
        self.lay = lies
        self.lies = {**lies}
        """What lies there now."""
        self.places: dict[str, frozenset[str]] = {}
        """The anchors that pages had before they were made again."""
        self.named = Named()
        """What the pages made here name."""
        self.folders: set[str] = set()
        self.linked = True

    def clear(self, made: str) -> None:
        """Take away what is made again: what lies there may be the very file of the tree."""
        if self.lies.pop(made, None):
            path = self.site + made
            if made.endswith(".html"):
                self.places[made] = anchors(Path(path).read_text(encoding="utf-8"))
            Path(path).unlink(missing_ok=True)

    def page(self, name: str, made: str, *, sampled: bool) -> bool:
        """Make a page if its shell is known, or can be rendered, as one of its sort was."""
        with open(self.docs + name, encoding="utf-8") as file:  # noqa: PTH123 - a path is made for each page
            found = parted(file.read())
        assert found is not None
        url = url_of(made)
        block = Block(url, *found, urljoin(self.root, url) if self.root else None)
        filled = self.shells.fitting(block)
        if filled:
            text = filled.text(block.content)
            self.named.take_filled(made, filled, block.content)
        elif sampled:
            text = self.shells.rendered(block)
            self.named.take(made, text)
        else:
            return False
        self.clear(made)
        self._make_room(made)
        with open(self.site + made, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(text.encode("utf-8", errors="xmlcharrefreplace"))
            lies = os.fstat(file.fileno())
        self.lies[made] = lies.st_size, lies.st_mtime_ns
        return True

    def file(self, name: str) -> None:
        """Have a file that is published as it is lie in the site too; as a link, where it can."""
        self.clear(name)
        self._make_room(name)
        self._copy(name)
        found = os.stat(self.site + name)  # noqa: PTH116 - a path is made for each file
        self.lies[name] = found.st_size, found.st_mtime_ns

    def _copy(self, name: str) -> None:
        if self.linked:
            try:
                os.link(self.docs + name, self.site + name)
            except OSError:
                self.linked = False
            else:
                return
        with open(self.docs + name, "rb") as source, open(self.site + name, "wb") as made:  # noqa: PTH123
            made.write(source.read())

    def _make_room(self, made: str) -> None:
        folder = self.site + made.rpartition("/")[0]
        if folder not in self.folders:
            try:
                os.mkdir(folder)  # noqa: PTH102 - a path is made for each folder
            except OSError:
                Path(folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
