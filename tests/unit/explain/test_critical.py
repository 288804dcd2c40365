"""The questions to an argument: what each is aimed at, and who has put it already."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.explain.critical import Critic, Offer, Unfit
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.schemes import SCHEMES
from tests.support.maps import argument, claim, question
from tests.support.wild import wild_map

ALIKE = {"alike": "Plans are like maps in that both leave things out."}
KNOWN = {"known": "Whoever has a map arrives."}


def plans(*more, **fields):
    first = argument("a", [KNOWN, ALIKE], for_=["c"], scheme="analogy", **fields)
    return Map([claim("c", title="Plans help"), first, *more])


def of(critic: Critic) -> dict[str, Offer]:
    return {one.id: one for one in critic.offers}


def test_each_question_is_aimed_as_its_sort_asks():
    offers = of(Critic(plans(), "a"))
    assert list(offers)[:5] == ["known", "alike", "bearing", "difference", "other-case"]
    aims = {name: (one.does, one.key, one.target) for name, one in offers.items()}
    assert aims["known"] == ("undermine", "against", "a#known")
    assert aims["alike"] == ("challenge", "asks_about", "a#alike")
    assert aims["difference"] == ("undercut", "undercuts", "a")
    assert aims["premise-2"] == ("challenge", "asks_about", "a#alike")
    assert aims["step"] == ("undercut", "undercuts", "a")
    assert aims["opposite"] == ("rebut", "against", "c")
    assert offers["bearing"].text == "Do the respects in which they are alike bear on “Plans help”?"
    assert offers["premise-1"].text == "Is it true that “Whoever has a map arrives”?"


@pytest.mark.parametrize(
    ("relation", "key"),
    [("for_", "against"), ("against", "for"), ("undercuts", "backs"), ("backs", "undercuts")],
)
def test_the_opposite_of_each_aim(relation: str, key: str):
    map_ = plans(argument("b", **{relation: ["c" if relation in ("for_", "against") else "a"]}))
    assert of(Critic(map_, "b"))["opposite"].key == key


def test_what_defeats_nothing_has_no_opposite():
    critic = Critic(plans(argument("b", qualifies=["c"])), "b")
    assert list(of(critic)) == ["premise-1", "step"]
    with pytest.raises(Unfit, match="aimed at nothing"):
        critic.turned(of(critic)["step"], "rebut")


def test_a_premise_that_is_not_said_can_only_be_asked_for():
    map_ = Map([claim("c"), argument("a", ["c"], against=["c"], scheme="Analogy")])
    known = of(Critic(map_, "a"))["known"]
    assert (known.does, known.key, known.target) == ("challenge", "asks_about", "a")


def test_a_question_may_do_something_else():
    critic = Critic(plans(), "a")
    offers = of(critic)
    asked = critic.turned(offers["difference"], "challenge")
    assert (asked.kind, asked.key, asked.title) == (
        "question",
        "asks_about",
        offers["difference"].text,
    )
    assert asked.fields["sort"] == "challenge"
    denied = critic.turned(offers["premise-1"], "undermine")
    assert (denied.key, denied.target) == ("against", "a#known")
    assert denied.title == "It is not so that “Whoever has a map arrives”"
    other = critic.turned(offers["difference"], on="alike")
    assert (other.does, other.target) == ("undermine", "a#alike")
    assert critic.turned(offers["step"]) == offers["step"]
    with pytest.raises(Unfit, match="say which premise"):
        critic.turned(offers["step"], "undermine")
    with pytest.raises(Unfit, match="`p9` is no premise"):
        critic.turned(offers["step"], on="p9")


def test_who_has_put_a_question():
    tagged = argument("b", undercuts=["a"], tags=["critical:analogy/difference"])
    map_ = plans(
        tagged,
        argument("d", undercuts=["a"]),
        argument("e", against=["a#known"]),
        argument("f", against=["c"]),
        question("g", sort="challenge", asks_about=["a#alike"], tags=["critical:analogy/alike"]),
        question("h", sort="open", asks_about=["a"]),
        argument("i", undercuts=["b"], tags=["critical:analogy/difference"]),
    )
    offers = of(Critic(map_, "a"))
    assert offers["difference"].put == ("b",)
    assert offers["bearing"].put == ()
    assert offers["bearing"].others == ("d",)
    assert offers["known"].others == ("e",)
    assert offers["alike"].put == ("g",)
    assert offers["opposite"].others == ("f",)


def test_one_of_several_steps():
    two = argument("a", for_=["c"], against=["d"], scheme="sign")
    map_ = Map([claim("c"), claim("d"), two, argument("b", undercuts=["a"])])
    whole, step = Critic(map_, "a"), Critic(map_, "a#on-d")
    assert of(step)["step"].target == "a#on-d"
    assert of(step)["step"].others == ("b",)
    assert of(step)["opposite"].fields["for"] == ["d"]
    assert "what it is meant to show" in of(whole)["step"].text


def test_what_is_no_argument():
    map_ = plans(argument("gone", for_=["c"], review="withdrawn"))
    for ref in ("c", "nowhere", "a#known", "q"):
        with pytest.raises(Unfit, match="no argument"):
            Critic(map_, ref)
    with pytest.raises(Unfit, match="withdrawn"):
        Critic(map_, "gone")


@given(st.integers(0, 10_000), st.sampled_from(sorted(SCHEMES)))
def test_every_offer_is_a_node_that_names_what_is_there(seed: int, scheme: str):
    wild = wild_map(Random(seed))
    nodes = [
        node.model_copy(update={"scheme": scheme}) if node.kind == "argument" else node
        for node in wild.nodes.values()
    ]
    map_ = Map(nodes)
    for node in map_.arguing():
        critic = Critic(map_, node.id)
        ids = [one.id for one in critic.offers]
        assert len(set(ids)) == len(ids)
        for one in critic.offers:
            made = KINDS[one.kind].model_validate({"id": "new", **one.fields, "body": "x"})
            assert made.title
            assert len(made.title) <= MAX_TITLE_LENGTH
            assert one.target == critic.ref or one.target in map_
            assert one.about in ("", *critic.premises)
            assert critic.body(one)
