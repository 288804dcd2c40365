"""The kb as somebody sees it, what they hold, and where two people part."""

from typing import Any

import pytest

from robustmap.errors import UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from tests.support.maps import argument, claim, person


def said(by: str = "talk/c1", **fields: Any) -> dict[str, Any]:
    return {"source": "talk", "at": "comment 1", "by": by, "attribution": "explicit", **fields}


def view(about: str, stance: str, **fields: Any) -> dict[str, Any]:
    return {"about": about, "stance": stance, "source": said(), **fields}


INFERRED = said("talk/c2", attribution="inferred")


@pytest.fixture
def kb() -> KB:
    ann = person(
        "ann",
        view("it", "rejects", id="then"),
        view("it", "accepts", replaces="then", because="why"),
        view("why", "accepts"),
        view("plain", "rejects", source=INFERRED),
        view("other", "leans-to", source=said(voice="supposes")),
        handle=["talk/c1", "talk/c2"],
    )
    bob = person(
        "bob", view("it", "leans-against"), view("why", "accepts"), view("plain", "unsure")
    )
    nodes = [
        *(claim("it"), claim("plain"), claim("other"), argument("why", for_="it")),
        *(ann, bob, person("gone", review="withdrawn", handle="talk/c7")),
    ]
    return KB(Map(nodes))


def test_a_person_sees_by_all_that_is_theirs_or_only_by_what_is_said_to_be(kb: KB) -> None:
    seen = kb.as_seen_by("ann").current_view
    assert (seen.granted, seen.denied, seen.eyes) == ({"it"}, {"plain"}, "ann")
    seen = kb.as_seen_by("ann", inferred=False).current_view
    assert (seen.granted, seen.denied, seen.eyes) == ({"it"}, frozenset(), "ann")
    assert kb.as_seen_by("ann").ask("plain").answer == "rejected"
    assert kb.as_seen_by("ann", inferred=False).ask("plain").answer == "unargued"


def test_a_handle_sees_by_what_it_says_and_what_is_tied_to_it(kb: KB) -> None:
    seen = kb.as_seen_by("talk/c2").current_view
    assert (seen.granted, seen.denied, seen.eyes) == (frozenset(), {"plain"}, "talk/c2")
    seen = kb.as_seen_by("talk/c1").current_view
    assert (seen.granted, seen.denied) == ({"it"}, {"plain"})
    assert kb.as_seen_by("talk/c1", inferred=False).current_view.denied == frozenset()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("an", "did you mean `ann`?"),
        ("it", "is a claim, not a person"),
        ("gone", "has been withdrawn"),
        ("talk/c11", "did you mean `talk/c1`?"),
        ("talk/c7", "no person's file claims the handle"),
    ],
)
def test_whoever_is_unknown_is_told_who_may_be_meant(kb: KB, asked: str, told: str) -> None:
    for ask in (kb.as_seen_by, kb.positions, lambda who: kb.differences("ann", who)):
        with pytest.raises(UnknownIdError, match=r".") as raised:
            ask(asked)
        assert told in str(raised.value)


def test_positions_are_in_force_or_replaced_and_what_is_nobodys_is_neither(kb: KB) -> None:
    found = kb.positions("ann")
    assert [(one.about, one.stance) for one in found.in_force] == [
        ("it", "accepts"),
        ("why", "accepts"),
        ("plain", "rejects"),
    ]
    assert [one.id for one in found.replaced] == ["then"]
    assert [one.about for one in kb.positions("ann", inferred=False).in_force] == ["it", "why"]
    assert found.on("plain") == found.in_force[2]
    assert found.on("other") is None


def test_who_changed_their_mind_on_what_and_why(kb: KB) -> None:
    (one,) = kb.moved
    assert (one.who, one.about, one.why) == ("ann", "it", ("why",))
    assert one.before is not None
    assert (one.before.stance, one.after.stance) == ("rejects", "accepts")


def test_two_people_differ_where_their_stances_do(kb: KB) -> None:
    found = kb.differences("ann", "bob")
    assert [(one.about, one.a.stance, one.b.stance, one.opposed) for one in found] == [
        ("it", "accepts", "leans-against", True),
        ("plain", "rejects", "unsure", False),
    ]
    back = kb.differences("bob", "ann")
    assert [(one.about, one.b.stance, one.a.stance) for one in back] == [
        (one.about, one.a.stance, one.b.stance) for one in found
    ]
    assert kb.differences("ann", "ann") == ()
