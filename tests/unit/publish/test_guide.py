"""What the page on modelling shows is true: its files, its commands and its messages.

Four sorts of fenced block are checked by their first line: `# kb/FILE` (a run of that
file's lines), `# new: kb/FILE` (a file that `check` likes), `# wrong: kb/FILE` (one that
it does not, with its messages in the next block), and `$ robustmap ...` (a command and
lines of what it says).
"""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from tests.support.commands import Run, runner

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "site/pages/guide/modelling.md"
TEXT = PAGE.read_text(encoding="utf-8")
WITH_NEW = "  # with the file above"


class Block(NamedTuple):
    """A fenced block: what its first line names, and the lines below it."""

    head: str
    lines: tuple[str, ...]


def blocks() -> list[Block]:
    found = re.findall(r"^```\w+\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    split = [tuple(one.rstrip("\n").split("\n")) for one in found]
    return [Block(lines[0], lines[1:]) for lines in split]


BLOCKS = blocks()
COMMANDS = [one for one in BLOCKS if one.head.startswith("$ robustmap ")]


def starting(prefix: str) -> list[tuple[str, Block]]:
    """Give the blocks of one sort, each with the path that it names."""
    return [(b.head.removeprefix(prefix), b) for b in BLOCKS if b.head.startswith(prefix)]


def holds(lines: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Tell whether some lines stand together, and in this order, among others."""
    return any(lines[at : at + len(run)] == run for at in range(len(lines)))


def copy(folder: Path, prefix: str) -> Path:
    """Copy the kb, and add the files that the page shows in blocks of one sort."""
    shutil.copytree(ROOT / "kb", folder / "kb")
    for name, block in starting(prefix):
        path = folder / name
        assert not path.exists(), name
        path.write_text("\n".join(["---", *block.lines, "---", ""]), encoding="utf-8")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def test_every_sort_of_block_is_known():
    after = {BLOCKS[i + 1].head for i, b in enumerate(BLOCKS) if b.head.startswith("# wrong: ")}
    for one in BLOCKS:
        known = ("# kb/", "# new: kb/", "# wrong: kb/", "$ robustmap ")
        assert one.head.startswith(known) or one.head in after, one.head


@pytest.mark.parametrize(("name", "block"), starting("# kb/"))
def test_files_stand_there_as_in_the_kb(name: str, block: Block):
    lines = tuple((ROOT / "kb" / name).read_text(encoding="utf-8").split("\n"))
    assert block.lines
    assert holds(lines, block.lines), f"kb/{name} does not have these lines (any more)"


@pytest.mark.parametrize("block", [b for b in COMMANDS if not b.head.endswith(WITH_NEW)])
def test_commands_say_what_the_page_says(block: Block, run: Run):
    said = run(*block.head.split()[2:], cwd=ROOT)
    assert said.status == 0, said.err
    assert holds(tuple(said.out.splitlines()), block.lines), said.out


def test_new_files_are_liked_and_do_what_the_page_says(run: Run, tmp_path: Path):
    folder = copy(tmp_path, "# new: ")
    said = run("check", cwd=folder).out
    for name, _ in starting("# new: "):
        assert f"{name}:" not in said, said
    for block in COMMANDS:
        if block.head.endswith(WITH_NEW):
            told = run(*block.head.removesuffix(WITH_NEW).split()[2:], cwd=folder)
            assert holds(tuple(told.out.splitlines()), block.lines), told.out


def test_mistakes_have_the_messages_that_the_page_shows(run: Run, tmp_path: Path):
    said = run("check", cwd=copy(tmp_path, "# wrong: ")).out
    lines = iter(enumerate(BLOCKS))
    for at, block in lines:
        if block.head.startswith("# wrong: "):
            shown = BLOCKS[at + 1]
            name = block.head.removeprefix("# wrong: ")
            assert shown.head.startswith(f"{name}:"), shown.head
            # The caret and the lines that only repeat the file are left out on the page.
            message = next((m for m in said.split("\n\n") if shown.head in m.split("\n")), said)
            missing = {shown.head, *shown.lines} - set(message.split("\n"))
            assert not missing, f"{missing}\n{message}"


def test_the_page_uses_no_field_term():
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", prose)] == []


def test_links_within_the_page_lead_to_a_heading():
    headings = {
        re.sub(r"[^a-z0-9]+", "-", h.lower()).strip("-")
        for h in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    }
    assert set(re.findall(r"\(#([^)]*)\)", TEXT)) <= headings
