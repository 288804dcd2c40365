"""Kbs read beside one another: a file that is the same in both is read once."""

from robustmap.files.find import Tree
from robustmap.files.read import Defaults, ReadNode, read_node, read_tree
from robustmap.model.map import Map


class Beside:
    """Reads kbs as `read_tree` does, and no file a second time.

    What was read of a file is shared by the maps, which never change: its node, its places
    and what is wrong with it. So whether a node is the same in both is mostly known without
    a look at its fields.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._read: dict[tuple[str, str, bytes], tuple[Defaults, ReadNode]] = {}

    def read(self, tree: Tree) -> Map:
        """Read a kb from its files' bytes."""
        return read_tree(tree, self._node)

    def _node(self, root: str, name: str, data: bytes, defaults: Defaults) -> ReadNode:
        # The name is part of it: an id and a kind come of where a file lies.
        key = root, name, data
        known = self._read.get(key)
        if known is None or known[0] != defaults:
            known = self._read[key] = defaults, read_node(root, name, data, defaults)
        return known[1]
