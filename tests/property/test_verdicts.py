"""What must hold of the verdicts on any map."""

from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from robustmap.graph.flatten import flatten
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.semantics import IN, OUT
from robustmap.reason.solution import Solution
from tests.support.maps import (
    SUPPOSED,
    argument,
    circle_map,
    claim,
    counted,
    random_map,
    random_view,
)

ANY = settings(max_examples=120, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def some_map(rng: Random) -> Map:
    return circle_map(rng) if rng.random() < 0.2 else random_map(rng)


def with_nodes(map_: Map, *nodes: Node) -> Map:
    return Map([*map_.nodes.values(), *nodes], map_.settings)


def without(map_: Map, name: str) -> Map:
    return Map([node for node in map_.nodes.values() if node.id != name], map_.settings)


def answers(solution: Solution) -> dict[str, str]:
    map_ = solution.map
    return {
        **{one: solution.claim_answer(one) for one in map_.statements},
        **{one: solution.inference_answer(one) for one in map_.inferences},
    }


def ranks(solution: Solution) -> dict[str, int]:
    """Give the ranks that order reasons: those of statements and inferences."""
    flat, found = solution.flat, solution.labelling.ranks
    return {
        **{one: found[flat.stands[one]] for one in solution.map.statements},
        **{one: found[flat.inference[one]] for one in solution.map.inferences},
    }


def kept(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {one: after.get(one) for one in before}


def an_aim(rng: Random, map_: Map) -> dict[str, str]:
    """Give a relation to something in the map."""
    arguments = sorted(one.id for one in map_.inferences.values() if one.relation != "contradicts")
    if arguments and rng.random() < 0.5:
        return {rng.choice(["undercuts", "backs", "reframes", "qualifies"]): rng.choice(arguments)}
    return {rng.choice(["for_", "against"]): rng.choice(sorted(map_.statements))}


@ANY
@given(CHANCE)
def test_the_framework_is_well_formed_and_linear(rng: Random) -> None:
    map_ = some_map(rng)
    framework = flatten(map_, random_view(rng, map_)).framework
    assert len(set(framework.names)) == len(framework)
    for attackers in framework.attackers:
        assert list(attackers) == sorted(set(attackers))
        assert all(0 <= attacker < len(framework) for attacker in attackers)
    links = sum(len(one.premises) + 1 for one in map_.inferences.values())
    steps = len(map_.inferences)
    assert len(framework) <= 7 * (len(map_.statements) + steps) + steps + links
    # An undercut of an argument with n inferences reaches n steps; all else is one attack.
    aims = sum(len(map_.inferences_of.get(one.target, ())) + 1 for one in map_.inferences.values())
    assert sum(map(len, framework.attackers)) <= 8 * (len(framework) + 2 * aims + links)


@ANY
@given(CHANCE)
def test_the_order_of_the_nodes_is_nothing(rng: Random) -> None:
    map_ = some_map(rng)
    view = random_view(rng, map_)
    nodes = list(map_.nodes.values())
    rng.shuffle(nodes)
    other = Map(nodes)
    assert other == map_
    assert flatten(other, view) == flatten(map_, view)
    assert answers(Solution.of(other, view)) == answers(Solution.of(map_, view))


@ANY
@given(CHANCE)
def test_what_does_not_count_changes_nothing(rng: Random) -> None:
    map_ = some_map(rng)
    mark = rng.choice([{"basis": "reading"}, {"sources": SUPPOSED}])
    more = with_nodes(map_, argument("zz", **an_aim(rng, map_), **mark))
    before, after = Solution.of(map_), Solution.of(more)
    assert kept(answers(before), answers(after)) == answers(before)
    assert kept(ranks(before), ranks(after)) == ranks(before)


@ANY
@given(CHANCE)
def test_off_is_as_if_it_were_not_there(rng: Random) -> None:
    map_ = some_map(rng)
    view = random_view(rng, map_)
    named = {
        ref.partition("#")[0]
        for one in map_.inferences.values()
        for ref in (*one.premises, *([one.target] if one.relation in ("for", "against") else []))
        if not ref.startswith(f"{one.owner}#")
    }
    free = sorted(node.id for node in map_.arguments() if node.id not in named)
    assume(free)
    name = rng.choice(free)
    off = Solution.of(map_, view.but(off={name}))
    gone = Solution.of(without(map_, name), view)
    assert answers(gone) == kept(answers(gone), answers(off))
    assert ranks(gone) == kept(ranks(gone), ranks(off))


@ANY
@given(CHANCE)
def test_what_is_granted_stands_and_what_is_denied_is_rejected(rng: Random) -> None:
    map_ = some_map(rng)
    view = random_view(rng, map_)
    name = rng.choice(sorted(map_.statements))
    view = View(view.basis, view.reframings, view.suppositions, off=view.off)
    granted = Solution.of(map_, view.but(granted={name}))
    assert granted.claim_answer(name) in ("supported", "unargued")
    denied = Solution.of(map_, view.but(denied={name}))
    assert denied.claim_answer(name) == "rejected"
    both = Solution.of(map_, view.but(granted={name}, denied={name}))
    assert both.claim_answer(name) == "rejected"


@ANY
@given(CHANCE)
@pytest.mark.parametrize(
    ("fields", "alone", "answered"),
    [
        ({"standing": "asserted"}, "contested", "contested"),
        ({"standing": "presumed"}, "rejected", "contested"),
        ({"standing": "open"}, "rejected", "contested"),
        ({"implicit": "true"}, "rejected", "contested"),
        ({"sources": SUPPOSED}, "rejected", "contested"),
        ({"sort": "definitional"}, "unargued", "supported"),
    ],
)
def test_what_one_standing_argument_against_a_claim_does(
    fields: dict[str, Any], alone: str, answered: str, rng: Random
) -> None:
    nodes = [claim("yy", **fields), argument("zz", against="yy")]
    attacked = with_nodes(some_map(rng), *nodes)
    assert Solution.of(attacked).claim_answer("yy") == alone
    defended = with_nodes(attacked, argument("xx", for_="yy"))
    assert Solution.of(defended).claim_answer("yy") == answered
    undercut = with_nodes(attacked, argument("ww", undercuts="zz"))
    without_attack = with_nodes(without(attacked, "zz"))
    expected = Solution.of(without_attack).claim_answer("yy")
    assert Solution.of(undercut).claim_answer("yy") == expected


@ANY
@given(CHANCE)
def test_a_reframing_is_an_undercut_only_where_the_view_says_so(rng: Random) -> None:
    map_ = some_map(rng)
    assume(any(True for _ in map_.arguments()))
    target = rng.choice(sorted(node.id for node in map_.arguments()))
    view = random_view(rng, map_)
    reframed = with_nodes(map_, argument("zz", reframes=target))
    undercut = with_nodes(map_, argument("zz", undercuts=target))
    plain = view.but(reframings=False)
    before, after = answers(Solution.of(map_, plain)), answers(Solution.of(reframed, plain))
    assert kept(before, after) == before
    counting = view.but(reframings=True)
    assert answers(Solution.of(reframed, counting)) == answers(Solution.of(undercut, counting))


@ANY
@given(CHANCE)
def test_a_qualification_defeats_nothing(rng: Random) -> None:
    map_ = some_map(rng)
    target = rng.choice([*sorted(map_.statements), *sorted(map_.inferences)])
    view = random_view(rng, map_)
    before = answers(Solution.of(map_, view))
    after = answers(Solution.of(with_nodes(map_, argument("zz", qualifies=target)), view))
    assert kept(before, after) == before


@ANY
@given(CHANCE)
def test_answers_say_what_the_labels_say(rng: Random) -> None:
    map_ = some_map(rng)
    view = random_view(rng, map_)
    solution = Solution.of(map_, view)
    live = [one for one in map_.inferences.values() if counted(one, view)]
    for name in map_.statements:
        answer, label = solution.claim_answer(name), solution.statement_label(name)
        pro = [one for one in live if one.relation == "for" and one.target == name]
        held = any(solution.inference_label(one.id) == IN for one in pro)
        assert (answer in ("supported", "unargued")) == (label == IN)
        assert (answer == "supported") == (label == IN and held)
        assert (answer == "contested") == (label not in (IN, OUT))
    for one in map_.inferences.values():
        answer, label = solution.inference_answer(one.id), solution.inference_label(one.id)
        fallen = [p for p in one.premises if solution.statement_label(p) == OUT]
        assert (answer == "stands") == (label == IN)
        assert (answer in ("undercut", "premise-lost")) == (label == OUT)
        assert answer != "premise-lost" or fallen


@ANY
@given(CHANCE)
def test_what_it_rests_on_is_unargued_and_stands(rng: Random) -> None:
    map_ = some_map(rng)
    solution = Solution.of(map_, random_view(rng, map_))
    for name in (*map_.statements, *map_.inferences_of):
        verdict = ask(solution, name)
        if verdict is None:
            continue
        assert verdict.rests_on == tuple(sorted(beneath(solution, verdict.id)))
        for leaf in verdict.rests_on:
            assert solution.claim_answer(leaf) == "unargued"
        if verdict.answer not in ("supported", "stands"):
            assert verdict.rests_on == ()


def beneath(solution: Solution, name: str) -> set[str]:
    """Give the unargued statements beneath something, by going over the map until no change."""
    map_ = solution.map
    held = [
        one
        for one in map_.inferences.values()
        if solution.inference_label(one.id) == IN and counted(one, solution.view)
    ]
    if name in map_.statements:
        found = {name} if solution.statement_label(name) == IN else set()
    else:
        own = [map_.inferences[one] for one in map_.inferences_of[name]]
        stands = solution.argument_answer(name) == "stands"
        found = {p for one in own for p in one.premises if stands}
    size = -1
    while size < len(found):
        size = len(found)
        found |= {
            p for one in held if one.relation == "for" and one.target in found for p in one.premises
        }
    return {one for one in found - {name} if solution.claim_answer(one) == "unargued"}
