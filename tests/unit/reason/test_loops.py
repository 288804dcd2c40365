"""Loops between proposals, on maps made by hand and by chance."""

from itertools import permutations
from random import Random
from typing import Any

import pytest

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason import loops as module
from robustmap.reason.loops import Attack, Loops, called_indispensable, loops
from robustmap.reason.solution import Solution
from tests.support.maps import SUPPOSED, argument, claim, proposal


def found(*nodes: Node, view: View | None = None) -> Loops:
    return loops(Solution.of(Map(nodes), view or View()))


def hinders(name: str, source: str, target: str, **fields: Any) -> Node:
    return claim(name, states={"hinders": [source, target]}, **fields)


PRONGS = [
    proposal("one", enables=["two", "three"]),
    proposal("two", enables=["one", "three"]),
    proposal("three", enables="one"),
]


def test_the_loops_of_three_prongs() -> None:
    """The seed's loops: one and two, one and three, and all three around."""
    all_ = found(*PRONGS)
    assert [loop.proposals for loop in all_] == [
        ("one", "three"),
        ("one", "two"),
        ("one", "two", "three"),
    ]
    assert {loop.sign for loop in all_} == {"reinforcing"}
    assert {loop.state for loop in all_} == {"stands"}
    assert not all_.cut
    assert len(all_.arrows) == 5


def test_no_arrow_lies_on_every_loop_here_but_one_proposal_does() -> None:
    for loop in found(*PRONGS):
        assert loop.necessary == ()
        assert loop.hubs == ("one",)


def test_an_arrow_that_every_loop_needs() -> None:
    nodes = [
        proposal("one", enables="two"),
        proposal("two", enables=["one", "three"]),
        proposal("three", enables="one"),
    ]
    for loop in found(*nodes):
        assert [(one.source, one.target) for one in loop.necessary] == [("one", "two")]
        assert loop.hubs == ("one", "two")


def test_one_hindrance_makes_two_loops_balance() -> None:
    """As in the background report: with "two hinders one" besides, two loops balance."""
    all_ = found(
        *PRONGS[:1], proposal("two", enables="three"), PRONGS[2], hinders("h", "two", "one")
    )
    signs = {loop.proposals: loop.sign for loop in all_}
    assert signs == {
        ("one", "three"): "reinforcing",
        ("one", "two"): "balancing",
        ("one", "two", "three"): "reinforcing",
    }
    both = found(*PRONGS, hinders("h", "two", "one"))
    assert [loop.sign for loop in both if loop.proposals == ("one", "two")] == [
        "balancing",
        "reinforcing",
    ]
    two = found(
        proposal("one"), proposal("two"), hinders("h", "one", "two"), hinders("i", "two", "one")
    )
    assert [loop.sign for loop in two] == ["reinforcing"]


def test_claims_say_arrows_too_and_each_is_told_with_who_speaks_for_and_against_it() -> None:
    nodes = [
        proposal("one"),
        proposal("two", enables="one"),
        claim("said", states={"enables": ["one", "two"]}),
        argument("pro", for_="said"),
        argument("con", against="two#enables-one"),
    ]
    (loop,) = found(*nodes)
    first, second = loop.arrows
    assert (first.clauses, first.answer, first.for_, first.against) == (
        ("said",),
        "supported",
        ("pro",),
        (),
    )
    assert (second.clauses, second.answer, second.against) == (
        ("two#enables-one",),
        "contested",
        ("con",),
    )
    assert loop.state == "disputed"
    assert loop.weak == (second,)
    assert loop.breaks_it == ("con",)
    assert loop.one_attack == ()


def test_an_arrow_that_has_fallen_breaks_the_loop_and_what_broke_it_is_told() -> None:
    nodes = [*PRONGS, claim("odd", contradicts="three#enables-one")]
    view = View(denied=frozenset({"three#enables-one"}))
    broken = [loop for loop in found(*nodes, view=view) if loop.state == "fallen"]
    assert [loop.proposals for loop in broken] == [("one", "three"), ("one", "two", "three")]
    assert [one.source for one in broken[0].weak] == ["three"]
    assert broken[0].breaks_it == ("odd",)


def test_one_attack_would_break_it_unless_two_say_the_same() -> None:
    pair = [proposal("one", enables="two"), proposal("two", enables="one")]
    (loop,) = found(*pair)
    assert loop.one_attack == (
        Attack("one#enables-two", "disputed"),
        Attack("two#enables-one", "disputed"),
    )
    more = claim("said", standing="presumed", states={"enables": ["two", "one"]})
    (loop,) = found(*pair, more)
    assert [one.clause for one in loop.one_attack] == ["one#enables-two"]
    (loop,) = found(pair[0], proposal("two"), more)
    assert loop.one_attack[1] == Attack("said", "fallen")


