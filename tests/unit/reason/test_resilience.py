"""What turns a verdict, on maps small enough to see it."""

import pytest

from robustmap.errors import NoVerdictError, QueryError, UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.view import View
from tests.support.maps import argument, claim, question


def refs(found) -> list[list[tuple[str, str]]]:
    return [[(one.kind, one.ref) for one in flip.changes] for flip in found.found]


@pytest.fixture
def kb() -> KB:
    """A claim with two arguments for it; a third argument undercuts one of these."""
    return KB(
        Map(
            [
                claim("top", standing="open"),
                claim("base"),
                argument("one", ["base"], for_="top"),
                argument("two", for_="top"),
                argument("cut", undercuts="two"),
                argument("mend", undercuts="cut"),
            ]
        )
    )


def test_the_smallest_sets_come_with_what_follows(kb: KB):
    found = kb.flips("top")
    assert found.answer == "supported"
    assert found.size == found.at_least == 2
    assert {flip.answer for flip in found.found} == {"unsupported"}
    assert refs(found) == [[("off", "mend"), ("off", "one")], [("off", "one"), ("off", "two")]]


def test_what_comes_to_the_same_stands_beside_it(kb: KB):
    flip = kb.flips("top").found[0]
    spelt = dict(zip((c.ref for c in flip.changes), flip.instead, strict=True))
    assert [(one.kind, one.ref) for one in spelt["one"]] == [("withdrawn", "base")]


def test_no_change_is_what_is_asked_about_itself(kb: KB):
    assert refs(kb.flips("one")) == [[("withdrawn", "base")]]
    assert kb.flips("cut").answer == "undercut"
    assert refs(kb.flips("cut")) == [[("off", "mend")]]
    assert kb.flips("base").never


def test_only_arguments_may_be_asked_for(kb: KB):
    found = kb.flips("one", grants=False)
    assert found.never
    assert found.at_least is None
    assert all(
        not others for flip in kb.flips("top", grants=False).found for others in flip.instead
    )


def test_a_wanted_verdict_is_searched_for(kb: KB):
    assert kb.flips("top", to="contested", largest=5).never
    assert kb.distance("top", to="contested").size is None
    assert kb.flips("top", to="unsupported").size == 2
    with pytest.raises(QueryError, match="already"):
        kb.flips("top", to="supported")
    with pytest.raises(QueryError, match="already"):
        kb.distance("top", to="supported")


def test_a_budget_that_runs_out_is_told(kb: KB):
    found = kb.flips("top", most=1)
    assert not found.found
    assert not found.never
    assert (found.complete, found.at_least) == (1, 2)
    some = kb.flips("top", most=2)
    assert some.size == 2
    assert not some.listed_all
    assert kb.flips("top").listed_all


def test_beyond_the_largest_size_a_bound_is_left_and_the_distance_is_proven():
    many = [argument(f"a{number}", for_="top") for number in range(6)]
    kb = KB(Map([claim("top", standing="open"), *many]))
    found = kb.flips("top")
    assert (found.size, found.at_least, found.never) == (None, 4, False)
    distance = kb.distance("top")
    assert (distance.size, distance.turns_to) == (6, "unsupported")
    assert sorted(one.ref for group in distance.groups for one in group) == [
        f"a{number}" for number in range(6)
    ]


def test_the_distance_is_declined_where_claims_may_lean_on_themselves():
    nodes = [claim("a"), claim("b"), argument("x", ["a"], for_="b"), argument("y", ["b"], for_="a")]
    kb = KB(Map(nodes))
    assert kb.distance("a").why == "loops"
    assert kb.flips("a").answer == "supported"


def test_openings_name_the_far_places_first(kb: KB):
    found = [(one.relation, one.target, one.direct) for one in kb.openings("two")]
    assert found == [
        ("undercuts", "mend", False),
        ("against", "mend#reason", False),
        ("backs", "cut", False),
        ("undercuts", "two", True),
        ("against", "two#reason", True),
    ]
    assert {one.answer for one in kb.openings("two")} <= {"undercut", "contested"}


def test_a_definition_is_no_place_for_an_argument_against_it():
    word = claim("word", sort="definitional")
    kb = KB(Map([word, claim("top", standing="open"), argument("one", ["word"], for_="top")]))
    places = {(one.relation, one.target) for one in kb.openings("top")}
    assert ("against", "word") not in places
    assert ("undercuts", "one") in places
    assert "word" not in [one.ref for one in kb.flips("top").bearing]


def test_an_unanswered_question_may_take_a_standing_away():
    asks = question("why", sort="challenge", asks_about=["base"])
    nodes = [claim("top", standing="open"), claim("base"), argument("one", ["base"], for_="top")]
    found = KB(Map([*nodes, asks])).prospect("top")
    assert set(found.possible) == {"supported", "unsupported"}
    assert not found.stable
    assert [(one.ref, one.why) for one in found.relevant] == [("why", "question")]
    answered = KB(Map([*nodes, asks.model_copy(update={"answered_by": ("one",)})]))
    assert answered.prospect("top").stable


def test_a_draft_may_not_be_kept():
    draft = argument("one", for_="top", review="draft")
    found = KB(Map([claim("top", standing="open"), draft])).prospect("top")
    assert set(found.possible) == {"supported", "unsupported"}
    assert KB(Map([claim("top", standing="open"), draft])).prospect("one").stable


def test_too_many_cases_are_told():
    drafts = [argument(f"a{number}", for_="top", review="draft") for number in range(6)]
    found = KB(Map([claim("top", standing="open"), *drafts])).prospect("top", most=3)
    assert not found.complete
    assert not found.stable
    assert found.cases == 3


def test_a_verdict_knows_what_it_hangs_on(kb: KB):
    assert kb.ask("top").fragile == kb.flips("top").found
    assert kb.ask("base").fragile == ()
    assert KB(kb.map, View(weighing="last-link")).ask("top").fragile == ()


def test_misuse_is_told(kb: KB):
    with pytest.raises(UnknownIdError):
        kb.flips("nothing")
    asks = KB(Map([question("why")]))
    with pytest.raises(NoVerdictError):
        asks.openings("why")
    weighed = KB(kb.map, View(weighing="last-link"))
    for ask in (weighed.flips, weighed.distance, weighed.openings, weighed.prospect):
        with pytest.raises(QueryError):
            ask("top")
    with pytest.raises(QueryError):
        KB(kb.map, semantics="preferred").flips("top")


def test_impact_tells_what_would_follow_from_each(kb: KB):
    found = kb.impact_of("base")
    assert found.withdrawn is not None
    assert "one" in {flip.id for flip in found.withdrawn.flips}
    assert found.denied is not None
    assert "one" in {flip.id for flip in found.denied.flips}
    assert found.accepted is not None
    assert not found.accepted.flips
    assert kb.impact_of("one").accepted is None
