"""Relative scale: bounds in a row, bounds that contradict each other, and ladders."""

from itertools import pairwise, permutations
from random import Random
from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Claim, Node
from robustmap.model.settings import Settings, Today
from robustmap.reason.robustness import Robustness, World, robustness
from robustmap.reason.robustness._bounds import Bound, Bounds, contradicting
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.orders import before

NAMES = ("x", "y", "z", "w")
AXES = [Axis.model_validate({"id": one, "title": one, "aliases": [f"old-{one}"]}) for one in NAMES]
CLAUSE = "plan#relative-x-z"


def within(part: str, other: str, margin: int, name: str = "", **fields: Any) -> Claim:
    return claim(name or f"{part}-{other}", states={"within": [part, other, margin]}, **fields)


def judged(margin: int, *nodes: Node, today: Any = None, **fields: Any) -> Robustness:
    plan = proposal("plan", relative=[{"of": "x", "to": "z", "margin": margin, **fields}])
    settings = Settings(today=None if today is None else Today(crossed=today))
    return robustness(Solution.of(Map([*AXES, plan, *nodes], settings)), plan)["relative"]


ROW = [within("x", "y", 1), within("y", "z", 2)]


class TestInARow:
    @pytest.mark.parametrize(("margin", "answer"), [(2, "stops"), (3, "works"), (4, "works")])
    def test_margins_add_up(self, margin: int, answer: str) -> None:
        assert judged(margin, *ROW).answer == answer

    def test_it_rests_on_every_claim_of_the_row(self) -> None:
        assert judged(3, *ROW).rests_on == (CLAUSE, "x-y", "y-z")

    def test_the_tightest_row_counts(self) -> None:
        direct = within("x", "z", 4)
        assert judged(4, *ROW, direct).rests_on == (CLAUSE, "x-y", "y-z")
        assert judged(4, *ROW[:1], direct).rests_on == (CLAUSE, "x-z")

    def test_of_equally_tight_ones_the_shortest_does(self) -> None:
        assert judged(3, *ROW, within("x", "z", 3)).rests_on == (CLAUSE, "x-z")

    def test_a_negative_margin_makes_up_for_another(self) -> None:
        assert judged(0, within("x", "y", 2), within("y", "z", -2)).answer == "works"

    def test_earlier_names_of_axes_are_understood(self) -> None:
        assert judged(2, within("old-x", "y", 1), within("y", "old-z", 1)).answer == "works"

    def test_a_part_beside_itself_is_not_judged_by_bounds(self) -> None:
        plan = proposal("plan", relative=[{"of": "x", "to": "old-x"}])
        found = robustness(Solution.of(Map([*AXES, plan])), plan)["relative"]
        assert (found.answer, found.rests_on) == ("stops", ("plan#relative-x-old-x",))

    def test_one_that_stays_far_below_refutes_it(self) -> None:
        found = judged(1, within("z", "y", -1), within("y", "x", -1))
        assert (found.answer, found.witness, found.axis) == ("stops", "x", "x")
        assert found.rests_on == (CLAUSE, "z-y", "y-x")
        assert judged(2, within("z", "y", -1), within("y", "x", -1)).rests_on == (CLAUSE,)


class TestDispute:
    def test_a_row_with_a_bound_in_dispute_is_in_dispute(self) -> None:
        found = judged(3, *ROW, argument("doubt", against="y-z"))
        assert (found.answer, found.clause, found.disputed) == ("disputed", CLAUSE, ("y-z",))
        assert found.rests_on == ()

    def test_a_row_that_is_too_long_anyway_is_not(self) -> None:
        found = judged(2, *ROW, argument("doubt", against="y-z"))
        assert (found.answer, found.disputed) == ("stops", ())

    def test_another_row_that_stands_settles_it(self) -> None:
        more = [within("x", "w", 3), within("w", "z", 0), argument("doubt", against="y-z")]
        found = judged(3, *ROW, *more)
        assert (found.answer, found.rests_on) == ("works", (CLAUSE, "w-z", "x-w"))
        assert found.disputed == ()

    def test_a_single_bound_in_dispute_holds_nothing_yet(self) -> None:
        doubts = [argument(f"doubt-{one}", against=one) for one in ("x-z", "z-x")]
        found = judged(1, within("x", "z", 0), within("z", "x", 0), *doubts)
        assert (found.answer, found.disputed) == ("stops", ("x-z",))


