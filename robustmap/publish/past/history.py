"""The past of the kb that is published, as far as git has it, worked out when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from robustmap.errors import GitError
from robustmap.files import log as git_log
from robustmap.files.git import Repository
from robustmap.files.locate import Located
from robustmap.files.log import Entry, Log
from robustmap.model import ids
from robustmap.model.nodes import Node

if TYPE_CHECKING:
    from robustmap.publish.past.changes import Changes


class Past(NamedTuple):
    """The past of one node.

    `first` and `last` are commits that touch its file, under earlier ids too, None where that
    is not known, without their files, which may be very many; `number` counts all that are known.
    `edited` says that the file lies on the disk otherwise than in the last commit; `known` that
    there is a history at all.
    """

    first: Entry | None = None
    last: Entry | None = None
    number: int = 0
    edited: bool = False
    known: bool = True


@dataclass(frozen=True, eq=False)
class History:
    """The history of a kb; of one that nobody says where it lies, nothing is known.

    `cache` is a folder for what was compared once: the next build need not do it again.
    """

    found: Located | None = None
    cache: Path | None = None

    @cached_property
    def repository(self) -> Repository | None:
        """The repository around the kb, None where there is none, or no git."""
        if self.found is None:
            return None
        try:
            return Repository(self.found.folder, self.found.shown)
        except GitError:
            return None

    @cached_property
    def log(self) -> Log:
        """Every commit that touches the kb, the latest first; empty where nothing is known."""
        if self.repository is None:
            return Log((), shallow=False)
        try:
            return git_log.log(self.repository)
        except GitError:
            return Log((), shallow=False)

    @cached_property
    def known(self) -> bool:
        """Whether there is any history to tell."""
        return bool(self.log.entries)

    def of(self, node: Node) -> Past:
        """Give the past of a node."""
        if not self.known:
            return Past(known=False)
        names = {node.id, *(one for one in node.aliases if ids.is_slug(one))}
        ranks = sorted({rank for name in names for rank in self._touched.get(name, ())})
        if not ranks:
            return Past(edited=True)
        first, last = self._commits[ranks[-1]], self._commits[ranks[0]]
        return Past(
            None if self._cut(first) else first,
            None if self._cut(last) else last,
            len(ranks),
            node.id in self._edited,
        )

    def _cut(self, one: Entry) -> bool:
        """Tell whether a commit only seems to bring everything: the clone begins with it."""
        return self.log.shallow and not one.parents

    @cached_property
    def _commits(self) -> tuple[Entry, ...]:
        return tuple(one._replace(files=()) for one in self.log.entries)

    @cached_property
    def _touched(self) -> Mapping[str, list[int]]:
        """Id -> the commits that touch a file of that name, by their place in the log."""
        found: dict[str, list[int]] = {}
        for rank, one in enumerate(self.log.entries):
            for name in {git_log.stem(path) for path in one.files}:
                found.setdefault(name, []).append(rank)
        return found

    @cached_property
    def _edited(self) -> frozenset[str]:
        if self.repository is None or self.found is None:
            return frozenset()
        try:
            paths = git_log.unsaved(self.repository, self.found.folder)
        except GitError:
            return frozenset()
        return frozenset(map(git_log.stem, paths))

    @cached_property
    def changes(self) -> "Changes":
        """What the latest commits did to the map, the latest first."""
        from robustmap.publish.past.changes import Changes, changes

        if self.repository is None or not self.known:
            return Changes(why="no-history")
        try:
            return changes(self.repository, self.log, self.cache)
        except GitError:
            return Changes(why="partial")
