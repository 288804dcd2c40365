"""`robustmap table` and `robustmap sources`."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from robustmap import kb
from robustmap.cli.main import group
from robustmap.kb import KB, load
from robustmap.query.tables import TABLES
from tests.support.commands import runner


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, arguments)
    return done.exit_code, done.output


def test_without_a_name_it_lists_every_table() -> None:
    code, said = run("table", "--kb", "kb")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()[1:]] == list(TABLES)


@pytest.fixture(scope="module")
def real() -> KB:
    return load("kb")


@pytest.mark.parametrize("name", tuple(TABLES))
def test_every_form_has_the_same_rows(real: KB, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kb, "load", {"kb": real}.__getitem__)  # read and solved once
    code, told = run("table", name, "--kb", "kb", "--format", "json")
    assert code == 0
    rows = json.loads(told)["rows"]
    _, written = run("table", name, "--kb", "kb", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(written)))) == len(rows) + 1
    _, marked = run("table", name, "--kb", "kb", "--format", "markdown")
    assert len(marked.splitlines()) == len(rows) + 2
    assert run("table", name, "--kb", "kb")[0] == 0


def test_an_unknown_table_is_told_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = runner(monkeypatch, capsys)("table", "quantitys", cwd=Path.cwd())
    assert done.status == 2
    assert "did you mean `quantities`?" in done.err


@pytest.fixture
def small(tmp_path: Path) -> Path:
    text = tmp_path / "talk.txt"
    text.write_text("A talk in which one two three four five six seven is said.\n")
    kb = tmp_path / "kb"
    (kb / "sources").mkdir(parents=True)
    (kb / "claims").mkdir()
    (kb / "map.yaml").write_text("title: A map\n")
    digest = sha256(text.read_bytes()).hexdigest()
    (kb / "sources/talk.md").write_text(
        f"---\ntitle: A talk\nsha256: {digest}\nparts:\n  - at: begin\n---\n"
    )
    (kb / "claims/c.md").write_text("---\ntitle: Numbers are said\nsources: talk, begin\n---\n")
    return kb


def test_the_texts_are_listed_with_their_parts(small: Path) -> None:
    assert run("sources", "--kb", str(small)) == (
        0,
        "text  parts  accounted for  nodes  title\ntalk  1      1              1      A talk\n",
    )


def test_a_copy_of_a_text_is_known_by_its_hash(small: Path) -> None:
    text = small.parent / "talk.txt"
    assert run("sources", str(text), "--kb", str(small)) == (0, f"{text}: talk, unchanged\n")
    text.write_text("Another talk.\n")
    code, said = run("sources", str(text), "--kb", str(small))
    assert code == 1
    assert "no text of the kb has its hash" in said


def test_a_copied_sentence_is_told(small: Path) -> None:
    (small / "claims/c.md").write_text(
        "---\ntitle: Numbers\nsources: talk, begin\n---\n\nOne two three four five six seven.\n"
    )
    code, said = run("sources", str(small.parent / "talk.txt"), "--kb", str(small))
    assert code == 1
    assert "`c` has the same words: one two three four five six seven" in said
