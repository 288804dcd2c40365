"""What is installed: a wheel that carries the kb, and an editable install that copies none."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = """---
title: A text
---
"""
CLAIM = """---
title: It stands
sources: a-text
---
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a checkout of the package as it is, with a small kb and site."""
    folder = tmp_path_factory.mktemp("a checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", "robustmap", ".gitignore"):
        (folder / name).symlink_to(ROOT / name)
    for name, content in {
        "kb/map.yaml": "title: A small map\n",
        "kb/LICENSE": "CC BY 4.0\n",
        "kb/claims/any/folder/it-stands.md": CLAIM,
        "kb/sources/a-text.md": SOURCE,
        "site/mkdocs.yml": "site_name: robustmap\n",
        "site/pages/guide/index.md": "# Guide\n",
        "site/pages/kb/review.md": "# About our own kb\n",
        "site/theme/main.html": "<p>\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def build(project: Path, kind: str, target: Path) -> ZipFile:
    """Build as an installer would, with the backend's own hook."""
    command = f"import hatchling.build as b, sys; print(b.{kind}(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", command, str(target)],
        cwd=project,
        capture_output=True,
        check=True,
        text=True,
    )
    return ZipFile(target / made.stdout.strip())


def test_a_wheel_carries_the_kb_and_the_site(project: Path, tmp_path: Path):
    names = set(build(project, "build_wheel", tmp_path).namelist())
    data = {name for name in names if name.startswith("robustmap/_data/")}
    assert data == {
        "robustmap/_data/kb/map.yaml",
        "robustmap/_data/kb/LICENSE",
        "robustmap/_data/kb/claims/any/folder/it-stands.md",
        "robustmap/_data/kb/sources/a-text.md",
        "robustmap/_data/site/mkdocs.yml",
        "robustmap/_data/site/pages/guide/index.md",
        "robustmap/_data/site/theme/main.html",
    }
    assert "robustmap/py.typed" in names
    assert "robustmap-0.1.0.dist-info/licenses/LICENSE" in names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"robustmap", "robustmap-0.1.0.dist-info"}


def test_a_wheel_answers_without_any_folder(project: Path, tmp_path: Path):
    home = tmp_path / "installed"
    build(project, "build_wheel", tmp_path).extractall(home)
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    # The path goes first, before the checkout that the tests' own environment points to.
    code = (
        f"import sys; sys.path.insert(0, {str(home)!r}); import robustmap.cli.main as m; m.main()"
    )
    told = subprocess.run(
        [sys.executable, "-P", "-c", code, "ask", "it-stands"],
        cwd=nowhere,
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.stdout.startswith("it-stands: taken for granted\n")
    assert (told.returncode, told.stderr) == (0, "")


def test_an_editable_install_copies_nothing_that_could_go_stale(project: Path, tmp_path: Path):
    names = build(project, "build_editable", tmp_path).namelist()
    assert [name for name in names if name.startswith("robustmap/")] == []
    assert "_editable_impl_robustmap.pth" in names
