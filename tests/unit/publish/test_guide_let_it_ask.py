"""The page of the guide on being asked: its commands do what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from tests.support.commands import runner

PAGE = Path(__file__).parents[3] / "site/pages/guide/let-it-ask.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```text\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
LINES = [line for block in BLOCKS for line in block.splitlines()]
TALKING = [line for line in LINES if re.fullmatch(r"robustmap new [a-z]+", line)]


def test_its_commands_run(monkeypatch, capsys, tmp_path):
    run = runner(monkeypatch, capsys)
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n", encoding="utf-8")  # without pins
    for line in LINES:
        if line not in TALKING:
            ran = run(*shlex.split(line)[1:], cwd=tmp_path)
            assert ran.status == 0, f"{line}\n{ran.err}"
    made = {path.stem for path in (tmp_path / "kb").rglob("*.md")}
    assert {"plans-fill-a-shelf", "newcomers-catch-up-premise-2"} <= made
    assert run("check", cwd=tmp_path).status == 0


@pytest.mark.parametrize("line", TALKING)
def test_where_it_says_that_one_is_asked(monkeypatch, capsys, tmp_path, line: str):
    run = runner(monkeypatch, capsys)
    run("init", cwd=tmp_path)
    ran = run(*shlex.split(line)[1:], cwd=tmp_path, answers=[])
    assert (ran.status, "stopped" in ran.err) == (2, True)


def test_the_line_for_the_shell_is_what_the_program_answers_to():
    program = Path(sys.executable).with_name("robustmap")
    asked = re.findall(r"(_\w+_COMPLETE)=(\w+)_source robustmap", TEXT)
    assert [shell for _, shell in asked] == ["bash", "zsh", "fish"]
    for name, shell in asked:
        given = {**os.environ, name: f"{shell}_source"}
        ran = subprocess.run([program], env=given, capture_output=True, text=True, check=True)
        assert f"{name}={shell}_complete" in ran.stdout


def test_it_uses_no_field_term():
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", prose)] == []
