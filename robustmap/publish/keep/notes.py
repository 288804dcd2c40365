"""What is noted beside a tree of the units it was made of, and what each of them asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from robustmap import disk
from robustmap.publish.asked.book import Question

NAME = ".made.json"


@dataclass(frozen=True)
class Kept:
    """A unit: what it was given, the questions it asked, and what was written of it.

    `files` are the names below the docs, each with the size and time of its file.
    """

    given: str
    asked: tuple[int, ...]
    files: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Notes:
    """The questions of a build with the fingerprints of their answers, and its units by name."""

    mark: str = ""
    questions: tuple[Question, ...] = ()
    prints: tuple[str, ...] = ()
    units: Mapping[str, Kept] = field(default_factory=dict)
    formal: str = ""
    turned: frozenset[str] = frozenset()
    """The nodes whose verdict one change turns, in a map of this form."""


def load(out: Path, mark: str) -> Notes:
    """Read what was noted; nothing where that is missing, broken, or bears another mark."""
    try:
        given = json.loads((out / NAME).read_text(encoding="utf-8"))
        if given["mark"] != mark:
            return Notes()
        notes = Notes(
            mark,
            tuple(Question(int(of), str(op), _tuples(what)) for of, op, what in given["questions"]),
            tuple(map(str, given["prints"])),
            {str(name): _kept(one) for name, one in given["units"].items()},
            str(given["formal"]),
            frozenset(map(str, given["turned"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Notes()
    return notes if _whole(notes) else Notes()


def _kept(given: Any) -> Kept:
    files = {str(name): (int(size), int(at)) for name, (size, at) in given["files"].items()}
    return Kept(str(given["given"]), tuple(map(int, given["asked"])), files)


def _tuples(given: Any) -> Any:
    return tuple(map(_tuples, given)) if isinstance(given, list) else given


def _whole(notes: Notes) -> bool:
    """Tell whether every number leads to a question, and every question to an earlier one."""
    known = len(notes.questions)
    return (
        len(notes.prints) == known
        and all(
            (0 <= one.of < number) if number else one.op == "site"
            for number, one in enumerate(notes.questions)
        )
        and all(0 <= one < known for unit in notes.units.values() for one in unit.asked)
    )


def save(out: Path, notes: Notes) -> None:
    """Note what a tree was made of.

    Raises:
        WriteError: the note cannot be written.
    """
    units = {
        name: {"given": one.given, "asked": one.asked, "files": one.files}
        for name, one in notes.units.items()
    }
    given = {
        "mark": notes.mark,
        "questions": notes.questions,
        "prints": notes.prints,
        "units": units,
        "formal": notes.formal,
        "turned": sorted(notes.turned),
    }
    disk.write(out, NAME, json.dumps(given, separators=(",", ":")) + "\n")


def forget(out: Path) -> None:
    """Note that what lies in the tree is no longer known.

    Raises:
        WriteError: the note cannot be written.
    """
    if (out / NAME).exists():
        disk.write(out, NAME, "{}\n")
