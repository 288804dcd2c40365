"""Ladders: rungs by level, what a margin asks of them, and enumeration on small maps."""

from itertools import product
from random import Random
from typing import Any

import pytest

from robustmap.explain import words
from robustmap.explain.orders import ladder as in_words
from robustmap.model.fields import RelativeClause
from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Node
from robustmap.reason.robustness import World, robustness
from robustmap.reason.robustness.ladders import (
    Ladder,
    Rung,
    Slack,
    compared,
    ladder,
    ladders,
    rungs,
)
from robustmap.reason.solution import Solution
from tests.support.maps import argument, proposal, threshold
from tests.support.orders import before, keeps, possible_orders

AXES = [Axis.model_validate({"id": one, "title": one}) for one in ("engine", "brake")]


def rung(name: str, level: float, **fields: Any) -> Node:
    return threshold(name, axis={"e": "engine", "b": "brake"}[name[0]], level=level, **fields)


THREE = [rung(f"{axis}{level}", level) for axis in "eb" for level in (1, 2, 3)]
LEVELS = [before(f"{a}{n}-{a}{n + 1}", f"{a}{n}", f"{a}{n + 1}") for a in "eb" for n in (1, 2)]


def world(*nodes: Node) -> World:
    return World(Solution.of(Map([*AXES, *nodes])))


def laddered(margin: int, *nodes: Node, of: str = "engine", to: str = "brake") -> Ladder:
    clause = RelativeClause(of=of, to=to, margin=margin)
    found = ladder(world(*nodes), clause)
    assert found is not None
    return found


class TestRungs:
    def test_they_come_in_the_order_of_their_levels(self) -> None:
        points = [rung("e-z", 1), rung("e-a", 2.5), rung("e-m", -1)]
        assert rungs(world(*points), "engine") == (
            Rung(-1, ("e-m",)),
            Rung(1, ("e-z",)),
            Rung(2.5, ("e-a",)),
        )

    def test_thresholds_of_one_level_are_one_rung(self) -> None:
        found = rungs(world(rung("e2", 1), rung("e1", 1)), "engine")
        assert found == (Rung(1, ("e1", "e2")),)

    def test_without_a_level_or_withdrawn_they_are_on_none(self) -> None:
        points = [threshold("e0", axis="engine"), rung("e1", 1, review="withdrawn"), rung("e2", 2)]
        assert rungs(world(*points), "engine") == (Rung(2, ("e2",)),)

    @pytest.mark.parametrize("to", ["engine", "nowhere"])
    def test_there_is_no_ladder_without_two_axes_of_rungs(self, to: str) -> None:
        clause = RelativeClause(of="engine", to=to)
        assert ladder(world(*THREE), clause) is None


class TestPairs:
    def test_a_margin_asks_for_the_rung_so_far_below(self) -> None:
        found = laddered(1, *THREE)
        assert [(one.of, one.to, one.pairs) for one in found.pairs] == [
            (2, 1, (("b1", "e2"),)),
            (3, 2, (("b2", "e3"),)),
        ]
        assert (found.answer, found.holds, found.beyond) == ("contingent", None, ())

    def test_a_negative_margin_asks_for_a_rung_above(self) -> None:
        found = laddered(-2, *THREE)
        assert [one.pairs for one in found.pairs] == [(("b3", "e1"),)]
        assert found.beyond == (2, 3)

    def test_thresholds_of_one_level_all_count(self) -> None:
        points = [rung("e1", 1), rung("e2", 1), rung("b1", 1)]
        found = laddered(0, *points, before("f", "b1", "e1"))
        assert found.pairs[0].pairs == (("b1", "e1"), ("b1", "e2"))
        assert found.answer == "contingent"
        assert laddered(0, *points, before("f", "e2", "b1")).witness == "e2"


