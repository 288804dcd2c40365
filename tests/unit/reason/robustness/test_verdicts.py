"""Reliance, limit, window, and what every answer of the table tells, on maps made by hand."""

from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Node, Proposal
from robustmap.model.settings import Settings, Today
from robustmap.model.view import View
from robustmap.reason.robustness import Robustness, World, robustness
from robustmap.reason.robustness.limit import Limit, limit
from robustmap.reason.robustness.reliance import Reliance, reliance, together
from robustmap.reason.robustness.window import Window, window
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.orders import before

POINTS = [
    threshold("dawn", axis="light"),
    threshold("noon", axis="light"),
    threshold("dusk", axis="light"),
    threshold("rain", axis="wet"),
]
AXES = [Axis.model_validate({"id": one, "title": one}) for one in ("light", "wet")]
DAY = [before("d-n", "dawn", "noon"), before("n-d", "noon", "dusk")]


def world(plan: Proposal, *nodes: Node, view: View | None = None, today: Any = None) -> World:
    settings = Settings(today=None if today is None else Today(crossed=today))
    return World(Solution.of(Map([*POINTS, *AXES, plan, *nodes], settings), view or View()))


def relied(*nodes: Node, view: View | None = None, **order: Any) -> Reliance | None:
    plan = proposal("plan", requires_order=[{"first": "dawn", "then": "dusk", **order}])
    found = reliance(world(plan, *nodes, view=view), plan)
    return found[0] if found else None


class TestReliance:
    def test_certain(self) -> None:
        found = relied(*DAY)
        assert found is not None
        assert (found.answer, found.chain) == ("certain", ("dawn", "noon", "dusk"))
        assert found.rests_on == ("plan#dawn-before-dusk", "d-n", "n-d")
        assert found.good == ("dawn", "noon", "dusk", "rain")
        assert found.bad == ()

    def test_refuted(self) -> None:
        found = relied(before("back", "dusk", "dawn"), failure="silent")
        assert found is not None
        assert (found.answer, found.chain, found.failure) == ("refuted", ("dusk", "dawn"), "silent")
        assert (found.good, found.bad[:2]) == ((), ("dusk", "dawn"))
        assert found.share is not None
        assert found.share.standing.count == 0

    def test_contingent(self) -> None:
        found = relied()
        assert found is not None
        assert (found.answer, found.chain) == ("contingent", ())
        assert (found.good.index("dawn") < found.good.index("dusk")) is True
        assert (found.bad.index("dawn") < found.bad.index("dusk")) is False
        assert found.share is not None
        assert (found.share.standing.count, found.share.standing.of) == (12, 24)

    def test_a_preference_is_graded_and_never_fails(self) -> None:
        found = relied(before("back", "dusk", "dawn"), grade="soft")
        assert found is not None
        assert (found.answer, found.grade) == ("graded", "soft")
        assert found.share is not None
        assert found.share.standing.value == 0

    def test_a_clause_in_dispute_is_said_to_be(self) -> None:
        found = relied(*DAY, argument("x", against="plan#dawn-before-dusk"))
        assert found is not None
        assert (found.answer, found.disputed) == ("disputed", ("plan#dawn-before-dusk",))
        assert found.share is not None
        assert found.share.standing.value == 1

    def test_a_clause_that_fell_or_does_not_count_is_left_out(self) -> None:
        assert relied(view=View(denied=frozenset({"plan#dawn-before-dusk"}))) is None
        assert relied(basis="reading") is None

    def test_what_is_no_threshold_is_unknown(self) -> None:
        found = relied(then="nowhere")
        assert found is not None
        assert (found.answer, found.share) == ("unknown", None)

    def test_a_disputed_fact_gives_an_interval(self) -> None:
        found = relied(before("fact", "dawn", "dusk"), argument("x", against="fact"))
        assert found is not None
        assert (found.answer, found.disputed) == ("contingent", ("fact",))
        assert found.share is not None
        assert (found.share.low, found.share.high, found.share.swing) == (0.5, 1, "fact")

    def test_rules_over_proposals_order_nothing(self) -> None:
        rules = [
            claim(scope, states={"before": ["dawn", "dusk"], "scope": scope})
            for scope in ("most-proposals", "all-proposals", "some-proposals")
        ]
        found = relied(
            *rules, claim("graded", states={"before": ["dawn", "dusk"], "graded": "true"})
        )
        assert found is not None
        assert found.answer == "contingent"

    def test_clauses_may_exclude_one_another(self) -> None:
        orders = [{"first": "dawn", "then": "noon"}, {"first": "noon", "then": "dawn"}]
        plan = proposal("plan", requires_order=orders)
        here = world(plan)
        assert [one.answer for one in reliance(here, plan)] == ["contingent", "contingent"]
        found = together(here, plan)
        assert found is not None
        assert (found.answer, found.chain) == ("refuted", ("dawn", "noon", "dawn"))
        assert found.rests_on == ("plan#dawn-before-noon", "plan#noon-before-dawn")
        assert found.good == ()

    def test_facts_that_contradict_each_other_are_given_up(self) -> None:
        # One of the two must go; definitional ones stay.
        facts = [
            before("law", "dawn", "dusk", sort="definitional"),
            before("hunch", "dusk", "dawn"),
        ]
        found = relied(*facts)
        assert found is not None
        assert (found.answer, found.rests_on) == ("certain", ("plan#dawn-before-dusk", "law"))
        assert found.disputed == ("hunch",)


