"""What strengths are owed to: against maps that are solved anew without the item."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.ids import split
from robustmap.model.view import View
from robustmap.reason.gradual import GRADUAL, Reweighing, weigh
from robustmap.reason.moves import Moving
from robustmap.reason.owed import Owing
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import strengths
from tests.support.maps import circle_map, random_map, random_view
from tests.support.weights import FORMULAS, random_graph, restricted

FEW = settings(max_examples=8, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)
NAMES = pytest.mark.parametrize("name", sorted(FORMULAS))
CLOSE = 1e-6


def some(rng: Random) -> Solution:
    map_ = circle_map(rng) if rng.random() < 0.3 else random_map(rng, claims=3, arguments=5)
    return Solution.of(map_, random_view(rng, map_) if rng.random() < 0.5 else View())


def same(one, other) -> bool:
    if one is None or other is None:
        return one is other
    return one == pytest.approx(other, abs=CLOSE)


@NAMES
@FEW
@given(CHANCE)
def test_degrees_with_something_left_out_are_those_of_the_graph_without_it(name, rng):
    made = random_graph(rng, size=7, cycles=rng.random() < 0.6)
    semantics = GRADUAL[name]
    degrees = weigh(made, semantics)
    again = Reweighing(made, semantics, degrees)
    dropped = {at for at in range(len(made)) if rng.random() < 0.3}
    unanswered = {at for at in range(len(made)) if rng.random() < 0.2}
    moved = again.without(dropped, unanswered)
    assert not dropped & moved.keys()
    plain = restricted(made, dropped, unanswered)
    alone = weigh(plain, semantics)
    for place, label in enumerate(plain.names):
        at = made.names.index(label)
        found = moved[at][0] if at in moved else degrees.values[at]
        if "settled" not in (alone.how[place], degrees.how[at]):
            assert same(found, alone.values[place])


@NAMES
@FEW
@given(CHANCE)
def test_removal_is_what_switching_the_item_off_does(name, rng):
    solution = some(rng)
    owing = Owing(solution, name)
    whole = strengths(solution, name)
    if "settled" in whole.how.values():
        return
    for ref in rng.sample(sorted(owing.places), min(3, len(owing.places))):
        told = owing.of(ref)
        assert same(told.strength, whole[ref])
        for one in told.contributions:
            view = solution.view.but(off={one.id})
            off = strengths(Solution.of(solution.map, view), name)
            if "settled" in (whole.how[ref], off.how[ref]):
                continue
            assert same(one.without, off[ref])
            if None not in (whole[ref], off[ref]):
                assert one.removal == pytest.approx(whole[ref] - off[ref], abs=CLOSE)
        sizes = [abs(one.removal) for one in told.contributions if one.removal is not None]
        assert sizes == sorted(sizes, reverse=True)


@NAMES
@FEW
@given(CHANCE)
def test_what_is_not_named_moves_nothing(name, rng):
    solution = some(rng)
    owing = Owing(solution, name)
    whole = strengths(solution, name)
    if "settled" in whole.how.values():
        return
    for ref in rng.sample(sorted(owing.places), min(2, len(owing.places))):
        named = {one.id for one in owing.of(ref).contributions}
        for item in owing.items.keys() - named:
            off = strengths(Solution.of(solution.map, solution.view.but(off={item})), name)
            if ref in off and "settled" not in (whole.how[ref], off.how[ref]):
                assert same(off[ref], whole[ref])


@FEW
@given(CHANCE)
def test_all_at_once_is_as_one_by_one(rng):
    owing = Moving(some(rng))
    moved = owing.moved()
    for ref in owing.places:
        told = {one.id: one for one in owing.of(ref).contributions}
        if ref in moved:
            for item, without in moved[ref].moves:
                assert same(without, told[item].without)
            large = {one for one in told if told[one].removal and abs(told[one].removal) > CLOSE}
            assert large <= {item for item, _ in moved[ref].moves}


@FEW
@given(CHANCE)
def test_what_is_asked_about_some_nodes_is_what_is_told_of_all(rng):
    owing = Moving(some(rng))
    about = {one for one in owing.solution.map.nodes if rng.random() < 0.3}
    every = {ref: one for ref, one in owing.moved().items() if split(ref)[0] in about}
    assert owing.moved(about=about) == every
