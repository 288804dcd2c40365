"""The page of the guide for those without git: what it shows can be done."""

import re
import shlex
from pathlib import Path

import click
import pytest

from robustmap.cli.main import group
from robustmap.explain.labels import PROPOSE
from robustmap.formats.outline.lines import MARKS
from tests.support.commands import runner

PAGE = (Path(__file__).parents[3] / "site/pages/guide/without-git.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
LINES = [line for block in BLOCKS for line in block.splitlines() if line.startswith("robustmap ")]


def test_its_outline_can_be_read(monkeypatch, capsys, tmp_path):
    run = runner(monkeypatch, capsys)
    run("init", cwd=tmp_path)
    outline = next(block for block in BLOCKS if "(id:" in block)
    (tmp_path / "outline.txt").write_text(outline, encoding="utf-8")
    ran = run("draft", "outline.txt", "--source", "plan-notes", "--write", cwd=tmp_path)
    assert ran.status == 0
    assert "short-plans: in dispute" in ran.out
    assert run("check", cwd=tmp_path).status == 0


@pytest.mark.parametrize("line", LINES)
def test_its_commands_are_there_with_the_options_that_it_gives(line: str):
    _, name, *args = shlex.split(line)
    context = click.Context(group)
    command = group.get_command(context, name)
    assert command is not None
    options = {flag for param in command.params for flag in param.opts}
    assert {arg for arg in args if arg.startswith("--")} <= options


def test_it_names_the_links_and_marks_that_there_are():
    assert PROPOSE["undercuts"] in PAGE
    assert len(LINES) == 8
    marks = set(re.findall(r"`([^`\s]+)`", PAGE))
    assert {"+", "-", "!", "?", "<_", "+>", "->", "_>", "><"} <= marks
    assert {one.removesuffix(":") for one in marks} >= {"for", "against", "undercut", "challenge"}
    assert {"<_", "+>", "->", "_>", "><"} <= set(MARKS)