class TestContradiction:
    @pytest.mark.parametrize("margin", [-9, 0, 9])
    def test_nothing_is_told_from_bounds_that_contradict_each_other(self, margin: int) -> None:
        found = judged(margin, within("x", "z", 0), within("z", "x", -1))
        assert (found.answer, found.rests_on) == ("stops", (CLAUSE,))
        assert found.disputed == ("x-z", "z-x")

    def test_others_still_hold(self) -> None:
        circle = [within("y", "w", -2), within("w", "y", 1)]
        found = judged(3, *ROW, *circle)
        assert (found.answer, found.rests_on) == ("works", (CLAUSE, "x-y", "y-z"))

    def test_a_part_below_itself(self) -> None:
        assert judged(3, *ROW, within("x", "x", -1)).answer == "works"

    def test_one_in_dispute_takes_none_down_that_stands(self) -> None:
        against = [within("z", "x", -9), argument("doubt", against="z-x")]
        found = judged(3, *ROW, *against)
        assert (found.answer, found.disputed) == ("works", ())
        bounds = Bounds.of(World(Solution.of(Map([*AXES, *ROW, *against]))))
        assert [one.claim for one in bounds.standing] == ["x-y", "y-z"]
        assert ([one.claim for one in bounds.void], bounds.disputed) == (["z-x"], ())

    def test_all_of_the_shortest_circles_go_whatever_their_names(self) -> None:
        first, second = Bound("a", "x", "y", -1), Bound("b", "y", "x", 0)
        third, longer = Bound("c", "y", "x", 0), Bound("d", "y", "z", 0)
        more = Bound("e", "z", "x", 0)
        assert contradicting([first, second, third, longer, more]) == {first, second, third}
        assert contradicting([first, longer, more], [longer, more]) == {first}

    def test_a_long_circle(self) -> None:
        names = [f"a{number:03}" for number in range(400)]
        ring = [
            Bound(f"c{one}", one, other, 1 if other > one else -400)
            for one, other in pairwise([*names, names[0]])
        ]
        assert contradicting(ring) == set(ring)
        assert contradicting([*ring[:-1], ring[-1]._replace(margin=-399)]) == set()

    def test_bounds_against_the_order_of_rungs(self) -> None:
        points = [threshold("x1", axis="x", level=1), threshold("z1", axis="z", level=1)]
        found = judged(0, *points, before("f", "x1", "z1"), within("x", "z", 0))
        assert (found.answer, found.disputed) == ("disputed", ("x-z", "f"))


def test_ways_by_brute_force() -> None:
    rng = Random(5)
    agreeing = 0
    for _ in range(200):
        bounds = [
            Bound(f"c{number}", rng.choice(NAMES), rng.choice(NAMES), rng.randint(-2, 2))
            for number in range(rng.randint(1, 6))
        ]
        void = contradicting(bounds)
        assert bool(void) is any(sum(way) < 0 for way in circles(bounds))
        left = [bound for bound in bounds if bound not in void]
        assert not any(sum(way) < 0 for way in circles(left))
        agreeing += not void
        world = World(
            Solution.of(Map([*AXES, *(within(b.part, b.other, b.margin, b.claim) for b in bounds)]))
        )
        found = Bounds.of(world)
        for part, other in permutations(NAMES, 2):
            sums = [sum(way) for way in rows(left, part, other)]
            way = found.way(part, other)
            assert (way and way.margin) == (min(sums) if sums else None)
            if way:
                row = [next(b for b in left if b.claim == claim) for claim in way.claims]
                assert [one.other for one in row[:-1]] == [one.part for one in row[1:]]
                assert (row[0].part, row[-1].other) == (part, other)
                assert sum(one.margin for one in row) == way.margin
    assert 20 < agreeing < 180


def rows(bounds: list[Bound], part: str, other: str) -> list[list[int]]:
    """Give the margins along every way between two axes that passes no axis twice."""
    between = [one for one in NAMES if one not in (part, other)]
    found = []
    for size in range(len(between) + 1):
        for middle in permutations(between, size):
            ways: list[list[int]] = [[]]
            for step in pairwise((part, *middle, other)):
                margins = [bound.margin for bound in bounds if (bound.part, bound.other) == step]
                ways = [[*way, margin] for way in ways for margin in margins]
            found += ways
    return found


