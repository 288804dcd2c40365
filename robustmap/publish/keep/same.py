"""A site of which nothing has changed at all, neither what it is made from nor what was made."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from robustmap import disk
from robustmap.disk.walk import lying
from robustmap.publish.keep.code import code
from robustmap.publish.source import Source
from robustmap.publish.tree import OUTPUT, TREE

if TYPE_CHECKING:
    from robustmap.publish.history import History

NAME = ".built.json"


def inputs(kb: Path, history: "History", source: Source) -> str:
    """Give what tells everything a site is built from: files, history, this package.

    Reads every file, and no more than that. A file that changes while it is read, or is not
    there any more, counts as changed.
    """
    made = hashlib.blake2b(code().encode(), digest_size=20)
    own = Path(__file__).resolve().parent.parent.parent.parent / "site"
    for folder in (kb, source.folder, own):
        for name in lying(folder):
            made.update(name.encode("utf-8", "surrogateescape") + b"\0")
            made.update(hashlib.blake2b(_bytes(folder / name), digest_size=20).digest())
    told = history.log, kb.resolve(), source.folder.resolve(), source.beside
    made.update(repr(told).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b"\0"


def known(out: Path, given: str) -> int | None:
    """Give how many pages lie in `out`, if they were built from just these inputs and all is there.

    None where that is not so, or not known.
    """
    try:
        noted = json.loads((out / NAME).read_text(encoding="utf-8"))
        if noted["inputs"] == given and noted["made"] == _made(out):
            return int(noted["pages"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def note(out: Path, given: str, pages: int) -> None:
    """Note from what a site was built.

    Raises:
        WriteError: the note cannot be written.
    """
    told = {"inputs": given, "made": _made(out), "pages": pages}
    disk.write(out, NAME, json.dumps(told) + "\n")


def forget(out: Path) -> None:
    """Note that nothing is known of a site: a build has begun.

    Raises:
        WriteError: the note cannot be written.
    """
    if (out / NAME).exists():
        disk.write(out, NAME, "{}\n")


def _made(out: Path) -> str:
    parts: Iterable[object] = ([*lying(out / name).items()] for name in (TREE, OUTPUT))
    return hashlib.blake2b(repr([*parts]).encode(), digest_size=20).hexdigest()
