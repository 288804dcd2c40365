"""Which files of a site are made again, and who makes them: the renderer, or we."""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from robustmap.disk.walk import Lying
from robustmap.publish.render import rendered
from robustmap.publish.render.direct import Allowed, Maker, url_of
from robustmap.publish.render.named import Named
from robustmap.publish.render.shell import sort_of
from robustmap.publish.tree import DOCS


class Rendering(NamedTuple):
    """What was rendered: how many pages, how all lies now, and what differs from before.

    `changed` are the files that may differ, `lost` those that are gone; `places` are the
    anchors that a changed page had before. All is None where nothing of it is known. `tree` and
    `site` are how the files lie that it was rendered from, and those that came out. `named` is
    what the pages name that were made without the renderer.
    """

    pages: int
    changed: frozenset[str] | None
    lost: frozenset[str]
    places: Mapping[str, frozenset[str]]
    tree: Lying
    site: Lying
    named: Named


def ours(
    inputs: rendered.Inputs, may: Allowed, names: Iterable[str] | None = None
) -> dict[str, str]:
    """Give what needs no renderer, of some files of the tree or of all -> the file of the site."""
    if not may.anything:
        return {}
    made = dict[str, str]()
    for name in inputs.lies if names is None else names:
        if name in inputs.lies and name not in inputs.read and _OURS.fullmatch(name):
            below = _below(name)
            if may.hands_over(below):
                made[name] = output_of(below)
    return made


class Chosen:
    """Chooses what is made again, makes what needs no renderer, and knows what the site will hold.

    `gone` is what lay in the site and has no source any more.
    """

    def __init__(
        self,
        before: rendered.Rendered,
        inputs: rendered.Inputs,
        gone: Collection[str],
        may: Allowed,
        maker: Maker,
    ) -> None:
        self.before, self.inputs, self.may, self.maker = before, inputs, may, maker
        self.lies = maker.lay
        self.missing = before.missing(self.lies).difference(gone)
        self.other = inputs.other(before.inputs or rendered.Inputs())
        """The files of the tree that lie otherwise than before."""
        self.changed: set[str] = set()
        self.pages = 0
        self.asked: list[str] = []
        """The pages of ours for which the renderer has to give a shell, or a sample."""
        self.samples: frozenset[str] = frozenset()

    @cached_property
    def ours(self) -> dict[str, str]:
        """The files of the tree that need no renderer -> the file of the site."""
        return ours(self.inputs, self.may)

    @cached_property
    def expected(self) -> set[str]:
        """What the site will hold when the renderer has run."""
        return {"404.html", "sitemap.xml", "sitemap.xml.gz", *self.ours.values()}

    def make(self) -> None:
        """Make what needs no renderer, as far as shells are known."""
        shells = bool(self.maker.shells.known)
        some = self.ours if self.missing else ours(self.inputs, self.may, sorted(self.other))
        for name, made in some.items():
            if self._keeps(name, made):
                continue
            self.changed.add(made)
            below = _below(name)
            if not _is_page(below):
                self.maker.file(below)
            elif shells and self.maker.page(below, made, sampled=False):
                self.pages += 1
            else:
                self.asked.append(name)
        sorts = {sort_of(url_of(self.ours[name])): name for name in self.asked}
        self.samples = frozenset(sorts.values())

    def make_rest(self) -> None:
        """Make the pages for which there was no shell, now that each sort has a sample."""
        for name in self.asked:
            if name not in self.samples:
                self.pages += self.maker.page(_below(name), self.ours[name], sampled=True)

    def done(self) -> bool:
        """Tell whether all is made, so that the renderer need not even start.

        It lists all pages of a site that has an address.
        """
        before = self.before.inputs
        if before is None or self.asked or self.may.address:
            return False
        if self.missing - self.changed or before.hashes != self.inputs.hashes:
            return False
        # All others that differ are ours, and were; nothing is new at the top, or gone from there.
        others = self.other - before.hashes.keys()
        then, now = (ours(one, self.may, others) for one in (before, self.inputs))
        fresh = then.keys() ^ now.keys()
        return others == then.keys() | now.keys() and not any(_at_top(_below(one)) for one in fresh)

    def told_of(self) -> list[str] | None:
        """Give the names below the docs that the renderer has to know; None stands for all.

        What is made here needs no look: nothing leads there but links, and those stand in pages
        written by hand alone. All pages are counted in the list of a site that has an address,
        and all at the top have to be in the navigation, or else named as not in it.
        """
        if not self.may.anything:
            return None
        read = self.inputs.read
        # To much any page written by hand may lead, whatever it names.
        led = {
            by
            for name, one in read.items()
            if one.names is not None and not self._keeps(name, output_of(_below(name)))
            for by in ("", *one.names)
        }
        everything = bool(self.may.address)
        told = [
            below
            for name in self.inputs.lies
            if (below := _below(name))
            if name not in self.ours
            or name in self.samples
            or _at_top(below)
            or (everything and _is_page(below))
            or rendered.named_by(name) in led
        ]
        return sorted(told, key=_as_walked)

    def _keeps(self, name: str, made: str) -> bool:
        return self.before.keeps(self.lies, made, source=name, inputs=self.inputs)

    def titled(self, name: str) -> str | None:
        """Give the title that a page of ours has in the navigation, None where it is not in it."""
        return self.may.named.get(name) if f"{_DOCS}{name}" in self.ours else None

    def mark(self, file: Any, tree: Path) -> None:
        """Tell the renderer whether it has to make a file."""
        made = file.dest_uri
        # Both without `..`: a source that is not found below the tree would never be looked at.
        root = os.path.abspath(tree) + os.sep  # noqa: PTH100 - as the source's
        source = os.path.abspath(file.abs_src_path)  # noqa: PTH100 - a path is made for each file
        named = source.removeprefix(root).replace(os.sep, "/") if source.startswith(root) else ""
        if named in self.ours and named not in self.samples:
            file.is_modified = lambda: False
            return
        kept = self._keeps(named, made)
        if not kept:
            self.changed.add(made)
            self.maker.clear(made)
        self.expected.add(made)
        self.pages += not kept and file.is_documentation_page()
        file.is_modified = lambda: not kept


