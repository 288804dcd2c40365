"""Laws of gradual semantics, on any graph and any map."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.reason.gradual import GRADUAL, TOLERANCE, BipolarGraph, weigh
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import both, strengths
from tests.support.maps import circle_map, random_map, random_view
from tests.support.weights import FORMULAS, continuous, iterated, put, random_graph

ANY = settings(max_examples=50, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)
DEGREE = st.floats(0, 1, allow_subnormal=False)
SIDE = st.lists(DEGREE, max_size=4)
NAMES = pytest.mark.parametrize("name", sorted(FORMULAS))


@NAMES
@ANY
@given(DEGREE, SIDE, SIDE)
def test_the_formula_is_that_of_the_paper(name, base, attackers, supporters):
    found = GRADUAL[name].combine(base, attackers, supporters)
    assert found == pytest.approx(FORMULAS[name](base, attackers, supporters), abs=1e-12)
    assert 0 <= found <= 1


@NAMES
@ANY
@given(DEGREE, SIDE, SIDE, DEGREE)
def test_what_helps_never_harms_and_what_attacks_never_helps(name, base, against, for_, more):
    combine = GRADUAL[name].combine
    found = combine(base, against, for_)
    assert combine(base, [*against, more], for_) <= found + 1e-12
    assert combine(base, against, [*for_, more]) >= found - 1e-12
    assert combine(max(base, more), against, for_) >= found - 1e-12
    for side in (against, for_):
        if side:
            raised = [max(side[0], more), *side[1:]]
            if side is against:
                assert combine(base, raised, for_) <= found + 1e-12
            else:
                assert combine(base, against, raised) >= found - 1e-12


@NAMES
@ANY
@given(DEGREE, SIDE, SIDE)
def test_what_has_no_strength_bears_on_nothing(name, base, against, for_):
    combine = GRADUAL[name].combine
    assert combine(base, [], []) == pytest.approx(base, abs=1e-12)
    assert combine(base, [*against, 0.0], [*for_, 0.0]) == pytest.approx(
        combine(base, against, for_)
    )


@pytest.mark.parametrize("name", ["df-quad", "quadratic-energy"])
@ANY
@given(DEGREE, SIDE, SIDE)
def test_attack_and_support_mirror_each_other(name, base, against, for_):
    combine = GRADUAL[name].combine
    assert combine(base, against, for_) == pytest.approx(1 - combine(1 - base, for_, against))


@NAMES
@ANY
@given(CHANCE)
def test_without_cycles_it_is_what_plain_rounds_give(name, rng):
    made = random_graph(rng)
    found = weigh(made, GRADUAL[name])
    assert set(found.how) == {"exact"}
    assert found.values == pytest.approx(iterated(made, FORMULAS[name]), abs=1e-12)


@NAMES
@ANY
@given(CHANCE)
def test_every_degree_that_is_given_solves_the_equations(name, rng):
    made = random_graph(rng, size=5, cycles=True)
    found = weigh(made, GRADUAL[name])
    known = [0.0 if one is None else one for one in found.values]
    again = put(made, FORMULAS[name], known)
    for at, one in enumerate(found.values):
        if one is not None:
            assert 0 <= one <= 1
            assert again[at] == pytest.approx(one, abs=20 * TOLERANCE)
            assert all(found.values[other] is not None for other in made.before[at])


@NAMES
@ANY
@given(DEGREE, SIDE, SIDE, CHANCE)
def test_no_degree_moves_faster_than_the_bound_says(name, base, against, for_, rng):
    semantics = GRADUAL[name]
    other = [[rng.random() for _ in side] for side in (against, for_)]
    moves = [
        [abs(a - b) for a, b in zip(side, into, strict=True)]
        for side, into in zip((against, for_), other, strict=True)
    ]
    most = sum(max([0.0, *side]) if semantics.top else sum(side) for side in moves)
    moved = abs(semantics.combine(base, against, for_) - semantics.combine(base, *other))
    assert moved <= semantics.steepness(base) * most + 1e-12
    # An argument that nothing lifts, as its base score moves.
    further = rng.random()
    ends = (min(semantics.combine(one, against, for_), one) for one in (base, further))
    assert abs(next(ends) - next(ends)) <= semantics.slope * abs(base - further) + 1e-12


@NAMES
@ANY
@given(CHANCE)
def test_where_the_contraction_bound_holds_rounds_end_at_the_one_solution(name, rng):
    made = random_graph(rng, size=5, cycles=True)
    found = weigh(made, GRADUAL[name])
    for knot in found.knots:
        if knot.contraction is None:
            continue
        assert knot.contraction.factor < 1
        assert knot.how == "enclosed"
        guess = [rng.random() if one in knot.members else v for one, v in enumerate(found.values)]
        if None in guess:
            continue
        others = [at for at in range(len(made)) if at not in knot.members]
        for _ in range(20 * knot.contraction.rounds):
            before = guess
            guess = put(made, FORMULAS[name], guess)
            for at in others:
                guess[at] = found.values[at]
        far = max(abs(guess[at] - found.values[at]) for at in knot.members)
        assert far <= knot.contraction.factor**20 + 20 * TOLERANCE or guess == before


@NAMES
@settings(ANY, max_examples=20)
@given(CHANCE)
def test_rounds_and_the_continuous_model_agree_where_there_is_one_solution(name, rng):
    made = random_graph(rng, size=5, cycles=True)
    found = weigh(made, GRADUAL[name])
    rounds = list(made.scores)
    for _ in range(300):
        before, rounds = rounds, put(made, FORMULAS[name], rounds)
    if max(abs(a - b) for a, b in zip(before, rounds, strict=True)) > 1e-12:
        return
    flowed = continuous(made, FORMULAS[name])
    for at, how in enumerate(found.how):
        if how in ("exact", "enclosed"):
            assert found.values[at] == pytest.approx(rounds[at], abs=1e-6)
            # The flow comes near only slowly where next to nothing pulls.
            assert flowed[at] == pytest.approx(rounds[at], abs=1e-4)


@ANY
@given(CHANCE)
def test_parts_are_what_reaches_itself_and_come_after_what_they_depend_on(rng):
    made = random_graph(rng, cycles=True)
    reach = [{at} for at in range(len(made))]
    for _ in reach:
        for at, one in enumerate(made.before):
            reach[at] |= {far for other in one for far in reach[other]}
    done: set[int] = set()
    for part in made.parts():
        assert set(part) == {at for at in reach[part[0]] if part[0] in reach[at]}
        assert reach[part[0]] <= done | set(part)
        done |= set(part)
    assert done == set(range(len(made)))


@NAMES
@ANY
@given(CHANCE)
def test_names_and_their_order_make_no_difference(name, rng):
    made = random_graph(rng)
    order = list(range(len(made)))
    rng.shuffle(order)
    place = {was: at for at, was in enumerate(order)}

    def moved(links):
        return tuple(tuple(sorted(place[other] for other in links[was])) for was in order)

    mixed = BipolarGraph(
        tuple(made.names[was] for was in order),
        tuple(made.scores[was] for was in order),
        *(moved(links) for links in (made.attackers, made.supporters, made.needs)),
    )
    one, other = weigh(made, GRADUAL[name]), weigh(mixed, GRADUAL[name])
    assert [other.values[place[at]] for at in range(len(made))] == pytest.approx(one.values)


def some(rng: Random) -> Solution:
    map_ = circle_map(rng) if rng.random() < 0.2 else random_map(rng)
    return Solution.of(map_, random_view(rng, map_))


@NAMES
@ANY
@given(CHANCE)
def test_every_statement_and_argument_that_counts_has_a_strength(name, rng):
    solution = some(rng)
    found = strengths(solution, name)
    assert all(one is None or 0 <= one <= 1 for one in found.values())
    assert {one for one in solution.map.statements if solution.counts(one)} <= found.keys()
    assert not {one for one in solution.flat.uncounted if one in solution.flat.inference} & (
        found.keys() - {node.id for node in solution.map.arguing()}
    )
    assert found.how.keys() == found.keys()


@ANY
@given(CHANCE)
def test_two_maps_weighed_together_are_as_weighed_alone(rng):
    old = some(rng)
    names = [one for one in old.map.nodes if rng.random() < 0.8]
    fewer = Map([old.map.nodes[one] for one in names], old.map.settings)
    kept = frozenset(fewer.statements)
    view = replace(old.view, granted=old.view.granted & kept, denied=old.view.denied & kept)
    new = Solution.of(fewer, view)
    for one, other in ((old, new), (new, old)):
        alone, partly = (strengths(one), strengths(other)), both(one, other)
        for whole, part in zip(alone, partly, strict=True):
            assert {ref: whole[ref] for ref in part} == dict(part)
        for ref in alone[0].keys() & alone[1].keys():
            if alone[0][ref] != alone[1][ref]:
                assert ref in partly[0]
                assert ref in partly[1]
