"""The portfolio on maps made by hand, and by sample where it is too wide."""

from random import Random
from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.robustness import World
from robustmap.reason.robustness.pairs import fragile_pairs
from robustmap.reason.robustness.portfolio import Next, Portfolio, SinglePoint, Step
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.orders import before, order_map

POINTS = [threshold(name) for name in ("dawn", "noon", "dusk")]
EARLY = proposal("early", breaks="noon")
LATE = proposal("late", needs="noon", breaks="dusk")


def portfolio(*nodes: Node, view: View | None = None, **limits: Any) -> Portfolio:
    solution = Solution.of(Map([*POINTS, *nodes]), view or View())
    return Portfolio(World(solution), **limits)


def test_without_proposals_nobody_covers_anything() -> None:
    found = portfolio()
    assert (found.judged, found.unknown, found.covers) == ((), (), ((),))
    assert found.covered.value == 0
    assert (found.gap_count, found.gap_share) == (8, 1)
    assert found.together == ((), (found.together[0].share)) or found.together[0].proposals == ()
    assert found.ranking == found.single_points == ()
    assert fragile_pairs(found) == ()


def test_without_thresholds_there_is_one_state() -> None:
    found = Portfolio.of(Solution.of(Map([proposal("plan", needs="gone")])))
    assert found.unknown == ("plan",)
    assert found.coverage == (Step(0, (1.0,)),)


def test_a_proposal_without_a_clause_that_stands_is_unknown() -> None:
    doubted = proposal("doubted", needs="noon")
    found = portfolio(
        EARLY, proposal("silent"), doubted, argument("x", against="doubted#needs-noon")
    )
    assert found.judged == ("early",)
    assert found.unknown == ("doubted", "silent")
    assert [one.proposals for one in found.together] == [("early",)]


def test_survival() -> None:
    found = portfolio(EARLY, LATE).survival
    assert found["early"].open
    assert found["early"].share.standing.value == 1
    assert not found["late"].open
    assert found["late"].pairs == (("noon", "dusk"),)
    assert (found["late"].share.standing.count, found["late"].share.standing.of) == (3, 6)


def test_clauses_in_dispute_can_only_take_away() -> None:
    plan = proposal("plan", needs=["noon", "dawn"], breaks="dusk")
    found = portfolio(plan, argument("x", against="plan#needs-dawn")).survival["plan"]
    assert found.disputed == ("plan#needs-dawn",)
    assert found.share.standing.count == 3
    assert found.strictest is not None
    assert found.strictest.standing.count == 2


def test_facts_in_dispute_give_an_interval() -> None:
    fact = before("fact", "noon", "dusk")
    found = portfolio(LATE, fact, argument("x", against="fact")).survival["late"].share
    assert (found.low, found.high, found.swing, found.worlds) == (0.5, 1, "fact", 2)
    assert found.standing.value == 0.5


def test_coverage_by_crossings() -> None:
    day = [before("d-n", "dawn", "noon"), before("n-d", "noon", "dusk")]
    found = portfolio(EARLY, LATE, *day)
    assert found.coverage == (
        Step(0, (0.0, 1.0)),
        Step(1, (0.0, 1.0)),
        Step(2, (0.0, 1.0)),
        Step(3, (1.0,)),
    )
    assert [(gap.state, gap.share) for gap in found.gaps] == [
        (frozenset({"dawn", "noon", "dusk"}), 1.0)
    ]
    assert found.gap_share == pytest.approx(0.25)
    assert found.covers == (("early", "late"),)
    assert found.ranking == (
        Next("early", pytest.approx(0.5), pytest.approx(0.5)),
        Next("late", pytest.approx(0.25), pytest.approx(0.75)),
    )
    assert found.next_after(["late"]) == Next("early", pytest.approx(0.5), pytest.approx(0.75))
    assert found.next_after(["late", "early"]) is None


def test_a_common_break_makes_two_proposals_one_layer() -> None:
    found = portfolio(EARLY, proposal("other", breaks="noon"))
    assert found.shared == {("early", "other"): ("noon",)}
    assert found.depth([]) == 1
    assert SinglePoint("threshold", "noon", ("early", "other"), pytest.approx(0.5)) in (
        found.single_points
    )
    assert found.covers == (("early",), ("other",))


def test_a_common_premise_makes_two_proposals_one_layer() -> None:
    claims = [claim("one"), claim("two"), claim("ground")]
    reasons = [argument(f"for-{one}", ["ground"], for_=one) for one in ("one", "two")]
    plans = [
        proposal("early", breaks="noon", relies_on="one"),
        proposal("other", breaks="dusk", relies_on="two"),
    ]
    found = portfolio(*plans, *claims, *reasons)
    assert found.shared == {("early", "other"): ("ground",)}
    assert found.depth([]) == 1
    assert ("claim", "ground") in [(one.what, one.id) for one in found.single_points]
    # An argument that does not hold carries nothing down.
    cut = argument("cut", undercuts="for-two")
    assert portfolio(*plans, *claims, *reasons, cut).depth([]) == 2


