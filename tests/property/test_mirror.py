"""A folder made to hold what it is told, whatever lay there and in whatever order it is told."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.disk.mirror import Mirror
from robustmap.disk.walk import lying
from tests.support.commands import files

NAMES = ("a", "b/c", "b/d", "b/e/f", "b/e/g", "h/i/j/k", "h/i/l", "h/m")
ONES = ("b", "h", "h/i", "b/c/x", "h/i/j/k/y")
"""Where a file lay that is to be a folder, and the other way round."""

told = st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=3)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(told, told, st.lists(st.sampled_from(ONES), max_size=2))
def test_it_holds_what_it_was_told_last_and_nothing_else(
    before: list[tuple[str, bytes]], then: list[tuple[str, bytes]], stale: list[str]
):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        for some in (before, then):
            made = Mirror(root)
            for name, data in some:
                made.put(name, data)
            made.finish()
            assert files(root) == dict(some)
            assert made.lies == lying(root)
            assert not [one for one in root.rglob("*") if one.is_dir() and not any(one.iterdir())]
            for name in stale:
                path = root / name
                if not path.exists() and not any(one.is_file() for one in path.parents):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(b"stale")


@given(st.sampled_from(NAMES), st.binary(min_size=1, max_size=3), st.binary(max_size=3))
def test_what_is_known_by_another_name_stays_there(name: str, first: bytes, then: bytes):
    with tempfile.TemporaryDirectory() as folder:
        made = Mirror(Path(folder, "root"))
        made.put(name, first)
        made.finish()
        other = Path(folder, "other")
        other.hardlink_to(made.root / name)
        again = Mirror(made.root)
        again.put(name, then)
        again.finish()
        assert (other.read_bytes(), files(again.root)) == (first, {name: then})