def circles(bounds: list[Bound]) -> list[list[int]]:
    return [
        [*way, bound.margin] for bound in bounds for way in rows(bounds, bound.other, bound.part)
    ]


POINTS = [threshold(f"{a}{n}", axis=a, level=n) for a in "xz" for n in (1, 2)]


class TestLadder:
    def test_certain_keeps_working(self) -> None:
        facts = [before("f", "z1", "x1"), before("g", "z2", "x2")]
        found = judged(0, *POINTS, *facts)
        assert found == Robustness("plan", "relative", "works", rests_on=(CLAUSE, "f", "g"))

    def test_refuted_stops_at_the_rung(self) -> None:
        facts = [before("a", "x1", "x2"), before("f", "x2", "z1")]
        found = judged(1, *POINTS, *facts, today=("x1",), failure="silent")
        assert (found.answer, found.witness, found.axis) == ("stops", "x2", "x")
        assert (found.state, found.gap, found.failure) == (("x1", "x2"), 1, "silent")
        assert (found.clause, found.rests_on) == (CLAUSE, (CLAUSE, "f"))

    def test_the_nearest_rung_that_comes_too_early(self) -> None:
        facts = [before("a", "w1", "x1"), before("f", "x1", "z1"), before("g", "x2", "z2")]
        found = judged(0, *POINTS, threshold("w1"), *facts)
        assert (found.witness, found.rests_on) == ("x2", (CLAUSE, "g"))
        assert judged(0, *POINTS, threshold("w1"), *facts, today=("w1",)).witness == "x1"

    def test_contingent_is_unknown_and_never_guessed(self) -> None:
        found = judged(0, *POINTS, before("f", "z1", "x1"))
        assert found == Robustness("plan", "relative", "unknown", clause=CLAUSE)

    def test_a_bound_decides_what_the_ladders_leave_open(self) -> None:
        found = judged(3, *POINTS, *ROW)
        assert (found.answer, found.rests_on) == ("works", (CLAUSE, "x-y", "y-z"))
        doubt = argument("doubt", against="x-z")
        found = judged(0, *POINTS, within("x", "z", 0), doubt)
        assert (found.answer, found.disputed) == ("disputed", ("x-z",))

    def test_facts_in_dispute_are_named(self) -> None:
        doubt = argument("doubt", against="f")
        found = judged(0, *POINTS, before("f", "x1", "z1"), doubt)
        assert (found.answer, found.disputed) == ("unknown", ("f",))

    def test_too_short_a_ladder_is_unknown(self) -> None:
        points = [one for one in POINTS if one.id != "z2"]
        assert judged(0, *points, before("f", "z1", "x1")).answer == "unknown"
        assert judged(0, *points, before("f", "x1", "z1")).answer == "stops"

    def test_one_axis_without_levels_leaves_the_plain_reading(self) -> None:
        bare = [threshold("z1", axis="z"), threshold("x1", axis="x", level=1)]
        found = judged(0, *bare, before("f", "z1", "x1"))
        assert (found.answer, found.witness, found.rests_on) == ("stops", "x", (CLAUSE,))


class TestSeveral:
    def answer(self, *nodes: Node) -> Robustness:
        clauses = [{"of": "x", "to": "z"}, {"of": "x", "to": "y", "margin": 1}]
        plan = proposal("plan", relative=clauses)
        return robustness(Solution.of(Map([*AXES, plan, *nodes])), plan)["relative"]

    def test_the_worst_of_them_counts(self) -> None:
        open_ = self.answer(*POINTS, within("x", "y", 1))
        assert (open_.answer, open_.clause) == ("unknown", CLAUSE)
        broken = self.answer(*POINTS)
        assert (broken.answer, broken.clause) == ("stops", "plan#relative-x-y")

    def test_all_kept(self) -> None:
        found = self.answer(within("x", "y", 0), within("y", "z", 0))
        assert (found.answer, found.clause) == ("works", "")
        assert found.rests_on == (CLAUSE, "plan#relative-x-y", "x-y", "y-z")
