"""Laws of robustness: what attacks and additions may and may not change, and every witness."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Proposal
from robustmap.model.settings import Settings, Today
from robustmap.model.view import View
from robustmap.reason.robustness import Robustness, World, table
from robustmap.reason.robustness.limit import limit
from robustmap.reason.robustness.pairs import fragile_pairs
from robustmap.reason.robustness.portfolio import Portfolio
from robustmap.reason.robustness.reliance import reliance, together
from robustmap.reason.robustness.window import window
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold
from tests.support.orders import before, follows, order_map, possible_orders, standing

ANY = settings(max_examples=60, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def proposals(map_: Map) -> Iterator[Proposal]:
    return (one for one in map_.of_kind("proposal") if isinstance(one, Proposal))


def clauses(map_: Map, word: str) -> list[str]:
    return [
        ids.join(one.id, f"{word}-{entry.at}")
        for one in proposals(map_)
        for entry in getattr(one, word)
    ]


def with_today(rng: Random, map_: Map) -> Map:
    points = [one.id for one in map_.of_kind("threshold")]
    crossed = tuple(rng.sample(points, rng.randint(0, len(points))))
    return Map(map_.nodes.values(), Settings(today=Today(crossed=crossed)))


def attacked(rng: Random, map_: Map, clause: str) -> Solution:
    """Take a clause down for good, or put it in dispute."""
    if rng.random() < 0.5:
        return Solution.of(map_, View(denied=frozenset({clause})))
    return Solution.of(
        Map([*map_.nodes.values(), argument("attack", against=clause)], map_.settings)
    )


def goodness(found: Robustness) -> tuple[int, float]:
    """Tell how well a proposal withstands being scaled up: first whether, then how far."""
    far = inf if found.gap is None else found.gap
    return {"no-room": 0, "stopped": 1, "stops": 2}.get(found.answer, 3), far


@ANY
@given(CHANCE)
def test_attacking_what_breaks_it_never_makes_it_worse(rng: Random) -> None:
    map_ = with_today(rng, order_map(rng))
    ends = clauses(map_, "breaks")
    if not ends:
        return
    clause = rng.choice(ends)
    name = ids.split(clause)[0]
    old, new = Solution.of(map_), attacked(rng, map_, clause)
    was, now = table(old)[name]["up"], table(new)[name]["up"]
    assert goodness(now) >= goodness(was)
    wider(Portfolio.of(old), Portfolio.of(new), name)


@ANY
@given(CHANCE)
def test_attacking_what_it_needs_or_relies_on_only_widens_where_it_works(rng: Random) -> None:
    map_ = order_map(rng)
    hard = [
        ids.join(one.id, f"{entry.first}-before-{entry.then}")
        for one in proposals(map_)
        for entry in one.requires_order
    ]
    targets = [*clauses(map_, "needs"), *hard]
    if not targets:
        return
    clause = rng.choice(targets)
    old, new = Portfolio.of(Solution.of(map_)), Portfolio.of(attacked(rng, map_, clause))
    wider(old, new, ids.split(clause)[0])


def wider(old: Portfolio, new: Portfolio, name: str) -> None:
    """Check that a proposal works and survives at least where it did, unless it has gone silent."""
    if name not in new.judged or name not in old.judged:
        assert name not in new.judged or name in new.survival
        return
    orders = possible_orders(old.order.elements, old.order.covers())
    for order in orders[:6]:
        for crossings in range(len(order) + 1):
            if name in old.works(order[:crossings]):
                assert name in new.works(order[:crossings])
        if name in old.survives(order):
            assert name in new.survives(order)
    was, now = old.survival[name].share, new.survival[name].share
    assert now.standing.value >= was.standing.value - 1e-12


@ANY
@given(CHANCE)
def test_the_manner_of_failing_changes_nothing_else(rng: Random) -> None:
    map_ = with_today(rng, order_map(rng))
    plain = Map(
        [
            one.model_copy(
                update={
                    word: tuple(e.model_copy(update={"failure": None}) for e in getattr(one, word))
                    for word in ("needs", "breaks")
                }
            )
            if isinstance(one, Proposal)
            else one
            for one in map_.nodes.values()
        ],
        map_.settings,
    )
    mannered, bare = table(Solution.of(map_)), table(Solution.of(plain))
    for name, row in mannered.items():
        for kind, found in row.items():
            assert found._replace(failure=None) == bare[name][kind]


@ANY
@given(CHANCE)
def test_a_further_fact_unsettles_nothing_unless_it_contradicts(rng: Random) -> None:
    map_ = order_map(rng)
    points = [one.id for one in map_.of_kind("threshold")]
    if len(points) < 2:
        return
    fact = before("f-more", *rng.sample(points, 2))
    old = World(Solution.of(map_))
    new = World(Solution.of(Map([*map_.nodes.values(), fact])))
    if new.worlds.contradictions:
        return
    for node in proposals(map_):
        for was, now in zip(reliance(old, node), reliance(new, node), strict=True):
            if was.answer in ("certain", "refuted"):
                assert now.answer == was.answer
        then, later = window(old, node), window(new, node)
        if then is not None and later is not None:
            assert later.empty >= then.empty
            assert later.always >= then.always


@ANY
@given(CHANCE)
def test_an_unrelated_threshold_changes_no_verdict(rng: Random) -> None:
    map_ = order_map(rng)
    more = Map([*map_.nodes.values(), threshold("zz-other")], map_.settings)
    old, new = World(Solution.of(map_)), World(Solution.of(more))
    assert table(old.solution) == table(new.solution)
    for node in proposals(map_):
        for was, now in zip(reliance(old, node), reliance(new, node), strict=True):
            assert (was.answer, was.chain, was.rests_on) == (now.answer, now.chain, now.rests_on)
        one, other = together(old, node), together(new, node)
        assert (one and (one.answer, one.chain)) == (other and (other.answer, other.chain))
        then, later = window(old, node), window(new, node)
        assert (then and then[:6]) == (later and later[:6])
    one_by_one = [
        {name: found.share.standing.value for name, found in Portfolio(world).survival.items()}
        for world in (old, new)
    ]
    # Nothing connects it with anything, so that even the shares of survival stay.
    assert one_by_one[1] == pytest.approx(one_by_one[0])


@ANY
@given(CHANCE)
def test_learning_is_never_worth_less_than_nothing(rng: Random) -> None:
    for one in fragile_pairs(Portfolio.of(Solution.of(order_map(rng)))):
        assert one.value >= 0
        assert one.change > 0
        assert 0 < one.before < 1


@ANY
@given(CHANCE)
def test_what_nothing_is_said_of_is_unknown_and_survives_nowhere(rng: Random) -> None:
    portfolio = Portfolio.of(Solution.of(order_map(rng)))
    assert not set(portfolio.unknown) & set(portfolio.judged)
    for one in portfolio.together:
        assert not set(one.proposals) & set(portfolio.unknown)
    assert sum(one.share.value for one in portfolio.together) == pytest.approx(1)
    for step in portfolio.coverage:
        assert sum(step.depths) == pytest.approx(1)


@ANY
@given(CHANCE)
def test_every_witness_of_scaling(rng: Random) -> None:
    """The nearest failure is where it is said, as near as is said, and nothing is nearer."""
    map_ = with_today(rng, order_map(rng))
    solution = Solution.of(map_)
    facts, rules = standing(solution)
    today = crossed_today(map_, facts)
    states = {
        frozenset(order[:k])
        for order in possible_orders(
            [one.id for one in map_.of_kind("threshold")], {fact[1:] for fact in facts}
        )
        for k in range(len(order) + 1)
    }
    for name, row in table(solution).items():
        rule, up, down = rules[name], row["up"], row["down"]
        ahead = [state for state in states if state >= today and state & rule.breaks]
        if up.answer in ("stops", "stopped") and up.witness:
            assert frozenset(up.state) in states
            assert up.witness in rule.breaks & set(up.state)
            assert up.gap == min(len(state - today) for state in ahead)
            assert (up.answer == "stopped") is (up.gap == 0)
        elif up.answer in ("unknown", "works", "disputed"):
            assert not ahead
        back = [state for state in states if state <= today and not rule.needs <= state]
        if down.answer in ("stops", "stopped"):
            assert frozenset(down.state) in states
            assert down.witness in rule.needs - set(down.state)
            assert down.gap == min(len(today - state) for state in back)
            assert (down.answer == "stopped") is (down.gap == 0)
        elif down.answer in ("unknown", "disputed"):
            assert not rule.needs
        for found in (up, down):
            if found.answer == "no-room":
                need, end = (ids.split(one)[1].split("-")[1] for one in found.rests_on[1::-1])
                assert {need} <= rule.needs
                assert {end} <= rule.breaks
                assert need == end or follows(facts, end, need)


def crossed_today(map_: Map, facts: list[tuple[str, str, str]]) -> frozenset[str]:
    assert map_.settings.today is not None
    points = [one.id for one in map_.of_kind("threshold")]
    return frozenset(
        point
        for point in points
        for crossed in map_.settings.today.crossed
        if point == crossed or follows(facts, point, crossed)
    )


@ANY
@given(CHANCE)
def test_what_an_answer_rests_on_is_enough_for_it(rng: Random) -> None:
    map_ = with_today(rng, order_map(rng, disputes=False))
    solution = Solution.of(map_)
    statements = {fact[0] for fact in standing(solution)[0]}
    statements |= {one.id for one in map_.statements.values() if one.role == "clause"}
    for name, row in table(solution).items():
        for kind in ("up", "down"):
            found = row[kind]
            if not found.rests_on or found.answer == "no-room":
                continue
            # Today is the same set of thresholds whatever facts there are.
            today = Today(crossed=tuple(sorted(World(solution).today or ())))
            bare = Map(map_.nodes.values(), Settings(today=today))
            denied = frozenset(statements - set(found.rests_on))
            again = table(Solution.of(bare, View(denied=denied)))[name][kind]
            assert (again.witness, again.answer, again.gap) == (
                found.witness,
                found.answer,
                found.gap,
            )


@ANY
@given(CHANCE)
def test_the_limit_is_the_end_of_scaling_up(rng: Random) -> None:
    map_ = order_map(rng)
    world = World(Solution.of(map_))
    facts, rules = standing(world.solution)
    answers = table(world.solution)
    for node in proposals(map_):
        found, rule = limit(world, node), rules[node.id]
        assert found.said == node.at_limit
        if rule.breaks:
            assert found.computed == "breaks"
            assert found.witness in rule.breaks
            assert found.only is None
        elif answers[node.id]["up"].answer != "disputed":
            assert found.computed == found.said
        if found.only is not None:
            points = {one.id for one in map_.of_kind("threshold")}
            needed = {
                one
                for one in points
                if one in rule.needs or any(follows(facts, one, need) for need in rule.needs)
            }
            assert found.only is (needed == points)
            assert found.only or found.witness in points - needed


def test_the_laws_meet_every_answer() -> None:
    """The maps made by chance are not all of one sort."""
    answers: set[str] = set()
    for seed in range(200):
        rng = Random(seed)
        map_ = with_today(rng, order_map(rng))
        world = World(Solution.of(map_))
        answers |= {row[kind].answer for row in table(world.solution).values() for kind in row}
        for node in proposals(map_):
            answers |= {one.answer for one in reliance(world, node)}
            found = window(world, node)
            answers.add("closed" if found and found.empty else "open")
            answers.add(f"only {limit(world, node).only}")
    assert answers == {
        *("works", "stops", "stopped", "no-room", "disputed", "unknown"),
        *("certain", "refuted", "contingent", "graded"),
        *("closed", "open", "only True", "only False", "only None"),
    }


def relative_map(rng: Random, margin: int) -> Map:
    """Make parts with and without rungs, bounds between them, and a clause on two of them.

    The same choices but for the margin, if the choices begin alike.
    """
    parts = ["x", "y", "z"]
    rungs = [
        threshold(f"{part}{level}", axis=part, level=level)
        for part in parts
        for level in range(1, rng.randint(0, 3) + 1)
    ]
    turn = rng.sample(rungs, len(rungs))
    pairs = [pair for pair in combinations([one.id for one in turn], 2) if rng.random() < 0.3]
    facts = [before(f"f{number}", *pair) for number, pair in enumerate(pairs)]
    bounds = [
        claim(f"b{number}", states={"within": [*rng.sample(parts, 2), rng.randint(-1, 2)]})
        for number in range(rng.randint(0, 3))
    ]
    doubts = [
        argument(f"doubt-{one.id}", against=one.id)
        for one in [*facts, *bounds]
        if rng.random() < 0.15
    ]
    axes = [Axis.model_validate({"id": part, "title": part}) for part in parts]
    plan = proposal("plan", relative=[{"of": "x", "to": "y", "margin": margin}])
    return Map([*axes, *rungs, *facts, *bounds, *doubts, plan])


def relative(rng: Random, margin: int, denied: Iterable[str] = ()) -> Robustness:
    again = Random()
    again.setstate(rng.getstate())
    view = View(denied=frozenset(denied))
    return table(Solution.of(relative_map(again, margin), view))["plan"]["relative"]


RANKS = {"stops": 0, "disputed": 1, "unknown": 1, "works": 2}
SEEDS = st.integers(0, 10**9)


@ANY
@given(SEEDS)
def test_a_greater_margin_never_makes_it_worse(seed: int) -> None:
    ranks = [RANKS[relative(Random(seed), margin).answer] for margin in range(-3, 5)]
    assert ranks == sorted(ranks)


@ANY
@given(SEEDS)
def test_what_relative_scale_rests_on_is_enough_for_it(seed: int) -> None:
    for margin in (0, 1):
        found = relative(Random(seed), margin)
        if found.answer in ("works", "stops"):
            claims = {one.id for one in relative_map(Random(seed), margin).of_kind("claim")}
            again = relative(Random(seed), margin, claims - set(found.rests_on))
            assert (again.answer, again.rests_on) == (found.answer, found.rests_on)
