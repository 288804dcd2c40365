"""A site of which nothing has changed: what counts as a change, and what is not taken for none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from robustmap.disk.walk import lying
from robustmap.files.locate import Located
from robustmap.files.read import read
from robustmap.publish.keep import same
from robustmap.publish.past.history import History
from robustmap.publish.source import find


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write(tmp_path / "kb/map.yaml", "title: A map\n")
    write(tmp_path / "kb/claims/dry.md", "---\ntitle: It is dry\n---\n")
    return tmp_path / "kb"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(tmp_path / "out/tree/docs/index.md", "# A map\n")
    write(tmp_path / "out/site/index.html", "<h1>A map</h1>")
    return tmp_path / "out"


def inputs(kb: Path) -> same.Inputs:
    return same.inputs(kb, History(Located(kb, "kb")), find(kb))


def note(out: Path, given: same.Inputs) -> None:
    same.note(out, given, 7, (lying(out / "tree"), lying(out / "site")))


def test_what_was_built_is_known(kb: Path, out: Path) -> None:
    assert same.known(out, inputs(kb)) is None
    note(out, inputs(kb))
    assert same.known(out, inputs(kb)) == 7
    same.forget(out)
    assert same.known(out, inputs(kb)) is None


def test_files_of_the_kb_are_held_to_be_read_once(kb: Path) -> None:
    (kb / "claims/linked.md").symlink_to(kb / "claims/dry.md")
    held = inputs(kb).held
    assert held == {name: (kb / name).read_bytes() for name in ("map.yaml", "claims/dry.md")}
    write(kb / "claims/dry.md", "---\ntitle: It is wet\n---\n")
    assert {node.title for node in read(kb, held=held).live} == {"It is dry", "It is wet"}


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda kb: write(kb / "claims/dry.md", "---\ntitle: It is wet\n---\n"),
    "a file more": lambda kb: write(kb / "claims/wet.md", "---\ntitle: It is wet\n---\n"),
    "a file less": lambda kb: (kb / "claims/dry.md").unlink(),
    "another name": lambda kb: (kb / "claims/dry.md").rename(kb / "claims/drier.md"),
    "settings": lambda kb: write(kb / "map.yaml", "title: Another map\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_is_changed_the_site_is_built_again(
    kb: Path, out: Path, change: Callable[[Path], object]
) -> None:
    before = inputs(kb)
    note(out, before)
    change(kb)
    assert same.known(out, inputs(kb)) is None
    assert not same.lie_still(before, kb, find(kb))


@pytest.mark.parametrize("name", ["tree/docs/index.md", "site/index.html", "site/more.html"])
def test_whatever_is_done_to_the_site_it_is_built_again(kb: Path, out: Path, name: str) -> None:
    note(out, inputs(kb))
    write(out / name, "spoilt")
    assert same.known(out, inputs(kb)) is None


@pytest.mark.parametrize("noted", ["", "{}", "[]", '{"inputs": 1}', "\x00"])
def test_a_note_that_is_none_tells_nothing(kb: Path, out: Path, noted: str) -> None:
    note(out, inputs(kb))
    write(out / same.NAME, noted)
    assert same.known(out, inputs(kb)) is None


def test_a_file_that_was_changed_there_and_back_does_not_lie_still(kb: Path) -> None:
    before, path = inputs(kb), kb / "claims/dry.md"
    assert same.lie_still(before, kb, find(kb))
    text = path.read_text(encoding="utf-8")
    write(path, text + "In between.\n")
    write(path, text)
    assert inputs(kb).told == before.told
    assert not same.lie_still(before, kb, find(kb))
