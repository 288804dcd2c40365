"""`kb.dates`: dated chances as Python users ask for them."""

import math

import pytest

from robustmap.errors import QueryError, UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from tests.support.dated import dated
from tests.support.maps import claim, proposal, threshold

NODES = [
    dated("a", start=2026, until=2029),
    dated("b", start=2027, until=2030, never=0.2),
    dated("guess", {"at": "2028", "basis": "reading"}),
    threshold("c"),
    proposal("plan", needs="a", breaks="b"),
    proposal("free", breaks="b"),
    claim("fact", states={"before": ["b", "a"]}),
]


def kb(**settings: object) -> KB:
    return KB(Map(NODES, Settings.model_validate({"title": "T", **settings})))


def test_a_date_is_told_as_stated_and_worked_out() -> None:
    found = kb().dates.date("b")
    assert found.stated == "from 2027, until 2030, never 0.2"
    assert found.p10 == pytest.approx(2027 + 4 * 0.125)
    assert (found.p90, found.never) == (math.inf, 0.2)


def test_which_thresholds_have_a_date_hangs_on_the_view() -> None:
    assert (kb().dates.thresholds, kb().dates.undated) == (("a", "b"), ("c", "guess"))
    assert kb().view(basis="reading").dates.thresholds == ("a", "b", "guess")


def test_chances_rooms_and_swings() -> None:
    dates = kb().dates
    chance = dates.chance(before=("a", "b"))
    room = dates.room("plan")
    assert room is not None
    assert room.chance == chance.before
    assert dates.room("free") is None
    assert dates.tornado(room="plan") == dates.tornado(before=("a", "b"))
    assert [one.claims for one in dates.conflicts] == [("fact",)]
    assert repr(dates) == "<Dates of 2 thresholds: 20000 draws>"


def test_the_same_dates_drawn_otherwise() -> None:
    dates = kb().dates
    few = dates.under(draws=500)
    assert (few.draws, few.seed, dates.draws) == (500, 0, 20_000)
    first = few.chance(before=("a", "b")).before
    assert few.under(seed=3).chance(before=("a", "b")).before != first
    tied = few.under(correlation=1.0).chance(before=("a", "b"))
    assert tied.before.value == 1
    kept = few.under(ordered=True).chance(before=("b", "a"))
    assert kept.before.value == 1
    assert kept.before.of < 500


def test_what_cannot_be_asked() -> None:
    dates = kb().dates
    for asked in (("a", "c"), ("a", "guess"), ("a", "a")):
        with pytest.raises(QueryError):
            dates.chance(before=asked)
    with pytest.raises(UnknownIdError):
        dates.chance(before=("a", "plan"))
    with pytest.raises(QueryError, match="states no date"):
        dates.date("c")
    with pytest.raises(QueryError, match="one chance"):
        dates.tornado()
    with pytest.raises(QueryError, match="needs no threshold"):
        dates.tornado(room="free")
    for wrong in ({"draws": 5}, {"correlation": -0.1}, {"draws": 10**9}):
        with pytest.raises(QueryError):
            dates.under(**wrong)


def test_two_that_have_been_crossed_without_a_date_are_not_ordered() -> None:
    nodes = [*NODES, threshold("d")]
    settings = Settings.model_validate({"title": "T", "today": {"crossed": ["c", "d"]}})
    dates = KB(Map(nodes, settings)).dates
    assert dates.chance(before=("c", "a")).before.value == 1
    with pytest.raises(QueryError, match="both been crossed"):
        dates.chance(before=("c", "d"))
