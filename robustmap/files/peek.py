"""What a kb holds, at a glance: ids, kinds and titles, without reading the files as YAML."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from robustmap.files.find import SUFFIX, Tree
from robustmap.model.ids import is_slug
from robustmap.model.nodes import FOLDERS

_TITLE = re.compile(r"^title:[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"""(["'])(.*)\1""")


class Glimpse(NamedTuple):
    """One file: its id, its kind, and its title as far as one line of it tells."""

    id: str
    kind: str
    title: str

    def has(self, sought: str) -> bool:
        """Tell whether every word stands somewhere in the id or title, in any case.

        >>> Glimpse("plans-help", "claim", "Plans help a team").has("team PLAN")
        True
        """
        held = f"{self.id} {self.title}".lower()
        return all(word in held for word in sought.lower().split())


def peek(tree: Tree) -> Iterator[Glimpse]:
    """Yield what a kb holds, by path. Much faster than reading it; finds no faults."""
    for path in sorted(tree.files):
        folder, _, name = path.rpartition("/")
        kind = FOLDERS.get(folder.partition("/")[0])
        stem = name.removesuffix(SUFFIX)
        if kind and stem != name and is_slug(stem):
            yield Glimpse(stem, kind.kind, _title(tree.files[path]))


def _title(data: bytes) -> str:
    front = data[:4096].decode("utf-8", "replace")
    found = _TITLE.search(front)
    if not found:
        return ""
    quoted = _QUOTED.fullmatch(found[1])
    return quoted[2] if quoted else found[1]
