"""`robustmap fmt` as it is run."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Run, files

UNTIDY = "---\nfor: [plans-help]  # the thesis\npremises:\n  - Plans change.\n---\nWhy.\n"
TIDY = "---\n# the thesis\nfor: plans-help\npremises:\n  - p1: Plans change.\n---\n\nWhy.\n"
BROKEN = "---\ntitle: T: U\n---\n"
GOOD = "---\ntitle: Plans help\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "kb/map.yaml": "# About\n\ndescription: D\ntitle: T\n",
        "kb/arguments/change.md": UNTIDY,
        "kb/claims/plans-help.md": GOOD,
        "kb/LICENSE": "CC BY 4.0\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_it_rewrites_what_is_untidy_and_says_so(run: Run, folder: Path) -> None:
    ran = run("fmt", cwd=folder)
    assert ran.out == (
        "kb/arguments/change.md: rewritten\nkb/map.yaml: rewritten\n3 files: 2 rewritten\n"
    )
    assert ran.status == 0
    assert files(folder / "kb") == {
        "LICENSE": b"CC BY 4.0\n",
        "arguments/change.md": TIDY.encode(),
        "claims/plans-help.md": GOOD.encode(),
        "map.yaml": b"# About\n\ntitle: T\ndescription: D\n",
    }
    again = run("fmt", cwd=folder)
    assert (again.status, again.out) == (0, "3 files: nothing to change\n")


def test_check_changes_nothing_and_shows_what_would_change(run: Run, folder: Path) -> None:
    before = files(folder)
    ran = run("fmt", "--check", cwd=folder)
    assert ran.status == 1
    assert files(folder) == before
    assert ran.out.splitlines() == [
        *("--- kb/arguments/change.md", "+++ kb/arguments/change.md", "@@ -1,6 +1,8 @@", " ---"),
        *("-for: [plans-help]  # the thesis", "+# the thesis", "+for: plans-help", " premises:"),
        *("-  - Plans change.", "+  - p1: Plans change.", " ---", "+", " Why."),
        *("--- kb/map.yaml", "+++ kb/map.yaml", "@@ -2,3 +2,3 @@", " "),
        *("+title: T", " description: D", "-title: T"),
        "3 files: 2 would change",
    ]
    run("fmt", cwd=folder)
    assert run("fmt", "--check", cwd=folder).status == 0


def test_line_ends_alone_are_told(run: Run, folder: Path) -> None:
    path = folder / "kb/claims/plans-help.md"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    ran = run("fmt", "--check", str(path), cwd=folder)
    assert ran.status == 1
    assert "kb/claims/plans-help.md: only its line ends or its first bytes" in ran.out


def test_files_with_errors_are_left_alone_and_told(run: Run, folder: Path) -> None:
    (folder / "kb/claims/broken.md").write_text(BROKEN)
    ran = run("fmt", cwd=folder)
    assert ran.status == 1
    assert "kb/claims/broken.md: left alone, because it has errors\n" in ran.out
    assert "  kb/claims/broken.md:2:9: error[RM003]" in ran.out
    assert ran.out.endswith("4 files: 2 rewritten, 1 left alone\n")
    assert (folder / "kb/claims/broken.md").read_text() == BROKEN


def test_only_the_paths_given(run: Run, folder: Path) -> None:
    ran = run("fmt", "kb/map.yaml", "kb/claims", cwd=folder)
    assert ran.out == "kb/map.yaml: rewritten\n2 files: 1 rewritten\n"
    assert (folder / "kb/arguments/change.md").read_text() == UNTIDY
    ran = run("fmt", "change.md", cwd=folder / "kb/arguments")
    assert ran.status == 0
    assert ran.out.endswith("change.md: rewritten\n1 file: 1 rewritten\n")
    assert (folder / "kb/arguments/change.md").read_text() == TIDY


def test_map_yaml_alone_knows_the_folders_of_the_kb(run: Run, folder: Path) -> None:
    (folder / "kb/claims/sub").mkdir()
    (folder / "kb/claims/sub/one.md").write_text(GOOD)
    settings = "title: T\ndefaults:\n  claims/sub:\n    tags: a\n"
    (folder / "kb/map.yaml").write_text(settings)
    ran = run("fmt", "--check", "kb/map.yaml", cwd=folder)
    assert (ran.status, ran.out) == (0, "1 file: nothing to change\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nowhere.md"], "does not exist"),
        (["outside.md"], "is not in the kb `kb`"),
        (["--kb", "nowhere"], "there is no folder `nowhere`"),
    ],
)
def test_misuse(run: Run, folder: Path, args: list[str], told: str) -> None:
    (folder / "outside.md").write_text(UNTIDY)
    before = files(folder)
    ran = run("fmt", *args, cwd=folder)
    assert ran.status == 2
    assert told in ran.err
    assert files(folder) == before


def test_the_shipped_kb_is_never_rewritten(run: Run, tmp_path: Path) -> None:
    ran = run("fmt", cwd=tmp_path)
    assert ran.status == 2
    assert "no kb was found here or above" in ran.err


def test_json(run: Run, folder: Path) -> None:
    (folder / "kb/claims/broken.md").write_text(BROKEN)
    ran = run("fmt", "--check", "--format", "json", cwd=folder)
    assert ran.status == 1
    found = json.loads(ran.out)
    faults = found.pop("faults")
    assert found == {
        "changed": ["kb/arguments/change.md", "kb/map.yaml"],
        "left_alone": ["kb/claims/broken.md"],
        "files": 4,
    }
    assert [(fault["path"], fault["line"], fault["code"]) for fault in faults] == [
        ("kb/claims/broken.md", 2, "RM003")
    ]


def test_links_within_the_kb_stay_links(run: Run, folder: Path) -> None:
    (folder / "kb/arguments/zz.md").symlink_to("change.md")
    run("fmt", cwd=folder)
    assert (folder / "kb/arguments/zz.md").is_symlink()
    assert (folder / "kb/arguments/change.md").read_text() == TIDY
