"""Dated chances against closed forms, each within the error that the engine itself tells."""

import math
from itertools import permutations
from statistics import NormalDist

import pytest

from robustmap.model.dating import Dating
from robustmap.reason.dates import Chance, Estimate, distribution
from robustmap.reason.dates._years import span
from tests.support.dated import dated, drawn
from tests.support.maps import argument, claim, proposal, threshold

MANY = 100_000
SIGMAS = 4.5
"""The draws are the same at every run; a formula that is off by a hundredth fails by far."""

normal = NormalDist().cdf


def meets(found: Estimate, exact: float) -> bool:
    assert found.error < 0.002
    return abs(found.value - exact) <= SIGMAS * found.error


def of(said: object) -> Dating:
    node = dated("a", said)
    assert node.date is not None  # type: ignore[attr-defined]
    return node.date  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(("a", "b"), [(5, 10), (12, 3), (1, 1), (40, 2)])
def test_two_exponentials_race_by_their_rates(a: int, b: int) -> None:
    found = drawn(dated("a", start=2026, mean=a), dated("b", start=2026, mean=b), draws=MANY)
    chance = found.before("a", "b")
    assert meets(chance.before, (1 / a) / (1 / a + 1 / b))
    assert chance.neither.value == chance.together.value == 0


def test_exponentials_in_a_row_are_a_plackett_luce_model() -> None:
    means = {"a": 4, "b": 8, "c": 16}
    found = drawn(*(dated(k, start=2026, mean=v) for k, v in means.items()), draws=MANY)
    total = 0.0
    for order in permutations(means):
        left, exact = sum(1 / one for one in means.values()), 1.0
        for one in order:
            exact *= 1 / means[one] / left
            left -= 1 / means[one]
        one, two, three = (found.table[name] for name in order)
        share = float(((one < two) & (two < three)).mean())
        assert share == pytest.approx(exact, abs=SIGMAS * math.sqrt(exact * (1 - exact) / MANY))
        total += share
    assert total == pytest.approx(1)


def lognormals(loadings: tuple[float, float] = (0, 0), never: tuple[float, float] = (0, 0)):
    """Two lognormals from 2026, one with a median of 4.5 years and one of 9.5."""
    return [
        dated("a", start=2026, p50=2030, p90=2036, loading=loadings[0], never=never[0]),
        dated("b", start=2026, p50=2035, p90=2060, loading=loadings[1], never=never[1]),
    ]


Z = NormalDist().inv_cdf(0.9)
MU = math.log(4.5), math.log(9.5)
SIGMA = (math.log(10.5) - MU[0]) / Z, (math.log(34.5) - MU[1]) / Z


def first(rho: float) -> float:
    spread = math.sqrt(SIGMA[0] ** 2 + SIGMA[1] ** 2 - 2 * rho * SIGMA[0] * SIGMA[1])
    return normal((MU[1] - MU[0]) / spread)


@pytest.mark.parametrize("loadings", [(0, 0), (0.8, 0.5), (0.9, -0.6), (1, 1), (-0.5, -0.5)])
def test_two_lognormals_come_by_the_normal_distribution(loadings: tuple[float, float]) -> None:
    chance = drawn(*lognormals(loadings), draws=MANY).before("a", "b")
    assert meets(chance.before, first(loadings[0] * loadings[1]))


def test_a_correlation_of_all_is_as_if_every_loading_were_its_root() -> None:
    chance = drawn(*lognormals((0.9, -0.6)), draws=MANY, correlation=0.5).before("a", "b")
    assert meets(chance.before, first(0.5))


def test_factors_of_other_names_are_not_shared() -> None:
    one = dated("a", start=2026, p50=2030, p90=2036, loading=0.9, factor="pace")
    other = dated("b", start=2026, p50=2035, p90=2060, loading=0.9, factor="law")
    assert meets(drawn(one, other, draws=MANY).before("a", "b").before, first(0))


def test_never_is_part_of_the_belief() -> None:
    p, q = 0.3, 0.2
    chance = drawn(*lognormals(never=(p, q)), draws=MANY).before("a", "b")
    both = (1 - p) * (1 - q)
    assert meets(chance.before, both * first(0) + (1 - p) * q)
    assert meets(chance.after, both * (1 - first(0)) + (1 - q) * p)
    assert meets(chance.neither, p * q)
    assert chance.together.value == 0