def test_an_order_that_is_broken_on_the_way_puts_it_out_for_good() -> None:
    plan = proposal("plan", needs="dawn", requires_order=[{"first": "dawn", "then": "noon"}])
    found = portfolio(plan)
    assert found.works(["dawn", "noon"]) == ("plan",)
    assert found.works(["noon"]) == ()
    share = found.coverage[2].depths[1]
    # Of six orders three keep it; after two crossings dawn must be among them and in time.
    assert share == pytest.approx(3 / 6)
    assert found.survives(("dawn", "noon", "dusk")) == ("plan",)
    assert found.survives(("noon", "dawn", "dusk")) == ()


def test_an_order_that_facts_refute_never_covers() -> None:
    plan = proposal("plan", requires_order=[{"first": "noon", "then": "dawn"}])
    found = portfolio(plan, before("fact", "dawn", "noon"))
    assert found.survival["plan"].share.standing.value == 0
    assert found.works([]) == ()
    assert found.gap_share == 1


def test_preferences_and_rules_decide_nothing() -> None:
    soft = proposal(
        "soft", breaks="noon", requires_order=[{"first": "noon", "then": "dawn", "grade": "soft"}]
    )
    rule = claim("rule", states={"before": ["dawn", "noon"], "scope": "most-proposals"})
    found = portfolio(soft, rule)
    assert found.survival["soft"].pairs == ()
    assert found.survival["soft"].share.standing.value == 1
    assert found.order.covers() == ()


def test_fragile_pairs() -> None:
    plans = [LATE, proposal("reverse", needs="dusk", breaks="noon")]
    first, *others = fragile_pairs(portfolio(*plans))
    assert (first.first, first.then) == ("dusk", "noon")
    assert (first.kills_if_before, first.kills_if_after) == (("late",), ("reverse",))
    assert first.value == pytest.approx(0.5)
    assert first.change == pytest.approx(2)
    assert all(one.value < 0.5 and not one.kills_if_before for one in others)


def test_an_open_end_is_not_worth_picking() -> None:
    plans = [LATE, proposal("reverse", needs="dusk", breaks="noon"), EARLY]
    assert fragile_pairs(portfolio(*plans))[0].value == pytest.approx(0.5)


@pytest.mark.parametrize("seed", range(6))
def test_samples_come_near_what_is_counted(seed: int) -> None:
    world = World(Solution.of(order_map(Random(seed), thresholds=6, plans=5)))
    exact, drawn = Portfolio(world), Portfolio(world, most=0, samples=4_000)
    assert (exact.method, exact.samples) == ("exact", 0)
    assert (drawn.method, drawn.samples) == ("sampled", 4_000)
    assert drawn.covered.value == pytest.approx(exact.covered.value, abs=0.04)
    assert drawn.covered.low <= drawn.covered.value <= drawn.covered.high
    for one, other in zip(exact.coverage, drawn.coverage, strict=True):
        assert sum(other.depths) == pytest.approx(1)
        for depth, share in enumerate(one.depths):
            near = other.depths[depth] if depth < len(other.depths) else 0
            assert near == pytest.approx(share, abs=0.04)
    known = {one.proposals: one.share.value for one in exact.together}
    for together in drawn.together:
        assert together.share.value == pytest.approx(known[together.proposals], abs=0.04)
    assert {gap.state for gap in drawn.gaps} <= {gap.state for gap in exact.gaps}
    assert Portfolio(world, most=0, samples=4_000).together == drawn.together


def test_more_thresholds_than_fit_into_a_word() -> None:
    row = [threshold(f"t{number:03}") for number in range(100)]
    facts = [before(f"f{number}", f"t{number:03}", f"t{number + 2:03}") for number in range(98)]
    plan = proposal("plan", needs="t000", breaks="t001")
    found = Portfolio.of(Solution.of(Map([*row, *facts, plan])))
    assert found.method == "exact"
    assert found.survival["plan"].share.standing.value == 0.5
    assert [one.share.value for one in found.together] == [0.5, 0.5]
    assert found.coverage[0].depths == (1.0,)
    assert found.coverage[1].depths == pytest.approx((0.5, 0.5))
    assert found.covered.value == 0


def test_more_proposals_than_fit_into_a_word() -> None:
    plans = [proposal(f"p{number:02}", breaks="noon") for number in range(70)]
    found = portfolio(*plans, LATE)
    assert found.depth([]) == 1
    assert len(found.works([])) == 70
    assert found.coverage[0].depths == (0.0, 1.0)
    assert len(found.covers) == 70
