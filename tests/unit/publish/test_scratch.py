"""What is put down until its turn comes, and what a site lets go of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.disk import scratch
from robustmap.disk.scratch import Scratch
from robustmap.errors import WriteError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim
from robustmap.publish.site import Site


@given(st.lists(st.binary(max_size=40)), st.sampled_from([1, 16, 1 << 20]))
def test_what_is_put_down_comes_back(pieces: list[bytes], held: int):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scratch, "_SOME", held // 2)
        patched.setattr(scratch, "_MUCH", held)
        one, together = Scratch(), Scratch()
        for piece in pieces:
            one.put(piece)
        together.put(*pieces)
        assert b"".join(one.given()) == b"".join(together.given()) == b"".join(pieces)


def test_where_there_is_no_room_that_is_said(monkeypatch: pytest.MonkeyPatch):
    one = Scratch()

    def full(_data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scratch, "_SOME", 0)
    monkeypatch.setattr(one._file, "write", full)
    with pytest.raises(WriteError, match="no space left on device"):
        one.put(b"a")
    assert one._file.closed


def test_a_site_that_let_go_says_again_what_it_said():
    claim = Claim(id="safe", title="It is safe", standing="open")
    tested = Argument(id="tested", title="It was tested", **{"for": ["safe"]})
    site = Site(KB(Map([claim, tested])))

    def told() -> tuple[object, ...]:
        return site.words("safe"), site.turned_by, site.kb.firmness("safe"), dict(site.refs)

    before, solution = told(), site.solution
    site.let_go("_resilience")
    assert "_resilience" not in vars(site.kb)
    assert site.solution is solution
    site.let_go()
    assert "solution" not in vars(site.kb)
    assert vars(site).keys() == {"kb", "problems", "history", "read"}
    assert "statements" not in vars(site.map)
    assert told() == before
