"""What must hold of the reasons and the ledger on any map, and on long ones."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.explain import words
from robustmap.explain.ledger import Side, item_of, ledger
from robustmap.explain.why import MAX_DEPTH, Reason, why
from robustmap.model.map import Map
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, counted, random_map, random_view

ANY = settings(max_examples=150, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def some_solution(rng: Random) -> Solution:
    map_ = circle_map(rng) if rng.random() < 0.3 else random_map(rng)
    return Solution.of(map_, random_view(rng, map_))


def every_reason(reason: Reason) -> Iterator[Reason]:
    pending = [reason]
    while pending:
        one = pending.pop()
        yield one
        pending += one.children


@ANY
@given(CHANCE)
def test_each_thing_is_told_once(rng: Random) -> None:
    solution = some_solution(rng)
    for name in (*solution.map.statements, *solution.map.inferences_of):
        told = why(solution, name)
        if told is None:
            continue
        in_full: Counter[str] = Counter()
        for reason in every_reason(told):
            assert not reason.cut
            if reason.repeats:
                assert reason.children == ()
            else:
                in_full[reason.id] += 1
        assert set(in_full.values()) == {1}
        repeated = {reason.id for reason in every_reason(told) if reason.repeats}
        assert repeated <= in_full.keys()
        assert len(str(told).splitlines()) == sum(1 for _ in every_reason(told))


@ANY
@given(CHANCE)
def test_a_reason_says_what_is_so(rng: Random) -> None:
    solution = some_solution(rng)
    map_ = solution.map
    used = {premise for one in map_.inferences.values() for premise in one.premises}
    for name in map_.statements:
        told = why(solution, name)
        assert told is not None
        assert told.verdict == words.claim(solution, name)
        for reason in every_reason(told):
            # What is used may have been withdrawn, and is then told as not argued for.
            known = reason.id in map_.statements or reason.id in map_.inferences
            assert known or reason.id in used or " <- " in reason.id
            if reason.lead == "undercut by" and not reason.repeats:
                assert solution.counts(reason.id)
                assert map_.inferences[reason.id].relation in ("undercuts", "reframes")


@ANY
@given(CHANCE, st.integers(min_value=0, max_value=3))
def test_a_shorter_tree_says_where_it_was_cut(rng: Random, depth: int) -> None:
    solution = some_solution(rng)
    name = rng.choice(sorted(solution.map.statements))
    whole, part = why(solution, name), why(solution, name, depth=depth)
    assert whole is not None
    assert part is not None
    told = {(reason.id, reason.verdict.fill()) for reason in every_reason(whole)}
    assert {(reason.id, reason.verdict.fill()) for reason in every_reason(part)} <= told
    cut = [reason for reason in every_reason(part) if reason.cut]
    assert all(reason.children == () for reason in cut)
    if not cut:
        assert part == whole


@ANY
@given(CHANCE)
def test_the_ledger_holds_each_item_once(rng: Random) -> None:
    solution = some_solution(rng)
    map_, view = solution.map, solution.view
    for name in map_.statements:
        found = ledger(solution, name)
        sides = ((("for",), found.for_), (("against", "contradicts"), found.against))
        for relations, side in sides:
            aims = [one for one in map_.inferences.values() if one.target == name]
            aims = [one for one in aims if one.relation in relations]
            # Nothing bears on a definition, so what speaks against one does not count.
            idle = map_.statements[name].definitional and "against" in relations
            counts = {one.id: counted(one, view) and not idle for one in aims}
            live = {item_of(solution, one.id) for one in aims if counts[one.id]}
            dead = {item_of(solution, one.id) for one in aims if not counts[one.id]}
            groups = [side.unanswered, side.answered, side.disputed, side.fallen]
            listed = [item for group in groups for item in group]
            assert sorted(listed) == sorted(live)
            assert sorted(side.uncounted) == sorted(dead)
            assert side.holding == len(side.unanswered) + len(side.answered)
            holding = {
                item_of(solution, one.id)
                for one in aims
                if counts[one.id] and solution.inference_answer(one.id) == "stands"
            }
            assert holding == {*side.unanswered, *side.answered}


@ANY
@given(CHANCE)
def test_the_ledger_groups_what_shares_a_premise(rng: Random) -> None:
    solution = some_solution(rng)
    for name in solution.map.statements:
        shared = dict(ledger(solution, name).shared)
        users: dict[str, set[str]] = {}
        for one in solution.map.inferences.values():
            if one.target == name and one.relation in ("for", "against"):
                for premise in one.premises:
                    users.setdefault(premise, set()).add(one.owner)
        due = {premise: tuple(sorted(users[premise])) for premise in users}
        assert shared == {premise: due[premise] for premise in due if len(due[premise]) > 1}


def test_side_lists_every_group() -> None:
    assert Side._fields == ("unanswered", "answered", "disputed", "fallen", "uncounted")


def chain(size: int) -> Map:
    """Make a claim, an argument for it, and undercuts each on the one before."""
    cuts = [argument(f"a{place:05}", undercuts=f"a{place - 1:05}") for place in range(1, size)]
    return Map([claim("thesis", standing="open"), argument("a00000", for_="thesis"), *cuts])


def fan(size: int) -> Map:
    """Make a claim, an argument for it, and so many undercuts of it, half of them answered."""
    cuts = [argument(f"u{place:05}", undercuts="base") for place in range(size)]
    answers = [argument(f"v{place:05}", undercuts=f"u{place:05}") for place in range(0, size, 2)]
    return Map([claim("thesis", standing="open"), argument("base", for_="thesis"), *cuts, *answers])


def crowd(size: int) -> Map:
    """Make a claim with so many arguments for and against it that share a premise."""
    nodes = [claim("ground"), claim("thesis")]
    items = [
        argument(f"i{place:05}", ["ground"], **{("for_", "against")[place % 2]: "thesis"})
        for place in range(size)
    ]
    return Map([*nodes, *items])


def ring(size: int) -> Map:
    """Make a circle of so many open claims, each supporting the next."""
    claims = [claim(f"c{place:05}", standing="open") for place in range(size)]
    items = [
        argument(f"i{place:05}", [f"c{(place + 1) % size:05}"], for_=f"c{place:05}")
        for place in range(size)
    ]
    return Map([*claims, *items, claim("thesis")])


def test_a_chain_of_undercuts_is_told_to_the_depth_asked_for() -> None:
    size = 3_000
    map_ = chain(size)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(500)
    try:
        solution = Solution.of(map_)
        told = why(solution, "thesis", depth=10**6)
        verdict = ask(solution, "thesis")
        assert verdict is not None
        assert verdict.faults() == []
    finally:
        sys.setrecursionlimit(before)
    # The last of an even number of links holds, so every first one falls.
    assert solution.claim_answer("thesis") == "unsupported"
    assert solution.inference_answer(f"a{size - 1:05}") == "stands"
    assert solution.inference_answer(f"a{size - 2:05}") == "undercut"
    assert told is not None
    reasons = list(every_reason(told))
    assert sum(reason.cut for reason in reasons) == 1
    assert MAX_DEPTH <= len(reasons) <= 3 * MAX_DEPTH
    deeper = why(solution, next(reason.id for reason in reasons if reason.cut))
    assert deeper is not None
    assert deeper.children


def calls(work: Callable[[], object]) -> int:
    """Count the calls, of ours and of built-ins, that some work takes."""
    number = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def whole_work(map_: Map) -> Callable[[], object]:
    def work() -> None:
        solution = Solution.of(map_)
        verdict = ask(solution, "thesis")
        assert verdict is not None
        assert verdict.faults() == []
        assert (verdict.replies, verdict.rests_on) is not None
        ledger(solution, "thesis")
        why(solution, "thesis")
        assert len(solution.circles) < 2

    return work


@pytest.mark.parametrize("shape", [chain, fan, crowd, ring])
def test_three_times_the_map_takes_three_times_the_work(shape: Callable[[int], Map]) -> None:
    calls(whole_work(shape(10)))  # what is imported or built once
    small, large = calls(whole_work(shape(1_000))), calls(whole_work(shape(3_000)))
    assert small > 1_000
    assert large < 3.2 * small
