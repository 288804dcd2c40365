"""The kb on disk, read anew when a file has changed."""

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from robustmap.assist.marked import strange_ids
from robustmap.files.find import Tree, on_disk
from robustmap.files.locate import Located
from robustmap.files.read import read, read_tree
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.graph.edges import Edge
    from robustmap.kb import KB


class Snapshot:
    """A kb as its files were at one moment."""

    def __init__(self, tree: Tree, map_: Map | None = None) -> None:
        """Take the files, and the map that they make; else it is read from them alone."""
        self.tree = tree
        self._map = map_

    @cached_property
    def kb(self) -> "KB":
        """The kb, under its own view."""
        from robustmap.kb import KB

        return KB(read_tree(self.tree) if self._map is None else self._map)

    @cached_property
    def strange(self) -> frozenset[str]:
        """The names of files that are no ids."""
        return strange_ids(self.kb.map)

    @cached_property
    def edges(self) -> "tuple[Edge, ...]":
        """Every edge of the kb: many questions ask for them."""
        from robustmap.graph.edges import edges

        return edges(self.kb.map)

    def with_files(self, files: dict[str, str]) -> "KB":
        """Give the kb with other files beside its own, or in their place; writes nothing."""
        from robustmap.kb import KB

        new = {name: text.encode("utf-8", "replace") for name, text in files.items()}
        tree = self.tree
        return KB(self._and_others(read_tree(Tree(tree.root, {**tree.files, **new}, []))))

    def _and_others(self, after: Map) -> Map:
        """Give a map with the nodes that come from elsewhere than from the files of the kb."""
        here, places = self.kb.map, self.kb.map.places
        own = {f"{self.tree.root}/{name}" for name in self.tree.files}
        far = {ref: place for ref, place in places.items() if place.path not in own}
        nodes = [here.nodes[ref] for ref in far if ref in here.nodes and ref not in after.nodes]
        known = {(one.code, one.span) for one in after.problems}
        elsewhere = [one for one in here.problems if one.span.path not in own]
        problems = [one for one in elsewhere if (one.code, one.span) not in known]
        return Map(
            [*after.nodes.values(), *nodes],
            after.settings,
            {**far, **after.places},
            [*after.problems, *problems],
            after.settings_places,
        )

    def text(self, node: str) -> str:
        """Give the text of the file that holds a node, or "" where it is not known."""
        place = self.kb.map.places.get(node)
        name = place.path.removeprefix(f"{self.tree.root}/") if place else ""
        return self.tree.files.get(name, b"").decode("utf-8", "replace")


class Shelf:
    """Gives the kb as it is now: what has been read is kept while its files stay the same."""

    def __init__(self, place: Located) -> None:
        """Take the folder; nothing is read yet."""
        self.place = place
        self._last: Snapshot | None = None
        self._lock = Lock()

    def now(self) -> Snapshot:
        """Give the kb. To look for changes reads every file, and parses none."""
        with self._lock:
            tree = on_disk(self.place.folder, self.place.shown)
            if self._last is None or self._last.tree != tree:
                self._last = Snapshot(tree, read(self.place.folder, self.place.shown))
            return self._last
