"""Which files make up a kb, on disk. Reads folders and bytes; judges names only."""

import os
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from robustmap.disk.content import content
from robustmap.files.document import MAX_BYTES
from robustmap.model.codes import problem
from robustmap.model.problem import Problem, Span

SETTINGS = "map.yaml"
MAX_SETTINGS = 16 * MAX_BYTES
"""map.yaml may pin the verdicts of a whole kb, so it may be larger than a node."""

SUFFIX = ".md"
_BESIDE = frozenset({"readme.md", "license", "license.md", "licence", "notice"})
_TEXT = frozenset({"md", "markdown", "mdown", "mkd", "txt", "yaml", "yml"})


_Found = tuple[str, os.DirEntry[str]]


class Tree(NamedTuple):
    """The files of a kb: path within it (with `/`) -> bytes, sorted by path.

    `root` is how the kb is called in messages, so that `root/path` can be opened.
    """

    root: str
    files: dict[str, bytes]
    problems: list[Problem]


def on_disk(
    folder: Path, shown: str | None = None, held: Mapping[str, bytes] = MappingProxyType({})
) -> Tree:
    """Read every file of a kb folder, but those that are `held`; faults become findings."""
    root = shown if shown is not None else folder.as_posix()
    files: dict[str, bytes] = {}
    home = os.path.realpath(folder)
    found, problems = _walk(str(folder), root)
    for name, entry in found:
        fault = _fault(name, entry, home)
        if fault is None:
            try:
                data = held.get(name)
                files[name] = content(entry.path, MAX_SETTINGS) if data is None else data
            except OSError as error:
                fault = "RM013", _refusal("the file", error)
        if fault is not None:
            problems.append(_told(root, name, *fault))
    return Tree(root, dict(sorted(files.items())), problems)


def _fault(name: str, entry: os.DirEntry[str], home: str) -> tuple[str, str] | None:
    """Give the code and message by which a file is passed over, or None to read it."""
    if entry.is_symlink() and not _leads_inside(entry.path, home):
        return "RM012", f"the link leads out of the kb, to {visible(os.readlink(entry.path))}"
    if visible(name) != name:
        return "RM205", "a file name that cannot be shown cannot be an id"
    if stray(name):
        return "RM014", f"`{name}` is not read"
    if not (_readable(entry.path) if entry.is_symlink() else entry.is_file()):
        return "RM013", "it is no ordinary file"
    return None


def _readable(path: str) -> bool:
    # A link to nothing is read too, for the machine's own word on what is wrong with it.
    return os.path.isfile(path) or not os.path.exists(path)


def _refusal(what: str, error: OSError) -> str:
    return f"{what} cannot be read: {(error.strerror or 'unknown reason').lower()}"


def _told(root: str, name: str, code: str, message: str) -> Problem:
    span = Span(f"{root}/{visible(name)}" if name else root)
    return stray_file(root, name) if code == "RM014" else problem(code, message, span)


def stray_file(root: str, name: str) -> Problem:
    """Say that a file of the kb is passed over."""
    return problem(
        "RM014",
        f"`{visible(name)}` is not read",
        Span(f"{root}/{visible(name)}"),
        expected=f"a file that ends in `{SUFFIX}`, in a folder of its kind",
        suggestion=_renamed(name),
    )


def _renamed(name: str) -> str:
    """Give the name under which a stray file would be read, where that is plain to see."""
    stem, dot, ending = name.rpartition(".")
    if stem.lower() == "map":
        return SETTINGS
    return f"{stem}{SUFFIX}" if dot and ending.lower() in _TEXT else ""


def _walk(folder: str, root: str) -> tuple[list[_Found], list[Problem]]:
    """List every file and link by its name within the kb, hidden ones left out.

    A link to a folder of the same kb is left out too: its files are found there.
    """
    found: list[_Found] = []
    problems: list[Problem] = []
    home = os.path.realpath(folder)
    pending = [(folder, "")]
    while pending:
        path, before = pending.pop()
        try:
            with os.scandir(path) as scanned:
                entries = [one for one in scanned if not one.name.startswith((".", "_"))]
        except OSError as error:
            fault = _refusal("the folder", error)
            problems.append(_told(root, before.rstrip("/"), "RM013", fault))
            continue
        for entry in entries:
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{name}/"))
            elif not (entry.is_symlink() and _folder_inside(entry.path, home)):
                found.append((name, entry))
    return sorted(found, key=itemgetter(0)), problems


def _folder_inside(path: str, home: str) -> bool:
    # os.path answers where `os.DirEntry` raises: on a link that leads to itself.
    return os.path.isdir(path) and _leads_inside(path, home)


def _leads_inside(path: str, home: str) -> bool:
    try:
        return _inside(os.path.realpath(path), home)
    except OSError:
        # What may not even be looked at, such as another's process, is none of the kb.
        return False


def _inside(path: str, home: str) -> bool:
    return path == home or path.startswith(home + os.sep)


def visible(name: str) -> str:
    r"""Write a file name so that it can be printed.

    >>> visible("a\nb.md"), visible("plain.md")
    ('a\\nb.md', 'plain.md')
    """
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def stray(name: str) -> bool:
    """Tell whether a file of a kb is neither a node nor one of the few others."""
    return not name.endswith(SUFFIX) and name.lower() not in _BESIDE and name != SETTINGS


def is_node_file(name: str) -> bool:
    """Tell whether a file of a kb is meant to be a node."""
    return name.endswith(SUFFIX) and name.lower() not in _BESIDE
