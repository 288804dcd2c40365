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

MOST = 280
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
