"""What `diff` compares: commits, folders and the working tree, read beside each other."""

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from robustmap.errors import GitError, KbNotFoundError

if TYPE_CHECKING:
    from robustmap.explain.words import Phrase
    from robustmap.files.find import Tree
    from robustmap.files.git import Commit, Repository
    from robustmap.files.locate import Located
    from robustmap.model.map import Map

WORKING_TREE = "the working tree"

_MANY = 1_000_000
"""So many objects more than before, and Python looks which of them can go."""


class Side(NamedTuple):
    """One side of a comparison, and what it is called."""

    name: str
    map: "Map"


class Operands:
    """Turns what was given on the command line into the two maps that it means."""

    def __init__(self, folder: str | None, *, direct: bool) -> None:
        """Take the kb's folder as given, and whether commits are compared as they stand."""
        self.folder = folder
        self.direct = direct
        self._lent = False

    @cached_property
    def kb(self) -> "Located":
        """The kb that the commits are of."""
        from robustmap.files.locate import own

        return own(self.folder)

    @cached_property
    def repository(self) -> "Repository":
        """The repository that holds the kb."""
        from robustmap.files.git import Repository

        return Repository(self.kb.folder, self.kb.shown)

    @cached_property
    def working_tree(self) -> "Tree":
        """The kb as it lies on the disk; commits mostly hold the same files."""
        from robustmap.files.find import on_disk

        return on_disk(self.kb.folder, self.kb.shown)

    def sides(self, base: str, head: str | None) -> "tuple[Side, Side, list[Phrase]]":
        """Read both sides; gives notes on the comparison besides.

        Raises:
            GitError: git cannot give what was asked for.
            KbNotFoundError: a folder that was named does not exist.
        """
        from robustmap.explain.words import Phrase
        from robustmap.files.beside import Beside
        from robustmap.files.git import HEAD, Commit

        old = self.find(base)
        new = self.find(head) if head is not None else None
        notes: list[Phrase] = []
        if isinstance(old, Commit) and not self.direct and (new is None or isinstance(new, Commit)):
            last = new or self.repository.commit(HEAD)
            parted, *others = self.repository.merge_bases(old, last)
            if others:
                text = "each side was merged into the other, so they parted at no one commit;"
                text += " {at} is taken, and `--direct` compares the two as they stand"
                notes.append(Phrase(text, {"at": parted.short}))
            elif parted.id != old.id:
                text = "{base} has moved on since the two parted at {at}, so check the merge too"
                notes.append(Phrase(text, {"at": parted.short, "base": base}))
            old = parted
        # Two maps are made that both stay: there is nothing to collect among them.
        gc.set_threshold(_MANY, 50, 50)
        left = self.tree(old)
        right = self.tree(new) if new is not None else self.working_tree
        if right is None:
            message = f"there is no folder `{self.kb.shown}` at `{head}`: it is gone, or elsewhere"
            message += "; check that commit out and compare it from there, or give two folders"
            raise GitError(message)
        beside = Beside()
        sides = (
            Side(_name(side), beside.read(tree or self.nothing(base, notes)))
            for side, tree in ((old, left), (new, right))
        )
        return next(sides), next(sides), notes

    def find(self, operand: str) -> "Commit | Located":
        """Look up an operand: a commit where git knows one, else a folder."""
        from robustmap.files.locate import holding

        if operand.startswith(("./", "../", "/")) or operand in (".", ".."):
            return holding(operand)
        try:
            return self.repository.commit(operand)
        except (GitError, KbNotFoundError):
            if operand and not operand.startswith("-") and Path(operand).is_dir():
                return holding(operand)
            raise

    def tree(self, side: "Commit | Located") -> "Tree | None":
        """Give the files of one side, or None where a commit has no kb."""
        from robustmap.files.find import on_disk
        from robustmap.files.git import Commit

        if not isinstance(side, Commit):
            return on_disk(side.folder, side.shown)
        at_hand = () if self._lent else self.working_tree.files.values()
        self._lent = True
        return self.repository.tree(side, at_hand)

    def nothing(self, name: str, notes: "list[Phrase]") -> "Tree":
        """Give an empty base: where there was no kb yet, everything in the head is new."""
        from robustmap.explain.words import Phrase
        from robustmap.files.find import Tree

        text = "{base} has no {kb}, so everything is new"
        notes.append(Phrase(text, {"base": name, "kb": self.kb.shown}))
        return Tree(self.kb.shown, {}, [])


def _name(side: "Commit | Located | None") -> str:
    from robustmap.files.git import Commit

    if side is None:
        return WORKING_TREE
    return side.name if isinstance(side, Commit) else side.shown
