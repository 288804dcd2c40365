"""One assumption removed at a time: what falls, what flips, what is told."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.model.nodes import Node, Proposal
from robustmap.model.view import View
from robustmap.reason.assumptions import Assumption, Assumptions, Removals
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.plans import wild_plans

SUPPOSED = [{"source": "talk", "voice": "supposes"}]


def found(*nodes: Node, of: str = "plan", view: View | None = None, **more: Any) -> Assumptions:
    map_ = Map(nodes)
    node = map_.nodes[of]
    assert isinstance(node, Proposal)
    return Removals(Solution.of(map_, view or View())).of(node, **more)


def flips(one: Assumption, side: str) -> list[tuple[str, str, bool, str, str]]:
    return [(f.proposal, f.cell, f.argued, *f.words) for f in getattr(one, side)]


def test_a_removal_takes_down_what_has_no_other_support() -> None:
    [luck] = found(claim("luck"), proposal("plan", relies_on="luck")).assumptions
    assert (luck.works, luck.without, luck.breaks) == ("supported", "unsupported", True)
    assert (luck.supposing, luck.told, luck.agree) == (False, "", None)
    assert flips(luck, "denied") == [("plan", "works", True, "supported", "unsupported")]
    assert luck.granted == luck.others == ()


def test_a_removal_leaves_standing_what_others_argue_for() -> None:
    [luck] = found(
        claim("luck"), proposal("plan", relies_on="luck"), argument("more", for_="plan")
    ).assumptions
    assert (luck.breaks, luck.denied) == (False, ())


def test_what_is_told_stands_beside_what_follows() -> None:
    def told(breaks: str, *more: Node, **entry: Any) -> Assumption:
        without = [{"at": "luck", "breaks": breaks, "why": "It is so.", **entry}]
        plan = proposal("plan", relies_on="luck", without=without)
        return found(claim("luck"), plan, *more).assumptions[0]

    assert (told("yes").told, told("yes").agree, told("yes").why) == ("yes", True, "It is so.")
    assert told("yes").clause == "plan#without-luck"
    assert (told("no").agree, told("no").told_answer) == (False, "unargued")
    assert (told("unknown").told, told("unknown").agree) == ("unknown", None)
    assert told("unknown").told_answer is None
    # What does not stand, or does not count, disagrees with nothing.
    assert told("no", argument("attack", against="plan#without-luck")).agree is None
    assert told("no", basis="reading").agree is None
    assert told("no", sources=SUPPOSED).agree is None


def test_what_does_not_stand_today_is_taken_apart_with_all_of_it_granted() -> None:
    nodes = [claim("luck"), claim("skill", standing="open")]
    luck, skill = found(*nodes, proposal("plan", relies_on=["luck", "skill"])).assumptions
    for one in (luck, skill):
        assert (one.supposing, one.works, one.without) == (True, "supported", "unsupported")
        assert one.breaks
    assert flips(skill, "granted") == [("plan", "works", True, "unsupported", "supported")]
    assert (flips(luck, "granted"), flips(luck, "denied")) == ([], [])


def test_a_plan_that_is_only_supposed_is_taken_apart_as_if_it_counted() -> None:
    plan = proposal("plan", relies_on="luck", sources=SUPPOSED)
    [luck] = found(claim("luck"), plan).assumptions
    assert (luck.supposing, luck.breaks) == (True, True)


def test_there_may_be_nothing_to_take_down() -> None:
    [luck] = found(
        claim("luck"),
        proposal("plan", relies_on="luck"),
        argument("step", undercuts="plan#relies-on"),
    ).assumptions
    assert (luck.supposing, luck.works, luck.breaks) == (True, "unsupported", None)


def test_what_else_hangs_on_it_is_told() -> None:
    [luck] = found(
        claim("luck"),
        proposal("plan", relies_on="luck"),
        proposal("other", relies_on="plan"),
        proposal("apart"),
    ).assumptions
    assert flips(luck, "others") == [("other", "works", True, "supported", "unsupported")]


def test_robust_if_boxing_holds() -> None:
    result = found(
        claim("boxing", standing="open"),
        argument("boxed", ["boxing"], for_="plan#robust-up"),
        proposal("plan"),
    )
    [boxing] = result.deciding
    assert not boxing.relied_on
    assert flips(boxing, "granted") == [("plan", "up", True, "unsupported", "supported")]
    assert boxing.denied == ()


def test_the_premise_of_an_attack_on_a_clause_flips_the_computed_cell() -> None:
    [kept] = found(
        claim("kept"),
        threshold("high"),
        argument("held", ["kept"], against="plan#breaks-high"),
        proposal("plan", breaks="high"),
    ).deciding
    # The clause is asserted, so that a lone argument leaves it in dispute.
    assert kept.claim == "kept"
    assert flips(kept, "denied") == [("plan", "up", False, "disputed", "stops")]


def test_a_fact_about_the_order_is_an_assumption_too() -> None:
    result = found(
        threshold("low"),
        threshold("high"),
        claim("order", states={"before": ["high", "low"]}),
        proposal("plan", needs="low", breaks="high"),
    )
    [order] = result.deciding
    assert order.claim == "order"
    assert {(f.cell, *f.words) for f in order.denied} == {
        ("up", "no-room", "stops"),
        ("down", "no-room", "stops"),
    }


def test_so_many_are_tried_and_the_rest_is_told_of() -> None:
    nodes = [*(claim(f"c{n}") for n in range(5))]
    plan = proposal("plan", relies_on=[node.id for node in nodes])
    assert found(*nodes, plan, most=3).cut
    assert not found(*nodes, plan).cut
    map_ = Map([*nodes, plan])
    bounded = Removals(Solution.of(map_), work=0).of(plan)
    assert (len(bounded.assumptions), bounded.cut) == (1, True)


def test_what_is_missing_or_withdrawn_is_told() -> None:
    plan = proposal("plan", relies_on=["gone", "nowhere", "point"])
    result = found(claim("gone", review="withdrawn"), threshold("point"), plan)
    assert [(one.claim, one.answer, one.breaks) for one in result.relied_on] == [
        ("gone", None, None),
        ("nowhere", None, None),
        ("point", None, None),
    ]
    assert found(proposal("plan", relies_on="plan", review="withdrawn")).assumptions == ()


def test_wild_plans_are_survived() -> None:
    for seed in range(120):
        map_ = wild_plans(Random(seed))
        removals = Removals(Solution.of(map_))
        for one in map_.proposals():
            for each in removals.of(one).assumptions:
                assert each.proposal == one.id
                assert all(flip.before != flip.after for flip in (*each.granted, *each.denied))


@st.composite
def supports(draw: st.DrawFn) -> Map:
    """Draw a map without attacks or circles: claims, arguments for later ones, proposals."""
    size = draw(st.integers(1, 6))
    standing = st.sampled_from(["asserted", "presumed", "open"])
    nodes: list[Node] = [claim(f"c{n}", standing=draw(standing)) for n in range(size)]
    earlier = st.integers(0, size - 1)
    for number in range(draw(st.integers(0, 6))):
        places = sorted(draw(st.sets(earlier, min_size=1, max_size=3)))
        *premises, target = [f"c{place}" for place in places]
        nodes.append(argument(f"a{number}", premises, for_=target))
    refs = st.lists(earlier.map(lambda n: f"c{n}"), unique=True, max_size=3)
    nodes.append(proposal("plan", relies_on=draw(refs)))
    if draw(st.booleans()):
        nodes.append(argument("more", draw(refs), for_="plan"))
    return Map(nodes)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(supports())
def test_granting_never_takes_a_plan_down_and_removing_never_holds_it_up(map_: Map) -> None:
    now = Solution.of(map_)
    plan = map_.nodes["plan"]
    assert isinstance(plan, Proposal)
    works = now.statement_label("plan#works")
    for one in (node.id for node in map_.of_kind("claim")):
        granted = Solution.of(map_, View(granted=frozenset({one})))
        denied = Solution.of(map_, View(denied=frozenset({one})))
        assert works != IN or granted.statement_label("plan#works") == IN
        assert works != OUT or denied.statement_label("plan#works") == OUT
    for each in Removals(now).of(plan).assumptions:
        for flip in each.granted:
            assert flip.cell != "works" or flip.words[1] in ("supported", "unargued")
        for flip in each.denied:
            assert flip.cell != "works" or flip.words[0] in ("supported", "unargued")
