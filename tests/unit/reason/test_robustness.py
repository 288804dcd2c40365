"""Robustness to scale on proposals made by hand."""

from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Claim, Node
from robustmap.model.settings import Settings, Today
from robustmap.model.view import View
from robustmap.reason.robustness import KINDS, Robustness, robustness, table
from robustmap.reason.solution import Solution
from tests.support.maps import SUPPOSED, argument, claim, proposal, threshold

POINTS = [threshold(name) for name in ("dawn", "noon", "dusk", "night")]
AXES = [Axis.model_validate({"id": name, "title": name}) for name in ("engine", "brake")]


def before(name: str, first: str, then: str, **fields: Any) -> Claim:
    return claim(name, states={"before": [first, then]}, **fields)


def within(name: str, margin: int, **fields: Any) -> Claim:
    return claim(name, states={"within": ["engine", "brake", margin]}, **fields)


DAY = [before("d-n", "dawn", "noon"), before("n-d", "noon", "dusk"), before("d-k", "dusk", "night")]


def judged(
    fields: dict[str, Any],
    *nodes: Node,
    today: tuple[str, ...] | None = None,
    view: View | None = None,
) -> dict[str, Robustness]:
    """Judge a proposal among four thresholds that follow one another through the day."""
    settings = Settings(today=None if today is None else Today(crossed=today))
    plan = proposal("plan", **fields)
    solution = Solution.of(Map([*POINTS, *AXES, *DAY, plan, *nodes], settings), view or View())
    return robustness(solution, plan)


def test_the_three_questions_come_in_their_order() -> None:
    assert list(KINDS) == ["down", "relative", "up"]
    assert list(judged({})) == ["up", "down", "relative"]


@pytest.mark.parametrize("kind", ["up", "down", "relative"])
def test_a_silent_text_leaves_it_unknown(kind: str) -> None:
    assert judged({})[kind] == Robustness("plan", kind, "unknown")


@pytest.mark.parametrize(("limit", "answer"), [("works", "works"), ("breaks", "stops")])
def test_the_limit_speaks_where_no_clause_does(limit: str, answer: str) -> None:
    assert judged({"at_limit": limit})["up"] == Robustness("plan", "up", answer)
    clause = judged({"at_limit": limit, "breaks": "noon"})["up"]
    assert (clause.answer, clause.witness) == ("stops", "noon")