def limited(*nodes: Node, **fields: Any) -> Limit:
    plan = proposal("plan", **fields)
    return limit(world(plan, *nodes), plan)


class TestLimit:
    def test_silence_is_unknown(self) -> None:
        assert limited() == Limit("plan", "unknown", "unknown")
        assert limited(needs="noon").computed == "unknown"

    def test_an_end_breaks_it_whatever_its_author_says(self) -> None:
        found = limited(*DAY, breaks=["dusk", "noon"], at_limit="works")
        assert (found.computed, found.said, found.agree) == ("breaks", "works", False)
        assert (found.witness, found.clause) == ("noon", "plan#breaks-noon")

    def test_an_end_in_dispute_leaves_it_open(self) -> None:
        doubt = argument("x", against="plan#breaks-noon")
        found = limited(doubt, breaks="noon", at_limit="works")
        assert (found.computed, found.agree) == ("unknown", None)
        assert found.disputed == ("plan#breaks-noon",)

    def test_works_below_the_limit_too(self) -> None:
        found = limited(*DAY, needs="noon", at_limit="works")
        assert (found.computed, found.only, found.witness) == ("works", False, "dusk")

    def test_works_in_the_limit_only(self) -> None:
        found = limited(*DAY, needs="dusk", at_limit="works")
        # Rain is on another axis.
        assert (found.only, found.witness) == (True, "")
        assert found.rests_on == ("plan#needs-dusk", "d-n", "n-d")
        assert limited(*DAY, needs=["dusk", "rain"], at_limit="works").only is True
        assert limited(needs="dusk", at_limit="works").only is False

    def test_a_need_in_dispute_leaves_that_open(self) -> None:
        doubt = argument("x", against="plan#needs-dusk")
        found = limited(*DAY, doubt, needs=["dusk", "noon"], at_limit="works")
        assert (found.only, found.disputed) == (None, ("plan#needs-dusk",))


def ranged(*nodes: Node, **fields: Any) -> Window | None:
    plan = proposal("plan", **fields)
    return window(world(plan, *nodes), plan)


class TestWindow:
    def test_without_clauses_there_is_none(self) -> None:
        assert ranged() is None

    def test_an_empty_one_has_a_chain(self) -> None:
        found = ranged(*DAY, needs="dusk", breaks="dawn")
        assert found is not None
        assert (found.empty, found.chain) == (True, ("dawn", "noon", "dusk"))
        assert found.rests_on == ("plan#breaks-dawn", "plan#needs-dusk", "d-n", "n-d")
        assert found.share.standing.count == 0

    def test_the_same_threshold_at_both_ends(self) -> None:
        found = ranged(needs="noon", breaks="noon")
        assert found is not None
        assert (found.empty, found.chain) == (True, ("noon",))

    def test_one_that_is_there_in_every_order(self) -> None:
        found = ranged(*DAY, needs="dawn", breaks="dusk", **{"except": "eclipses"})
        assert found is not None
        assert (found.always, found.share.standing.value) == (True, 1)
        assert found.excepted == ("eclipses",)
        assert found.rests_on[2:] == ("d-n", "n-d")

    def test_one_that_hangs_on_the_order(self) -> None:
        found = ranged(needs=["dawn", "rain"], breaks="dusk")
        assert found is not None
        assert (found.always, found.empty, found.open) == (False, False, ())
        assert found.share.standing.value == pytest.approx(1 / 3)

    @pytest.mark.parametrize(("word", "open_"), [("needs", "breaks"), ("breaks", "needs")])
    def test_an_open_end_is_named(self, word: str, open_: str) -> None:
        found = ranged(**{word: "noon"})
        assert found is not None
        assert (found.open, found.share.standing.value) == ((open_,), 1)


class TestTable:
    def answer(self, kind: str, *nodes: Node, today: Any = None, **fields: Any) -> Robustness:
        plan = proposal("plan", **fields)
        return robustness(world(plan, *nodes, today=today).solution, plan)[kind]

    def test_the_other_ends_follow_behind_the_nearest(self) -> None:
        found = self.answer("up", *DAY, breaks=["dusk", "rain", "noon"])
        assert (found.witness, found.axis) == ("rain", "wet")
        assert found.behind == ("plan#breaks-noon", "plan#breaks-dusk")
        down = self.answer("down", *DAY, needs=["dawn", "dusk"], today=["dusk"])
        assert (down.witness, down.axis, down.behind) == ("dusk", "light", ("plan#needs-dawn",))

    def test_exceptions_are_told_with_the_answer(self) -> None:
        assert self.answer("up", breaks="noon", **{"except": "eclipses"}).excepted == ("eclipses",)
        assert self.answer("up", **{"except": "eclipses"}).excepted == ()

    def test_the_axis_that_outgrows_the_other(self) -> None:
        found = self.answer("relative", relative=[{"of": "light", "to": "wet"}])
        assert (found.answer, found.axis) == ("stops", "light")

    def test_a_fact_that_is_given_up_counts_as_disputed(self) -> None:
        facts = [before("law", "dawn", "noon", sort="definitional"), before("a", "noon", "dawn")]
        found = self.answer("up", *facts, breaks="noon", today=[])
        assert (found.gap, found.state, found.disputed) == (2, ("dawn", "noon"), ("a",))
