"""Where the site's own files come from, and which pages go with which kb."""

from pathlib import Path

from robustmap.publish.source import find

ROOT = Path(__file__).parents[3]


def test_a_site_beside_the_kb_comes_first_with_the_pages_about_that_kb(tmp_path: Path):
    for name in ("kb/map.yaml", "site/mkdocs.yml", "site/pages/kb/review.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Review\n", encoding="utf-8")
    found = find(tmp_path / "kb")
    assert (found.folder, found.beside) == (tmp_path / "site", True)
    assert list(found.own_pages()) == [("review.md", b"# Review\n")]


def test_any_other_kb_gets_the_guide_and_no_page_about_ours(tmp_path: Path):
    found = find(tmp_path / "kb")
    assert (found.folder, found.beside) == (ROOT / "site", False)
    assert "index.md" in dict(found.guide())
    assert list(found.own_pages()) == []
