"""Strengths that move: which are told, in what order, and how."""

import json

import pytest

from robustmap.diff.compare import compare
from robustmap.diff.focus import bearing_on, focused
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.shape import DiffShape
from robustmap.diff.strengths import MOVED
from robustmap.diff.suppose import supposing, withdrawing
from robustmap.model.map import Map
from robustmap.model.view import View
from tests.support.maps import argument, claim

BASE = [claim("c"), claim("o", standing="open"), *(argument(f"f{n}", for_="c") for n in range(4))]
MORE = argument("more", for_=["c", "o"])


def moved(diff):
    return {one.id: (one.before, one.after) for one in diff.strengths.moved}


def test_a_strength_moves_where_the_verdict_stays():
    base = Map([claim("c"), argument("a", for_="c"), argument("b", against="c")])
    head = Map([*base.nodes.values(), argument("d", for_="c")])
    found = compare(base, head)
    assert not found.flips
    assert moved(found) == {"c": (0.5, 0.625)}
    assert (found.strengths.semantics, found.strengths.threshold) == ("df-quad", MOVED)


def test_only_moves_beyond_the_threshold_are_told_the_largest_first():
    base, head = Map(BASE), Map([*BASE, MORE])
    assert moved(compare(base, head)) == {"o": (0.0, 0.5)}
    fine = compare(base, head, threshold=0.001)
    assert [one.id for one in fine.strengths.moved] == ["o", "c"]
    # A move by exactly so much is not beyond it.
    assert moved(compare(base, head, threshold=0.5)) == {}


def test_nothing_is_weighed_where_nothing_that_bears_changed():
    reworded = claim("c", body="In other words.")
    found = compare(Map(BASE), Map([reworded, *BASE[1:]]), threshold=0)
    assert found.changes
    assert not found.strengths.moved


def test_what_is_new_or_gone_has_not_moved():
    found = compare(Map(BASE), Map([*BASE, MORE]), threshold=0)
    assert "more" not in moved(found)
    assert "more" not in moved(compare(Map([*BASE, MORE]), Map(BASE), threshold=0))


def test_a_renamed_node_moves_under_its_new_name():
    head = [claim("d", aliases=["c"]), argument("f0", against="d")]
    found = compare(Map([claim("c"), argument("f0", for_="c")]), Map(head))
    assert moved(found) == {"d": (0.75, 0.25)}


def test_an_inference_moves_where_its_argument_does_not():
    nodes = [*BASE, MORE]
    found = compare(Map(nodes), Map([*nodes, argument("cut", undercuts="more#on-o")]))
    assert moved(found) == {"more#on-o": (0.5, 0.25), "o": (0.5, 0.25)}
    all_of_it = compare(Map(nodes), Map([*nodes, argument("cut", undercuts="more")]))
    assert moved(all_of_it) == {"more": (0.5, 0.25), "o": (0.5, 0.25)}


def test_what_is_supposed_or_withdrawn_moves_strengths_too():
    map_ = Map([*BASE, MORE])
    assert moved(withdrawing(map_, "more"))["o"] == (0.5, 0.0)
    found = supposing(map_, "more#reason", "accepted", View(), threshold=0.3)
    assert moved(found) == {
        "more": (0.5, 1.0),
        "more#reason": (0.5, 1.0),
        "o": (0.5, 1.0),
    }


def test_a_focus_keeps_what_concerns_it():
    maps = Map(BASE), Map([*BASE, MORE])
    found = focused(compare(*maps, threshold=0), bearing_on(maps, "o"))
    assert moved(found) == {"o": (0.0, 0.5)}


def many(size):
    base = [claim(f"c{at:02}") for at in range(size)]
    return Map(base), Map([*base, *(argument(f"a{at:02}", for_=f"c{at:02}") for at in range(size))])


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_largest_ten_are_told_and_the_rest_counted(form):
    told = REPORTS[form](Compared(compare(*many(13)), "a", "b"))
    assert told.count("0.75") == 10
    assert "and 3 more, which the JSON lists" in told
    assert "Strengths that move (weighed by DF-QuAD, from 0 to 1)" in told
    assert "13 strengths move" in told
    assert ("no probability" in told) == (form != "text")


def test_a_title_that_was_told_already_is_not_told_again():
    base = [claim("told"), claim("fresh", standing="open"), argument("a", for_="told")]
    head = [*base, argument("b", against="told"), argument("d", undercuts="b")]
    told = REPORTS["text"](Compared(compare(Map(base), Map(head)), "a", "b"))
    section = told.split("Strengths that move")[1].split("\n\n")[0]
    assert "claim told: 0.75 -> 0.625" in section
    assert "Claim told" not in section


def test_the_data_have_every_move_and_their_shape():
    told = json.loads(REPORTS["json"](Compared(compare(*many(13)), "a", "b")))
    DiffShape.model_validate(told)
    assert told["strengths"]["threshold"] == 0.1
    assert len(told["strengths"]["moved"]) == 13
    assert told["strengths"]["moved"][0] == {
        "id": "c00",
        "what": "claim",
        "title": "Claim c00",
        "before": 0.5,
        "after": 0.75,
    }
