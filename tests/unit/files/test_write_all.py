"""Many files written as one."""

from pathlib import Path

import pytest

from robustmap.disk.batch import write_all
from robustmap.errors import WriteError
from tests.support.commands import files

OLD = {"a.md": b"a", "b/b.md": b"b", "c.md": b"c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_everything_is_written_and_removed(folder: Path) -> None:
    (folder / "a.md").chmod(0o640)
    write_all(folder, {"new/d.md": b"d", "a.md": b"A"}, ["c.md"], OLD)
    assert files(folder) == {"a.md": b"A", "b/b.md": b"b", "new/d.md": b"d"}
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_file_that_changed_in_between_stops_all(folder: Path) -> None:
    (folder / "b/b.md").write_bytes(b"edited")
    with pytest.raises(WriteError, match="has changed since it was read; nothing was written"):
        write_all(folder, {"a.md": b"A", "b/b.md": b"B"}, (), OLD)
    assert files(folder) == {**OLD, "b/b.md": b"edited"}


def test_a_link_that_leads_nowhere_is_no_free_place(folder: Path) -> None:
    (folder / "link.md").symlink_to("gone.md")
    with pytest.raises(WriteError, match="nothing was written"):
        write_all(folder, {"new.md": b"n", "link.md": b"x"})
    assert not (folder / "gone.md").exists()
    assert not (folder / "new.md").exists()


def test_a_new_file_overwrites_none(folder: Path) -> None:
    with pytest.raises(WriteError, match="exists already; nothing was written"):
        write_all(folder, {"a.md": b"A"})
    assert files(folder) == OLD


@pytest.mark.parametrize("step", [1, 2])
def test_what_was_done_is_undone_when_a_later_step_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    steps = []
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        steps.append(target)
        if len(steps) == step:
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(WriteError, match="permission denied; nothing was changed"):
        write_all(folder, {"new.md": b"n", "a.md": b"A"}, ["c.md"], OLD)
    assert files(folder) == OLD


def test_a_file_that_cannot_be_removed_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def failing(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002
        if self.name == "c.md":
            raise KeyboardInterrupt
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", failing)
    with pytest.raises(KeyboardInterrupt):
        write_all(folder, {"new.md": b"n", "a.md": b"A"}, ["c.md"], OLD)
    assert files(folder) == OLD


def test_nothing_is_written_outside(folder: Path) -> None:
    with pytest.raises(WriteError, match="leads outside"):
        write_all(folder / "b", {"../a.md": b"A"}, (), OLD)
    assert files(folder) == OLD


def test_a_link_is_not_removed_in_the_place_of_its_file(folder: Path) -> None:
    (folder / "link.md").symlink_to(folder / "a.md")
    with pytest.raises(WriteError, match="is a link to another file; nothing was written"):
        write_all(folder, {"new.md": b"n"}, ["link.md"], {**OLD, "link.md": b"a"})
    assert (folder / "link.md").is_symlink()
    assert not (folder / "new.md").exists()
