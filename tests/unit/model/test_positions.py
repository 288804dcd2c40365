"""What people hold: what is in force, who may be named, which handles are theirs."""

from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.positions import Held, behind, held, in_force, moved, tied
from tests.support.maps import argument, claim, person, proposal


def said(at: str = "comment 1", by: str = "talk/c1", **fields: Any) -> dict[str, Any]:
    return {"source": "talk", "at": at, "by": by, "attribution": "explicit", **fields}


def view(about: str = "it", stance: str = "accepts", **fields: Any) -> dict[str, Any]:
    return {"about": about, "stance": stance, "source": said(), **fields}


def positions(*given: dict[str, Any], **fields: Any) -> tuple[Held, ...]:
    someone = person("ann", *given, **fields)
    return held(
        Map([claim("it"), claim("other", aliases="old"), proposal("plan"), someone]), someone
    )


def test_what_is_named_is_resolved_and_a_plan_means_that_it_works() -> None:
    found = positions(view("old"), view("plan"), view("nowhere", because="old"))
    assert [one.about for one in found] == ["other", "plan#works", "nowhere"]
    assert found[2].because == ("other",)


@pytest.mark.parametrize(
    ("voice", "confirmed", "counts"),
    [
        ("asserts", "unknown", True),
        ("quotes", "unknown", True),
        ("supposes", "unknown", False),
        ("asks", "unknown", False),
        ("paraphrases", "unknown", False),
        ("paraphrases", "no", False),
        ("paraphrases", "yes", True),
    ],
)
def test_whose_view_it_is(voice: str, confirmed: str, *, counts: bool) -> None:
    (one,) = positions(view(source=said(voice=voice, confirmed=confirmed)))
    assert one.counts is counts
    assert len(in_force([one])) == counts


def test_a_later_view_replaces_an_earlier_one_unless_it_is_nobodys() -> None:
    then, now = view(id="then"), view(id="now", stance="rejects", replaces="then")
    assert [one.id for one in in_force(positions(then, now))] == ["now"]
    asked = {**now, "source": said(voice="asks")}
    assert [one.id for one in in_force(positions(then, asked))] == ["then"]


def test_a_circle_leaves_nothing_in_force() -> None:
    then, now = view(id="then", replaces="now"), view(id="now", replaces="then")
    assert in_force(positions(then, now)) == ()
    assert in_force(positions(view(id="self", replaces="self"))) == ()


def test_only_what_the_text_says_carries_a_name() -> None:
    explicit, inferred, guessed, silent = positions(
        view(),
        view(source=said(attribution="inferred")),
        view(source=said(by="ann", attribution="inferred")),
        {"about": "it", "stance": "accepts"},
    )
    assert [one.who for one in (explicit, inferred, guessed, silent)] == ["ann", "talk/c1", "", ""]
    assert [one.located for one in (explicit, inferred, guessed, silent)] == [True] + [False] * 3
    (nowhere,) = positions(view(source={"source": "talk", "by": "talk/c1"}))
    assert nowhere.explicit
    assert not nowhere.located


def test_which_handles_the_texts_themselves_tie_to_a_person() -> None:
    someone = person(
        "ann",
        view(source=said(by="talk/c1")),
        view(source=said(by="talk/c2", attribution="inferred")),
        view(source=said(by="talk/c4")),
        view(source=said(by="talk/c4", attribution="inferred")),
        handle=["talk/c1", "talk/c2", "talk/c3", "talk/c4", "talk/ann"],
    )
    # c3 speaks for nothing that would tell whose it is, and c4 is told both ways.
    assert tied(Map([someone]), someone) == {"talk/c1", "talk/ann"}
    alias = person("talk-c9", handle=["talk/c9", "talk/c10"])
    assert tied(Map([alias]), alias) == {"talk/c9"}


def test_the_only_handle_in_a_text_that_names_a_person_is_theirs() -> None:
    named = view(source={**said(by="ann"), "source": "page"})
    nodes = [claim("page"), claim("talk")]
    one = person("ann", named, handle=["page/owner", "talk/c1"])
    assert tied(Map([*nodes, one]), one) == {"page/owner"}
    two = person("ann", named, handle=["page/owner", "page/c1"])
    assert tied(Map([*nodes, two]), two) == frozenset()


def test_what_is_held_behind_a_handle() -> None:
    someone = person(
        "ann",
        view(id="here"),
        view(id="elsewhere", source=said(by="talk/c2")),
        view(id="tied", source=said(by="talk/c2", attribution="inferred")),
        {"id": "bare", "about": "it", "stance": "accepts"},
        handle=["talk/c1", "talk/c2"],
    )
    found = Map([claim("it"), someone, person("bob", view(id="not-mine"))])
    assert [one.id for one in behind(found, "talk/c1")] == ["here", "tied"]
    assert behind(found, "talk/c9") == ()


def test_who_changed_their_mind_or_granted_a_point() -> None:
    someone = person(
        "ann",
        view(id="then"),
        view(id="now", stance="rejects", replaces="then", because="why", source=said("comment 2")),
        view(id="grant", about="other", concedes="true"),
        view(id="lost", about="other", replaces="missing"),
        view(id="itself", about="other", replaces="itself"),
        view(id="asked", replaces="now", source=said(voice="asks")),
    )
    found = moved(Map([claim("it"), claim("other"), argument("why", against="it"), someone]))
    assert [(one.before and one.before.id, one.after.id, one.why) for one in found] == [
        ("then", "now", ("why",)),
        (None, "grant", ()),
    ]
    assert found[0].who == "ann"


def test_a_change_whose_one_side_is_inferred_names_nobody() -> None:
    inferred = said(by="talk/c8", attribution="inferred")
    someone = person("ann", view(id="then"), view(id="now", replaces="then", source=inferred))
    assert [one.who for one in moved(Map([claim("it"), someone]))] == ["talk/c8"]
    someone = person("ann", view(id="then", source=inferred), view(id="now", replaces="then"))
    assert [one.who for one in moved(Map([claim("it"), someone]))] == ["talk/c8"]