def test_never_hangs_together_as_dates_do() -> None:
    # With everything shared, the less likely of the two is never reached alone.
    chance = drawn(*lognormals((1, 1), never=(0.3, 0.2)), draws=MANY).before("a", "b")
    assert meets(chance.neither, 0.2)
    assert chance.before.value < first(0)


def test_uniforms_and_points() -> None:
    found = drawn(
        dated("a", start=2030, until=2039),
        dated("b", start=2035, until=2044),
        dated("c", "2032-07-02"),
        dated("d", "2032-07-02"),
        dated("e", "never"),
        draws=MANY,
    )
    assert meets(found.before("a", "b").before, 1 - 0.5 * 0.5**2)
    assert meets(found.before("a", "c").before, 0.25)
    assert found.before("c", "d").together.value == 1
    assert found.before("c", "e").before.value == 1
    assert found.before("e", "c").after.value == 1


def test_what_never_comes_is_neither_and_not_together() -> None:
    chance = drawn(dated("a", "never"), dated("b", "never"), draws=500).before("a", "b")
    assert isinstance(chance, Chance)
    assert (chance.neither.value, chance.together.value) == (1, 0)
    assert chance.before.error > 0


@pytest.mark.parametrize(
    "said",
    [
        {"p10": "2028", "p50": "2032", "p90": "2045"},
        {"from": "2026", "p5": "2027", "p25": "2030", "p50": "2031", "p75": "2060", "p95": "2090"},
        {"p25": "1990-03", "p75": "2100-12-31"},
        {"from": "2026-06-01", "p50": "2030", "p90": "2036"},
    ],
)
def test_quantiles_come_out_as_they_were_stated(said: dict[str, str]) -> None:
    found = distribution(of(said))
    assert found is not None
    for key, value in said.items():
        if key != "from":
            stated = span(value)
            assert stated is not None
            assert found.quantile(int(key[1:]) / 100) == pytest.approx(stated.middle, abs=1e-6)


def test_quantiles_of_a_belief_with_never_are_those_of_the_rest() -> None:
    found = distribution(of({"from": "2026", "until": "2035", "never": "0.2"}))
    assert found is not None
    assert found.quantile(0.4) == pytest.approx(2031)
    assert found.quantile(0.79) < 2036
    assert found.quantile(0.81) == math.inf


@pytest.mark.parametrize(
    ("text", "start", "length"),
    [
        ("2031", 2031, 1),
        ("2031-01", 2031, 31 / 365),
        ("2032-02", 2032 + 31 / 366, 29 / 366),
        ("2031-12-31", 2031 + 364 / 365, 1 / 365),
    ],
)
def test_years_months_and_days(text: str, start: float, length: float) -> None:
    found = span(text)
    assert found is not None
    assert found == pytest.approx((start, start + length))


@pytest.mark.parametrize("text", ["2031-00", "2031-13", "2031-02-29", "1900-02-29", "2031-04-31"])
def test_what_no_calendar_has(text: str) -> None:
    assert span(text) is None
    assert span("2000-02-29") is not None


def plan(**fields: object):
    return proposal("plan", **fields)


def test_room_is_all_that_is_needed_before_all_that_breaks() -> None:
    found = drawn(
        dated("n", start=2026, mean=5),
        dated("b", start=2026, mean=10),
        dated("c", start=2026, mean=10),
        plan(needs="n", breaks=["b", "c"]),
        draws=MANY,
    )
    (room,) = found.rooms
    assert room.chance is not None
    assert meets(room.chance, (1 / 5) / (1 / 5 + 1 / 10 + 1 / 10))
    # The latest of two needs: 1 - P(first break before it), by inclusion and exclusion.
    found = drawn(
        dated("n", start=2026, mean=10),
        dated("m", start=2026, mean=10),
        dated("b", start=2026, mean=10),
        plan(needs=["n", "m"], breaks="b"),
        draws=MANY,
    )
    (room,) = found.rooms
    assert room.chance is not None
    assert meets(room.chance, 1 / 3)


def test_room_without_an_end_is_that_what_it_needs_ever_comes() -> None:
    found = drawn(dated("n", start=2026, mean=5, never=0.25), plan(needs="n"), draws=MANY)
    (room,) = found.rooms
    assert room.chance is not None
    assert meets(room.chance, 0.75)


def test_room_is_not_told_where_a_date_is_missing_or_nothing_is_needed() -> None:
    nodes = [dated("n", "2030"), threshold("b"), plan(needs="n", breaks="b")]
    (room,) = drawn(*nodes).rooms
    assert (room.chance, room.undated) == (None, ("b",))
    assert drawn(dated("n", "2030"), plan(breaks="n")).rooms == ()
    assert drawn(threshold("n"), plan(needs="n")).rooms == ()


