"""The page of the guide on dates: its files are sound, its commands say what it says."""

import re
import shlex
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from tests.support.commands import Run, runner

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/dates.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```yaml\n# (kb/\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^```text\n\$ robustmap (.*?)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/map.yaml").write_text("title: Two dates\n", encoding="utf-8")
    for name, text in FILES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{text}---\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def test_there_is_something_to_try() -> None:
    assert (len(FILES), len(COMMANDS), len(PYTHON)) == (4, 4, 1)


def test_check_finds_no_error_in_its_files_but_warns_of_what_it_warns_of(
    run: Run, folder: Path
) -> None:
    ran = run("check", cwd=folder)
    assert "error[" not in ran.out
    assert "RM374" in ran.out


@pytest.mark.parametrize(("line", "said"), COMMANDS)
def test_its_commands_say_what_it_says(run: Run, folder: Path, line: str, said: str) -> None:
    ran = run(*shlex.split(line), cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    assert said in ran.out


def test_its_python_runs(monkeypatch, capsys, folder: Path) -> None:
    monkeypatch.chdir(folder)
    exec(PYTHON[0], {})  # noqa: S102 - it is our own page
    assert capsys.readouterr().out.startswith("from 2026")


def test_it_uses_no_field_term_bare() -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", prose)] == []
