"""Every row of the table of what one can do is true: its line runs, and its page is made."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import robustmap as rm
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.publish.page import Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.commands import Run, runner

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "site/pages/kb/systems.md").read_text(encoding="utf-8")


class Row(NamedTuple):
    """One row: its number, the line to try, the id that comes out, and the page."""

    number: int
    line: str
    example: str
    page: str


def row(text: str) -> Row:
    what, _, shown = text.strip("| ").split(" | ")
    line, example, page = re.fullmatch(
        r"`(.+)`<br>gives `(.+)`<br>see \[(.+)\]\(.+\)", shown
    ).groups()
    return Row(int(what.partition(".")[0]), line, example, page)


ROWS = [row(line) for line in TEXT.splitlines() if re.match(r"\| \d", line)]


@pytest.fixture(scope="module")
def kb() -> rm.KB:
    return rm.load(ROOT / "kb")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def said(line: str, kb: rm.KB, run: Run) -> str:
    """Run a line of the table, in the shell or in Python, and give what it says."""
    if not line.startswith("robustmap "):
        return str(eval(line, {"kb": kb, "rm": rm}))  # noqa: S307  # our own page, not a kb
    told = run(*line.split()[1:], "--kb", "kb", cwd=ROOT)
    assert told.status == 0, told.err
    return told.out


def test_the_table_has_fifty_rows_in_order():
    assert [one.number for one in ROWS] == list(range(1, 51))


@pytest.mark.parametrize("one", ROWS, ids=lambda one: str(one.number))
def test_the_line_runs_and_gives_the_example(one: Row, kb: rm.KB, run: Run):
    assert one.example in kb
    told = said(one.line, kb, run)
    assert re.search(rf"(?<![a-z0-9-]){re.escape(one.example)}(?![a-z0-9-])", told), told


def test_every_page_is_made(kb: rm.KB):
    site = Site(kb)
    made = {one.path for make in PAGES.entries.values() for one in make(site) if type(one) is Page}
    assert [(one.number, one.page) for one in ROWS if one.page not in made] == []


def test_the_page_uses_no_field_term():
    prose = re.sub(r"`[^`]*`", " ", TEXT).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", prose)] == []
