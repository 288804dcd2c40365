"""Ids complete: in a shell, and with the tab key while a question is asked."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete

from robustmap.cli.drafts.typing import matches
from robustmap.cli.main import group
from tests.support.commands import Run, runner


@pytest.fixture
def folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Path:
    run: Run = runner(monkeypatch, capsys)
    run("init", cwd=tmp_path)
    return tmp_path


def offered(*words: str) -> list[str]:
    """Give what a shell offers for the last of some words."""
    shell = BashComplete(group, {}, "robustmap", "_ROBUSTMAP_COMPLETE")
    return [one.value for one in shell.get_completions(list(words[:-1]), words[-1])]


ARGUMENTS = ["a-date-is-enough", "newcomers-catch-up", "written-plans-go-stale"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ask", "newc"], ["newcomers-catch-up"]),
        (["why", "catch up by"], ["newcomers-catch-up"]),
        (["impact", "written-"], ["written-plans-go-stale", "written-plans-help"]),
        (["rename", "sheet"], ["sheet-on-the-wall"]),
        (["merge", "written-plans-help", "sheet"], ["sheet-on-the-wall"]),
        (["withdraw", "--replaced-by", "sheet"], ["sheet-on-the-wall"]),
        (["promote", "newcomers-catch-up#"], ["newcomers-catch-up#p1", "newcomers-catch-up#p2"]),
        (["diff", "main", "--focus", "sheet"], ["sheet-on-the-wall"]),
        (["questions", ""], ARGUMENTS),
        (["new", "argument", "--undercuts", ""], ARGUMENTS),
        (["new", "argument", "--against", ""], ["sheet-on-the-wall", "written-plans-help"]),
        (["new", "argument", "--against", "newcomers-catch-up#p1"], ["newcomers-catch-up#p1"]),
        (["new", "argument", "--scheme", "best"], ["best-explanation"]),
        (["new", "threshold", "--axis", ""], ["team-size"]),
        (["new", "claim", "--source", ""], ["plan-notes"]),
        (["new", "thr"], ["threshold"]),
        (["why", "x", "--off", "newc"], ["newcomers-catch-up"]),
        (["ask", "x", "--deny", ""], ["sheet-on-the-wall", "written-plans-help"]),
        (["ask", "nothing-like-it"], []),
        (["ask", "nowhere#p"], []),
        (["schemes", "slip"], ["slippery-slope"]),
    ],
)
def test_what_a_shell_offers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], found: list[str]
) -> None:
    monkeypatch.chdir(folder)
    assert offered(*words) == found


def test_of_another_kb(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert offered("ask", "--kb", str(folder / "kb"), "sheet") == ["sheet-on-the-wall"]
    assert offered("ask", "--kb", str(empty / "none"), "sheet") == []


def test_titles_go_with_the_ids(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    shell = BashComplete(group, {}, "robustmap", "_ROBUSTMAP_COMPLETE")
    (one,) = shell.get_completions(["ask"], "written-plans-help")
    assert one.help == "A team that writes its plans down gets more of them done"


def test_broken_files_do_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "kb/claims/broken.md").write_bytes(b"---\ntitle: [\xff\n")
    (folder / "kb/claims/Not A Slug.md").write_text("---\ntitle: x\n---\n")
    monkeypatch.chdir(folder)
    assert offered("ask", "broken") == ["broken"]
    assert offered("ask", "Not A Slug") == []


def test_every_command_that_takes_an_id_offers_some() -> None:
    context = click.Context(group)
    for name in ("ask", "why", "rename", "merge", "withdraw", "promote", "impact", "questions"):
        found = group.get_command(context, name)
        assert found is not None
        first = next(one for one in found.params if isinstance(one, click.Argument))
        assert first._custom_shell_complete is not None, name


def test_what_the_tab_key_puts_into_the_line() -> None:
    table = {"plans-help": "", "plans-stale": "", "why-plans": ""}

    def offer(typed: str) -> dict[str, str]:
        return {one: "" for one in table if typed in one}

    assert matches("why", offer) == ["why-plans"]
    assert matches("plans-", offer) == ["plans-help", "plans-stale"]
    # One of three shares no beginning with the others: the line must not get shorter.
    assert matches("plans", offer) == ["plans-help", "plans-stale", "why-plans", " "]


class Terminal:
    """A real terminal in which a command runs."""

    def __init__(self, folder: Path, *args: str) -> None:
        pty = pytest.importorskip("pty")
        pytest.importorskip("readline")
        self.here, there = pty.openpty()
        self.said, self.seen = "", 0
        self.running = subprocess.Popen(
            [sys.executable, "-m", "robustmap", *args],
            cwd=folder,
            stdin=there,
            stdout=there,
            stderr=there,
            env={**os.environ, "TERM": "dumb", "INPUTRC": os.devnull, "COLUMNS": "200"},
        )
        os.close(there)

    def until(self, awaited: str) -> None:
        """Read until something has been said that was not said before."""
        end = time.monotonic() + 60
        while awaited not in self.said[self.seen :]:
            assert time.monotonic() < end, f"no `{awaited}` in: {self.said[self.seen :]}"
            if select.select([self.here], [], [], 1)[0]:
                self.said += os.read(self.here, 65536).decode("utf-8", "replace")
        self.seen = self.said.index(awaited, self.seen) + len(awaited)

    def type(self, keys: str) -> None:
        os.write(self.here, keys.encode())

    def close(self) -> int:
        status = self.running.wait(timeout=60)
        os.close(self.here)
        return status


def test_the_tab_key_on_a_real_terminal(folder: Path) -> None:
    terminal = Terminal(folder, "new", "threshold")
    terminal.until("Title, at most 100 characters:")
    terminal.type("Ten people\n")
    terminal.until("Axis on which it lies:")
    terminal.type("tea\t\n")
    terminal.until("Source, as SOURCE, place, by HANDLE (may be empty):")
    terminal.type("plan-n\t, part 1\n")
    terminal.until("Another (empty: no more):")
    terminal.type("\n")
    terminal.until("an empty line ends it")
    terminal.type("\n")
    terminal.until("Id [ten-people]:")
    terminal.type("\n")
    terminal.until("[Y/n]:")
    terminal.type("y\n")
    terminal.until("no other verdict turns")
    assert terminal.close() == 0
    text = (folder / "kb/thresholds/ten-people.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Ten people\naxis: team-size\nsources: plan-notes, part 1\n---\n"


def test_twice_the_tab_key_lists_what_fits(folder: Path) -> None:
    terminal = Terminal(folder, "new", "argument")
    terminal.until("Which:")
    terminal.type("step\n")
    terminal.until("How:")
    terminal.type("u\n")
    terminal.until("or words to look for:")
    terminal.type("\t\t")
    terminal.until("  written-plans-go-stale  Written plans go stale")
    terminal.until("or words to look for:")
    terminal.type("go st\t\n")
    terminal.until("  written-plans-go-stale: Written plans go stale")
    terminal.running.kill()
    terminal.close()
