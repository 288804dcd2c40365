"""Which files of a site are rendered or copied again, and the copying."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from robustmap.disk.walk import lying
from robustmap.publish import rendered
from robustmap.publish.links import places
from robustmap.publish.tree import DOCS


class Rendering(NamedTuple):
    """What was rendered: how many pages, and what differs in the site from before.

    `changed` are the files that may differ, `lost` those that are gone; `places` are the
    anchors that a changed page had before. All is None where nothing of it is known.
    """

    pages: int
    changed: frozenset[str] | None
    lost: frozenset[str]
    places: Mapping[str, frozenset[str]]


class Chosen:
    """Chooses what is rendered or copied again, and knows what the site will hold."""

    def __init__(self, site: Path, before: rendered.Rendered, inputs: rendered.Inputs) -> None:
        self.site, self.before, self.inputs = site, before, inputs
        self.expected = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
        self.changed = {*self.expected}
        self.places: dict[str, frozenset[str]] = {}
        self.lying = lying(site) if before.outputs else {}
        self.pages = 0

    def told_of(self, *, pages: bool) -> list[str] | None:
        """Give the names below the docs that the renderer has to know; None stands for all.

        What stays as it is and lies below the top needs no look: nothing leads there but links,
        and those stand in pages written by hand alone. `pages` says whether all pages are
        counted, as they are in the list of a site that has an address.
        """
        if not self.before.outputs:
            return None
        kept = {name: made for name, made in self._apart() if not (pages and _is_page(name))}
        changed = [
            one
            for name, one in self.inputs.read.items()
            if one.by_hand and not self._stays(name, output_of(_below(name)))
        ]
        told = []
        for name in filter(_below, self.inputs.files):
            node = rendered.of_node(name)
            led = any(not node or rendered.may_lead(one, node) for one in changed)
            if name in kept and not led:
                self.expected.add(kept[name])
            else:
                told.append(_below(name))
        return sorted(told, key=_as_walked)

    def _apart(self) -> Iterator[tuple[str, str]]:
        """Yield (name, output) of what stays as it is, and lies in a folder."""
        for name, one in self.inputs.read.items():
            below = _below(name)
            plain = "/" in below and not one.by_hand and not _SPECIAL.search(below)
            if plain and self._stays(name, made := output_of(below)):
                yield name, made

    def _stays(self, name: str, made: str) -> bool:
        return self.before.keeps(self.lying, made, source=name, inputs=self.inputs)

    def mark(self, file: Any, tree: Path) -> None:
        """Tell the renderer whether a file is made again."""
        made = file.dest_uri
        # Both without `..`: a source that is not found below the tree would never be looked at.
        root = os.path.abspath(tree) + os.sep  # noqa: PTH100 - as the source's
        source = os.path.abspath(file.abs_src_path)  # noqa: PTH100 - a path is made for each file
        named = source.removeprefix(root).replace(os.sep, "/") if source.startswith(root) else ""
        kept = self.before.keeps(self.lying, made, source=named, inputs=self.inputs)
        if not kept:
            self.changed.add(made)
            if made in self.lying and made.endswith(".html"):
                self.places[made] = places(self.site / made)
        self.expected.add(made)
        self.pages += not kept and file.is_documentation_page()
        file.is_modified = lambda: not kept


_SPECIAL = re.compile(r"(?:^|/)\.|^templates/|\.(?:markdown|mkdn?)$|(?:^|/)README\.md$")
"""What the renderer treats in a way of its own."""


def _below(name: str) -> str:
    return name.removeprefix(_DOCS) if name.startswith(_DOCS) else ""


_DOCS = f"{DOCS}/"


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
