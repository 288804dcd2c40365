"""A map weighed: what each part of it is worth, and what counts."""

import pytest

from robustmap.errors import UnknownNameError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import both, shown, strengths
from tests.support.maps import SUPPOSED, argument, claim, proposal, story


def weighed(*nodes, view=None, semantics="df-quad"):
    return strengths(Solution.of(Map(nodes), view or View()), semantics)


CLAIM = claim("c")
OPEN = claim("o", standing="open")


def test_what_stands_on_its_own_starts_in_the_middle_and_what_is_open_at_nothing():
    found = weighed(CLAIM, OPEN, claim("p", standing="presumed"))
    assert dict(found) == {"c": 0.5, "o": 0.0, "p": 0.5}
    assert set(found.how.values()) == {"exact"}


def test_reasons_for_and_against():
    found = weighed(CLAIM, OPEN, argument("a", for_=["c", "o"]), argument("b", against="c"))
    assert found["o"] == 0.5
    # As much for as against.
    assert found["c"] == 0.5
    assert weighed(CLAIM, argument("b", against="c"))["c"] == 0.25


def test_an_argument_is_as_strong_as_its_weakest_premise():
    found = weighed(CLAIM, OPEN, argument("a", [{"x": "So."}, {"y": "And so."}], for_="c"))
    assert found["a"] == 0.5
    assert weighed(CLAIM, OPEN, argument("a", [{"x": "So."}, "o"], for_="c"))["a"] == 0.0
    assert weighed(CLAIM, argument("a", ["nowhere"], for_="c"))["a"] == 0.0


def test_the_strength_that_a_file_names_decides_nothing():
    told = [weighed(CLAIM, argument("a", for_="c", strength=one)) for one in ("weak", "strong")]
    assert told[0] == told[1]


def test_undercuts_weaken_the_step_and_backing_makes_that_good_and_no_more():
    cut, back = argument("cut", undercuts="a"), argument("back", backs="a")
    nodes = CLAIM, argument("a", for_="c")
    assert weighed(*nodes, cut)["a"] == 0.25
    assert weighed(*nodes, cut)["a#reason"] == 0.5
    assert weighed(*nodes, cut, back)["a"] == 0.5
    assert weighed(*nodes, back)["a"] == 0.5
    assert weighed(*nodes, cut, argument("again", undercuts="cut"))["a"] == 0.375


def test_contradictions_weaken_both():
    found = weighed(claim("a", contradicts=["b"]), claim("b"))
    assert (found["a"], found["b"]) == pytest.approx((1 / 3, 1 / 3))
    assert found.how["a"] == "enclosed"
    assert "a#contradicts-b#back" not in found


def test_the_view_decides_what_counts():
    nodes = CLAIM, argument("a", against="c"), argument("b", for_="c", basis="reading")
    assert weighed(*nodes)["c"] == 0.25
    assert "b" not in weighed(*nodes)
    assert weighed(*nodes, view=View(basis="reading"))["c"] == 0.5
    assert weighed(*nodes, view=View(off=frozenset({"a"})))["c"] == 0.5
    assert weighed(*nodes, view=View(granted=frozenset({"c"})))["c"] == 1
    assert weighed(*nodes, view=View(denied=frozenset({"c"})))["c"] == 0
    only = View(granted=frozenset({"a#reason"}))
    assert weighed(*nodes, view=only)["c"] == 0
    supposed = argument("s", against="c", sources=SUPPOSED)
    assert weighed(CLAIM, supposed)["c"] == 0.5
    assert weighed(CLAIM, supposed, view=View(suppositions=True))["c"] == 0.25


def test_definitions_cannot_be_attacked():
    assert weighed(claim("d", sort="definitional"), argument("a", against="d"))["d"] == 0.5


def test_what_leans_on_itself_has_nothing_to_lean_on():
    circle = [claim(one, standing="open") for one in "xy"]
    circle += [argument("a", ["x"], for_="y"), argument("b", ["y"], for_="x")]
    found = weighed(*circle)
    assert found["x"] == found["y"] == found["a"] == 0
    assert set(found.how.values()) == {"exact"}


def test_an_argument_with_several_aims_is_as_strong_as_its_strongest_inference():
    found = weighed(
        CLAIM, OPEN, argument("a", for_=["c", "o"]), argument("cut", undercuts="a#on-c")
    )
    assert (found["a#on-c"], found["a#on-o"], found["a"]) == (0.25, 0.5, 0.5)


def test_plans_and_stories_are_weighed_too():
    plan = proposal("plan", relies_on=["c"])
    tale = story("tale", against=["plan"], model={"text": "m", "concreteness": "concrete"})
    assert weighed(CLAIM, plan)["plan#works"] == 0.5
    assert weighed(CLAIM, plan, tale)["plan#works"] == 0


@pytest.mark.parametrize("semantics", ["euler-based", "h-categoriser", "quadratic-energy"])
def test_the_other_semantics_agree_on_who_gains(semantics):
    nodes = CLAIM, argument("a", for_="c"), argument("b", against="c")
    plain = weighed(CLAIM, semantics=semantics)["c"]
    assert weighed(*nodes[:2], semantics=semantics)["c"] >= plain
    assert weighed(CLAIM, nodes[2], semantics=semantics)["c"] < plain
    cut = argument("cut", undercuts="b")
    lone = weighed(CLAIM, nodes[2], semantics=semantics)["c"]
    assert weighed(CLAIM, nodes[2], cut, semantics=semantics)["c"] > lone


def test_a_kb_gives_its_strengths():
    kb = KB(Map([CLAIM, argument("a", against="c")]))
    found = kb.strengths()
    assert (found.semantics, found["c"], len(found)) == ("df-quad", 0.25, 3)
    assert kb.view(off={"a"}).strengths()["c"] == 0.5
    with pytest.raises(UnknownNameError, match="h-categoriser"):
        kb.strengths("h-categorizer")
    rows = list(kb.table("strengths").records())
    assert [(row["id"], row["strength"]) for row in rows] == [("a", "0.5"), ("c", "0.25")]


def test_two_maps_are_weighed_only_where_they_can_differ():
    nodes = [CLAIM, OPEN, argument("a", for_="c"), argument("b", for_="o")]
    old, new = (Solution.of(Map(one)) for one in (nodes, [*nodes, argument("cut", undercuts="a")]))
    before, after = both(old, new)
    assert dict(before) == {"c": 0.75, "a": 0.5}
    assert dict(after) == {"c": 0.625, "a": 0.25, "cut": 0.5, "cut#reason": 0.5}


def test_no_more_digits_are_shown_than_mean_something():
    assert [shown(one) for one in (0, 1, 0.25, 2 / 3, 0.00001)] == ["0", "1", "0.25", "0.667", "0"]
