"""What a statement said when a link to it was read, looked up in the history of its file."""

from collections.abc import Iterator
from functools import cache

from robustmap.errors import GitError
from robustmap.files._git import run
from robustmap.files.find import SETTINGS, Tree
from robustmap.files.git import Repository
from robustmap.files.locate import Located
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.reads import Reading
from robustmap.model.wording import Wording, agrees, wording

MOST = 50
"""Versions of one file that are looked through, the latest first."""

_NO_OBJECT = "0"

# What a repository's settings name is not run: no check of signatures, no filter of texts.
_LOG = (
    *("log", "--follow", "--raw", "--no-abbrev", "--format=", "--no-show-signature"),
    *("--no-ext-diff", "--no-textconv", "--no-color"),
)


class Past:
    """The history of a kb's files, as far as git has it; nothing is known where there is none."""

    def __init__(self, found: Located, tree: Tree, map_: Map) -> None:
        """Take where a kb lies, its files, and the map that they make."""
        self.tree = tree
        self.map = map_
        self.versions = cache(self._versions)
        try:
            self._repository: Repository | None = Repository(found.folder, found.shown)
        except GitError:
            self._repository = None

    def wording(self, one: Reading) -> Wording | None:
        """Give the wording against which a link was read, or None where it is not to be found.

        At most `MOST` versions of the target's file are read; each costs about as much as
        indexing the map once.
        """
        target = self.map.owner(one.ref)
        place = self.map.places.get(target.id) if target else None
        if self._repository is None or target is None or place is None:
            return None
        name = place.path.removeprefix(f"{self.tree.root}/")
        for version in self.versions(name):
            then = self._then(name, target.id, version)
            if then is not None and agrees(then, one.ref, one.read):
                return wording(then, one.ref)
        return None

    def _then(self, name: str, node: str, data: bytes) -> Map | None:
        """Give the map of today with an earlier version of one file in it."""
        files = {name: data}
        if SETTINGS in self.tree.files:
            files[SETTINGS] = self.tree.files[SETTINGS]
        old = read_tree(Tree(self.tree.root, files, [])).nodes.get(node)
        if old is None:
            return None
        return Map([old, *self.map.nodes.values()], self.map.settings)

    def _versions(self, name: str) -> tuple[bytes, ...]:
        assert self._repository is not None
        try:
            ids = list(dict.fromkeys(self._ids(name)))[:MOST]
            held = self._repository._blobs(ids)  # noqa: SLF001 - one package, and nobody else's need
        except GitError:
            return ()  # a clone that lacks some of it
        return tuple(held[one] for one in ids)

    def _ids(self, name: str) -> Iterator[str]:
        """Yield the ids of the objects that a file has been, under earlier names too."""
        assert self._repository is not None
        asked = (*_LOG, f"--max-count={MOST}", "--", name)
        said = run(self._repository.folder, *asked).stdout.decode("utf-8", "replace")
        for line in said.split("\n"):
            if not line.startswith(":"):
                continue
            _, _, before, after, *_ = line.split(" ")
            yield from (one for one in (after, before) if one.strip(_NO_OBJECT))
