"""Git repositories for tests: made fast, and independent of the machine's own settings."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from robustmap.cli.main import main

CLAIM = "---\ntitle: It generalises\nstanding: open\nsources: talk\n---\n"
ARGUMENT = "---\nfor: thesis\npremises:\n  - p1: It has so far.\nsources: talk\n---\n"
UNDERCUT = "---\nundercuts: so-far\npremises:\n  - p1: The past is short.\nsources: talk\n---\n"
BASE: Mapping[str, str] = {
    "kb/map.yaml": "title: A map\n",
    "kb/sources/talk.md": "---\ntitle: A talk\n---\n",
    "kb/claims/thesis.md": CLAIM,
    "kb/arguments/so-far.md": ARGUMENT,
}

SHORT: Mapping[str, str] = {"kb/arguments/short.md": UNDERCUT}
"""An undercut that breaks the step of the only argument."""

Ran = tuple[int, str, str]
"""The status with which a command ended, its output, and its errors."""


def alone(patch: pytest.MonkeyPatch) -> None:
    """Keep the machine's settings away from git."""
    for role in ("AUTHOR", "COMMITTER"):
        patch.setenv(f"GIT_{role}_NAME", "Somebody")
        patch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")
        patch.setenv(f"GIT_{role}_DATE", "2020-01-01T00:00:00Z")
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")


class Work:
    """A work tree with its repository."""

    def __init__(self, home: Path, files: Mapping[str, str] = BASE) -> None:
        """Make a repository with one commit on the branch `main`."""
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.put(files)
        self.commit("base")

    def git(self, *words: str | bytes, stdin: bytes | None = None) -> str:
        """Run git and give what it says; it has to succeed."""
        done = subprocess.run(
            ["git", *words], cwd=self.home, input=stdin, capture_output=True, check=False
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return os.fsdecode(done.stdout).strip()

    def put(self, files: Mapping[str, str] | Mapping[bytes, str]) -> None:
        """Write files, by their paths from the top."""
        for name, text in files.items():
            path = Path(os.fsdecode(os.path.join(os.fsencode(self.home), os.fsencode(name))))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def commit(self, message: str) -> str:
        """Commit everything there is; gives the commit's id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def import_files(self, files: Mapping[bytes, bytes], message: str, onto: str = "") -> str:
        """Commit files without writing them to the disk; gives the commit's id.

        Names that a file system refuses can be had in this way, and ten thousand files fast.
        """
        parts = [b"commit refs/heads/imported\n"]
        parts += [b"committer Somebody <somebody@example.org> 1577836800 +0000\n"]
        parts += [b"data %d\n%b\n" % (len(message.encode()), message.encode())]
        parts += [b"from %b\n" % onto.encode()] if onto else []
        for name, data in files.items():
            quoted = b'"%b"' % b"".join(b"\\%03o" % byte for byte in name)
            parts += [b"M 100644 inline %b\ndata %d\n%b\n" % (quoted, len(data), data)]
        self.git("fast-import", "--quiet", "--force", stdin=b"".join(parts))
        return self.git("rev-parse", "refs/heads/imported")


def running(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Give a function that runs the command line in this process; no run ends in a traceback."""

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["robustmap", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capfd.readouterr()
        assert "Traceback" not in output + errors
        assert isinstance(stop.value.code, int)
        return stop.value.code, output, errors

    return run


def standing_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Make a repository with one commit in a folder, and stand in it."""
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder))
    made = Work(folder / "repo")
    monkeypatch.chdir(made.home)
    return made


def misuse(ran: Ran, *told: str) -> None:
    """Assert that a run ended with clear words and nothing else."""
    status, output, errors = ran
    assert (status, output) == (2, "")
    assert errors.startswith("robustmap: ")
    for line in errors.removesuffix("\n").split("\n"):
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
    for part in told:
        assert part in errors
