"""The page of the guide on solving: its commands and its Python say what it says."""

import doctest
import re
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.reason.problems import ABA_PROBLEMS, CODES, TASKS
from tests.support.commands import runner

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/solving.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
FILES = {
    match[1]: block
    for block in BLOCKS
    if (match := re.match(r"[#%] (\w+\.(?:af|apx|aba))\n", block))
}
SAID = [
    (line.partition("\n")[0], line.partition("\n")[2])
    for block in BLOCKS
    for line in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]
ON_THE_MAP = [line for block in BLOCKS for line in block.splitlines() if line[:10] == "robustmap "]


def test_there_are_files_and_commands():
    assert set(FILES) == {"four.af", "three.apx", "two.aba", "wrong.af"}
    assert len(SAID) >= 9
    assert len(ON_THE_MAP) == 2


@pytest.mark.parametrize(("line", "due"), SAID)
def test_commands_say_what_the_page_says(monkeypatch, capsys, tmp_path, line: str, due: str):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = runner(monkeypatch, capsys)(*line.split()[1:], cwd=tmp_path)
    assert ran.out + ran.err == due
    assert ran.status == (2 if "wrong" in line else 0)


@pytest.mark.parametrize("line", ON_THE_MAP)
def test_the_map_can_be_asked(monkeypatch, capsys, line: str):
    ran = runner(monkeypatch, capsys)(*line.split()[1:], cwd=ROOT)
    assert ran.status == 0, ran.err
    assert re.match(r"(YES|NO|\d+)\n", ran.out)


def test_python_says_what_the_page_says():
    blocks = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, "solving.md", None, 0)
    assert len(test.examples) > 15
    assert doctest.DocTestRunner().run(test).failed == 0


def test_all_tasks_and_codes_are_in_its_tables():
    rows = [line for line in TEXT.splitlines() if line.startswith("|")]
    named = set(re.findall(r"`([^`]+)`", " ".join(rows)))
    assert named >= {*TASKS, *CODES, *CODES.values()}
    codes = {one.partition("-")[2] for one in ABA_PROBLEMS}
    sentence = re.search(r"The codes are (.*?)\. ", TEXT, re.DOTALL)
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == codes


def test_it_uses_no_field_term():
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", prose)] == []
