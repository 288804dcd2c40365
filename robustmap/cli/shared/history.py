"""`robustmap check --at REF` and `--changed-from BASE`: a kb at a commit, and what is new since."""

from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.cli.shared.common import source_lines
from robustmap.errors import GitError

if TYPE_CHECKING:
    from robustmap.check.report import Lines, Rank
    from robustmap.files.git import Commit, Repository
    from robustmap.files.locate import Located
    from robustmap.model.map import Map
    from robustmap.model.problem import Problem


class History:
    """A kb in its repository, as it is, or as it was at a commit. Reads git's objects only."""

    def __init__(self, found: "Located", at: str | None = None) -> None:
        """Take where the kb lies, and the commit at which it is looked at, if not on the disk."""
        self.found = found
        self.at = at

    @cached_property
    def repository(self) -> "Repository":
        """The repository in which the kb lies."""
        from robustmap.files.git import Repository

        return Repository(self.found.folder, self.found.shown)

    @cached_property
    def commit(self) -> "Commit":
        """The commit that is looked at: the last one, where it is the files on the disk."""
        from robustmap.files.git import HEAD

        return self.repository.commit(self.at or HEAD)

    def read(self) -> "tuple[Map, Lines]":
        """Read the kb; gives with it what looks up the lines of a file, to show beside a finding.

        Raises:
            GitError: there is no such commit, or no such folder at it.
        """
        from robustmap.files.read import read, read_tree

        if self.at is None:
            from functools import cache

            return read(self.found.folder, self.found.shown), cache(source_lines)
        tree = self.repository.tree(self.commit)
        if tree is None:
            message = f"there is no folder `{self.found.shown}` at `{self.at}`"
            raise GitError(message)

        def lines(path: str) -> list[str]:
            data = tree.files.get(path.removeprefix(f"{tree.root}/"), b"")
            return data.decode("utf-8-sig", errors="replace").split("\n")

        return read_tree(tree), lines

    def rank(self, head: "Map", problems: "tuple[Problem, ...]", base: str) -> "Rank":
        """Rank findings: what is new since a commit goes first, above all on changed lines.

        Commits are compared from where they parted. Two more readings of the kb and a run of
        the rules; nothing is solved that the rules do not ask for.

        Raises:
            GitError: git knows no such commit, or nothing that both have in common.
        """
        from robustmap.check.registry import check
        from robustmap.diff.changes import changes
        from robustmap.diff.findings import new_findings
        from robustmap.diff.lines import changed_lines
        from robustmap.diff.pair import pair

        old = self._base(base)
        both = pair(old, head)
        lines = {one.at.path: one for one in changed_lines(both, changes(both)).values()}
        new = set(new_findings(check(old), problems))

        def of(problem: "Problem") -> tuple[bool, ...]:
            span = problem.span
            return problem not in new, span.line not in lines.get(span.path, ())

        return of

    def _base(self, base: str) -> "Map":
        from robustmap.files.find import Tree
        from robustmap.files.read import read_tree

        parted = self.repository.merge_base(self.repository.commit(base), self.commit)
        tree = self.repository.tree(parted)
        return read_tree(tree if tree is not None else Tree(self.found.shown, {}, []))
