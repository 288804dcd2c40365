"""`robustmap dispute`: played by somebody, by the program alone, and with bad answers."""

import json
from pathlib import Path

import pytest

from robustmap.explain.dispute import DISPUTE
from tests.support.commands import Run, files, refuses

FILES = {
    "map.yaml": "title: A quarrel\n",
    "claims/thesis.md": "---\ntitle: The bridge should be built\nstanding: open\n---\n",
    "arguments/why.md": "---\nfor: thesis\n---\nMany would use it.\n",
    "arguments/trade.md": "---\nfor: thesis\n---\nTrade would grow.\n",
    "arguments/cut.md": "---\nundercuts: why\n---\nUse is not need.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def won(out: str) -> str:
    last = out.rstrip().split("\n")[-1]
    return next(side for side in ("Defender", "Doubter") if last.startswith(f"The {side} has won"))


@pytest.mark.parametrize("auto", [("--auto",), ()])
def test_it_plays_alone_where_nobody_answers(run: Run, folder: Path, auto: tuple[str, ...]):
    ran = run("dispute", "thesis", *auto, cwd=folder)
    assert ran.status == 0
    assert won(ran.out) == "Defender"
    assert "Defender: “thesis (The bridge should be built)” stands." in ran.out
    assert won(run("dispute", "why", cwd=folder).out) == "Doubter"


def test_somebody_may_defend_and_a_clumsy_answer_loses_nothing(run: Run, folder: Path):
    before = files(folder)
    for answers in (["1"] * 30, ["2"] * 30, ["2", "1", "2", "1"] * 9):
        ran = run("dispute", "thesis", "--as", "defend", cwd=folder, answers=answers)
        assert "  1  No: " in ran.out
        assert won(ran.out) == "Defender"
    assert files(folder) == before


def test_somebody_may_doubt_in_vain(run: Run, folder: Path):
    ran = run("dispute", "thesis", "--as", "doubt", cwd=folder, answers=["1"] * 30)
    assert won(ran.out) == "Defender"
    assert DISPUTE["only"] in ran.out


def test_what_cannot_be_read_is_answered_with_help(run: Run, folder: Path):
    bad = ["", "?", "none", "0", "77", "9" * 5000, "\x1b[31m", "²", "r"]
    ran = run("dispute", "thesis", "--as", "defend", cwd=folder, answers=[*bad, "1", *["1"] * 9])
    assert ran.status == 0
    assert ran.out.count("Type a number from 1 to") == len(bad) - 1
    assert DISPUTE["rules"] in ran.out
    assert "\x1b" not in ran.out
    assert won(ran.out) == "Defender"


def test_one_may_leave_or_let_it_play_itself(run: Run, folder: Path):
    left = run("dispute", "thesis", "--as", "defend", cwd=folder, answers=["q"])
    assert left.status == 0
    assert left.out.rstrip().endswith(DISPUTE["left"])
    for answers in (["a"], []):
        ran = run("dispute", "thesis", "--as", "defend", cwd=folder, answers=answers)
        assert won(ran.out) == "Defender"
        assert (DISPUTE["ended"] in ran.out) == (not answers)


def test_json_gives_the_play(run: Run, folder: Path):
    found = json.loads(run("dispute", "why", "--format", "json", cwd=folder).out)
    assert found["answer"] == "undercut"
    assert found["winner"] == "opponent"
    first = found["moves"][0]
    assert (first["side"], first["act"], first["id"]) == ("proponent", "claim", "why")


def test_misuse_is_told(run: Run, folder: Path):
    refuses(run, folder, "dispute", "wy", told="did you mean `why`")
    refuses(run, folder, "dispute", "why", "--as", "judge", told="judge")
