"""Which files make up a kb, on disk. Reads folders and bytes; judges names only."""

import os
from pathlib import Path
from typing import NamedTuple

from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span

SETTINGS = "map.yaml"
SUFFIX = ".md"
_MINE = frozenset({"readme.md", "license", "license.md", "licence", "notice", "map.yaml"})


class Tree(NamedTuple):
    """The files of a kb: path within it (with `/`) -> bytes, sorted by path.

    `root` is how the kb is called in messages, so that `root/path` can be opened.
    """

    root: str
    files: dict[str, bytes]
    problems: list[Problem]


def on_disk(folder: Path, shown: str | None = None) -> Tree:
    """Read every file of a kb folder; what cannot be read becomes a finding."""
    root = shown if shown is not None else folder.as_posix()
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    home = os.path.realpath(folder)
    for name, path in _walk(str(folder), ""):
        span = Span(f"{root}/{name}")
        if os.path.islink(path) and not _inside(os.path.realpath(path), home):
            target = os.readlink(path)
            problems.append(problem("RM012", f"the link leads to {target}", span))
            continue
        if os.path.isdir(path):
            continue  # a link to a folder of the same kb: its files are read there
        if not stray(name):
            try:
                with open(path, "rb") as file:
                    files[name] = file.read()
            except OSError as error:
                reason = (error.strerror or "unknown reason").lower()
                problems.append(problem("RM013", f"it cannot be read: {reason}", span))
        else:
            problems.append(stray_file(root, name))
    return Tree(root, dict(sorted(files.items())), problems)


def _walk(folder: str, prefix: str) -> list[tuple[str, str]]:
    """List (name within the kb, path) of every file and link, hidden ones left out."""
    found: list[tuple[str, str]] = []
    pending = [(folder, prefix)]
    while pending:
        path, before = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                name = before + entry.name
                if entry.name.startswith((".", "_")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{name}/"))
                else:
                    found.append((name, entry.path))
    return sorted(found)


def _inside(path: str, home: str) -> bool:
    return path == home or path.startswith(home + os.sep)


def stray(name: str) -> bool:
    """Tell whether a file of a kb is neither a node nor one of the few others."""
    return not name.endswith(SUFFIX) and name.lower() not in _MINE


def is_node_file(name: str) -> bool:
    """Tell whether a file of a kb is meant to be a node."""
    return name.endswith(SUFFIX) and name.lower() not in _MINE


def stray_file(root: str, name: str) -> Problem:
    """Say that a file of the kb is passed over."""
    expected = f"a file that ends in `{SUFFIX}`, in a folder of its kind"
    return problem("RM014", f"`{name}` is not read", Span(f"{root}/{name}"), expected=expected)
