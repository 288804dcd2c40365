"""Imported kbs brought from git, at the commits to which they are pinned, into the cache.

No checkout, no hooks, no submodules: the files of the kb are read from git's objects as for any
commit, and written as plain files. Only https and ssh are spoken, and what lies on the disk is
fetched only where the import is a path.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from robustmap.errors import GitError, WriteError
from robustmap.files._git import reason, run
from robustmap.files.find import Tree, on_disk, visible
from robustmap.files.git import SHORT, Repository
from robustmap.files.imports import CACHE, MOST, cached, wrong
from robustmap.files.read import read_tree
from robustmap.model.imports import Import

_QUIET = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
_STRICT = ("-c", "fetch.fsckObjects=true", "-c", "submodule.recurse=false")


class Fetched(NamedTuple):
    """What became of one pinned import: `new`, `kept` from before, or `failed`, and why."""

    space: str
    told: str
    state: str
    why: str = ""


def fetch(folder: Path, shown: str) -> Iterator[Fetched]:
    """Bring every pinned import of a kb into its cache, and those of the imported kbs in turn.

    What is there already is not fetched again. Yields as it goes.

    Raises:
        WriteError: the cache cannot be written.
    """
    cache = folder.resolve() / CACHE
    pending = [(folder.resolve(), shown, "", 0)]
    seen: set[Path] = set()
    while pending:
        home, name, before, depth = pending.pop()
        if home in seen:
            continue
        seen.add(home)
        for one, fault in wrong(read_tree(on_disk(home, name))):
            space = f"{before}{one.as_}"
            if fault is not None or depth > MOST:
                yield Fetched(space, one.told, "failed", fault.message if fault else "too deep")
                continue
            found = (home / one.source).resolve()
            if one.commit is not None:
                yield (done := _fetched(one, space, home, cache))
                found = cached(cache, one)
                if done.state == "failed":
                    continue
            inside = not home.is_relative_to(cache) or found.is_relative_to(cache)
            if inside and found.is_dir():
                pending.append((found, found.as_posix(), f"{space}.", depth + 1))


def _fetched(one: Import, space: str, home: Path, cache: Path) -> Fetched:
    place = cached(cache, one)
    if place.is_dir():
        return Fetched(space, one.told, "kept")
    if not one.remote and home.is_relative_to(cache):
        why = "a kb that was fetched names a path, and nothing of it lies here"
        return Fetched(space, one.told, "failed", why)
    try:
        _write(cache, place, _files(one, home))
    except GitError as error:
        return Fetched(space, one.told, "failed", str(error))
    return Fetched(space, one.told, "new")


def _files(one: Import, home: Path) -> Tree:
    """Fetch a commit into a repository that lasts only so long, and read the kb in it.

    Raises:
        GitError: git cannot fetch it, it is no such commit, or holds no such folder.
    """
    assert one.commit is not None
    address = one.source if one.remote else os.fspath((home / one.source).resolve())
    with tempfile.TemporaryDirectory(prefix="robustmap-") as top:
        bare = Path(top)
        digits = "sha256" if len(one.commit) > 40 else "sha1"  # noqa: PLR2004 - git's two forms
        _git(bare, "init", "--quiet", "--bare", "--template=", f"--object-format={digits}")
        allowed = ("https", "ssh") if one.remote else ("file",)
        speak = [word for name in allowed for word in ("-c", f"protocol.{name}.allow=always")]
        words = [*speak, *_STRICT, "fetch", *_QUIET]
        some = run(bare, *words, "--depth=1", "--", address, one.commit)
        if some.returncode:
            # Not every server gives a commit by its id: then it is looked for in all branches.
            _git(bare, *words, "--", address, "+refs/heads/*:refs/heads/*")
        tree = _Bare(bare, one.folder.strip("/")).read(one.commit)
    if tree is None:
        message = f"there is no folder `{visible(one.folder)}` at {one.commit[:SHORT]}"
        raise GitError(message)
    return tree


class _Bare(Repository):
    """A repository without a work tree, whose top is its own folder."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.shown = ""
        self.prefix = "" if prefix == os.curdir else prefix
        self._held = {}

    def read(self, commit: str) -> Tree | None:
        """Read the kb at a commit.

        Raises:
            GitError: the commit is not among what was fetched.
        """
        found = self._object(f"{commit}^{{commit}}")
        if found != commit:
            message = f"the repository has no commit {commit}"
            raise GitError(message)
        return self.tree(self.commit(commit))


def _git(folder: Path, *words: str) -> None:
    found = run(folder, *words)
    if found.returncode:
        raise GitError(reason(found))


def _write(cache: Path, place: Path, tree: Tree) -> None:
    """Write a kb's files whole or not at all; the cache tells git to leave it alone."""
    from robustmap.disk import write

    try:
        if cache.is_symlink():
            message = f"`{cache}` is a link; nothing was written"
            raise WriteError(message)
        cache.mkdir(exist_ok=True)
        write(cache, ".gitignore", "*\n")
        staged = Path(tempfile.mkdtemp(dir=cache, prefix=".new-"))
        try:
            for name, data in tree.files.items():
                write(staged, name, data)
            staged.chmod(0o755)
            staged.rename(place)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        message = f"`{place}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise WriteError(message) from error
