"""`robustmap reread`: shows what was put in other words, and notes that it was read again."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.commands import Run, files, folder_with

KB = {
    "map.yaml": "title: A small kb\n",
    "sources/post.md": "---\ntitle: A post\n---\n",
    "claims/plans-help.md": (
        "---\ntitle: Plans help\nsources: post\n---\n\nThey make\npeople stop.\n"
    ),
    "claims/plans-change.md": "---\ntitle: Plans change\nsources: post\n---\n",
    "arguments/first.md": (
        "---\nagainst: plans-help # the main one\npremises:\n  - plans-change\n"
        "  - p1: What changes is no help.\nsources: post\n---\n"
    ),
    "arguments/second.md": "---\nundercuts: [first]\nsources: post\n---\n\nOnly for the better.\n",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


@pytest.fixture
def stamped(home: Path, run: Run) -> Path:
    """Give a kb whose links hold hashes, with one claim that was then put in other words."""
    assert run("reread", "--all", "--add", "--yes", cwd=home).status == 0
    git(home, "init", "-q")
    commit(home)
    reword(home)
    return home


def git(folder: Path, *words: str) -> None:
    told = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *told, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a step")


def reword(folder: Path) -> None:
    path = folder / "kb/claims/plans-change.md"
    path.write_text(path.read_text("utf-8").replace("change", "change daily"), encoding="utf-8")


def test_links_that_say_nothing_are_stamped_when_asked_for(home: Path, run: Run) -> None:
    ran = run("reread", "first", "--add", "--yes", cwd=home)
    assert ran.status == 0
    assert "    body: They make people stop.\n" in ran.out
    assert ran.out.endswith("kb/arguments/first.md: changed\n2 links read again\n")
    text = (home / "kb/arguments/first.md").read_text("utf-8")
    assert text.startswith("---\nagainst:\n  - to: plans-help # the main one\n    read: ")
    assert "  - p1: What changes is no help.\nsources: post\n---\n" in text
    assert run("check", cwd=home).out == "5 nodes: nothing to say\n"
    assert run("reread", "--all", "--yes", cwd=home).status == 0


def test_both_wordings_are_shown_and_nothing_is_written_unasked(stamped: Path, run: Run) -> None:
    before = files(stamped / "kb")
    for asked in ([], ["first"], ["--all"], ["first", "--dry-run"]):
        ran = run("reread", *asked, cwd=stamped)
        assert "kb/arguments/first.md: `premises` names `plans-change`\n" in ran.out
        assert "  - title: Plans change\n  + title: Plans change daily\n" in ran.out
        assert "nothing was written" in ran.out
        assert ran.status == int("--dry-run" not in asked)
        assert files(stamped / "kb") == before
    assert "[RM407]" in run("check", cwd=stamped).out


def test_yes_writes_the_hash_and_no_other_byte(stamped: Path, run: Run) -> None:
    before = files(stamped / "kb")
    preview = run("reread", "first", "--dry-run", cwd=stamped).out.splitlines()
    assert run("reread", "first", "--yes", cwd=stamped).status == 0
    after = files(stamped / "kb")
    (name,) = (name for name in after if after[name] != before[name])
    assert name == "arguments/first.md"
    pairs = zip(before[name].splitlines(), after[name].splitlines(), strict=True)
    ((old, new),) = ((one, other) for one, other in pairs if one != other)
    assert {f"-{old.decode()}", f"+{new.decode()}"} <= set(preview)
    assert run("check", cwd=stamped).out == "5 nodes: nothing to say\n"
    assert run("reread", cwd=stamped).out.startswith("every link that says")


def test_on_a_terminal_each_link_is_asked_for(stamped: Path, run: Run) -> None:
    path = stamped / "kb/claims/plans-help.md"
    path.write_text(path.read_text("utf-8").replace("stop", "stop and think"), encoding="utf-8")
    ran = run("reread", "first", cwd=stamped, answers=["n", "y"])
    assert ran.status == 1
    assert "1 link read again; 1 left" in ran.out
    assert "  - body: They make people stop.\n" in ran.out
    left = run("reread", cwd=stamped).out
    assert "`against` names" in left
    assert "`premises` names" not in left


def test_the_earlier_wording_is_found_under_an_earlier_name(stamped: Path, run: Run) -> None:
    commit(stamped)
    assert run("rename", "plans-change", "plans-shift", cwd=stamped).status == 0
    commit(stamped)
    out = run("reread", "first", cwd=stamped).out
    assert "`premises` names `plans-shift`" in out
    assert "  - title: Plans change\n  + title: Plans change daily\n" in out


def test_without_a_history_the_words_of_today_are_shown(home: Path, run: Run) -> None:
    run("reread", "--all", "--add", "--yes", cwd=home)
    reword(home)
    out = run("reread", cwd=home).out
    assert "which git does not have; now:\n" in out
    assert "    title: Plans change daily\n" in out


def test_json_tells_the_same_and_never_asks(stamped: Path, run: Run) -> None:
    ran = run("reread", "first", "--format", "json", cwd=stamped, answers=["y"])
    (one,) = json.loads(ran.out)["links"]
    assert ran.status == 1
    assert (one["node"], one["field"], one["to"]) == ("first", "premises", "plans-change")
    assert (one["said"], one["says"]) == (["title: Plans change"], ["title: Plans change daily"])
    assert one["read"] != one["now"]
    assert not one["written"]
    done = run("reread", "first", "--format", "json", "--yes", cwd=stamped)
    assert done.status == 0
    assert json.loads(done.out)["links"] == [{**one, "written": True}]


def test_misuse_is_told(home: Path, run: Run) -> None:
    assert run("reread", "--add", cwd=home).status == 2
    ran = run("reread", "frist", cwd=home)
    assert ran.status == 2
    assert "did you mean `first`?" in ran.err
    (home / "kb/arguments/first.md").write_text("---\nfor: [\n---\n", encoding="utf-8")
    assert run("reread", "--all", "--add", "--yes", cwd=home).status == 0


def test_neither_check_nor_fmt_writes_a_hash(stamped: Path, run: Run) -> None:
    run("fmt", cwd=stamped)
    before = files(stamped / "kb")
    for command in (("check",), ("check", "--fix"), ("fmt",)):
        run(*command, cwd=stamped)
        assert files(stamped / "kb") == before
    assert "[RM407]" in run("check", cwd=stamped).out


def test_a_diff_tells_reading_again_from_other_edits(stamped: Path, run: Run) -> None:
    commit(stamped)
    run("reread", "first", "--yes", cwd=stamped)
    out = run("diff", "HEAD", cwd=stamped).out
    assert "No verdict changes" in out
    assert "argument first, read again: premises - kb/arguments/first.md" in out
    assert "RM407" not in out