_SPECIAL = r"templates/|[^/]*\.html$|sitemap\.|(?:.*/)?README\.md$|.*\.(?:markdown|mkdn?)$"
"""What the renderer treats in a way of its own, or makes itself."""

_OURS = re.compile(rf"{DOCS}/(?!{_SPECIAL})(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
"""What has the same name in every address."""


def _below(name: str) -> str:
    return name.removeprefix(_DOCS) if name.startswith(_DOCS) else ""


_DOCS = f"{DOCS}/"


def _at_top(name: str) -> bool:
    return bool(name) and "/" not in name


def _is_page(name: str) -> bool:
    return name.endswith(".md")


def output_of(name: str) -> str:
    """Give the file of the site that is made of one of the docs.

    >>> output_of("n/for-2.md"), output_of("index.md"), output_of("data/graph.json")
    ('n/for-2/index.html', 'index.html', 'data/graph.json')
    """
    if not _is_page(name):
        return name
    stem = name.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


def _as_walked(name: str) -> tuple[tuple[object, ...], ...]:
    """Give the place of a file in the order of the renderer: what is in a folder, then below."""
    *folders, file = name.split("/")
    leads = os.path.splitext(file)[0] not in ("index", "README")  # noqa: PTH122 - as the renderer
    return (*((1, one) for one in folders), (0, leads, file))


def copied(file: Any, folders: set[str], dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as the renderer calls it
    """Copy a file that is published as it is; `folders` are those that are there."""
    if dirty and not file.is_modified():
        return
    folder, _, _ = file.abs_dest_path.rpartition(os.sep)
    if folder not in folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
        folders.add(folder)
    with open(file.abs_src_path, "rb") as source, open(file.abs_dest_path, "wb") as made:  # noqa: PTH123 - a path is made for each file
        made.write(source.read())
