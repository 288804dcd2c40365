"""New files beside a kb: what is wrong with them, what they change, and their writing."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from robustmap.cli.drafts.desk import MAX_TURNED, Desk, told
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.problem import Problem

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_REFERENCES = "RM201"


class Turned(NamedTuple):
    """A verdict that the new files turn, in readers' words."""

    id: str
    before: str
    after: str


class Batch:
    """A kb as it is, and as it would be with some files more, or with other text in some."""

    def __init__(self, desk: Desk, files: Mapping[str, str], over: Collection[str] = ()) -> None:
        """Take the texts by the names of the files within the kb.

        `over` names those that replace a file.
        """
        self.desk = desk
        self.files = dict(files)
        self.over = frozenset(over)
        self.paths = {f"{desk.tree.root}/{name}": name for name in files}

    @cached_property
    def after(self) -> Map:
        """The kb with the files."""
        # Bytes that are no UTF-8 come from the shell escaped; the reader will say where.
        new = {name: text.encode("utf-8", "surrogateescape") for name, text in self.files.items()}
        tree = self.desk.tree
        return read_tree(Tree(tree.root, {**tree.files, **new}, tree.problems))

    @cached_property
    def solution(self) -> "Solution":
        """The kb with the files, solved."""
        from robustmap.reason.solution import Solution

        return Solution.of(self.after, self.after.settings.evaluate.view())

    @cached_property
    def faults(self) -> list[Problem]:
        """The errors in what the files say and name."""
        from robustmap.check.registry import RULES

        found = [one for one in self.after.problems if one.span.path in self.paths]
        if not any(one.severity == "error" for one in found):
            run = RULES[_REFERENCES].run
            found = [
                one for one in run(self.after, lambda: self.solution) if one.span.path in self.paths
            ]
        return [one for one in found if one.severity == "error"]

    @cached_property
    def findings(self) -> list[Problem]:
        """What `check` says with the files that it does not say without."""
        from robustmap.check.registry import check

        # Lines move in a file that is changed, so places are no part of what is compared.
        before = {(one.code, one.message, one.node) for one in check(self.desk.map)}
        return [one for one in check(self.after) if (one.code, one.message, one.node) not in before]

    @cached_property
    def verdicts(self) -> dict[str, str]:
        """The verdicts on what is new, in readers' words."""
        from robustmap.explain import words
        from robustmap.reason.ask import ask

        new = [node.id for node in self.after.live if node.id not in self.desk.map.nodes]
        found = ((one, ask(self.solution, one)) for one in new)
        return {one: words.verdict(said).fill() for one, said in found if said is not None}

    @cached_property
    def turned(self) -> list[Turned]:
        """The verdicts that turn, by id."""
        from robustmap.explain import words
        from robustmap.reason.ask import ask

        before = self.desk.solution
        refs = {*before.map.statements, *(node.id for node in before.map.arguing())}
        pairs = ((ref, ask(before, ref), ask(self.solution, ref)) for ref in sorted(refs))
        return [
            Turned(ref, words.verdict(old).fill(), words.verdict(new).fill())
            for ref, old, new in pairs
            if old is not None and new is not None and old.answer != new.answer
        ]

    def consequences(self) -> Iterator[str]:
        """Yield the verdicts on what is new, and those that turn because of it."""
        for one, verdict in self.verdicts.items():
            yield f"{one}: {verdict}"
        for change in self.turned[:MAX_TURNED]:
            yield f"  {change.id}: {change.before} -> {change.after}"
        more = len(self.turned) - MAX_TURNED
        if more > 0:
            yield f"  and {more} more {'verdict' if more == 1 else 'verdicts'} would turn"
        elif not self.turned:
            yield "  no other verdict turns"

    @property
    def has_errors(self) -> bool:
        """Tell whether `check` would say of something new that it is an error."""
        return any(one.severity == "error" for one in self.findings)

    def report(self) -> str:
        """Give what `check` says now that it did not say before, or ""."""
        from robustmap.check.report import REPORTS, Checked
        from robustmap.cli.shared.common import source_lines

        texts = {path: self.files[name].split("\n") for path, name in self.paths.items()}
        lines = texts.get
        checked = Checked(
            self.findings, len(self.after), lambda path: lines(path) or source_lines(path)
        )
        return REPORTS["text"](checked) if self.findings else ""

    def data(self) -> dict[str, Any]:
        """Give what the files change, as JSON has it."""
        return {
            "files": [{"path": path, "text": self.files[n]} for path, n in self.paths.items()],
            "verdicts": self.verdicts,
            "turned": [one._asdict() for one in self.turned],
            "findings": [finding(one) for one in self.findings],
        }

    def write(self) -> None:
        """Write all of the files, or none.

        Raises:
            WriteError: one of them cannot be written.
        """
        from robustmap.disk.batch import write_all

        folder = self.desk.place.folder
        before = {name: (folder / name).read_bytes() for name in self.over}
        write_all(folder, {name: self.files[name].encode() for name in self.files}, (), before)


def finding(one: Problem) -> dict[str, Any]:
    """Give a finding as JSON has it."""
    return {
        "path": one.span.path,
        "line": one.span.line,
        "code": one.code,
        "severity": one.severity,
        "message": told(one),
    }


def shown(text: str) -> str:
    r"""Write the text of a file so that a terminal shows it and obeys none of it.

    >>> shown("a\x1b[2Jb\n")
    'a\\x1b[2Jb\n'
    """
    kept = "\n\t"
    return "".join(
        one if one in kept or one.isprintable() else one.encode("unicode_escape").decode("ascii")
        for one in text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def code(text: str) -> str:
    """Give one line of text as a code span of Markdown, which it cannot end.

    >>> print(code("a `tick`, <b>, @name"))
    `` a `tick`, <b>, @name ``
    """
    line = " ".join(shown(text).split())
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    gap = " " if len(fence) > 1 or not line else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def block(text: str) -> str:
    """Give text as a block of code of Markdown, which it cannot end."""
    body = shown(text).rstrip("\n")
    longest = max(map(len, re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{body}\n{fence}"


def tell(batch: Batch, *, written: bool) -> None:
    """Show the files of a batch, what they change, and what `check` says of them."""
    from robustmap.explain.forge import inert

    for path, name in batch.paths.items():
        click.echo(f"{path}:{' written' if written else ''}")
        for line in shown(batch.files[name]).rstrip("\n").split("\n"):
            # The mark keeps a log from taking a line of the text for a command.
            click.echo(inert(f"  | {line}".rstrip()))
        click.echo()
    for line in batch.consequences():
        click.echo(inert(shown(line)))
    report = batch.report()
    if report:
        click.echo(f"\n{report}", nl=False)
