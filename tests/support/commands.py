"""Runs the command line in this process, as a user would in some folder."""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from robustmap.cli.drafts import prompts
from robustmap.cli.main import main


class Ran(NamedTuple):
    """What a command has said, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def folder_with(top: Path, kb: Mapping[str, str]) -> Path:
    """Write a kb, by the names of its files, below a folder, which is given back."""
    for name, text in kb.items():
        path = top / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return top


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs `robustmap` with arguments in a folder.

    `answers` are what somebody types; without them nobody is there to ask.
    """

    def run(*args: str, cwd: Path, answers: list[str] | None = None) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["robustmap", *args])
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{a}\n" for a in answers or ())))
        if answers is not None:
            monkeypatch.setattr(prompts, "can_ask", lambda: True)
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return Ran(stop.value.code, said.out, said.err)  # type: ignore[arg-type]

    return run


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuses(run: Run, folder: Path, *args: str, told: str) -> None:
    """Check that a command is refused with these words, and changes no file."""
    before = files(folder)
    ran = run(*args, cwd=folder)
    assert ran.status == 2
    assert told in ran.err
    assert files(folder) == before