class TestAnswer:
    def test_certain_where_the_facts_say_so(self) -> None:
        facts = [before(f"f{n}", f"b{n}", f"e{n}") for n in (1, 2, 3)]
        found = laddered(0, *THREE, *facts)
        assert (found.answer, found.holds, found.by) == ("certain", True, 0)
        assert found.rests_on == ("f1", "f2", "f3")
        assert [one.rests_on for one in found.pairs] == [("f1",), ("f2",), ("f3",)]
        assert found.share is not None
        assert found.share.standing.value == 1
        assert found.slack == Slack(certain=0, possible=None)

    def test_a_smaller_margin_that_is_kept_keeps_the_greater(self) -> None:
        facts = [before(f"f{n}", f"b{n}", f"e{n}") for n in (1, 2, 3)]
        # No fact puts the rungs of an axis in order, but their levels do.
        found = laddered(1, *THREE, *facts)
        assert (found.answer, found.holds, found.by) == ("contingent", True, 0)
        # And wider than its whole ladder.
        found = laddered(9, *THREE, *facts)
        assert (found.answer, found.holds, found.pairs, found.share) == ("unknown", True, (), None)

    def test_refuted_where_one_is_turned_round(self) -> None:
        found = laddered(1, *THREE, *LEVELS, before("f", "e2", "b1"))
        assert (found.answer, found.holds, found.witness) == ("refuted", False, "e2")
        assert found.rests_on == ("f",)
        assert [one.answer for one in found.pairs] == ["refuted", "contingent"]
        assert found.share is not None
        assert found.share.standing.count == 0
        assert found.slack == Slack(certain=None, possible=2)

    def test_a_greater_margin_that_is_exceeded_exceeds_the_smaller(self) -> None:
        found = laddered(0, *THREE, before("f", "e2", "b1"))
        assert (found.answer, found.holds, found.by, found.witness) == (
            *("contingent", False),
            *(1, "e2"),
        )

    def test_refuted_where_the_pairs_exclude_one_another(self) -> None:
        points = [rung(name, int(name[1])) for name in ("e1", "e2", "b1", "b2")]
        facts = [before("f", "e1", "b2"), before("g", "e2", "b1")]
        found = laddered(0, *points, *facts)
        assert [one.answer for one in found.pairs] == ["contingent", "contingent"]
        assert found.answer == "refuted"
        # A margin of 1 is exceeded too, by the second fact alone.
        assert found.slack.possible == 2
        assert (found.witness, found.rests_on) == ("e1", ("f", "g"))

    def test_contingent_with_its_share_and_the_facts_in_dispute(self) -> None:
        points = [rung("e1", 1), rung("b1", 1)]
        facts = [before("f", "b1", "e1"), argument("x", against="f")]
        found = laddered(0, *points, *facts)
        assert (found.answer, found.holds, found.disputed) == ("contingent", None, ("f",))
        assert found.share is not None
        assert (found.share.low, found.share.high) == (0.5, 1)

    def test_too_short_a_ladder_is_never_certain(self) -> None:
        points = [rung("e1", 1), rung("e2", 2), rung("b1", 1)]
        found = laddered(0, *points, before("f", "b1", "e1"))
        assert (found.answer, found.holds, found.beyond) == ("unknown", None, (2,))
        assert found.pairs[0].answer == "certain"
        # It can still be refuted.
        assert laddered(0, *points, before("f", "e1", "b1")).holds is False

    def test_nothing_to_compare_is_unknown(self) -> None:
        found = laddered(1, rung("e1", 1), rung("b1", 1))
        assert (found.answer, found.holds, found.pairs, found.share) == ("unknown", None, (), None)

    def test_the_slack_tells_both_margins(self) -> None:
        # b1 < b2 < b3, e1 < e2 < e3; brake 1 before engine 2, engine 2 before brake 2.
        facts = [before("f", "b1", "e2"), before("g", "b2", "e3"), before("h", "e2", "b2")]
        found = laddered(1, *THREE, *LEVELS, *facts)
        assert (found.answer, found.slack) == ("certain", Slack(certain=1, possible=1))
        assert laddered(0, *THREE, *LEVELS, *facts).answer == "refuted"
        assert laddered(2, *THREE, *LEVELS, *facts).answer == "certain"


def by_chance(rng: Random) -> tuple[list[Node], list[tuple[str, str]]]:
    """Make two ladders of up to three rungs each, and facts on their order."""
    points = [
        rung(f"{axis}{number}", rng.randint(1, number + 1))
        for axis in "eb"
        for number in range(1, rng.randint(1, 3) + 1)
    ]
    turn = rng.sample([one.id for one in points], len(points))
    pairs = [
        (first, then)
        for place, first in enumerate(turn)
        for then in turn[place + 1 :]
        if rng.random() < 0.4
    ]
    return points, pairs


def asked(points: list[Node], margin: int) -> tuple[list[tuple[str, str]], bool]:
    """Give what a margin asks for, and whether the ladder of brakes is too short for it."""
    levels = {
        axis: sorted({one.level for one in points if one.id[0] == axis})  # type: ignore[attr-defined]
        for axis in "eb"
    }
    on = {
        (one.id[0], levels[one.id[0]].index(one.level) + 1, one.id)  # type: ignore[attr-defined]
        for one in points
    }
    pairs = [
        (low, high)
        for (axis, j, low), (other, k, high) in product(on, on)
        if (axis, other) == ("b", "e") and j == k - margin
    ]
    return pairs, any(k - margin > len(levels["b"]) for axis, k, _ in on if axis == "e")


