"""Tables that take little room answer as dictionaries do."""

from hypothesis import given
from hypothesis import strategies as st

from robustmap.publish.asked.places import Places
from robustmap.publish.keep.lies import Lies, Lying

NUMBERS = st.integers(0, 40)


class Alike(str):
    """A text whose hash is that of many others."""

    __slots__ = ()

    def __hash__(self) -> int:
        """Give one of a few."""
        return -len(self) % 3


ENTRIES = st.lists(st.text(max_size=8).map(Alike) | st.tuples(st.text(), NUMBERS), max_size=90)


@given(ENTRIES, ENTRIES)
def test_what_is_asked_for_again_has_the_place_that_it_had(
    before: list[object], after: list[object]
) -> None:
    held = [*dict.fromkeys(before)]
    expected = {one: at for at, one in enumerate(held)}
    places = Places(held)
    for one in (*after, *before, *after):
        assert places.of(one) == expected.setdefault(one, len(expected))
    assert held == [*expected]


LIES = st.builds(Lies, st.integers(0, 2**40), st.integers(1, 2**31), st.integers(1, 2**32 - 1))


@given(st.dictionaries(NUMBERS, LIES), st.lists(st.tuples(NUMBERS, LIES | st.none())))
def test_where_answers_lie_is_noted_and_forgotten(
    given_: dict[int, Lies], edits: list[tuple[int, Lies | None]]
) -> None:
    noted = Lying(given_)
    for number, lies in edits:
        if lies is None:
            assert noted.pop(number, None) == given_.pop(number, None)
        else:
            noted[number] = given_[number] = lies
    assert noted == given_ == Lying.of(noted.columns())
    assert noted.held == sum(one.size for one in given_.values())
    assert all(one.at + one.size <= noted.end for one in given_.values())
    assert [*noted] == sorted(given_)
    assert len(noted) == len(given_)
    assert all((one in noted) == (one in given_) for one in range(50))