class TestUp:
    def test_the_state_is_the_threshold_and_all_before_it(self) -> None:
        found = judged({"breaks": "noon"})["up"]
        assert found.answer == "stops"
        assert (found.witness, found.clause) == ("noon", "plan#breaks-noon")
        assert found.state == ("dawn", "noon")
        assert found.gap is None
        assert found.rests_on == ("plan#breaks-noon", "d-n")

    @pytest.mark.parametrize(
        ("today", "answer", "gap"),
        [((), "stops", 3), (("dawn",), "stops", 2), (("dusk",), "stopped", 0)],
    )
    def test_the_gap_counts_what_is_still_to_be_crossed(self, today, answer, gap) -> None:
        found = judged({"breaks": "dusk"}, today=today)["up"]
        assert (found.answer, found.gap) == (answer, gap)

    def test_the_nearest_edge_is_the_one_with_the_fewest_crossings(self) -> None:
        far_by_name = judged({"breaks": ["dusk", "noon"]}, today=())["up"]
        assert (far_by_name.witness, far_by_name.gap) == ("noon", 2)

    def test_what_has_been_crossed_already_makes_an_edge_no_farther(self) -> None:
        apart = [threshold("fog"), threshold("frost"), before("f-f", "fog", "frost")]
        fields = {"breaks": ["frost", "dusk"]}
        assert judged(fields, *apart, today=())["up"].witness == "frost"
        later = judged(fields, *apart, today=("noon",))["up"]
        assert (later.witness, later.gap) == ("dusk", 1)

    def test_how_it_fails_is_told(self) -> None:
        found = judged({"breaks": {"at": "noon", "failure": "graceful"}})["up"]
        assert found.failure == "graceful"
        assert found.answer == "stops"

    def test_a_disputed_clause_leaves_it_in_dispute(self) -> None:
        doubt = argument("doubt", against="plan#breaks-noon")
        found = judged({"breaks": "noon"}, doubt)["up"]
        assert found == Robustness(
            "plan", "up", "disputed", clause="plan#breaks-noon", disputed=("plan#breaks-noon",)
        )

    def test_a_disputed_clause_beside_one_that_stands(self) -> None:
        doubt = argument("doubt", against="plan#breaks-noon")
        found = judged({"breaks": ["noon", "night"]}, doubt)["up"]
        assert (found.answer, found.witness) == ("stops", "night")
        assert found.disputed == ("plan#breaks-noon",)

    def test_an_answered_doubt_is_none(self) -> None:
        doubt = argument("doubt", against="plan#breaks-noon")
        reply = argument("reply", undercuts="doubt")
        assert judged({"breaks": "noon"}, doubt, reply) == judged({"breaks": "noon"})

    def test_a_clause_that_has_fallen_is_not_there(self) -> None:
        view = View(denied=frozenset({"plan#breaks-noon"}))
        assert judged({"breaks": "noon"}, view=view)["up"].answer == "unknown"
        both = judged({"breaks": ["noon", "night"]}, view=view)["up"]
        assert (both.witness, both.disputed) == ("night", ())

    def test_a_clause_that_nobody_asserts_is_not_there_until_the_view_counts_it(self) -> None:
        fields = {"breaks": {"at": "noon", "sources": SUPPOSED}}
        assert judged(fields)["up"].answer == "unknown"
        assert judged(fields, view=View(suppositions=True))["up"].witness == "noon"

    def test_a_clause_that_is_only_our_reading_waits_for_the_view(self) -> None:
        fields = {"breaks": {"at": "noon", "basis": "reading"}}
        assert judged(fields)["up"].answer == "unknown"
        assert judged(fields, view=View(basis="reading"))["up"].witness == "noon"

    def test_a_disputed_fact_orders_nothing_and_is_told(self) -> None:
        doubt = argument("doubt", against="d-n")
        found = judged({"breaks": "noon"}, doubt, today=())["up"]
        assert found.state == ("noon",)
        assert found.gap == 1
        assert found.disputed == ("d-n",)
        assert found.rests_on == ("plan#breaks-noon",)

    def test_rules_and_readings_order_nothing(self) -> None:
        loose = [
            before("rule", "night", "noon", basis="reading"),
            claim("most", states={"before": ["dusk", "noon"], "scope": "most-proposals"}),
            claim("soft", states={"before": ["dusk", "noon"], "graded": "true"}),
        ]
        assert judged({"breaks": "noon"}, *loose)["up"].state == ("dawn", "noon")


class TestDown:
    def test_the_state_lacks_the_threshold_and_all_after_it(self) -> None:
        found = judged({"needs": "noon"}, today=("dusk",))["down"]
        assert found.answer == "stops"
        assert (found.witness, found.clause) == ("noon", "plan#needs-noon")
        assert found.state == ("dawn",)
        assert found.gap == 2
        assert found.rests_on == ("plan#needs-noon", "d-k", "n-d")

    def test_what_is_needed_and_not_there_stops_it_today(self) -> None:
        found = judged({"needs": "noon"}, today=("dawn",))["down"]
        assert (found.answer, found.witness, found.gap) == ("stopped", "noon", 0)
        assert found.state == ("dawn",)

    def test_without_today_there_is_no_gap(self) -> None:
        found = judged({"needs": "noon"})["down"]
        assert (found.answer, found.gap, found.state) == ("stops", None, ())

    def test_the_nearest_need_loses_the_fewest_crossings(self) -> None:
        found = judged({"needs": ["dawn", "noon"]}, today=("dusk",))["down"]
        assert (found.witness, found.gap) == ("noon", 2)

    def test_it_is_never_said_to_work_only_how_it_fails(self) -> None:
        found = judged({"needs": {"at": "noon", "failure": "graceful"}}, today=("noon",))["down"]
        assert (found.answer, found.failure) == ("stops", "graceful")

    def test_a_disputed_need(self) -> None:
        doubt = argument("doubt", against="plan#needs-noon")
        found = judged({"needs": "noon"}, doubt)["down"]
        assert (found.answer, found.disputed) == ("disputed", ("plan#needs-noon",))


