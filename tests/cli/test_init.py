"""`robustmap init` as it is run."""

from pathlib import Path

import pytest

from tests.support.commands import Run, files


def test_an_empty_folder_gets_a_kb_with_nothing_to_say_about(run: Run, tmp_path: Path) -> None:
    ran = run("init", cwd=tmp_path)
    assert ran.status == 0
    assert ran.out.startswith("kb/ holds a small map now: 9 nodes")
    assert "robustmap check" in ran.out
    names = files(tmp_path).keys()
    assert {"kb/map.yaml", "kb/LICENSE", "kb/claims/written-plans-help.md"} < names
    assert all(name.startswith("kb/") for name in names)
    checked = run("check", "--strict", cwd=tmp_path)
    assert (checked.status, checked.out) == (0, "9 nodes: nothing to say\n")
    assert run("fmt", "--check", cwd=tmp_path).status == 0
    why = run("why", "written-plans-help", cwd=tmp_path)
    assert "step broken by a-date-is-enough" in why.out


def test_a_folder_that_is_named_is_made(run: Run, tmp_path: Path) -> None:
    ran = run("init", "some/new folder", cwd=tmp_path)
    assert ran.status == 0
    assert "  cd some/new folder\n" in ran.out
    assert (tmp_path / "some/new folder/kb/map.yaml").is_file()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("kb/claims/a.md", []),
        ("kb/whatever", []),
        ("kb", []),
        ("map.yaml", []),
        ("deep/kb/map.yaml", ["deep"]),
        ("file", ["file"]),
    ],
)
def test_a_kb_that_is_there_is_not_touched(
    run: Run, tmp_path: Path, name: str, args: list[str]
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    ran = run("init", *args, cwd=tmp_path)
    assert ran.status == 2
    assert ran.err
    assert files(tmp_path) == {name: b"mine"}


def test_an_empty_folder_kb_is_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    assert run("init", cwd=tmp_path).status == 0
    assert (tmp_path / "kb/map.yaml").is_file()
