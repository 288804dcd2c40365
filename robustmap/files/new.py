"""A node file that is yet to be written: its id, its name and its text."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from robustmap.disk import write
from robustmap.files.emit import emit
from robustmap.files.find import SUFFIX
from robustmap.files.fmt import with_named_premises
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS


class Draft(NamedTuple):
    """What a new file is to say; `fields` are as a file would give them, all scalars text."""

    kind: str
    id: str
    fields: Mapping[str, Any]
    body: str = ""

    @property
    def name(self) -> str:
        """The path within the kb."""
        return f"{KINDS[self.kind].folder}/{self.id}{SUFFIX}"

    @property
    def text(self) -> str:
        """The text of the file, in canonical form, with every premise named."""
        cls = KINDS[self.kind]
        fields = self.fields
        if cls.premises_key:
            fields = with_named_premises(fields, cls.premises_key)
        return emit(cls, fields, self.body)

    def write(self, folder: Path) -> Path:
        """Write the file into a kb.

        Raises:
            WriteError: a file of that name is there already, or the machine refuses.
        """
        return write(folder, self.name, self.text, exist_ok=False)


def taken(map_: Map) -> set[str]:
    """Give every id that a new node cannot have: ids and aliases in lower case, and pages."""
    used = {alias.lower() for node in map_.nodes.values() for alias in node.aliases}
    return used | {node.lower() for node in map_.nodes} | ids.RESERVED_IDS


def free_id(map_: Map, title: str, otherwise: str) -> str:
    """Give an id made of a title that no node has, nor had; `otherwise` where nothing is left.

    >>> free_id(Map([]), "Déjà vu: it's all been said", "claim")
    'deja-vu-its-all-been-said'
    """
    slug = ids.titled(title) or otherwise
    used = taken(map_)
    numbered = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in used else next(one for one in numbered if one not in used)
