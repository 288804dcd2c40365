"""The page of hard cases: every command on it is run, and says what the page says.

With ROBUSTMAP_UPDATE_GOLDEN=1 the outputs are written anew; git then shows what changed.
"""

import os
import re
from pathlib import Path

import pytest

import robustmap as rm
from tests.support.commands import runner

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "site/pages/kb/hard-cases.md"
BLOCK = re.compile(r"^```text\n\$ robustmap (.+)\n((?:.*\n)*?)```$", re.MULTILINE)


def test_every_command_says_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(monkeypatch, capsys)

    def anew(block: re.Match[str]) -> str:
        done = run(*block[1].split(), cwd=ROOT)
        assert (done.status, done.err) == (0, ""), block[1]
        lines = "".join(f"{line.rstrip()}\n" for line in done.out.rstrip("\n").split("\n"))
        return f"```text\n$ robustmap {block[1]}\n{lines}```"

    page = PAGE.read_text(encoding="utf-8")
    made = BLOCK.sub(anew, page)
    if "ROBUSTMAP_UPDATE_GOLDEN" in os.environ:
        PAGE.write_text(made, encoding="utf-8")
    assert made == page
    assert page.count("$ robustmap") == len(BLOCK.findall(page)) >= 30


def test_there_are_fifteen_cases_and_their_nodes_are_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    kb = rm.load(ROOT / "kb")
    cases = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    assert [int(case.split(".")[0]) for case in cases] == list(range(1, 16))
    for case in cases:
        named = re.findall(r"\[([a-z0-9-]+)\]\(\.\./n/([a-z0-9-]+)\.md\)", case)
        assert len(named) > 1
        assert all(shown == page_of and shown in kb for shown, page_of in named)
