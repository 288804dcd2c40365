"""The shells of pages as they are noted beside a site, for the next build."""

import json
from pathlib import Path
from typing import Any

from robustmap import disk
from robustmap.publish.render.shell import Shells

NAME = ".shells.json"


def load(out: Path, shared: str) -> Shells:
    """Read the shells of the last build; none where what all pages share was another."""
    try:
        given = json.loads((out / NAME).read_text(encoding="utf-8"))
        if given["shared"] == shared:
            shells = given["shells"].items()
            return Shells({str(key): [*map(_shell, some)] for key, some in shells})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return Shells()


def _shell(given: Any) -> tuple[tuple[tuple[str, bool], ...], list[str]]:
    answers, pieces = given
    return tuple((str(one), bool(yes)) for one, yes in answers), [*map(str, pieces)]


def note(out: Path, shared: str, shells: Shells) -> None:
    """Note the shells.

    Raises:
        WriteError: the note cannot be written.
    """
    given = {"shared": shared, "shells": shells.known}
    disk.write(out, NAME, json.dumps(given, ensure_ascii=False, separators=(",", ":")) + "\n")
