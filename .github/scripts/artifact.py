"""What another job has left: read as data that anybody may have written."""

# ruff: noqa: INP001 - scripts beside each other, no package
import json
import os
import stat
from pathlib import Path
from typing import Any

MAX_ABOUT = 512 * 1024
MAX_TEXT = 1024 * 1024


class BadArtifactError(Exception):
    """What was left is not what the other job leaves."""


def text(folder: Path, name: str, most: int = MAX_TEXT) -> str:
    """Read a file of an artifact: an ordinary one, of at most so many bytes.

    Raises:
        BadArtifactError: there is none like that.
    """
    try:
        # Looked at before it is opened, and opened without following a link.
        if not stat.S_ISREG((folder / name).lstat().st_mode):
            message = f"{name} is no ordinary file"
            raise BadArtifactError(message)
        with os.fdopen(os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror}"
        raise BadArtifactError(message) from error
    if len(data) > most:
        message = f"{name} holds more than {most} bytes"
        raise BadArtifactError(message)
    return data.decode("utf-8", "replace")


def about(folder: Path) -> dict[str, Any]:
    """Read `about.json`.

    Raises:
        BadArtifactError: it is no JSON object.
    """
    try:
        found = json.loads(text(folder, "about.json", MAX_ABOUT))
    except (ValueError, RecursionError) as error:
        message = "about.json is no JSON"
        raise BadArtifactError(message) from error
    if not isinstance(found, dict):
        message = "about.json is no JSON object"
        raise BadArtifactError(message)
    return found


def number(found: dict[str, Any]) -> int:
    """Give the number of the pull request or issue that it is about.

    Raises:
        BadArtifactError: there is none.
    """
    given = found.get("number")
    if type(given) is not int or not 0 < given < 2**31:
        message = "about.json names no number"
        raise BadArtifactError(message)
    return given
