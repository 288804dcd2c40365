"""What is noted beside a tree of the units it was made of, and what each of them asked."""

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from robustmap import disk
from robustmap.publish.asked.book import FIRST, Question
from robustmap.publish.keep import marked
from robustmap.publish.keep.lies import Lying
from robustmap.publish.keep.told import Told

NAME = ".made"


def numbers(given: Any = ()) -> "array[int]":
    """Give numbers of questions in little space; from bytes too."""
    return array("I", given)


class Kept(NamedTuple):
    """A unit: what it was given, the questions it asked, and what was written of it.

    `files` are the names below the docs, each with the size and time of its file; `within` the
    names of the units within it, `found` what the search shows of its pages.
    """

    given: int
    asked: "array[int]"
    files: Mapping[str, tuple[int, int]]
    within: tuple[str, ...] = ()
    found: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Notes:
    """The questions of a build with the fingerprints of their answers, and its units by name.

    `about` has the questions about each node, `beside` those of which the answer hangs on no
    more than it and what lies beside it, `leading` those of which it hangs on what the node
    leads to, `general` those that are about none; `filed` tells
    of each question whether it is among them. `told` is what was known of each node, `owns` what
    its own file says, packed: only the next build asks for it.
    `tables` are what hangs on the form of the map alone, by name. `answers` tells where those
    lie that are kept, by the number of their question. `pruned` is how many questions there
    were when those were last left out that nobody asks.
    """

    mark: str = ""
    questions: Sequence[Question] = (FIRST,)
    prints: "array[int]" = field(default_factory=lambda: array("Q", [0]))
    units: Mapping[str, Kept] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    owns: bytes = b""
    about: Mapping[str, "array[int]"] = field(default_factory=dict)
    beside: Mapping[str, "array[int]"] = field(default_factory=dict)
    leading: Mapping[str, "array[int]"] = field(default_factory=dict)
    general: "array[int]" = field(default_factory=numbers)
    filed: bytearray = field(default_factory=lambda: bytearray(1))
    tables: Mapping[str, Any] = field(default_factory=dict)
    shared: int = 0
    answers: Lying = field(default_factory=Lying)
    pruned: int = 0


_SIZE = 8
_TOGETHER = 20_000
"""So many questions are written as one piece."""

_ENTRIES = 2_000
"""So many nodes and units are."""


def load(out: Path, mark: str) -> Notes:
    """Read what was noted; nothing where that is missing, broken, or bears another mark.

    What is read was written by this very package: its sum says so, and that nothing is lost.
    """
    data = marked.read(out / NAME, mark)
    if data is None:
        return Notes()
    found: dict[str, Any] = {name: {} for name in _BY_NAME}
    questions: list[Question] = []
    for name, piece in _read(data):
        if name == "questions":
            questions += piece
        elif name in _BY_NAME:
            get = _BY_NAME[name][1]
            found[name].update((key, get(one)) for key, one in piece.items())
        else:
            found[name] = _READ[name](piece) if name in _READ else piece
    return Notes(mark, questions, **found)


def _read(data: memoryview) -> Iterator[Any]:
    at = 0
    while at < len(data):
        begins = at + _SIZE
        at = begins + int.from_bytes(data[at:begins], "little")
        yield marshal.loads(data[begins:at])  # noqa: S302 - only what bears the right sum


def save(out: Path, notes: Notes) -> None:
    """Note what a tree was made of, piece by piece.

    Raises:
        WriteError: the note cannot be written.
    """
    disk.write_pieces(out, NAME, marked.written(_written(notes), notes.mark))


def _written(notes: Notes) -> Iterator[bytes]:
    for piece in _pieces(notes):
        data = marshal.dumps(piece)
        yield len(data).to_bytes(_SIZE, "little")
        yield data


def _pieces(notes: Notes) -> Iterator[Any]:
    for name in ("prints", "general", "filed", "tables", "shared", "pruned", "owns"):
        yield name, getattr(notes, name)
    yield "answers", notes.answers.columns()
    for name, (put, _) in _BY_NAME.items():
        entries = iter(getattr(notes, name).items())
        while piece := {key: put(one) for key, one in islice(entries, _ENTRIES)}:
            yield name, piece
    for at in range(0, len(notes.questions), _TOGETHER):
        yield "questions", [*notes.questions[at : at + _TOGETHER]]


def _as_is(given: Any) -> Any:
    return given


_BY_NAME: Mapping[str, tuple[Any, Any]] = {
    "told": (tuple, Told._make),
    "units": (tuple, lambda one: Kept(one[0], numbers(one[1]), *one[2:])),
    "about": (_as_is, numbers),
    "beside": (_as_is, numbers),
    "leading": (_as_is, numbers),
}
"""What is noted by name: how each entry is written, and how it is read."""

_READ: Mapping[str, Any] = {
    "prints": lambda one: array("Q", one),
    "general": numbers,
    "filed": bytearray,
    "answers": Lying.of,
}
"""How some of the others are read."""


def forget(out: Path) -> None:
    """Note that what lies in the tree is no longer known.

    Raises:
        WriteError: the note cannot be written.
    """
    if (out / NAME).exists():
        disk.write(out, NAME, "")
