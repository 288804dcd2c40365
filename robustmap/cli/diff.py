"""`robustmap diff BASE [HEAD]`: what an edit does to the argument. Read-only."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from robustmap.cli._common import format_option, kb_option
from robustmap.cli._gates import FORMATS, gates_option, give
from robustmap.errors import GitError, KbNotFoundError

if TYPE_CHECKING:
    from robustmap.diff.report import Compared
    from robustmap.explain.words import Phrase
    from robustmap.files.git import Commit, Repository
    from robustmap.files.locate import Located
    from robustmap.model.map import Map

WORKING_TREE = "the working tree"


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--direct", is_flag=True, help="Compare the two as they stand, not since they parted."
)
@click.option("--focus", metavar="ID", help="Tell only what concerns a node and what bears on it.")
@gates_option
@kb_option
@format_option(*FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    base: str,
    head: str | None,
    focus: str | None,
    gates: list[str],
    folder: str | None,
    form: str,
    *,
    direct: bool,
) -> None:
    """Say which verdicts change from BASE to HEAD, and which files bring that about.

    BASE and HEAD are branches, tags, commits, or folders (`./x` is always one). Without
    HEAD, the kb as it lies on the disk is compared. Commits are compared from where HEAD
    parted from BASE.
    """
    from robustmap.check.registry import check
    from robustmap.diff.compare import compare
    from robustmap.diff.findings import new_findings
    from robustmap.diff.report import Compared
    from robustmap.kb import obligations

    old, new, notes = _Operands(folder, direct=direct).sides(base, head)
    findings = new_findings(check(old.map), check(new.map))
    diff = compare(old.map, new.map, owed=obligations)
    compared = Compared(diff, old.name, new.name, findings, notes)
    give(ctx, _focused(compared, (old.map, new.map), focus) if focus else compared, form, gates)


def _focused(compared: "Compared", maps: "tuple[Map, Map]", ref: str) -> "Compared":
    """Keep what concerns a node and what bears on it."""
    from robustmap.diff.focus import bearing_on, focused
    from robustmap.explain.words import Phrase
    from robustmap.kb import KB

    found = maps[1].resolve(ref) or maps[0].resolve(ref) or KB(maps[1])[ref].id
    nodes = bearing_on(maps, found)
    note = Phrase("only what concerns {node} and what bears on it is told", {"node": found})
    return compared._replace(
        diff=focused(compared.diff, nodes),
        findings=[one for one in compared.findings if one.node in nodes],
        notes=[*compared.notes, note],
    )


class _Side(NamedTuple):
    """One side of a comparison, and what it is called."""

    name: str
    map: "Map"


class _Operands:
    """Turns what was given on the command line into the two maps that it means."""

    def __init__(self, folder: str | None, *, direct: bool) -> None:
        """Take the kb's folder as given, and whether commits are compared as they stand."""
        self.folder = folder
        self.direct = direct

    @cached_property
    def kb(self) -> "Located":
        from robustmap.files.locate import locate

        return locate(self.folder)

    @cached_property
    def repository(self) -> "Repository":
        from robustmap.files.git import Repository

        return Repository(self.kb.folder, self.kb.shown)

    def sides(self, base: str, head: str | None) -> "tuple[_Side, _Side, list[Phrase]]":
        """Read both sides; gives notes on the comparison besides.

        Raises:
            GitError: git cannot give what was asked for.
            KbNotFoundError: a folder that was named does not exist.
        """
        from robustmap.explain.words import Phrase
        from robustmap.files.git import HEAD, Commit

        old = self.find(base)
        new = self.find(head) if head is not None else None
        notes: list[Phrase] = []
        if isinstance(old, Commit) and not self.direct and (new is None or isinstance(new, Commit)):
            parted = self.repository.merge_base(old, new or self.repository.commit(HEAD))
            if parted.id != old.id:
                text = "{base} has moved on since the two parted at {at}, so check the merge too"
                notes.append(Phrase(text, {"at": parted.short, "base": base}))
            old = parted
        left = self.read(old) or self.nothing(base, notes)
        right = self.read(new) if new is not None else self.working_tree()
        if right is None:
            message = f"there is no folder `{self.kb.shown}` at `{head}`"
            raise GitError(message)
        return left, right, notes

    def find(self, operand: str) -> "Commit | Located":
        """Look up an operand: a commit where git knows one, else a folder."""
        from robustmap.files.locate import locate

        if operand.startswith(("./", "../", "/")) or operand in (".", ".."):
            return locate(operand)
        try:
            return self.repository.commit(operand)
        except (GitError, KbNotFoundError):
            if operand and not operand.startswith("-") and Path(operand).is_dir():
                return locate(operand)
            raise

    def working_tree(self) -> _Side:
        """Read the kb as it lies on the disk."""
        from robustmap.files.read import read

        return _Side(WORKING_TREE, read(self.kb.folder, self.kb.shown))

    def read(self, side: "Commit | Located") -> _Side | None:
        """Read one side, or give None where a commit has no kb."""
        from robustmap.files.git import Commit
        from robustmap.files.read import read, read_tree

        if not isinstance(side, Commit):
            return _Side(side.shown, read(side.folder, side.shown))
        tree = self.repository.tree(side)
        return _Side(side.name, read_tree(tree)) if tree is not None else None

    def nothing(self, name: str, notes: "list[Phrase]") -> _Side:
        """Give an empty base: where there was no kb yet, everything in the head is new."""
        from robustmap.explain.words import Phrase
        from robustmap.files.find import Tree
        from robustmap.files.read import read_tree

        text = "{base} has no {kb}, so everything is new"
        notes.append(Phrase(text, {"base": name, "kb": self.kb.shown}))
        return _Side(name, read_tree(Tree(self.kb.shown, {}, [])))
