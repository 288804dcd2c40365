"""Answers that are kept lie in a file, and are believed only as they were written."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.errors import WriteError
from robustmap.publish.asked.plain import fingerprint_of_kept, packed_to_keep
from robustmap.publish.keep.answers import NAME, Answers
from robustmap.publish.keep.lies import Lying

PLAIN = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner).map(tuple),
    max_leaves=8,
)


def noted(out: Path, *told: Any) -> Answers:
    """Write answers as a build does, and read where they lie as the next one does."""
    answers = Answers(out, Lying())
    answers.update(enumerate(told))
    return Answers(out, answers.close())


def test_what_is_written_is_read(tmp_path: Path):
    known = noted(tmp_path / "out", ("a", 1), "\ud800", ())
    assert dict(known) == {0: ("a", 1), 1: "\ud800", 2: ()}
    known[3] = "more"
    assert [known[at] for at in (3, 0)] == ["more", ("a", 1)]


@pytest.mark.parametrize("by", [b"", b"spoilt", b"x" * 200])
def test_what_is_not_as_it_was_written_is_no_answer(tmp_path: Path, by: bytes):
    known = noted(tmp_path, "one" * 9, "other")
    (tmp_path / NAME).write_bytes(by)
    assert known.get(0) is None
    assert known.get(1, "none") == "none"


def test_what_nobody_wants_is_left_out_in_time(tmp_path: Path):
    known = noted(tmp_path, *(f"{number}" * 100 for number in range(9)))
    whole = (tmp_path / NAME).stat().st_size
    some = Answers(tmp_path, known.close([8]))
    assert (tmp_path / NAME).stat().st_size == whole
    few = Answers(tmp_path, some.close({*some} - {2, 5}))
    assert (tmp_path / NAME).stat().st_size < whole / 4
    assert dict(few) == {2: "2" * 100, 5: "5" * 100}


def test_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / NAME).symlink_to(tmp_path / "mine")
    assert dict(noted(tmp_path, "a")) == {0: "a"}
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        noted(tmp_path, "a")


@given(PLAIN, PLAIN)
def test_fingerprints_tell_apart_what_is_written_apart(one: Any, other: Any):
    same = packed_to_keep(one) == packed_to_keep(other)
    assert same == (repr(one) == repr(other))
    assert same == (fingerprint_of_kept(one) == fingerprint_of_kept(other))
