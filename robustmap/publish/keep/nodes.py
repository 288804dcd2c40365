"""What is noted beside a build of the files of nodes, so that each is read once while it stays."""

from pathlib import Path

from robustmap import disk
from robustmap.files.known import Known
from robustmap.files.noted import Noted, loaded
from robustmap.publish.keep import marked
from robustmap.publish.keep.code import code

NAME = ".nodes"


def load(out: Path) -> Known:
    """Give a reader that knows what an earlier build has read, if this very package did that."""
    data = marked.read(out / NAME, code())
    return Known(Noted() if data is None else loaded(data))


def save(out: Path, known: Known) -> None:
    """Note what was read, if it differs.

    Raises:
        WriteError: the note cannot be written.
    """
    if known.noted != known.before:
        disk.write_pieces(out, NAME, marked.written(known.noted.written(), code()))