def test_enumeration_of_all_possible_orders() -> None:
    rng = Random(3)
    answers = []
    for _ in range(250):
        points, pairs = by_chance(rng)
        facts = [before(f"f{number}", *pair) for number, pair in enumerate(pairs)]
        here = world(*points, *facts)
        orders = possible_orders([one.id for one in points], pairs)
        judged = {}
        for margin in range(-3, 4):
            found = ladder(here, RelativeClause(of="engine", to="brake", margin=margin))
            assert found is not None
            wanted, short = asked(points, margin)
            kept = [order for order in orders if all(keeps(order, pair) for pair in wanted)]
            expected = "contingent" if wanted else "unknown"
            if wanted and not kept:
                expected = "refuted"
            elif wanted and len(kept) == len(orders):
                expected = "unknown" if short else "certain"
            assert found.answer == expected
            assert {pair for one in found.pairs for pair in one.pairs} == set(wanted)
            assert (found.share is None) is not bool(wanted)
            if found.share is not None:
                assert (found.share.standing.count, found.share.standing.of) == (
                    len(kept),
                    len(orders),
                )
            judged[margin] = found
            answers.append(found.answer)
        check_margins(judged)
        check_shown(judged, points, dict(zip((fact.id for fact in facts), pairs, strict=True)))
    assert set(answers) == {"certain", "refuted", "contingent", "unknown"}


def check_margins(judged: dict[int, Ladder]) -> None:
    """Check what all margins together say, and the slack, by going through them."""
    certain = [margin for margin, found in judged.items() if found.answer == "certain"]
    refuted = [margin for margin, found in judged.items() if found.answer == "refuted"]
    slack = Slack(min(certain, default=None), max(refuted) + 1 if refuted else None)
    for margin, found in judged.items():
        assert found.slack == slack
        if any(one >= margin for one in refuted):
            assert found.holds is False
        else:
            assert found.holds is (True if any(one <= margin for one in certain) else None)


def check_shown(
    judged: dict[int, Ladder], points: list[Node], facts: dict[str, tuple[str, str]]
) -> None:
    """Check that the facts that an answer rests on are enough for it."""
    for found in judged.values():
        if found.by is None:
            assert (found.rests_on, found.witness) == ((), "")
            continue
        wanted = asked(points, found.by)[0]
        few = [facts[claim] for claim in found.rests_on]
        orders = possible_orders([one.id for one in points], few)
        kept = [order for order in orders if all(keeps(order, pair) for pair in wanted)]
        assert len(kept) == (len(orders) if found.holds else 0)
        assert (found.witness in {then for _, then in wanted}) is (not found.holds)


def test_without_the_share_all_else_is_the_same() -> None:
    clause = RelativeClause(of="engine", to="brake")
    found, bare = ladder(world(*THREE), clause), compared(world(*THREE), clause)
    assert found is not None
    assert bare == found._replace(share=None)


def test_only_clauses_that_count_have_a_ladder_and_it_is_told_in_words() -> None:
    clauses = [
        {"of": "engine", "to": "brake", "margin": 1},
        {"of": "brake", "to": "engine", "basis": "reading"},
    ]
    plan = proposal("plan", relative=clauses)
    [found] = ladders(world(*THREE, *LEVELS, plan), plan)
    assert (found.of, found.to, found.margin) == ("engine", "brake", 1)
    told = in_words(found)
    assert told.fill() == "engine at most 1 rung above brake: kept in 14 of 20 possible orders"
    late = before("late", "e3", "b1")
    [found] = ladders(world(*THREE, *LEVELS, late, plan), plan)
    assert (
        in_words(found)
        .fill()
        .startswith("engine at most 1 rung above brake: never kept, since e2 is reached too early")
    )
    early = [before("one", "b1", "e2"), before("two", "b2", "e3")]
    [found] = ladders(world(*THREE, *LEVELS, *early, plan), plan)
    assert in_words(found).fill().endswith("kept in every possible order")


def test_a_rung_is_not_said_to_pull_ahead() -> None:
    plan = proposal("plan", relative=[{"of": "engine", "to": "brake", "margin": 1}])
    solution = Solution.of(Map([*AXES, *THREE, *LEVELS, before("late", "e3", "b1"), plan]))
    answer = robustness(solution, plan)["relative"]
    assert words.robustness(answer).fill() == "stops once e2 is reached too early"
    assert words.gap(answer) == ""
