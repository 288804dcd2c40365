"""Who committed which files of a kb, and when: one pass over git's log, nothing written."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from robustmap.errors import GitError
from robustmap.files._git import reason, run
from robustmap.files.find import on_disk
from robustmap.files.git import HEAD, SHORT, Repository

# What a repository's settings name is not run: no check of signatures, no filter of texts.
_CAREFUL = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes")
_LOG = (
    *("log", *_CAREFUL, "--date-order", "--full-history", "--no-follow", "--no-relative"),
    *("-z", "-c", "--name-only", "--no-renames", "--encoding=UTF-8"),
    *("--format=%x00%H%x00%P%x00%cI%x00%aN%x00%s",),
)
_FIELDS = 5
_LINE = (*(one for one in _LOG if one not in ("--full-history", "-c", "--name-only")), "--no-patch")


class Entry(NamedTuple):
    """A commit that touches a kb.

    `date` is when it was committed, as ISO 8601 with its offset; `who` wrote it, as git gives
    the name (a `.mailmap` is followed), without an address; `files` are the paths below the
    kb's folder that it touches.
    """

    id: str
    parents: tuple[str, ...]
    date: str
    who: str
    subject: str
    files: tuple[str, ...]

    @property
    def short(self) -> str:
        """The first digits of its id."""
        return self.id[:SHORT]

    @property
    def day(self) -> str:
        """The day on which it was committed, where it was committed: `2026-11-21`."""
        return self.date[:10]


class Step(NamedTuple):
    """A step of the main line of history that changes a kb: from one tree of it to another.

    `base` and `head` are the ids of the kb's folder before and after, "" where there was none.
    """

    entry: Entry
    base: str
    head: str

    @property
    def parent(self) -> str:
        """The commit before it, "" where there is none."""
        return next(iter(self.entry.parents), "")


class Log(NamedTuple):
    """The commits that touch a kb, the latest first, none before those that follow it.

    `shallow` says that the clone holds only the end of the history.
    """

    entries: tuple[Entry, ...]
    shallow: bool


def log(repository: Repository) -> Log:
    """Read the log of a kb: one process for every file together. Linear in what it prints.

    Raises:
        GitError: git cannot read it, as where nothing has been committed yet.
    """
    found = run(repository.folder, *_LOG, HEAD, "--", ".")
    if found.returncode:
        message = f"git cannot tell the history: {reason(found)}"
        raise GitError(message)
    entries = _entries(found.stdout.split(b"\0"), repository.prefix)
    shallow = run(repository.folder, "rev-parse", "--is-shallow-repository")
    return Log(tuple(entries), shallow.stdout.strip() == b"true")


def _entries(pieces: list[bytes], prefix: str) -> Iterator[Entry]:
    """Read what `_LOG` prints: an empty piece begins a commit, and no path is empty."""
    at, end = 0, len(pieces)
    while at + _FIELDS < end:
        name, parents, date, who, subject = (
            piece.decode("utf-8", "replace") for piece in pieces[at + 1 : at + 1 + _FIELDS]
        )
        at += 1 + _FIELDS
        files: list[str] = []
        while at < end and pieces[at]:
            path = os.fsdecode(pieces[at].removeprefix(b"\n") if not files else pieces[at])
            files.append(path.removeprefix(f"{prefix}/") if prefix else path)
            at += 1
        yield Entry(name, tuple(parents.split()), date, who, subject, tuple(files))


def line(repository: Repository, most: int) -> tuple[tuple[Step, ...], bool]:
    """Give the latest steps of the main line that change a kb, and whether there are more.

    The main line follows the first parent of each merge. In a shallow clone it ends where
    what came before a commit is not known. Two processes for all of them.

    Raises:
        GitError: git cannot read it.
    """
    asked = (*_LINE, "--first-parent", f"--max-count={most + 1}")
    found = run(repository.folder, *asked, HEAD, "--", ".")
    if found.returncode:
        message = f"git cannot tell the history: {reason(found)}"
        raise GitError(message)
    entries = list(_entries(found.stdout.split(b"\0"), repository.prefix))
    told = entries[:most]
    names = [name for one in told for name in (one.id, *one.parents[:1])]
    trees = dict(zip(names, _trees(repository, names), strict=True))
    before = ("".join(trees[name] for name in one.parents[:1]) for one in told)
    steps = [Step(one, old, trees[one.id]) for one, old in zip(told, before, strict=True)]
    return tuple(one for one in steps if one.base != one.head), len(entries) > most


def _trees(repository: Repository, commits: list[str]) -> list[str]:
    """Give the id of the kb's folder at each commit, "" where there was none."""
    asked = "".join(f"{one}:{repository.prefix}\n" for one in commits).encode()
    found = run(repository.folder, "cat-file", "--batch-check", stdin=asked)
    answers = found.stdout.decode("utf-8", "replace").split("\n")[:-1]
    if found.returncode or len(answers) != len(commits):
        message = f"git cannot tell the history: {reason(found)}"
        raise GitError(message)
    return [one.split(" ")[0] if one.split(" ")[1:2] == ["tree"] else "" for one in answers]


def merged(repository: Repository, step: Step) -> tuple[str, ...]:
    """Name who wrote what a step brought into the main line, each once, the latest first.

    Raises:
        GitError: git cannot read it.
    """
    span = f"{step.parent}..{step.entry.id}" if step.parent else step.entry.id
    asked = ("log", *_CAREFUL, "--no-merges", "--format=%aN", "--encoding=UTF-8")
    found = run(repository.folder, *asked, "--no-follow", span, "--", ".")
    if found.returncode:
        message = f"git cannot tell the history: {reason(found)}"
        raise GitError(message)
    names = found.stdout.decode("utf-8", "replace").split("\n")
    return tuple(dict.fromkeys(name for name in names if name))


def unsaved(repository: Repository, folder: Path) -> frozenset[str]:
    """Name the files of a kb that lie on the disk otherwise than in the last commit.

    Nothing that the repository names is run to compare them, and line ends that
    git turns on its way make no difference.
    """
    lying = on_disk(folder).files
    committed = repository.tree(repository.commit(HEAD), lying.values())
    held = committed.files if committed is not None else {}
    return frozenset(
        name for name in {*held, *lying} if _unix(held.get(name)) != _unix(lying.get(name))
    )


def _unix(data: bytes | None) -> bytes | None:
    return data.replace(b"\r\n", b"\n") if data is not None else None


def stem(path: str) -> str:
    """Give the id that the name of a file gives its node, "" where it gives none.

    >>> stem("claims/some/where/it-holds.md"), stem("map.yaml")
    ('it-holds', '')
    """
    name = PurePosixPath(path)
    return name.stem if name.suffix == ".md" else ""