class TestNoRoom:
    @pytest.mark.parametrize("kind", ["up", "down"])
    def test_what_it_needs_comes_only_after_what_breaks_it(self, kind: str) -> None:
        found = judged({"needs": "night", "breaks": "noon"}, today=())[kind]
        assert found.answer == "no-room"
        assert (found.witness, found.clause) == ("noon", "plan#breaks-noon")
        assert found.state == ("dusk", "night", "noon")
        assert found.rests_on == ("plan#breaks-noon", "plan#needs-night", "d-k", "n-d")

    def test_the_same_threshold_on_both_sides_leaves_no_room(self) -> None:
        found = judged({"needs": "noon", "breaks": "noon"})
        assert (found["up"].answer, found["down"].answer) == ("no-room", "no-room")

    def test_there_is_room_where_the_order_is_in_dispute(self) -> None:
        doubt = argument("doubt", against="d-k")
        found = judged({"needs": "night", "breaks": "dusk"}, doubt, today=())
        assert (found["up"].answer, found["down"].answer) == ("stops", "stopped")
        assert found["up"].disputed == ("d-k",)

    def test_relative_scale_is_another_question(self) -> None:
        fields = {"needs": "night", "breaks": "noon", "relative": [{"of": "engine", "to": "brake"}]}
        assert judged(fields)["relative"].answer == "stops"


PAIR = {"relative": [{"of": "engine", "to": "brake", "margin": 1}]}
PAIR_CLAUSE = "plan#relative-engine-brake"


class TestRelative:
    def test_nothing_holds_the_parts_together(self) -> None:
        found = judged(PAIR)["relative"]
        assert (found.answer, found.witness) == ("stops", "engine")
        assert (found.clause, found.rests_on) == (PAIR_CLAUSE, (PAIR_CLAUSE,))

    @pytest.mark.parametrize(("margin", "answer"), [(0, "works"), (1, "works"), (2, "stops")])
    def test_a_fact_holds_them_within_the_margin(self, margin: int, answer: str) -> None:
        assert judged(PAIR, within("bound", margin))["relative"].answer == answer

    def test_it_rests_on_the_fact(self) -> None:
        found = judged(PAIR, within("bound", 1))["relative"]
        assert found == Robustness("plan", "relative", "works", rests_on=(PAIR_CLAUSE, "bound"))

    def test_the_other_way_round_is_another_fact(self) -> None:
        other = claim("bound", states={"within": ["brake", "engine", 0]})
        assert judged(PAIR, other)["relative"].answer == "stops"

    def test_a_disputed_fact_holds_nothing_and_is_told(self) -> None:
        doubt = argument("doubt", against="bound")
        found = judged(PAIR, within("bound", 1), doubt)["relative"]
        assert (found.answer, found.disputed) == ("stops", ("bound",))

    def test_a_fact_that_has_fallen_is_not_there(self) -> None:
        doubt = argument("doubt", against="bound")
        bound = within("bound", 1, standing="presumed")
        found = judged(PAIR, bound, doubt)["relative"]
        assert (found.answer, found.disputed) == ("stops", ())
        reply = argument("reply", undercuts="doubt")
        assert judged(PAIR, bound, doubt, reply)["relative"].answer == "works"

    def test_a_rule_over_proposals_is_no_fact(self) -> None:
        rule = claim("bound", states={"within": ["engine", "brake", 1], "scope": "some-proposals"})
        assert judged(PAIR, rule)["relative"].answer == "stops"

    def test_a_disputed_clause(self) -> None:
        doubt = argument("doubt", against=PAIR_CLAUSE)
        found = judged(PAIR, doubt)["relative"]
        assert (found.answer, found.clause) == ("disputed", PAIR_CLAUSE)

    def test_one_pair_that_nothing_holds_is_enough(self) -> None:
        fields = {
            "relative": [
                {"of": "engine", "to": "brake", "margin": 1},
                {"of": "brake", "to": "engine", "failure": "silent"},
            ]
        }
        found = judged(fields, within("bound", 1))["relative"]
        assert (found.answer, found.witness, found.failure) == ("stops", "brake", "silent")


def test_the_table_has_a_row_per_proposal() -> None:
    plans = [proposal("one", breaks="noon"), proposal("two")]
    withdrawn = proposal("three", review="withdrawn")
    found = table(Solution.of(Map([*POINTS, *plans, withdrawn])))
    assert {name: found[name]["up"].answer for name in found} == {"one": "stops", "two": "unknown"}


def test_earlier_names_of_thresholds_are_understood() -> None:
    plan = proposal("plan", breaks="midday", needs="dawn")
    points = [threshold("dawn"), threshold("noon", aliases=["midday"])]
    settings = Settings(today=Today(crossed=("midday",)))
    solution = Solution.of(Map([*points, DAY[0], plan], settings))
    found = robustness(solution, plan)
    assert (found["up"].answer, found["up"].witness) == ("stopped", "noon")
    assert found["up"].clause == "plan#breaks-midday"
    assert (found["down"].answer, found["down"].gap) == ("stops", 2)
