"""What the latest commits did to the map: each step of the main line, compared."""

from pathlib import Path
from typing import NamedTuple

from robustmap.disk.mirror import mirror
from robustmap.errors import GitError, WriteError
from robustmap.files.git import Commit, Repository
from robustmap.files.log import Entry, Log, Step, line, merged
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.publish.past.told import Told, load, save, stamp, tell

MOST = 30
"""Commits that are told at most."""

NODES = 12_000
"""Nodes that are looked at for it: of a large map, fewer commits are compared."""

FEWEST = 3
"""Commits that are told of a map of any size."""


class Change(NamedTuple):
    """A commit of the main line, who wrote what it brought, and what that did to the map.

    `told` is None where git does not hold what it takes. `first` says that the map begins here.
    """

    entry: Entry
    who: tuple[str, ...]
    told: Told | None
    first: bool = False


class Changes(NamedTuple):
    """The latest changes. `left` says that there are more, `shallow` that git lacks them.

    `why` names the reason for which there are none, "" where there are some.
    """

    found: tuple[Change, ...] = ()
    left: bool = False
    shallow: bool = False
    why: str = ""


def changes(repository: Repository, log: Log, cache: Path | None) -> Changes:
    """Compare the latest steps of the main line that change the kb.

    How many depends on the kb's size alone: the same history gives the same. What is found
    is kept in the folder `cache`, by the ids of the two trees; what is there is not compared
    again. The first time costs a reading and about half a solving of the map for each.

    Raises:
        GitError: git cannot read the history.
    """
    steps, more = line(repository, MOST)
    steps = tuple(one for one in steps if one.parent or not log.shallow)
    if not steps:
        return Changes(why="partial" if log.shallow else "empty")
    number = _number(repository, steps[0])
    teller = _Teller(repository, cache)
    found = tuple(
        Change(
            step.entry,
            merged(repository, step) or (step.entry.who,),
            teller.told(step),
            first=not step.base,
        )
        for step in steps[:number]
    )
    teller.keep()
    return Changes(found, more or len(steps) > number, log.shallow)


def _number(repository: Repository, latest: Step) -> int:
    """Give how many steps are compared: the fewer, the larger the map is today."""
    tree = repository.tree(_commit(latest.entry.id)) if latest.head else None
    size = len(tree.files) if tree is not None else 0
    return min(MOST, max(FEWEST, NODES // max(size, 1)))


class _Teller:
    """Compares trees; what was compared before is read from the cache."""

    def __init__(self, repository: Repository, cache: Path | None) -> None:
        self.repository = repository
        self.cache = cache
        self.stamp = stamp()
        self.kept: dict[str, bytes] = {}
        self.maps: dict[str, Map] = {}

    def told(self, step: Step) -> Told | None:
        """Say what a step changes, or None where git does not hold what that takes."""
        name = f"{step.base or 0}-{step.head or 0}.json"
        found = load(self._cached(name), self.stamp)
        if found is None:
            try:
                # Newer first: it is what an earlier step was compared with.
                head = self._map(step.entry.id, step.head)
                found = tell(self._map(step.parent, step.base), head)
            except GitError:
                return None
        self.kept[name] = save(found, self.stamp)
        return found

    def _cached(self, name: str) -> bytes:
        if self.cache is None:
            return b""
        try:
            return (self.cache / name).read_bytes()
        except OSError:
            return b""

    def _map(self, commit: str, tree: str) -> Map:
        if tree not in self.maps:
            found = self.repository.tree(_commit(commit)) if tree else None
            # A step needs two maps, and the next one the older of these.
            self.maps = dict([*self.maps.items()][-1:])
            self.maps[tree] = read_tree(found) if found is not None else Map([])
        return self.maps[tree]

    def keep(self) -> None:
        """Keep what was told, and nothing else; a cache that cannot be written is none."""
        if self.cache is not None:
            try:
                mirror(self.cache, self.kept)
            except WriteError:
                return


def _commit(name: str) -> Commit:
    return Commit(name, name)
