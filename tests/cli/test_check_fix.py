"""`robustmap check --fix` and baselines as they are run."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Run, files, folder_with

SOURCE = "sources: source, part 1, by source/ann\n"
KB = {
    "map.yaml": "title: T\nmian: debate\n",
    "sources/source.md": "---\ntitle: S\n---\n",
    "claims/planning-helps.md": f"---\ntitle: P\nsortt: empirical  # yes\n{SOURCE}---\n",
    "claims/feedback-aligns.md": f"---\ntitle: F\n{SOURCE}---\n",
    "claims/feedback-aligned.md": f"---\ntitle: F 2\n{SOURCE}---\n",
    "arguments/for-1.md": f"---\nfor: planing-helps\npremises: It does so.\n{SOURCE}---\nOne.\n",
    "arguments/for-2.md": "---\n# why\nfor:\n  - 'planning-hepls'\nbasis: impleid\npremises:\n"
    "  - It does so.\n  - named: It does.\nsources: sorce, part 1, by sorce/ann\n---\nTwo.\n",
    "arguments/doubt.md": f"---\nfor: feedback-alignd\nundercuts: for-3\n{SOURCE}---\nNo.\n",
    "questions/debate.md": "---\ntitle: D?\nabout: planning-helps\nlists: [for-1, for-2]\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


def test_what_is_certain_is_mended_and_nothing_else_changes(run: Run, folder: Path) -> None:
    ran = run("check", "--fix", cwd=folder)
    expected = {
        **KB,
        "map.yaml": KB["map.yaml"].replace("mian", "main"),
        "claims/planning-helps.md": KB["claims/planning-helps.md"].replace("sortt", "sort"),
        "arguments/for-1.md": KB["arguments/for-1.md"]
        .replace("planing", "planning")
        .replace("premises: It", "premises:\n  - p1: It"),
        "arguments/for-2.md": KB["arguments/for-2.md"]
        .replace("hepls", "helps")
        .replace("impleid", "implied")
        .replace("- It", "- p1: It")
        .replace("sorce", "source"),
    }
    assert {n: d.decode() for n, d in files(folder / "kb").items()} == expected
    assert "fixed: kb/map.yaml:2:1: mian -> main\n" in ran.out
    assert "names `feedback-alignd`, which does not exist" in ran.out
    assert "names `for-3`, which does not exist" in ran.out
    assert ran.status == 1
    again = run("check", "--fix", cwd=folder)
    assert again.out.startswith("nothing is certain enough to be fixed\n")
    assert {n: d.decode() for n, d in files(folder / "kb").items()} == expected


def test_a_dry_run_of_the_fixes_writes_nothing(run: Run, folder: Path) -> None:
    before = files(folder)
    ran = run("check", "--fix", "--dry-run", cwd=folder)
    assert files(folder) == before
    assert (ran.status, ran.err) == (1, "")
    assert "\n+for: planning-helps\n+premises:\n+  - p1: It does so.\n" in ran.out
    assert "would fix: kb/arguments/for-1.md:2:6: planing-helps -> planning-helps\n" in ran.out
    assert run("check", "--dry-run", cwd=folder).status == 2


def test_what_is_told_of_fixes_stays_out_of_a_report_for_machines(run: Run, folder: Path) -> None:
    ran = run("check", "--fix", "--format", "json", cwd=folder)
    assert json.loads(ran.out)
    assert "fixed: " in ran.err


def test_recorded_findings_are_not_told_again(run: Run, folder: Path) -> None:
    run("check", "--fix", cwd=folder)
    first = run("check", "--write-baseline", "known.json", cwd=folder)
    assert (first.status, first.out) == (0, "8 nodes: nothing to say\n")
    assert run("check", "--baseline", "known.json", "--strict", cwd=folder).status == 0
    path = folder / "kb/arguments/doubt.md"
    path.write_text(path.read_text().replace("---\nfor", "---\n# a line more\nfor"))
    assert run("check", "--baseline", "known.json", "--strict", cwd=folder).status == 0
    path.write_text(path.read_text().replace("for-3", "for-4"))
    ran = run("check", "--baseline", "known.json", cwd=folder)
    assert ran.status == 1
    assert "for-4" in ran.out
    assert "feedback-alignd" not in ran.out
    assert "1 finding of known.json gone" in ran.err
    elsewhere = run("check", "--kb", str(folder / "kb"), "--baseline", "known.json", cwd=folder)
    assert "for-4" in elsewhere.out
    assert "feedback-alignd" not in elsewhere.out


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"version": 1, "findings": [1]}'],
)
def test_what_is_no_baseline_is_told_and_never_overwritten(
    run: Run, folder: Path, content: bytes
) -> None:
    (folder / "notes").write_bytes(content)
    for option in ("--baseline", "--write-baseline"):
        ran = run("check", option, "notes", cwd=folder)
        assert (ran.status, ran.out) == (2, "")
        assert "`notes` is no list of findings" in ran.err
    assert (folder / "notes").read_bytes() == content


def test_a_baseline_lies_outside_the_kb(run: Run, folder: Path) -> None:
    ran = run("check", "--write-baseline", "kb/known.json", cwd=folder)
    assert (ran.status, (folder / "kb/known.json").exists()) == (2, False)
    ran = run("check", "--baseline", "none.json", cwd=folder)
    assert (ran.status, "cannot be read" in ran.err) == (2, True)
