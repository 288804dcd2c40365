"""A kb as it was at a commit, read from git's objects.

No checkout, no hooks, nothing written, nothing fetched. What is asked of git is named by
object id wherever that can be; what people write is only ever looked up.
"""

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from robustmap.errors import GitError
from robustmap.files.find import MAX_SETTINGS, Tree, stray, stray_file, visible
from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span
from robustmap.model.suggest import nearest

HEAD = "HEAD"
SHORT = 9
"""How many digits of an object id are shown."""

# Settings of a repository may name programs to run, and a partial clone fetches what it
# lacks: reading does neither.
_CAREFUL = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"),
)
# The folder decides on the repository, also where git itself runs us, as from a hook.
_NOT_OURS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"})

_LINK, _SUBMODULE = "120000", "160000"
_MOST_HOPS = 8


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
        found = _git(folder, "rev-parse", "--show-toplevel")
        if found.returncode:
            reason = _reason(found)
            if reason.startswith("not a git repository"):
                reason = "it is in no git repository; two folders can be compared without one"
            message = f"`{self.shown}` cannot be compared with a commit: {reason}"
            raise GitError(message)
        top = os.path.realpath(os.fsdecode(found.stdout.removesuffix(b"\n")))
        inside = os.path.relpath(os.path.realpath(folder), top)
        self.prefix = "" if inside == os.curdir else inside.replace(os.sep, "/")

    def commit(self, ref: str) -> Commit:
        """Look up a branch, tag or commit.

        Raises:
            GitError: there is no such commit; the message names the nearest branch.
        """
        if not ref or ref.startswith("-") or "\0" in ref:
            message = f"`{ref}` cannot be a branch, tag or commit (a folder is written `./{ref}`)"
            raise GitError(message)
        found = self._object(f"{ref}^{{commit}}")
        if not found:
            raise GitError(self._unknown(ref))
        return Commit(ref, found)

    def _object(self, name: str) -> str:
        found = _git(self.folder, "rev-parse", "--verify", "--quiet", name)
        return found.stdout.decode().strip() if not found.returncode else ""

    def _unknown(self, ref: str) -> str:
        if ref == HEAD:
            return "the repository has no commit yet"
        if self._object(ref):
            return f"`{ref}` is no commit"
        sides = [side for side in ref.split("..") if side.strip(".")]
        if ".." in ref and len(sides) > 1:
            return f"give the two sides apart: `{sides[0]} {sides[-1].strip('.')}`"
        told = f"there is no branch, tag or commit `{ref}`"
        hint = nearest(ref, self._branches())
        if hint:
            return f"{told}; did you mean `{hint}`?"
        if self._shallow():
            return f"{told}; the clone is shallow, so fetch it first"
        return told

    def _branches(self) -> list[str]:
        found = _git(self.folder, "for-each-ref", "--format=%(refname:short)")
        return os.fsdecode(found.stdout).split("\n")[:-1]

    def _shallow(self) -> bool:
        found = _git(self.folder, "rev-parse", "--is-shallow-repository")
        return bool(found.stdout.strip() == b"true")

    def merge_base(self, one: Commit, other: Commit) -> Commit:
        """Give the commit at which two lines of history parted, called after the first.

        Raises:
            GitError: they have none, or the clone is too shallow to hold it.
        """
        found = _git(self.folder, "merge-base", one.id, other.id)
        base = found.stdout.decode().strip()
        if found.returncode or not base:
            message = f"`{one.name}` and `{other.name}` have no commit in common"
            if self._shallow():
                message += (
                    ": the clone is shallow, so fetch more of the history (`git fetch --unshallow`)"
                )
            message += "; `--direct` compares the two as they stand"
            raise GitError(message)
        return Commit(one.name, base)

    def tree(self, commit: Commit) -> Tree | None:
        """Read the kb as it was at a commit, or None where there was no such folder.

        Links are followed only to files of the kb itself; a submodule is not read.

        Raises:
            GitError: git lacks some of the objects, as in a partial clone.
        """
        top = self._object(f"{commit.id}:{self.prefix}")
        if not top:
            return None
        entries = {entry.path: entry for entry in self._entries(top) if not _hidden(entry.path)}
        held = {entry.id for entry in entries.values() if entry.mode != _SUBMODULE}
        return _tree(self.shown, entries, self._blobs(sorted(held)))

    def _entries(self, tree: str) -> Iterator["_Entry"]:
        found = _git(self.folder, "ls-tree", "-r", "-z", "--full-tree", tree)
        if found.returncode:
            message = f"git cannot list the kb: {_reason(found)}"
            raise GitError(message)
        for record in found.stdout.split(b"\0")[:-1]:
            about, _, path = record.partition(b"\t")
            mode, _, name = about.decode().split(" ")
            yield _Entry(os.fsdecode(path), mode, name)

    def _blobs(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """Give the bytes of objects, by one process for all of them."""
        asked = "".join(f"{name}\n" for name in names).encode()
        found = _git(self.folder, "cat-file", "--batch", stdin=asked)
        blobs: dict[str, bytes] = {}
        data, at = found.stdout, 0
        for name in names:
            end = data.find(b"\n", at)
            about = data[at:end].split(b" ")
            if end < 0 or len(about) != 3:  # noqa: PLR2004 - "<id> <type> <size>", else an excuse
                message = (
                    f"git does not hold the object {name[:SHORT]}"
                    " (a partial clone has to fetch it first)"
                )
                raise GitError(message)
            size = int(about[2])
            blobs[name] = data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return blobs


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


def _git(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and give what came of it."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment |= {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and refs that look like options are refused
            ["git", *_CAREFUL, *words],  # noqa: S607 - git is found on the path, as by its users
            cwd=folder,
            input=stdin,
            env=environment,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = "git was not found; install it, or give two folders instead"
        raise GitError(message) from error
    except OSError as error:
        message = f"git cannot be run: {(error.strerror or str(error)).lower()}"
        raise GitError(message) from error


def _reason(found: subprocess.CompletedProcess[bytes]) -> str:
    lines = found.stderr.decode("utf-8", "replace").strip().split("\n")
    return lines[0].removeprefix("fatal: ") or f"git ended with status {found.returncode}"
