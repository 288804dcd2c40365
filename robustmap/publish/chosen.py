"""Which files of a site are rendered or copied again, and the copying."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from robustmap.disk.walk import lying
from robustmap.publish import rendered
from robustmap.publish.links import places


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
