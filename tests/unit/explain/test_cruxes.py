"""Cruxes: which points count, in which sets, how far the search goes, and what is said of it."""

from typing import Any

import pytest

from robustmap.errors import NoVerdictError, UnknownIdError
from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.explain.cruxes import cruxes
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from tests.support.maps import argument, claim, person, question

SAYS = {"source": "talk", "at": "comment 1", "by": "talk/c1", "attribution": "explicit"}


def says(about: str, stance: str, **fields: Any) -> dict[str, Any]:
    return {"about": about, "stance": stance, "source": SAYS, **fields}


def kb(*nodes: Node, ann: dict[str, str], bob: dict[str, str]) -> KB:
    people = [
        person(name, *(says(about, word[about]) for about in word))
        for name, word in (("ann", ann), ("bob", bob))
    ]
    return KB(Map([*nodes, *people]))


THESIS = claim("t", standing="open")


def test_one_point_that_turns_the_thesis_for_both_is_a_double_crux() -> None:
    found = kb(
        *(THESIS, claim("p"), argument("why", ["p"], for_="t")),
        ann={"p": "accepts"},
        bob={"p": "rejects"},
    ).cruxes("ann", "bob", about="t")
    (one,) = found
    assert (one.points, one.double) == (("p",), True)
    assert one.a == ("supported", "unsupported")
    assert one.b == ("unsupported", "supported")
    assert found.answers == ("supported", "unsupported")
    assert not found.bounded


def test_where_either_reason_is_enough_only_both_together_turn_it_for_who_holds_both() -> None:
    nodes = [argument(f"why-{one}", [one], for_="t") for one in "pq"]
    found = kb(
        *(THESIS, claim("p"), claim("q"), *nodes),
        ann={"p": "accepts", "q": "accepts"},
        bob={"p": "rejects", "q": "rejects"},
    ).cruxes("ann", "bob", about="t")
    assert [(one.points, bool(one.a), bool(one.b)) for one in found] == [
        (("p",), False, True),
        (("q",), False, True),
        (("p", "q"), True, False),
    ]


def test_rejected_arguments_are_points_too_and_sets_of_three_are_found() -> None:
    nodes = [argument(f"why-{one}", for_="t") for one in "abc"]
    found = kb(
        *(THESIS, *nodes),
        ann={one.id: "accepts" for one in nodes},
        bob={one.id: "leans-against" for one in nodes},
    ).cruxes("ann", "bob", about="t")
    assert [one.points for one in found if one.a] == [("why-a", "why-b", "why-c")]
    assert [one.points for one in found if one.b] == [("why-a",), ("why-b",), ("why-c",)]


def test_what_each_says_of_the_thesis_itself_is_left_aside() -> None:
    found = kb(
        *(THESIS, claim("p"), argument("why", ["p"], for_="t")),
        ann={"t": "accepts", "p": "accepts"},
        bob={"t": "rejects", "p": "rejects"},
    ).cruxes("ann", "bob", about="t")
    assert [one and one.stance for one in found.own] == ["accepts", "rejects"]
    assert [one.points for one in found] == [("p",)]


def test_from_supported_to_taken_for_granted_is_no_turn() -> None:
    found = kb(
        *(claim("t"), claim("p"), argument("why", ["p"], for_="t")),
        ann={"p": "accepts"},
        bob={"p": "rejects"},
    ).cruxes("ann", "bob", about="t")
    assert found.answers == ("supported", "unargued")
    assert not len(found)
    assert found.nothing == "apart"


