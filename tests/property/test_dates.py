"""Laws of dated chances: what must hold whatever dates are stated."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.dating import QUANTILES, Dating
from robustmap.model.nodes import Threshold
from robustmap.reason.dates import distribution, faults
from tests.support.dated import dated, drawn
from tests.support.maps import proposal
from tests.support.nodes import nodes as any_nodes

FEW = 300
fewer = settings(max_examples=15)
"""Each of these solves a map or two: fifteen tell enough each time."""

years = st.integers(1990, 2090)
parts = st.sampled_from((0, 0.1, 0.5, 0.9, 1))
loadings = st.sampled_from((-1, -0.5, 0, 0, 0.3, 1))


@st.composite
def sayings(draw: st.DrawFn) -> dict[str, Any]:
    """Give a date as a file may state it, in any of its forms."""
    start, length = draw(years), draw(st.integers(1, 60))
    known = sorted(draw(st.sets(st.sampled_from(QUANTILES), min_size=2)), key=QUANTILES.index)
    rising = sorted(draw(st.lists(years, min_size=len(known), max_size=len(known))))
    spread = dict(zip(known, rising, strict=True))
    said = draw(
        st.sampled_from(
            (
                {"at": start},
                {"from": start, "until": start + length},
                {"from": start, "mean": length},
                spread,
                {**spread, "from": rising[0] - length},
            )
        )
    )
    more = {"never": draw(parts), "loading": draw(loadings)}
    return {key: str(value) for key, value in {**said, **more}.items()}


def shifted(said: dict[str, str], by: int) -> dict[str, str]:
    """Move every date of what was said by whole years."""
    numbers = ("mean", "never", "loading")
    return {k: v if k in numbers else str(int(v) + by) for k, v in said.items()}


@given(sayings())
def test_what_is_well_said_is_a_distribution(said: dict[str, Any]) -> None:
    found = Dating.model_validate(said)
    assert faults(found) == ()
    assert distribution(found) is not None


@given(any_nodes(Threshold, "a"))
def test_anything_at_all_is_a_distribution_or_has_faults(node: Threshold) -> None:
    if node.date is not None:
        assert (distribution(node.date) is None) == bool(faults(node.date))
        assert str(node.date) is not None


@fewer
@given(any_nodes(Threshold, "a"), any_nodes(Threshold, "b"))
def test_nothing_that_a_file_says_breaks_the_draws(one: Threshold, other: Threshold) -> None:
    found = drawn(one, other, draws=50)
    for values in found.table.values():
        assert not np.isnan(values).any()
    if {"a", "b"} <= found.beliefs.keys():
        assert found.tornado("a", "b")


@given(sayings(), st.lists(st.floats(0.0001, 0.9999), min_size=2, max_size=20))
def test_a_later_part_has_a_later_date(said: dict[str, Any], at: list[float]) -> None:
    found = distribution(Dating.model_validate(said))
    assert found is not None
    dates = found.at(np.array(sorted(at)))
    with np.errstate(invalid="ignore"):
        steps = np.diff(dates)
    assert (steps[~np.isnan(steps)] >= -1e-6).all()


@fewer
@given(sayings(), sayings(), st.integers(0, 5))
def test_the_four_cases_are_all_there_is(
    one: dict[str, Any], other: dict[str, Any], seed: int
) -> None:
    found = drawn(dated("a", one), dated("b", other), draws=FEW, seed=seed)
    ahead, back = found.before("a", "b"), found.before("b", "a")
    assert sum(case.value for case in ahead[2:]) == pytest.approx(1)
    assert (ahead.before, ahead.after) == (back.after, back.before)
    assert ahead[4:] == back[4:]
    assert all(case.error > 0 for case in ahead[2:])


@fewer
@given(sayings(), sayings(), st.integers(1, 40))
def test_a_later_date_is_before_less_often(
    one: dict[str, Any], other: dict[str, Any], by: int
) -> None:
    now = drawn(dated("a", one), dated("b", other), draws=FEW).before("a", "b")
    later = drawn(dated("a", shifted(one, by)), dated("b", other), draws=FEW).before("a", "b")
    assert later.before.value <= now.before.value
    assert later.after.value >= now.after.value
    assert later.neither.value == now.neither.value


@fewer
@given(sayings(), sayings(), st.integers(-30, 30))
def test_only_the_years_between_two_dates_count(
    one: dict[str, Any], other: dict[str, Any], by: int
) -> None:
    now = drawn(dated("a", one), dated("b", other), draws=FEW)
    moved = drawn(dated("a", shifted(one, by)), dated("b", shifted(other, by)), draws=FEW)
    found = moved.before("a", "b")
    # Leap years move days, never an order of draws that is not a near tie.
    assert found.before.value == pytest.approx(now.before("a", "b").before.value, abs=0.02)


@fewer
@given(sayings(), sayings(), sayings(), st.integers(0, 5))
def test_the_draws_of_one_do_not_hang_on_another(
    one: dict[str, Any], other: dict[str, Any], changed: dict[str, Any], seed: int
) -> None:
    now = drawn(dated("a", one), dated("b", other), draws=FEW, seed=seed).table
    later = drawn(dated("b", changed), dated("c", other), dated("a", one), draws=FEW, seed=seed)
    assert (now["a"] == later.table["a"]).all()
    alone = drawn(dated("a", one), draws=FEW, seed=seed).table
    assert (now["a"] == alone["a"]).all()


@fewer
@given(sayings(), st.integers(0, 5))
def test_more_draws_begin_with_the_same(said: dict[str, Any], seed: int) -> None:
    few = drawn(dated("a", said), draws=FEW, seed=seed).table["a"]
    many = drawn(dated("a", said), draws=2 * FEW, seed=seed).table["a"]
    assert (many[:FEW] == few).all()
    other = drawn(dated("a", said), draws=FEW, seed=seed + 1).table["a"]
    assert len(set(few.tolist())) < 3 or (few != other).any()


@fewer
@given(sayings(), sayings(), sayings())
def test_another_break_takes_room_and_another_need_too(
    need: dict[str, Any], end: dict[str, Any], more: dict[str, Any]
) -> None:
    nodes = [dated("n", need), dated("b", end), dated("m", more)]

    def room(**clauses: Any) -> float:
        (found,) = drawn(*nodes, proposal("plan", **clauses), draws=FEW).rooms
        assert found.chance is not None
        return found.chance.value

    plain = room(needs="n", breaks="b")
    assert room(needs="n", breaks=["b", "m"]) <= plain
    assert room(needs=["n", "m"], breaks="b") <= plain
    assert plain <= room(needs="n")


@fewer
@given(sayings(), sayings())
def test_a_tornado_holds_what_it_does_not_move(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = drawn(dated("a", one), dated("b", other), dated("c", one), draws=FEW)
    swings = {swing.threshold: swing for swing in found.tornado("a", "b")}
    assert swings.keys() == {"a", "b"}
    assert swings["a"].swing <= 0 <= swings["b"].swing
    for swing in swings.values():
        assert swing.early <= swing.late
        moved = swing.chance_late.value - swing.chance_early.value
        assert swing.swing == pytest.approx(moved)
        assert swing.error > 0


@pytest.mark.long
@settings(max_examples=30)
@given(sayings(), sayings())
def test_many_draws_settle(one: dict[str, Any], other: dict[str, Any]) -> None:
    runs = [
        drawn(dated("a", one), dated("b", other), draws=20_000, seed=seed).before("a", "b").before
        for seed in (0, 1)
    ]
    apart = math.hypot(*(found.error for found in runs))
    assert abs(runs[0].value - runs[1].value) <= 5 * apart
