"""What the page on other tools' files shows is true: its file, its commands, its Python."""

import re
from pathlib import Path

import pytest

import robustmap as rm
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.formats.exchange import FORMATS, MAX_BYTES
from tests.support.commands import Run, runner

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/exchange.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (dot,) = (text for name, text in BLOCKS if name == "dot")
    (tmp_path / "rain.dot").write_text(dot)
    (tmp_path / "broken.jsonl").write_text('{"id": "a", "kind": "clam", "title": "A"}\n')
    return tmp_path


def shown() -> list[tuple[str, list[str]]]:
    """Give each command with the lines that the page shows of what it says."""
    found: list[tuple[str, list[str]]] = []
    for name, text in BLOCKS:
        for line in text.splitlines() if not name else ():
            if line.startswith("$ robustmap "):
                found.append((line.removeprefix("$ robustmap "), []))
            else:
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize(("command", "lines"), shown())
def test_commands_say_what_the_page_shows(
    command: str, lines: list[str], run: Run, folder: Path
) -> None:
    words = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', command)]
    ran = run(*words, cwd=folder)
    said = [line.rstrip() for line in (ran.out + ran.err).splitlines()]
    at = 0
    for line in lines:
        assert line in said[at:], (line, said)
        at = said.index(line, at)


def test_the_python_of_the_page_runs(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = (text for name, text in BLOCKS if name == "python")
    run("export", "--format", "jsonl", "--out", "map.jsonl", cwd=folder)
    monkeypatch.chdir(folder)
    found: dict[str, object] = {}
    exec(code, found)  # noqa: S102 - the page is ours
    assert isinstance(found["other"], rm.KB)
    assert len(found["other"]) == len(rm.load(folder / "kb"))
    assert b"<graphml" in found["data"]  # type: ignore[operator]


def test_the_page_tells_of_what_there_is() -> None:
    named = {name for line in re.findall(r"\(`([^)]*)`\)", TEXT) for name in line.split("`, `")}
    assert named - {"tests"} <= set(FORMATS)  # a key of Carneades is named like that too
    assert f"{MAX_BYTES // 2**20} MiB" in TEXT
    words = re.sub(r"```.*?```|`[^`]*`", "", TEXT, flags=re.DOTALL).lower()
    assert [one for one in FIELD_TERMS if re.search(rf"\b{one}\b", words)] == []
