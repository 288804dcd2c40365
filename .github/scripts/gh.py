"""The forge's interface, by the command `gh`. Texts go as JSON through a pipe, never as words."""

# ruff: noqa: INP001 - scripts beside each other, no package
import json
import os
import subprocess
from typing import Any

PER_PAGE = 100
PAGES = 10
"""Longer lists are cut: a thousand comments, and nobody reads the rest."""


class ForgeError(Exception):
    """The forge has refused a request."""


def call(path: str, method: str = "GET", body: object = None) -> Any:
    """Ask the forge, and give the answer.

    Raises:
        ForgeError: it has refused, or cannot be reached.
    """
    words = ["gh", "api", "--method", method, "-H", "Accept: application/vnd.github+json", path]
    given = None
    if body is not None:
        words += ["--input", "-"]
        given = json.dumps(body)
    done = subprocess.run(  # noqa: S603 - no shell; paths are made of numbers and hashes
        words, input=given, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        message = f"{method} {path}: {one_line(done.stderr) or 'refused'}"
        raise ForgeError(message)
    return json.loads(done.stdout) if done.stdout.strip() else None


def pages(path: str) -> list[Any]:
    """Give a list that the forge tells page by page."""
    sign = "&" if "?" in path else "?"
    found: list[Any] = []
    for page in range(1, PAGES + 1):
        some = call(f"{path}{sign}per_page={PER_PAGE}&page={page}")
        found += some
        if len(some) < PER_PAGE:
            break
    return found


def one_line(text: str) -> str:
    """Give text as part of a line of a log, in which a runner finds no command."""
    return " ".join(text.split()).replace("##[", "## [")


def event() -> dict[str, Any]:
    """Give what the forge says has happened."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:  # noqa: PTH123 - plain
        found = json.load(file)
    assert isinstance(found, dict)
    return found


def repository() -> str:
    """Give the repository as `OWNER/NAME`."""
    return os.environ["GITHUB_REPOSITORY"]
