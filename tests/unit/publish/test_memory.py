"""What a build holds: files go to the disk one by one, and what was asked leaves nothing behind."""

import gc
import sys
from pathlib import Path
from weakref import ref

import pytest

from robustmap.disk.mirror import Mirror
from robustmap.errors import WriteError
from robustmap.publish.asked.book import Book
from robustmap.publish.asked.seen import Seen
from tests.bench.building import cost
from tests.bench.generate import generate

MOST = 140
"""Megabytes of a whole build of a thousand nodes at its largest."""


def test_a_folder_that_is_handed_its_files_one_by_one_holds_these_alone(tmp_path: Path):
    for name in ("stale.md", "kept.md", "was-file"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    made = Mirror(tmp_path)
    made.put("was-file/a.md", b"a")
    made.put("b.md", b"b")
    assert (tmp_path / "stale.md").exists()
    made.finish(["kept.md"])
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert found == {"was-file/a.md", "b.md", "kept.md"}


@pytest.mark.parametrize("before", [None, b"", b"one", b"one\ntwo\n", b"one\ntwo\nmore", b"on\nx"])
@pytest.mark.parametrize("pieces", [(), (b"one\n", b"two\n"), (b"", b"one", b"\ntwo\n")])
def test_a_file_handed_over_in_pieces_is_touched_where_they_differ(
    tmp_path: Path, before: bytes | None, pieces: tuple[bytes, ...]
):
    path, other = tmp_path / "a", tmp_path / "other-name"
    if before is not None:
        path.write_bytes(before)
        other.hardlink_to(path)
    made = Mirror(tmp_path)
    made.put("a", lambda: iter(pieces))
    assert path.read_bytes() == b"".join(pieces)
    if before is not None:
        assert other.read_bytes() == before
        assert path.samefile(other) == (before == b"".join(pieces))


def test_pieces_take_the_place_of_a_folder(tmp_path: Path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_bytes(b"stale")
    made = Mirror(tmp_path)
    made.put("a", lambda: iter((b"x", b"y")))
    made.finish()
    assert (tmp_path / "a").read_bytes() == b"xy"


def test_a_name_that_is_a_file_and_a_folder_at_once_is_refused(tmp_path: Path):
    made = Mirror(tmp_path)
    made.put("a", b"a")
    with pytest.raises(WriteError, match="cannot be written"):
        made.put("a/b", b"b")
    with pytest.raises(WriteError, match="leads outside"):
        made.put("../b", b"b")


def test_an_error_that_is_asked_for_holds_nothing_of_who_asked():
    book = Book({"a": {}}, {}, {})
    site = Seen(book, 0)
    for _ in range(2):
        with pytest.raises(KeyError):
            site["b"]
    (raised,) = (one for one in map(book.answer, range(1, len(book.questions))))
    assert raised.error.__traceback__ is None


def test_stand_ins_go_without_a_search_for_circles():
    book = Book(Path("a"), {}, {})
    seen = Seen(book, 0)
    assert seen.as_posix() == "a"
    known, was = ref(seen), gc.isenabled()
    gc.disable()
    try:
        book.forget()
        del seen
        assert known() is None
    finally:
        if was:
            gc.enable()


@pytest.mark.long
def test_a_whole_build_stays_within_its_memory(tmp_path: Path):
    folder = generate(tmp_path / "kb", 1000)
    command = [sys.executable, "-m", "robustmap", "build", "--kb", str(folder)]
    used = cost([*command, "--out", str(tmp_path / "out")], {})
    assert used.memory <= MOST