@pytest.mark.parametrize("standing", ["asserted", "presumed"])
@pytest.mark.parametrize("argued", [True, False])
def test_what_one_attack_would_do_is_what_it_does(standing: str, argued: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    nodes = [
        proposal("one"),
        proposal("two", enables="one"),
        claim("said", standing=standing, states={"enables": ["one", "two"]}),
        *([argument("pro", for_="said")] if argued else []),
    ]
    (loop,) = found(*nodes)
    for attack in loop.one_attack:
        (after,) = found(*nodes, argument("new", against=attack.clause))
        assert after.state == attack.leaves


def test_definitions_and_grants_cannot_be_attacked() -> None:
    sure = claim("said", sort="definitional", states={"enables": ["one", "two"]})
    nodes = [proposal("one"), proposal("two", enables="one"), sure]
    view = View(granted=frozenset({"two#enables-one"}))
    (loop,) = found(*nodes, view=view)
    assert loop.one_attack == ()


def test_rules_readings_suppositions_and_selves() -> None:
    pair = [proposal("one", enables=["two", "one"]), proposal("two")]
    back = {"enables": ["two", "one"]}
    assert not found(*pair, claim("c", states={**back, "scope": "most-proposals"}))
    assert not found(*pair, claim("c", states={**back, "graded": True}))
    assert not found(*pair, claim("c", states=back, basis="reading"))
    (loop,) = found(*pair, claim("c", states=back, basis="reading"), view=View(basis="reading"))
    assert loop.state == "stands"
    (loop,) = found(*pair, claim("c", states=back, sources=SUPPOSED))
    assert loop.state == "fallen"
    assert found(*pair).arrows == found(proposal("one", enables="two"), pair[1]).arrows


def test_withdrawn_and_unknown_proposals_have_no_arrows() -> None:
    gone = proposal("two", enables="one", review="withdrawn")
    assert not found(proposal("one", enables=["two", "nowhere"]), gone).arrows


def test_many_loops_are_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "abcdef"
    nodes = [proposal(one, enables=[other for other in names if other != one]) for one in names]
    assert len(found(*nodes)) == 409
    assert not found(*nodes).cut
    monkeypatch.setattr(module, "MAX_LOOPS", 10)
    assert (len(found(*nodes)), found(*nodes).cut) == (10, True)
    monkeypatch.setattr(module, "MAX_LENGTH", 2)
    monkeypatch.setattr(module, "MAX_LOOPS", 1000)
    assert (len(found(*nodes)), found(*nodes).cut) == (15, True)


def test_loops_by_chance_are_those_of_brute_force() -> None:
    rng = Random(3)
    for _ in range(60):
        names = "abcde"[: rng.randint(2, 5)]
        arrows = {(a, b) for a in names for b in names if a != b and rng.random() < 0.45}
        nodes = [proposal(a, enables=[b for x, b in sorted(arrows) if x == a]) for a in names]
        expected = {
            order
            for size in range(2, len(names) + 1)
            for order in permutations(names, size)
            if order[0] == min(order)
            and all(pair in arrows for pair in zip(order, (*order[1:], order[0]), strict=True))
        }
        all_ = found(*nodes)
        assert {loop.proposals for loop in all_} == expected
        for loop in all_:
            part = {
                one for other in all_ if set(other.proposals) & _part(all_, loop) for one in [other]
            }
            for arrow in loop.arrows:
                on_all = all(arrow in other.arrows for other in part)
                assert (arrow in loop.necessary) == on_all
            for name in loop.proposals:
                assert (name in loop.hubs) == all(name in other.proposals for other in part)


def _part(all_: Loops, loop: Any) -> set[str]:
    """Give the proposals that loops join to those of a loop."""
    part = set(loop.proposals)
    while True:
        more = {one for other in all_ if part & {*other.proposals} for one in other.proposals}
        if more <= part:
            return part
        part |= more


def test_what_is_called_indispensable_is_told_and_not_computed() -> None:
    plans = [proposal("a", enables="b"), proposal("b", enables="a"), proposal("c", enables="a")]
    said = claim("said", states={"indispensable": "c"})
    fallen = claim("fallen", states={"indispensable": "a"}, standing="open")
    rule = claim("rule", states={"indispensable": "b", "scope": "most-proposals"})
    gone = claim("gone", states={"indispensable": "nowhere"})
    solution = Solution.of(Map([*plans, said, fallen, rule, gone]))
    assert called_indispensable(solution) == {"c": ("said",)}
