"""A kb as it was at a commit, read from git's objects.

No checkout, no hooks, nothing written, nothing fetched. What is asked of git is named by
object id wherever that can be; what people write is only ever looked up.
"""

import hashlib
import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from robustmap.errors import GitError
from robustmap.files._git import reason, run
from robustmap.files.find import MAX_SETTINGS, Tree, stray, stray_file, visible
from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span
from robustmap.model.suggest import nearest

HEAD = "HEAD"
SHORT = 9
"""How many digits of an object id are shown."""

_DEEPER = "`git fetch --deepen=100`, or `git fetch --unshallow` for all of it"

_LINK, _SUBMODULE = "120000", "160000"
_MOST_HOPS = 8
_SHA1_DIGITS = 40


class Commit(NamedTuple):
    """A commit: what it was asked for as, and its object id."""

    name: str
    id: str

    @property
    def short(self) -> str:
        """The first digits of its id."""
        return self.id[:SHORT]


class Repository:
    """The git repository that holds a kb's folder; `prefix` leads from its top to there."""

    def __init__(self, folder: Path, shown: str = "") -> None:
        """Find the repository around a folder; `shown` is how messages call the folder.

        Raises:
            GitError: git is missing, or the folder is in no work tree of a repository.
        """
        self.folder = folder
        self.shown = shown or folder.as_posix()
        found = run(folder, "rev-parse", "--show-toplevel")
        if found.returncode:
            message = f"`{self.shown}` cannot be compared with a commit: {_no_work_tree(found)}"
            raise GitError(message)
        top = os.path.realpath(os.fsdecode(found.stdout.removesuffix(b"\n")))
        inside = os.path.relpath(os.path.realpath(folder), top)
        self.prefix = "" if inside == os.curdir else inside.replace(os.sep, "/")
        self._held: dict[str, bytes] = {}

    def commit(self, ref: str) -> Commit:
        """Look up a branch, tag or commit.

        Raises:
            GitError: there is no such commit; the message names the nearest branch.
        """
        if not ref or ref.startswith("-") or "\0" in ref:
            name = visible(ref)
            message = f"`{name}` cannot be a branch, tag or commit (a folder is written `./{name}`)"
            raise GitError(message)
        found = self._object(f"{ref}^{{commit}}")
        # `^main` is a commit to git too: one that is left out.
        if not found or found.startswith("^"):
            raise GitError(self._unknown(ref))
        return Commit(ref, found)

    def _object(self, name: str) -> str:
        found = run(self.folder, "rev-parse", "--verify", "--quiet", name)
        return found.stdout.decode().strip() if not found.returncode else ""

    def _unknown(self, ref: str) -> str:
        branches = self._branches()
        if not branches and not self._object(HEAD):
            return "the repository has no commit yet: commit the kb, or give two folders"
        if self._object(ref):
            return f"`{visible(ref)}` is no commit"
        sides = [side for side in ref.split("..") if side.strip(".")]
        if ".." in ref and len(sides) > 1:
            return (
                f"give the two sides apart: `{visible(sides[0])} {visible(sides[-1].strip('.'))}`"
            )
        told = f"there is no branch, tag or commit `{visible(ref)}`"
        hint = nearest(ref, branches)
        if hint:
            told += f"; did you mean `{visible(hint)}`?"
        if self._shallow():
            told += (
                "; the clone is shallow, so it may have to be fetched first:"
                f" a branch by its name, more of the history by {_DEEPER}"
            )
        return told

    def _branches(self) -> list[str]:
        found = run(self.folder, "for-each-ref", "--format=%(refname:short)")
        return os.fsdecode(found.stdout).split("\n")[:-1]

    def _shallow(self) -> bool:
        found = run(self.folder, "rev-parse", "--is-shallow-repository")
        return bool(found.stdout.strip() == b"true")

    def merge_base(self, one: Commit, other: Commit) -> Commit:
        """Give the commit at which two lines of history parted, called after the first.

        Raises:
            GitError: they have none, or the clone is too shallow to hold it.
        """
        return self.merge_bases(one, other)[0]

    def merge_bases(self, one: Commit, other: Commit) -> Sequence[Commit]:
        """Give every commit at which two lines of history parted last, called after the first.

        There are several where each was merged into the other.

        Raises:
            GitError: they have none, or the clone is too shallow to hold it.
        """
        found = run(self.folder, "merge-base", "--all", one.id, other.id)
        bases = found.stdout.decode().split()
        if found.returncode or not bases:
            names = f"`{visible(one.name)}` and `{visible(other.name)}`"
            message = f"{names} have no commit in common"
            if self._shallow():
                message += f": the clone is shallow, so fetch more of the history ({_DEEPER})"
            message += "; `--direct` compares the two as they stand"
            raise GitError(message)
        return [Commit(one.name, base) for base in bases]

    def tree(self, commit: Commit, at_hand: Iterable[bytes] = ()) -> Tree | None:
        """Read the kb as it was at a commit, or None where there was no such folder.

        Links are followed only to files of the kb itself; a submodule is not read. What an
        earlier tree held is not asked of git again, nor are files that lie `at_hand`: to
        hash these costs far less than git takes to find and unpack an object.

        Raises:
            GitError: git lacks some of the objects, as in a partial clone.
        """
        top = self._object(f"{commit.id}:{self.prefix}")
        # A file of that name is no folder, and what a submodule has there is not ours to read.
        if not top or run(self.folder, "cat-file", "-t", top).stdout != b"tree\n":
            return None
        entries = {entry.path: entry for entry in self._entries(top) if not _hidden(entry.path)}
        self._held |= {_object_id(data, len(top)): data for data in at_hand}
        wanted = {entry.id for entry in entries.values() if entry.mode != _SUBMODULE}
        self._held |= self._blobs(sorted(wanted - self._held.keys()))
        return _tree(self.shown, entries, self._held)

    def _entries(self, tree: str) -> Iterator["_Entry"]:
        found = run(self.folder, "ls-tree", "-r", "-z", "--full-tree", tree)
        if found.returncode:
            message = f"git cannot list the kb: {reason(found)}"
            raise GitError(message)
        for record in found.stdout.split(b"\0")[:-1]:
            about, _, path = record.partition(b"\t")
            mode, _, name = about.decode().split(" ")
            yield _Entry(os.fsdecode(path), mode, name)

    def _blobs(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """Give the bytes of objects, by one process for all of them."""
        if not names:
            return {}
        asked = "".join(f"{name}\n" for name in names).encode()
        found = run(self.folder, "cat-file", "--batch", "--buffer", stdin=asked)
        blobs: dict[str, bytes] = {}
        data, at = found.stdout, 0
        for name in names:
            end = data.find(b"\n", at)
            about = data[at:end].split(b" ")
            if end < 0 or len(about) != 3:  # noqa: PLR2004 - "<id> <type> <size>", else an excuse
                message = (
                    f"git does not hold the object {name[:SHORT]}"
                    " (a partial clone has to fetch it first: `git fetch --refetch --no-filter`)"
                )
                raise GitError(message)
            size = int(about[2])
            blobs[name] = data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return blobs


def _object_id(data: bytes, digits: int) -> str:
    """Give the id by which git knows these bytes, in a repository with ids of so many digits."""
    make = hashlib.sha1 if digits == _SHA1_DIGITS else hashlib.sha256
    return make(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def _no_work_tree(found: subprocess.CompletedProcess[bytes]) -> str:
    """Say why git finds no work tree around a folder, and what to do about it."""
    told = reason(found)
    if told.startswith("not a git repository"):
        return "it is in no git repository; two folders can be compared without one"
    if told.startswith("detected dubious ownership"):
        return f"{told}; if you trust it, `git config --global --add safe.directory` it"
    if told.startswith("this operation must be run in a work tree"):
        return "it is in a bare repository; run this in a clone of it, or in a work tree"
    return told


class _Entry(NamedTuple):
    path: str
    mode: str
    id: str


def _tree(root: str, entries: Mapping[str, _Entry], blobs: Mapping[str, bytes]) -> Tree:
    """Take the files of a kb together, as `find.on_disk` does for a folder."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, entry in sorted(entries.items()):
        aim = _followed(path, entries, blobs)
        if entry.mode == _LINK and any(other.startswith(f"{aim}/") for other in entries):
            continue  # a link to a folder of the same kb: its files are read there
        fault = _fault(entry, aim, entries, blobs)
        if fault is None:
            # A larger file is refused by its size, so the rest of it is of no use.
            files[path] = blobs[entries[aim].id][: MAX_SETTINGS + 1]
        elif fault[0] == "RM014" and entry.mode != _SUBMODULE:
            problems.append(stray_file(root, path))
        else:
            problems.append(problem(*fault, Span(f"{root}/{visible(path)}")))
    return Tree(root, files, problems)


def _fault(
    entry: _Entry, aim: str, entries: Mapping[str, _Entry], blobs: Mapping[str, bytes]
) -> tuple[str, str] | None:
    """Give the code and message by which an entry is passed over, or None to read it."""
    path = entry.path
    if entry.mode == _SUBMODULE:
        return "RM014", f"the submodule `{visible(path)}` is not read"
    if not aim:
        leads = visible(os.fsdecode(blobs[entry.id]))
        return "RM012", f"the link leads out of the kb, to {leads}"
    if visible(path) != path:
        return "RM205", "a file name that cannot be shown cannot be an id"
    if stray(path):
        return "RM014", ""
    if aim not in entries or entries[aim].mode in (_LINK, _SUBMODULE):
        return "RM013", "the file cannot be read: no such file or directory"
    return None


def _followed(path: str, entries: Mapping[str, _Entry], blobs: Mapping[str, bytes]) -> str:
    """Give the path to which an entry leads, its own if it is no link; "" if out of the kb."""
    for _ in range(_MOST_HOPS):
        entry = entries.get(path)
        if entry is None or entry.mode != _LINK:
            break
        aim = os.fsdecode(blobs[entry.id])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), aim))
        if path.startswith(("/", "..")):
            return ""
    return path


def _hidden(path: str) -> bool:
    return any(step.startswith((".", "_")) for step in path.split("/"))
