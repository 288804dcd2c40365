"""The part of the guide on what would turn a verdict: its commands run, and say what it says."""

import re
import shlex
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.firmness_words import FIRM
from tests.support.commands import runner

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/index.md").read_text(encoding="utf-8")
PART = TEXT.partition("## One change would turn it")[2].partition("\n## ")[0]
COMMANDS = re.findall(r"^robustmap .*$", PART, re.MULTILINE)


def test_there_are_commands():
    assert len(COMMANDS) == 3


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_run(monkeypatch, capsys, line: str):
    run = runner(monkeypatch, capsys)
    ran = run(*shlex.split(line)[1:], cwd=ROOT)
    assert ran.status == 0, ran.err
    assert "for-2" in ran.out


def test_it_uses_the_headings_of_pages_and_no_field_term():
    for key in ("one", "openings", "open"):
        assert FIRM[key].lower() in PART.lower() or FIRM[key] in TEXT
    prose = re.sub(r"```.*?```|`[^`]*`", " ", PART, flags=re.DOTALL).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", prose)] == []