@pytest.mark.parametrize(
    ("ann", "bob", "why"),
    [
        ({"p": "accepts"}, {"q": "rejects"}, "silent"),
        ({"t": "accepts"}, {"t": "rejects"}, "silent"),
        ({"p": "accepts"}, {"p": "leans-to"}, "agree"),
        ({"far": "accepts"}, {"far": "rejects"}, "apart"),
        ({"p": "accepts"}, {"p": "unsure"}, "turns"),
    ],
)
def test_it_says_why_there_is_none(ann: dict[str, str], bob: dict[str, str], why: str) -> None:
    nodes = [claim(one) for one in ("p", "q", "far")]
    asked = kb(THESIS, *nodes, argument("why", ["p"], for_="t"), ann=ann, bob=bob)
    found = asked.cruxes("ann", "bob", about="t")
    assert found.nothing == why
    assert NOTHING[why] in str(found)
    assert found.data()["nothing"] == why


def test_a_search_that_may_not_go_on_says_how_far_it_went() -> None:
    names = [f"p{n}" for n in range(5)]
    nodes = [argument(f"why-{one}", [one], for_="t") for one in names]
    asked = kb(
        *(THESIS, *map(claim, names), *nodes),
        ann=dict.fromkeys(names, "accepts"),
        bob=dict.fromkeys(names, "rejects"),
    )
    whole = asked.cruxes("ann", "bob", about="t")
    assert (whole.complete, whole.bounded) == (3, True)
    assert CRUX["bounded"].format(size=3) in str(whole)
    held = tuple(asked.positions(one).in_force for one in ("ann", "bob"))
    for most, complete in ((2, 0), (12, 1)):
        (cut,) = cruxes(asked.solution, (held[0], held[1]), ("ann", "bob"), ["t"], most=most)
        assert (cut.complete, cut.bounded) == (complete, True)
        assert cut.answers == whole.answers
        assert {one.points for one in cut} <= {one.points for one in whole}
    assert CRUX["unsearched"] in str(
        cruxes(asked.solution, (held[0], held[1]), ("a", "b"), ["t"], most=2)[0]
    )


def test_only_what_counts_as_somebodys_view_is_compared() -> None:
    inferred = {**SAYS, "attribution": "inferred"}
    people = [
        person("ann", says("p", "accepts")),
        person(
            "bob",
            says("p", "accepts", id="then"),
            says("p", "rejects", source=inferred, replaces="then"),
        ),
        person("cho", says("p", "rejects", source={**SAYS, "voice": "supposes"})),
    ]
    asked = KB(Map([THESIS, claim("p"), argument("why", ["p"], for_="t"), *people]))
    assert [one.points for one in asked.cruxes("ann", "bob", about="t")] == [("p",)]
    assert asked.cruxes("ann", "bob", about="t", inferred=False).nothing == "agree"
    assert asked.cruxes("ann", "cho", about="t").nothing == "silent"


def test_without_a_thesis_it_asks_of_every_debate_and_of_what_is_disputed() -> None:
    asked = kb(
        *(THESIS, claim("p"), claim("far"), argument("why", ["p"], for_="t"), question(about="t")),
        ann={"p": "accepts", "far": "accepts"},
        bob={"p": "rejects", "far": "unsure"},
    )
    assert [one.about for one in asked.cruxes_by_thesis("ann", "bob")] == ["t", "p"]


def test_whoever_is_nobody_and_whatever_is_no_thesis_is_refused() -> None:
    asked = kb(THESIS, question("q"), ann={}, bob={})
    with pytest.raises(UnknownIdError, match="did you mean `ann`"):
        asked.cruxes("anne", "bob", about="t")
    with pytest.raises(UnknownIdError, match="not a person"):
        asked.cruxes("ann", "t", about="t")
    with pytest.raises(NoVerdictError):
        asked.cruxes("ann", "bob", about="q")


def test_it_is_marked_as_computed() -> None:
    assert CRUX["computed"].startswith("Computed, not their own words")
    assert CRUX["computed"] in str(kb(THESIS, ann={}, bob={}).cruxes("ann", "bob", about="t"))


@pytest.mark.parametrize("term", FIELD_TERMS)
def test_no_words_of_cruxes_use_a_field_term(term: str) -> None:
    assert not [one for one in (*CRUX.values(), *NOTHING.values()) if term in one.lower().split()]
