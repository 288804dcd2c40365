"""What was read of files is believed where this very package noted it, and it is whole."""

from pathlib import Path

import pytest

from robustmap.files.find import on_disk
from robustmap.files.known import Known
from robustmap.files.noted import Noted
from robustmap.files.read import read_tree
from robustmap.publish.keep import nodes
from tests.bench.generate import generate


def test_what_was_read_is_known_again_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, out = on_disk(generate(tmp_path / "kb", 60, seed=5)), tmp_path / "out"
    known = nodes.load(out)
    plain = read_tree(tree, known.node)
    nodes.save(out, known)
    again = nodes.load(out)
    assert again.before == known.noted
    assert len(again.before) == len(plain)
    assert read_tree(tree, again.node) == plain
    assert again.noted == again.before
    with monkeypatch.context() as other:
        other.setattr(nodes, "code", lambda: "other")
        assert not nodes.load(out).before.places
    file = out / nodes.NAME
    written = file.read_bytes()
    for broken in (b"", written[:-1], written[1:], written.replace(b"claim", b"clair", 1)):
        file.write_bytes(broken)
        assert not nodes.load(out).before.places


def test_what_is_gone_is_noted_no_more(tmp_path: Path) -> None:
    nodes.save(tmp_path, Known(Noted()))
    assert not (tmp_path / nodes.NAME).exists()
    known = Known(Noted({"claims/a.md": (b"", 0, 0)}))
    nodes.save(tmp_path, known)
    assert nodes.load(tmp_path).before == Noted()
