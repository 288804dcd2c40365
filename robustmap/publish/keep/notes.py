"""What is noted beside a tree of the units it was made of, and what each of them asked."""

import hashlib
import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from robustmap import disk
from robustmap.publish.asked.book import FIRST, Question
from robustmap.publish.keep.told import Told

NAME = ".made"


class Kept(NamedTuple):
    """A unit: what it was given, the questions it asked, and what was written of it.

    `files` are the names below the docs, each with the size and time of its file.
    """

    given: str
    asked: tuple[int, ...]
    files: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Notes:
    """The questions of a build with the fingerprints of their answers, and its units by name.

    `about` has the questions about each node, `general` those that are about none; `told` what
    was known of each node. `tables` are what hangs on the form of the map alone, by name.
    `answers` are those that are kept, by the number of their question. `pruned` is how many
    questions there were when those were last left out that nobody asks.
    """

    mark: str = ""
    questions: Sequence[Question] = (FIRST,)
    prints: Sequence[str] = ("",)
    units: Mapping[str, Kept] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    about: Mapping[str, Sequence[int]] = field(default_factory=dict)
    general: Sequence[int] = ()
    tables: Mapping[str, Any] = field(default_factory=dict)
    shared: str = ""
    answers: Mapping[int, Any] = field(default_factory=dict)
    pruned: int = 0


_FIELDS = ("questions", "prints", "about", "general", "tables", "shared", "answers", "pruned")
_SUM = 20


def load(out: Path, mark: str) -> Notes:
    """Read what was noted; nothing where that is missing, broken, or bears another mark.

    What is read was written by this very package: its sum says so, and that nothing is lost.
    """
    try:
        data = (out / NAME).read_bytes()
    except OSError:
        return Notes()
    if data[:_SUM] != _sum(mark, data[_SUM:]):
        return Notes()
    given = marshal.loads(data[_SUM:])  # noqa: S302 - only what bears the right sum
    units = {name: Kept(*one) for name, one in given["units"].items()}
    told = {name: Told(*one) for name, one in given["told"].items()}
    rest = {name: given[name] for name in _FIELDS}
    return Notes(mark=mark, units=units, told=told, **rest)


def save(out: Path, notes: Notes) -> None:
    """Note what a tree was made of.

    Raises:
        WriteError: the note cannot be written.
    """
    given = {name: getattr(notes, name) for name in _FIELDS}
    given["questions"] = [tuple(one) for one in notes.questions]
    given["prints"], given["general"] = [*notes.prints], [*notes.general]
    given["units"] = {name: tuple(one) for name, one in notes.units.items()}
    given["told"] = {name: tuple(one) for name, one in notes.told.items()}
    data = marshal.dumps(given)
    disk.write(out, NAME, _sum(notes.mark, data) + data)


def _sum(mark: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM, key=mark.encode()[:64]).digest()


def forget(out: Path) -> None:
    """Note that what lies in the tree is no longer known.

    Raises:
        WriteError: the note cannot be written.
    """
    if (out / NAME).exists():
        disk.write(out, NAME, "")