def test_what_has_been_crossed_comes_before_everything() -> None:
    nodes = [threshold("n"), dated("b", "2030"), plan(needs="n", breaks="b")]
    found = drawn(*nodes, today={"crossed": ["n"]}, draws=100)
    (room,) = found.rooms
    assert room.chance is not None
    assert room.chance.value == 1
    assert found.before("n", "b").before.value == 1
    crossed = drawn(*nodes, today={"crossed": ["n", "b"]}, draws=100)
    # A date that is stated is kept, though by today it has been crossed.
    assert crossed.crossed == {"n"}


def order(name: str = "fact", **fields: object):
    return claim(name, states={"before": ["a", "b"]}, **fields)


def test_dates_and_facts_are_kept_apart_and_compared() -> None:
    found = drawn(*lognormals(), order(), draws=MANY)
    (one,) = found.conflicts
    assert (one.first, one.then, one.claims) == ("a", "b", ("fact",))
    assert meets(one.against, 1 - first(0))
    assert found.agreeing.value == pytest.approx(1 - one.against.value)
    assert meets(found.before("a", "b").before, first(0))


def test_draws_may_be_asked_to_keep_the_facts() -> None:
    found = drawn(*lognormals(), dated("c", "2032"), order(), draws=MANY, ordered=True)
    assert found.before("a", "b").before.value == 1
    assert found.before("a", "c").before.of == round(found.agreeing.value * MANY)
    free = drawn(*lognormals(), dated("c", "2032"), order(), draws=MANY)
    assert found.before("a", "c").before.value > free.before("a", "c").before.value


def test_facts_by_way_of_what_has_no_date_count() -> None:
    chain = [
        claim("one", states={"before": ["a", "m"]}),
        claim("two", states={"before": ["m", "b"]}),
    ]
    (found,) = drawn(*lognormals(), threshold("m"), *chain).conflicts
    assert (found.first, found.then, found.claims) == ("a", "b", ("one", "two"))


def test_facts_in_dispute_are_no_conflict() -> None:
    assert drawn(*lognormals(), order(), argument("no", against="fact")).conflicts == ()


def test_both_never_contradicts_nothing() -> None:
    found = drawn(dated("a", "never"), dated("b", "never"), order())
    assert found.conflicts == ()
    assert found.agreeing.value == 1


def test_a_tornado_sets_one_date_at_a_time() -> None:
    nodes = lognormals()
    found = drawn(*nodes, draws=MANY)
    swings = {one.threshold: one for one in found.tornado("a", "b")}
    late = distribution(nodes[0].date)  # type: ignore[attr-defined]
    assert late is not None
    for part, chance in ((0.1, swings["a"].chance_early), (0.9, swings["a"].chance_late)):
        years = late.quantile(part) - 2026
        assert meets(chance, 1 - normal((math.log(years) - MU[1]) / SIGMA[1]))
    assert swings["a"].swing < 0 < swings["b"].swing
    widths = [abs(one.swing) for one in found.tornado("a", "b")]
    assert widths == sorted(widths, reverse=True)


def test_a_tornado_of_room_asks_every_date_that_it_hangs_on() -> None:
    found = drawn(
        dated("n", start=2026, mean=5), dated("b", start=2026, mean=5), dated("far", "2200"),
        plan(needs="n", breaks=["b", "far"]),
    )  # fmt: skip
    (room,) = found.rooms
    swings = {one.threshold: one.swing for one in found.tornado_of(room)}
    assert swings.keys() == {"n", "b", "far"}
    assert swings["n"] < -0.5 < 0.5 < swings["b"]
    assert swings["far"] == 0


def test_a_date_counts_as_its_basis_and_its_sources_do() -> None:
    reading = dated("a", {"at": "2030", "basis": "reading"})
    supposed = dated("b", {"at": "2031", "sources": [{"source": "talk", "voice": "supposes"}]})
    assert dict(drawn(reading, supposed, dated("c", "2032")).beliefs).keys() == {"c"}


def test_the_error_covers_the_truth_as_often_as_it_says() -> None:
    inside = 0
    for seed in range(100):
        found = drawn(*lognormals(), draws=300, seed=seed).before("a", "b").before
        inside += abs(found.value - first(0)) <= found.error
    assert 0.55 <= inside / 100 <= 0.82
