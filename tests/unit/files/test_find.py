"""Which files make up a kb, and what is passed over and said of it."""

import os
from pathlib import Path

import pytest

from robustmap.files.find import on_disk, visible

NODE = b"---\ntitle: T\n---\n"


def make(kb: Path, *names: str) -> None:
    for name in names:
        (kb / name).parent.mkdir(parents=True, exist_ok=True)
        (kb / name).write_bytes(NODE)


def said(kb: Path) -> list[tuple[str, str]]:
    return [(p.code, p.span.path) for p in on_disk(kb, "kb").problems]


def test_files_are_found_at_any_depth_and_sorted(tmp_path: Path) -> None:
    make(tmp_path, "map.yaml", "claims/z.md", "claims/a/b/c.md", "arguments/a.md")
    tree = on_disk(tmp_path, "kb")
    assert list(tree.files) == ["arguments/a.md", "claims/a/b/c.md", "claims/z.md", "map.yaml"]
    assert tree.files["claims/z.md"] == NODE
    assert not tree.problems


def test_hidden_files_and_drafts_are_left_out_without_a_word(tmp_path: Path) -> None:
    make(tmp_path, ".git/config", ".hidden.md", "_drafts/a.md", "claims/_a.md")
    assert on_disk(tmp_path) == (tmp_path.as_posix(), {}, [])


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    make(tmp_path, "claims/x.md/y.md")
    assert list(on_disk(tmp_path).files) == ["claims/x.md/y.md"]


def test_stray_files_are_named_with_what_they_should_be_called(tmp_path: Path) -> None:
    make(tmp_path, "claims/a.txt", "claims/b.MD", "map.yml", "picture.png", "README.md", "LICENSE")
    tree = on_disk(tmp_path, "kb")
    assert [(p.code, p.span.path, p.suggestion) for p in tree.problems] == [
        ("RM014", "kb/claims/a.txt", "claims/a.md"),
        ("RM014", "kb/claims/b.MD", "claims/b.md"),
        ("RM014", "kb/map.yml", "map.yaml"),
        ("RM014", "kb/picture.png", ""),
    ]


def test_a_link_that_leaves_the_kb_is_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "secret.md", "outside/b.md", "kb/claims/a.md")
    kb = tmp_path / "kb"
    (kb / "claims/c.md").symlink_to(tmp_path / "secret.md")
    (kb / "arguments").symlink_to("../outside")
    assert said(kb) == [("RM012", "kb/arguments"), ("RM012", "kb/claims/c.md")]
    assert list(on_disk(kb).files) == ["claims/a.md"]


def test_a_link_within_the_kb_is_followed_once(tmp_path: Path) -> None:
    make(tmp_path, "claims/a.md")
    (tmp_path / "claims/b.md").symlink_to("a.md")
    (tmp_path / "arguments").symlink_to("claims")
    (tmp_path / "claims/round").symlink_to("..")
    tree = on_disk(tmp_path)
    assert list(tree.files) == ["claims/a.md", "claims/b.md"]
    assert not tree.problems


def test_a_link_to_nothing_or_to_itself_cannot_be_read(tmp_path: Path) -> None:
    make(tmp_path, "claims/a.md")
    (tmp_path / "claims/b.md").symlink_to("nothing.md")
    (tmp_path / "claims/c.md").symlink_to("c.md")
    assert said(tmp_path) == [("RM013", "kb/claims/b.md"), ("RM013", "kb/claims/c.md")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, "claims/a.md")
    os.mkfifo(tmp_path / "claims/b.md")
    (tmp_path / "claims/c.md").symlink_to("b.md")
    assert said(tmp_path) == [("RM013", "kb/claims/b.md"), ("RM013", "kb/claims/c.md")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_the_machine_refuses_is_said(tmp_path: Path) -> None:
    make(tmp_path, "claims/a.md", "arguments/b.md")
    (tmp_path / "claims/a.md").chmod(0)
    (tmp_path / "arguments").chmod(0)
    try:
        assert said(tmp_path) == [("RM013", "kb/arguments"), ("RM013", "kb/claims/a.md")]
    finally:
        (tmp_path / "arguments").chmod(0o700)


def test_no_more_is_read_of_a_file_than_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    with (tmp_path / "claims/a.md").open("wb") as file:
        file.truncate(10**10)  # sparse: it takes no room on the disk
    assert len(on_disk(tmp_path).files["claims/a.md"]) < 10**7


def test_a_name_that_cannot_be_printed_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "claims/a\n::error::b.md")
    assert said(tmp_path) == [("RM205", r"kb/claims/a\n::error::b.md")]
    assert not on_disk(tmp_path).files


def test_names_are_written_out() -> None:
    assert visible("claims/ü.md") == "claims/ü.md"
    assert visible("\udc80\x1b\u202e") == r"\udc80\x1b\u202e"
