"""`robustmap new` on a real terminal, and in a pipe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")
    return tmp_path


def test_on_a_real_terminal(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    here, there = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "robustmap", "new", "claim"],
        cwd=folder,
        stdin=there,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        os.write(here, "Pläne helfen\n\nIn Worten.\n\n\ny\n".encode())
        assert running.stdout
        said = running.stdout.read().decode()
    os.close(here)
    os.close(there)
    assert running.returncode == 0, said
    text = (folder / "kb/claims/plane-helfen.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Pläne helfen\n---\n\nIn Worten.\n"


def test_words_of_a_story_may_stay_unknown(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    here, there = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "robustmap", "new", "story"],
        cwd=folder,
        stdin=there,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        # Against, five slots, how it ends: none; then the direction, and nothing further.
        os.write(here, ("Es misslingt\n" + "\n" * 7 + "down\n" + "\n" * 6 + "y\n").encode())
        assert running.stdout
        said = running.stdout.read().decode()
    os.close(here)
    os.close(there)
    assert running.returncode == 0, said
    assert "RM321" in said
    text = (folder / "kb/stories/es-misslingt.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Es misslingt\ndirection: down\n---\n"


def test_in_a_pipe_it_does_not_wait(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "robustmap", "new", "argument"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert "--undercuts" in ran.stderr
