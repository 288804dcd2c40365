"""A site of which nothing has changed at all, neither what it is made from nor what was made."""

import hashlib
import json
import marshal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from robustmap import disk
from robustmap.disk.content import content
from robustmap.disk.walk import Lying, lying
from robustmap.files.find import MAX_SETTINGS
from robustmap.publish.keep.code import code
from robustmap.publish.source import Source
from robustmap.publish.tree import OUTPUT, TREE

if TYPE_CHECKING:
    from robustmap.publish.past.history import History

NAME = ".built.json"


class Inputs(NamedTuple):
    """Everything a site is built from: what tells it from any other, and how its files lie.

    `held` are the plain files of the kb by name, so that they need not be read again.
    """

    told: str
    files: tuple[Lying, ...]
    held: dict[str, bytes]


def inputs(kb: Path, history: "History", source: Source) -> Inputs:
    """Give what tells everything a site is built from: files, history, this package.

    Reads every file, and no more than that. A file that changes while it is read, or is not
    there any more, counts as changed.
    """
    made = hashlib.blake2b(code().encode(), digest_size=20)
    files, held = _files(kb, source), dict[str, bytes]()
    for folder, found in files.items():
        for name, lies in found.items():
            data = _bytes(f"{folder}/{name}")
            made.update(name.encode("utf-8", "surrogateescape") + b"\0")
            made.update(hashlib.blake2b(b"\0" if data is None else data, digest_size=20).digest())
            if folder is kb and data is not None and lies[0] == len(data) <= MAX_SETTINGS:
                held[name] = data
    told = history.log, kb.resolve(), source.folder.resolve(), source.beside
    made.update(repr(told).encode("utf-8", "surrogatepass"))
    return Inputs(made.hexdigest(), tuple(files.values()), held)


def _files(kb: Path, source: Source) -> dict[Path, Lying]:
    own = Path(__file__).resolve().parent.parent.parent.parent / "site"
    return {folder: lying(folder) for folder in (kb, source.folder, own)}


def lie_still(given: Inputs, kb: Path, source: Source) -> bool:
    """Tell whether all files lie as they did before they were read.

    Those that were written to meanwhile have another time, even if they say again what they
    said: a site may have been built from what they said in between.
    """
    return given.files == tuple(_files(kb, source).values())


def _bytes(path: str) -> bytes | None:
    try:
        return content(path)
    except OSError:
        return None


def known(out: Path, given: Inputs) -> int | None:
    """Give how many pages lie in `out`, if they were built from just these inputs and all is there.

    None where that is not so, or not known.
    """
    try:
        noted = json.loads((out / NAME).read_text(encoding="utf-8"))
        if noted["inputs"] == given.told:
            lies = lying(out / TREE), lying(out / OUTPUT)
            return int(noted["pages"]) if noted["made"] == _made(lies) else None
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def note(out: Path, given: Inputs, pages: int, lies: tuple[Lying, Lying]) -> None:
    """Note from what a site was built; only where the files still lie as they did (`lie_still`).

    `lies` is how the files of the tree and of the site lay when they were made.

    Raises:
        WriteError: the note cannot be written.
    """
    told = {"inputs": given.told, "made": _made(lies), "pages": pages}
    disk.write(out, NAME, json.dumps(told) + "\n")


def forget(out: Path) -> None:
    """Note that nothing is known of a site: a build has begun.

    Raises:
        WriteError: the note cannot be written.
    """
    if (out / NAME).exists():
        disk.write(out, NAME, "{}\n")


def _made(lies: tuple[Lying, Lying]) -> str:
    told = marshal.dumps([[*one.items()] for one in lies], 0)
    return hashlib.blake2b(told, digest_size=20).hexdigest()
