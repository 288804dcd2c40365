"""A kb as it is being edited: what is on disk, and over it what is open in the editor.

Each file is read once for each change of it; the map is put together from what was read.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from robustmap.check.registry import RULES
from robustmap.editor.text import Text
from robustmap.files.document import decode
from robustmap.files.find import MAX_SETTINGS, SETTINGS, Tree, is_node_file, visible
from robustmap.files.read import (
    Defaults,
    ReadNode,
    case_clashes,
    read_node,
    read_settings,
    read_tree,
    twice,
)
from robustmap.model import ids
from robustmap.model.expand import inferences, statements
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.places import Places
from robustmap.model.problem import Problem, in_order
from robustmap.model.references import references
from robustmap.model.settings import Settings
from robustmap.reason.solution import Solution


class Reading(NamedTuple):
    """A node file as it was last read, and the speakers that it names."""

    read: ReadNode
    handles: frozenset[str]

    @property
    def node(self) -> Node:
        """The node of the file."""
        return self.read.node

    @property
    def places(self) -> Places:
        """Where its keys and values stand."""
        return self.read.places


class Snapshot:
    """The kb at one moment; never changes, so that it may be judged beside the editing."""

    def __init__(self, map_: Map) -> None:
        """Take the map."""
        self.map = map_

    @cached_property
    def solution(self) -> Solution:
        """Every verdict, in the default view."""
        return Solution.of(self.map, self.map.settings.evaluate.view())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that `robustmap check` would say. Solves the map on the way."""
        solve = self._solve
        found = [problem for one in RULES.entries.values() for problem in one.run(self.map, solve)]
        return in_order([*self.map.problems, *found])

    def _solve(self) -> Solution:
        return self.solution

    @property
    def is_solved(self) -> bool:
        """Tell whether the verdicts are there without any wait."""
        return "solution" in vars(self)

    def settle(self) -> "Snapshot":
        """Work out all that takes long."""
        _ = self.problems, self.solution
        return self


