"""Node files that were read before: what was found sound then is not looked at again."""

import hashlib
import marshal

from robustmap.files.document import split
from robustmap.files.find import visible
from robustmap.files.front import Later
from robustmap.files.noted import Buffer, Noted
from robustmap.files.read import Defaults, ReadNode, read_node
from robustmap.files.thawed import frozen, thawed
from robustmap.model.nodes import KINDS
from robustmap.model.places import Places

_SUM = 16


class Known:
    """Reads node files as `read_node` does, and those that are as they were from what was noted.

    Of files with which something was wrong nothing is noted.
    """

    def __init__(self, noted: Noted) -> None:
        """Take what was noted by the same code; it is believed."""
        self.before = noted
        self.noted = Noted()
        """What is to be noted of all that was read since."""
        self.read: dict[str, bytes] = {}
        """Node -> what tells what its file says, of those that are noted."""
        self._defaults: tuple[Defaults, bytes] | None = None

    def node(self, root: str, name: str, data: bytes, defaults: Defaults) -> ReadNode:
        """Read one node file."""
        made = hashlib.blake2b(data, digest_size=_SUM, key=self._told(defaults))
        # Where a file lies is a part of what it says, as its kind is.
        made.update(b"\0" + name.encode("utf-8", "surrogateescape"))
        told = made.digest()
        piece = self.before.get(name, told)
        if piece is not None:
            one = _again(f"{root}/{visible(name)}", piece)
        else:
            one = read_node(root, name, data, defaults)
            if one.problems:
                return one
            piece = _packed(one, data)
        self.noted.put(name, told, piece)
        self.read.setdefault(one.node.id, told)
        return one

    def _told(self, defaults: Defaults) -> bytes:
        """Give what tells the defaults of folders: they are a part of what a file says."""
        if self._defaults is None or self._defaults[0] is not defaults:
            told = repr(defaults).encode("utf-8", "surrogatepass")
            self._defaults = defaults, hashlib.blake2b(told, digest_size=_SUM).digest()
        return self._defaults[1]


def _packed(one: ReadNode, data: bytes) -> bytes:
    document, _ = split(one.places.path, data)
    assert document is not None  # nothing was wrong with it
    front = document.front, document.front_line, document.body_line
    return marshal.dumps((*front, one.node.kind, frozen(one.node)))


def _again(path: str, packed: Buffer) -> ReadNode:
    front, front_line, body_line, kind, fields = marshal.loads(packed)  # noqa: S302 - believed
    places = Places(path, Later(front, front_line), body_line)
    return ReadNode(thawed(KINDS[kind], fields), places, [])
