"""What strengths are owed to: worked examples, what is removed, and what is not."""

import pytest

from robustmap.errors import UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.reason.gradual import GRADUAL, BipolarGraph, Reweighing, weigh
from robustmap.reason.moves import Moving
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal

CLAIM = claim("c")


def owing(*nodes, semantics="df-quad"):
    return Moving(Solution.of(Map(nodes)), semantics)


def told(found):
    return {one.id: (one.removal, one.intrinsic) for one in found.contributions}


def test_reasons_add_and_take_away():
    found = owing(CLAIM, argument("a", for_="c"), argument("b", against="c")).of("c")
    assert (found.strength, found.alone) == (0.5, 0.5)
    assert told(found) == {"a": (0.25, 0.25), "b": (-0.25, -0.25)}
    assert [one.without for one in found.contributions] == [0.25, 0.75]


def test_intrinsic_removal_leaves_out_what_is_said_about_an_argument():
    nodes = [CLAIM, argument("a", for_="c"), argument("cut", undercuts="a")]
    nodes.append(argument("again", undercuts="cut"))
    found = owing(*nodes).of("c")
    # By removal the first undercut takes 0.5 * 0.25 away; by itself it would take 0.5 * 0.5.
    assert told(found) == {"a": (0.1875, 0.25), "cut": (-0.0625, -0.125), "again": (0.0625, 0.0625)}


def test_two_reasons_each_of_which_would_do_are_owed_nothing():
    nodes = [claim("o", standing="open")]
    nodes += [argument(one, [{"p": "So."}], for_="o", undercuts="cut") for one in "ab"]
    found = owing(*nodes, argument("cut", undercuts="a"), semantics="euler-based-top").of("cut")
    assert {one.id for one in found.contributions} == {"a", "b"}


def test_an_item_is_removed_with_all_that_it_aims_at():
    found = owing(CLAIM, argument("a", for_="c"), argument("b", undercuts="a", against="c")).of("c")
    assert told(found)["b"] == pytest.approx((-0.25 - 0.125, -0.25 - 0.125))


def test_contradictions_and_reliance_are_items_too():
    found = owing(claim("a", contradicts=["b"]), claim("b")).of("b")
    assert told(found) == {"a#contradicts-b": pytest.approx((1 / 3 - 0.5, 1 / 3 - 0.5))}
    plan = owing(CLAIM, proposal("plan", relies_on=["c"])).of("plan#works")
    assert plan.strength == 0.5
    assert [one.removal for one in plan.contributions] == [0.5]


def test_what_does_not_bear_on_it_is_not_named():
    found = owing(CLAIM, claim("d"), argument("a", for_="c"), argument("b", for_="d")).of("c")
    assert told(found).keys() == {"a"}
    assert owing(CLAIM).of("c").contributions == ()
    mine = owing(CLAIM, argument("a", for_="c")).of("a")
    assert mine.contributions == ()


def test_a_circle_that_opens_when_something_is_removed():
    nodes = [claim(one, standing="open") for one in "xy"]
    nodes += [argument("a", ["x"], for_="y"), argument("b", ["y"], for_="x")]
    way_in = argument("in", for_="x")
    found = owing(*nodes, way_in).of("y")
    assert found.strength == pytest.approx(strength_of([*nodes, way_in], "y"))
    assert {one.id: one.without for one in found.contributions}["in"] == 0
    assert "y" not in owing(*nodes, way_in).moved()
    lost = owing(*nodes, way_in, argument("cut", undercuts="in")).of("y")
    assert {one.id for one in lost.contributions} >= {"in", "cut"}


def strength_of(nodes, ref):
    return KB(Map(nodes)).strengths()[ref]


def test_where_a_cycle_settles_on_nothing_there_is_no_number():
    def sharp(base, attackers, _supporters):
        return base * (1 / (1 + (2 * attackers[0]) ** 40) if attackers else 1)

    semantics = GRADUAL["h-categoriser"]._replace(combine=sharp, steepness=None)
    made = BipolarGraph.of(
        {"a": 1, "b": 1, "c": 1, "after": 0.5}, [("a", "b"), ("b", "c"), ("c", "a"), ("a", "after")]
    )
    again = Reweighing(made, semantics, weigh(made, semantics))
    assert again.values == (None,) * 4
    # Without b the cycle is gone, and everything has a degree.
    moved = again.without({1})
    assert set(moved) == {0, 2, 3}
    assert all(value is not None for value, _ in moved.values())


def test_a_kb_gives_what_a_strength_is_owed_to():
    kb = KB(Map([CLAIM, argument("a", for_="c", undercuts="b"), argument("b", against="c")]))
    assert kb.owed("c").contributions[0].id in {"a", "b"}
    assert kb.owed("a#on-c").id == "a#on-c"
    assert kb.owed("c", "h-categoriser").semantics == "h-categoriser"
    with pytest.raises(UnknownIdError, match="nothing is called"):
        kb.owed("nowhere")
    with pytest.raises(UnknownIdError, match="no strength in this view"):
        kb.view(off={"b"}).owed("b")


def test_only_moves_that_are_large_enough_are_told_at_once():
    nodes = [CLAIM, argument("a", for_="c"), argument("b", for_="c")]
    made = owing(*nodes)
    assert {one.item: one.without for one in made.moved()["c"].moves} == {"a": 0.75, "b": 0.75}
    assert made.moved(0.2) == {}
