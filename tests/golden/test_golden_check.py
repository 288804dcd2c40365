"""Every finding has a folder: the smallest kb that triggers it, and the report on it.

`ROBUSTMAP_UPDATE_GOLDEN=1 pytest tests/golden/test_golden_check.py` writes the reports
anew; git then shows what has changed in them.
"""

import os
from pathlib import Path

import pytest

from robustmap.check.registry import check
from robustmap.check.report import REPORTS, Checked
from robustmap.files.read import read
from robustmap.model.codes import CODES
from robustmap.model.problem import SEVERITIES

HERE = Path(__file__).parent / "check"
UPDATE = "ROBUSTMAP_UPDATE_GOLDEN" in os.environ

CLAIM = "---\ntitle: {title}\nsimilar_to: for-1\nsources: gen-post\n---\n"
SOUND = {
    "map.yaml": "title: How capabilities generalise\n",
    "sources/gen-post.md": "---\ntitle: A post on generalisation\n---\n",
    "claims/capabilities-generalise-further.md": CLAIM.format(title="Capabilities generalise"),
    "arguments/for-1.md": (
        "---\nfor: capabilities-generalise-further\nsources: gen-post\n"
        "premises:\n  - p1: Demonstrations of the failure exist.\n---\n"
    ),
}


def too_large(kb: Path) -> None:
    text = CLAIM.format(title="Reality punishes false beliefs") + "So it goes.\n" * 30_000
    (kb / "claims/reality-hits-back.md").write_text(text, encoding="utf-8")


def link_outside(kb: Path) -> None:
    (kb.parent / "secret.md").write_text("A secret.\n", encoding="utf-8")
    (kb / "claims/reality-hits-back.md").symlink_to("../../secret.md")


def unreadable(kb: Path) -> None:
    (kb / "claims/reality-hits-back.md").symlink_to("world-corrects-errors.md")


def control_character(kb: Path) -> None:
    # U+202E turns the direction of writing round, so that the words are not what they seem.
    text = CLAIM.format(title="Reality hits \N{RIGHT-TO-LEFT OVERRIDE}kcab")
    (kb / "claims/reality-hits-back.md").write_text(text, encoding="utf-8")


MADE = {
    "RM010-too-large": too_large,
    "RM012-link-outside": link_outside,
    "RM013-unreadable": unreadable,
    "RM015-control-character": control_character,
}
"""Cases that git or an editor would not keep as they are."""

FOLDERS = sorted({folder.name for folder in HERE.iterdir()} | MADE.keys())


def kb_of(name: str, tmp_path: Path) -> Path:
    """Give the kb of a case; one that cannot be stored is made."""
    if name not in MADE:
        return HERE / name / "kb"
    kb = tmp_path / "kb"
    for path, text in SOUND.items():
        (kb / path).parent.mkdir(parents=True, exist_ok=True)
        (kb / path).write_text(text, encoding="utf-8")
    MADE[name](kb)
    return kb


def report(kb: Path) -> str:
    """Give the text report on a kb, called `kb` whatever its place."""
    map_ = read(kb, "kb")

    def lines(path: str) -> list[str]:
        file = kb.parent / path
        return file.read_text("utf-8", errors="replace").split("\n") if file.exists() else []

    return REPORTS["text"](Checked(check(map_), len(map_), lines))


@pytest.mark.parametrize("name", FOLDERS)
def test_the_report_is_as_expected(name: str, tmp_path: Path) -> None:
    expected = HERE / name / "expected.txt"
    given = report(kb_of(name, tmp_path))
    if UPDATE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(given, encoding="utf-8")
    assert given == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_the_folder_is_about_its_code(name: str) -> None:
    code = name.partition("-")[0]
    assert name == f"{code}-{CODES[code].name}"
    expected = (HERE / name / "expected.txt").read_text(encoding="utf-8")
    assert f"{CODES[code].severity}[{code}]" in expected


@pytest.mark.parametrize("name", FOLDERS)
def test_where_one_severity_counts_all_findings_of_it_are_given(name: str, tmp_path: Path) -> None:
    map_ = read(kb_of(name, tmp_path), "kb")
    found = check(map_)
    for severity in SEVERITIES:
        some = tuple(one for one in found if one.severity == severity)
        assert check(map_, (severity,)) == some


def test_every_code_has_a_folder() -> None:
    assert sorted(f"{code.code}-{code.name}" for code in CODES.values()) == FOLDERS


def test_every_finding_has_a_place_and_a_way_out() -> None:
    for name in FOLDERS:
        *blocks, _summary = (HERE / name / "expected.txt").read_text("utf-8").split("\n\n")
        for block in blocks:
            assert block.startswith("kb/"), name
            assert "\n  = " in block, name


def test_only_the_code_itself_is_found() -> None:
    # One that names an unnamed premise cannot do so without the premise being unnamed.
    along = {"RM208": {"RM107"}}
    for name in FOLDERS:
        code = name.partition("-")[0]
        text = (HERE / name / "expected.txt").read_text(encoding="utf-8")
        found = {one for one in CODES if f"[{one}]" in text}
        assert found == {code} | along.get(code, set()), name
