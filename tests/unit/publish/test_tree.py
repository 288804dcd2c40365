"""What is written, what is left alone, what is removed, and what is never touched."""

from pathlib import Path

import pytest
import yaml

from robustmap.errors import WriteError
from robustmap.publish.html import Html
from robustmap.publish.page import File, Page
from robustmap.publish.tree import markdown, prepare, source_of, write, written
from tests.unit.publish import payload


def front(page: Page) -> dict[str, object]:
    return yaml.safe_load(markdown(page).split("---\n")[1])


def test_a_page_is_front_matter_and_one_block():
    page = Page("n/a/", "A title", Html("<h1>A</h1>"), "Said.")
    assert written(page) == (
        "n/a.md",
        (
            b'---\ntitle: "A title"\ndescription: "Said."\n---\n\n'
            b'<div class="rm" id="top"><h1>A</h1></div>\n'
        ),
    )


def test_files_are_written_as_they_are():
    assert written(File("data/x.json", b"{}")) == ("data/x.json", b"{}")


def test_the_home_page_is_the_index():
    assert source_of("") == "index.md"


@pytest.mark.parametrize("title", [*payload.ALL, "a: b # c", "no", "- x", "a\u2028b", "&a *b !c"])
def test_front_matter_carries_titles_and_nothing_that_templates_take_for_markup(title):
    found = front(Page("n/a/", title, Html("")))
    assert not set('<>&"{}') & set(str(found["title"]))
    if title != found["title"]:
        assert found["heading"] == title.replace("\u2028", "")


def test_long_descriptions_are_cut_between_words():
    found = str(front(Page("n/a/", "A", Html(""), "word " * 100))["description"])
    assert found.endswith("word …")
    assert len(found) <= 202


def test_pages_can_stay_out_of_searches():
    found = front(Page("n/a/", "A", Html(""), search=False, listed=False))
    assert found["search"] == {"exclude": True}
    assert found["robots"] == "noindex"


def test_only_what_changed_is_written(tmp_path: Path):
    write(tmp_path, {"docs/a.md": b"a", "docs/b.md": b"b"})
    before = (tmp_path / "tree/docs/a.md").stat()
    write(tmp_path, {"docs/a.md": b"a", "docs/b.md": b"changed"})
    assert (tmp_path / "tree/docs/a.md").stat().st_ino == before.st_ino
    assert (tmp_path / "tree/docs/b.md").read_bytes() == b"changed"


def test_what_is_stale_is_removed_with_its_folders(tmp_path: Path):
    write(tmp_path, {"docs/n/old.md": b"a", "docs/new.md": b"b"})
    write(tmp_path, {"docs/new.md": b"b"})
    assert [p.name for p in sorted((tmp_path / "tree").rglob("*"))] == ["docs", "new.md"]


def test_a_link_in_the_tree_is_removed_and_never_followed(tmp_path: Path):
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/docs").symlink_to(precious)
    write(tmp_path, {})
    assert (precious / "file").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "tree/docs").exists()


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(tmp_path: Path):
    write(tmp_path, {"a": b"a", "b/c": b"c"})
    write(tmp_path, {"a/x": b"x", "b": b"b"})
    assert (tmp_path / "tree/a/x").read_bytes() == b"x"
    assert (tmp_path / "tree/b").read_bytes() == b"b"


def test_a_link_to_a_file_is_replaced_and_never_written_through(tmp_path: Path):
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/a.md").symlink_to(precious)
    write(tmp_path, {"a.md": b"theirs"})
    assert precious.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "tree/a.md").read_bytes() == b"theirs"


def test_a_tree_that_is_a_link_is_refused(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "tree").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="is a link"):
        write(tmp_path, {"a": b"a"})


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "a//b", ".."])
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name):
    with pytest.raises(WriteError, match="leads outside"):
        write(tmp_path / "in", {name: b"a"})
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path: Path):
    with pytest.raises(WriteError, match="cannot be written: file name too long"):
        write(tmp_path, {"a" * 300: b"a"})


@pytest.mark.parametrize("name", ["site", "tree"])
def test_a_folder_of_somebody_else_is_never_overwritten(tmp_path: Path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="was not made by robustmap"):
        prepare(tmp_path)


def test_a_folder_that_was_made_here_is_used_again(tmp_path: Path):
    prepare(tmp_path)
    write(tmp_path, {"docs/a.md": b"a"})
    prepare(tmp_path)