class Workspace:
    """The files of a kb, with those open in the editor as they are there."""

    def __init__(self, tree: Tree) -> None:
        """Take the files as they are on disk."""
        self.tree = tree
        self.open: dict[str, bytes] = {}
        self.readings: dict[str, Reading] = {}
        self.names: dict[str, str] = {}
        """Node -> its file, the first where several have the same name."""
        self.settings: tuple[Settings, Places, list[Problem]] = (Settings(), Places(""), [])
        self.defaults: Defaults = {}
        self._stale: set[str] = set(tree.files)
        self._snapshot: Snapshot | None = None
        self._settled: Snapshot | None = None
        self._read_settings()

    def refresh(self, tree: Tree) -> None:
        """Take the files as they are on disk now; only those that differ are read again."""
        before, self.tree = self.tree, tree
        for name in {*before.files, *tree.files}:
            if name not in self.open and before.files.get(name) != tree.files.get(name):
                self._touch(name)
        if before.problems != tree.problems:
            self._snapshot = None

    def edit(self, name: str, text: str | None) -> None:
        """Take the text of a file as it is in the editor; None where it has been closed."""
        before = self.data(name)
        if text is None:
            self.open.pop(name, None)
        else:
            # Half a character is no UTF-8: the reader will say where.
            self.open[name] = text.encode("utf-8", "surrogatepass")
        if self.data(name) != before:
            self._touch(name)

    def _touch(self, name: str) -> None:
        self._stale.add(name)
        self._snapshot = None
        if name not in self.readings or self.data(name) is None:
            self._stale.add(SETTINGS)  # which may name folders

    def data(self, name: str) -> bytes | None:
        """Give what a file holds: what is in the editor, else what is on disk."""
        return self.open.get(name, self.tree.files.get(name))

    def text(self, name: str) -> Text:
        """Give a file as lines."""
        return _text(self.data(name) or b"")

    def files(self) -> Iterator[str]:
        """Yield the files, sorted."""
        return iter(sorted({*self.tree.files, *self.open}))

    def path(self, name: str) -> str:
        """Give a file's path as findings name it."""
        return f"{self.tree.root}/{visible(name)}"

    def reading(self, name: str) -> Reading | None:
        """Give a node file as it is read now, or None for any other file."""
        self.catch_up()
        return self.readings.get(name)

    def node(self, node: str) -> Reading | None:
        """Give the file of a node."""
        self.catch_up()
        return self.readings.get(self.names.get(node, ""))

    def catch_up(self) -> None:
        """Read what has changed, but for the settings: these may concern every file."""
        for name in sorted(self._stale - {SETTINGS}):
            self._stale.discard(name)
            self._reread(name)

    def _reread(self, name: str) -> None:
        old, data = self.readings.pop(name, None), self.data(name)
        if old is not None and self.names.get(old.node.id) == name:
            del self.names[old.node.id]
            twins = [one for one in self.readings if self.readings[one].node.id == old.node.id]
            if twins:
                self.names[old.node.id] = min(twins)
        if data is not None and is_node_file(name):
            read = read_node(self.tree.root, name, data, self.defaults)
            found = references(read.node)
            handles = frozenset(one.ref for one in found if one.allowed == "handle")
            self.readings[name] = Reading(read, handles)
            self.names[read.node.id] = min(name, self.names.get(read.node.id, name))

    def _read_settings(self) -> None:
        self._stale.discard(SETTINGS)
        files = {name: self.data(name) or b"" for name in self.files()}
        settings, defaults, places, problems = read_settings(Tree(self.tree.root, files, []))
        self.settings = settings, places, problems
        before, self.defaults = self.defaults, defaults
        differ = [key for key in {*before, *defaults} if before.get(key) != defaults.get(key)]
        self._stale |= {name for name in files if name.startswith(tuple(f"{d}/" for d in differ))}

    def snapshot(self) -> Snapshot:
        """Give the kb as it is now. Linear in the nodes; nothing is solved yet."""
        if self._snapshot is None:
            if SETTINGS in self._stale:
                self._read_settings()
            self.catch_up()
            self._snapshot = Snapshot(self._map())
        return self._snapshot

    def _map(self) -> Map:
        settings, settings_places, found = self.settings
        reads = [self.readings[name].read for name in sorted(self.readings)]
        nodes: dict[str, Node] = {}
        places: dict[str, Places] = {}
        problems = [*self.tree.problems, *found, *(p for one in reads for p in one.problems)]
        for one in reads:
            if one.node.id in nodes:
                problems.append(twice(one, places[one.node.id]))
            else:
                nodes[one.node.id], places[one.node.id] = one.node, one.places
        if not nodes:
            problems = [one for one in problems if one.code != "RM902"]
        clashes = list(case_clashes(nodes, places))
        clashing = {one.node for one in clashes}
        problems = [p for p in problems if p.code != "RM205" or p.node not in clashing] + clashes
        return Map(nodes.values(), settings, places, problems, settings_places)

    @property
    def whole(self) -> Tree:
        """The files as they are now, those that are open as they are in the editor."""
        files = {name: self.data(name) or b"" for name in self.files()}
        return Tree(self.tree.root, files, self.tree.problems)

    def read(self, tree: Tree) -> Map:
        """Read a tree as `read_tree` does; what is as it is here is not read again."""
        map_ = self.snapshot().map
        return map_ if tree == self.whole else read_tree(tree, self._remembered)

    def _remembered(self, root: str, name: str, data: bytes, defaults: Defaults) -> ReadNode:
        known = self.readings.get(name)
        if known is not None and self.data(name) == data and defaults == self.defaults:
            return known.read
        return read_node(root, name, data, defaults)

    def settle(self, snapshot: Snapshot) -> None:
        """Keep a snapshot whose verdicts are known, for questions that cannot wait."""
        self._settled = snapshot

    def settled(self) -> Snapshot:
        """Give the newest snapshot whose verdicts are known; works them out if there is none."""
        now = self._snapshot
        if now is not None and now.is_solved:
            return now
        if self._settled is None:
            self._settled = self.snapshot().settle()
        return self._settled

    def resolve(self, ref: str) -> str | None:
        """Give today's id for a reference, as `Map.resolve` does.

        Only the node that is named is spelled out: to do so for all takes too long for a
        question that somebody waits for.
        """
        map_ = self.snapshot().map
        if ref in map_.nodes:
            return ref
        aliases = map_.aliases
        owner, local = ids.split(ref)
        for name in dict.fromkeys((owner, aliases.get(owner, owner))):
            node, part = map_.nodes.get(name), ids.join(name, local)
            if local and node is not None and part in part_ids(node):
                return part
        return aliases.get(ref)

    def handles(self) -> Iterable[str]:
        """Give every speaker that some file names, sorted."""
        self.catch_up()
        return sorted(frozenset().union(*(one.handles for one in self.readings.values())))


def part_ids(node: Node) -> list[str]:
    """List the ids of all that a node spells out, in the order of its file."""
    if node.review == "withdrawn":
        return []
    found = [one.id for one in statements(node)]
    return found + [one.id for one in inferences(node)]


@lru_cache(maxsize=64)
def _text(data: bytes) -> Text:
    text, _ = decode("", data, MAX_SETTINGS)
    return Text(text if text is not None else data.decode("utf-8", "replace"))
