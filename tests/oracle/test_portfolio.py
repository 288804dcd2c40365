"""Portfolio, windows, reliance and pairs against every possible order of small maps."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import combinations
from random import Random

import pytest

from robustmap.model.nodes import Proposal
from robustmap.reason.robustness import World
from robustmap.reason.robustness.pairs import fragile_pairs
from robustmap.reason.robustness.portfolio import Portfolio
from robustmap.reason.robustness.reliance import reliance, together
from robustmap.reason.robustness.window import window
from robustmap.reason.solution import Solution
from tests.support.orders import (
    Rules,
    follows,
    is_chain,
    keeps,
    most_independent,
    order_map,
    possible_orders,
    standing,
    survives,
    works,
)

SEEDS = range(120)


class Brute:
    """A small map looked at order by order."""

    def __init__(self, seed: int) -> None:
        self.solution = Solution.of(order_map(Random(seed)))
        self.world = World(self.solution)
        self.points = [node.id for node in self.solution.map.of_kind("threshold")]
        self.facts, rules = standing(self.solution)
        self.orders = possible_orders(self.points, {fact[1:] for fact in self.facts})
        self.rules = {name: rule for name, rule in rules.items() if rule}
        self.all_rules = rules

    @property
    def proposals(self) -> list[Proposal]:
        return [one for one in self.solution.map.of_kind("proposal") if isinstance(one, Proposal)]

    def share(self, holds) -> float:
        return sum(map(bool, map(holds, self.orders))) / len(self.orders)

    def able(self, rules: Rules) -> bool:
        return any(all(keeps(order, pair) for pair in rules.hard) for order in self.orders)

    def who(self, order, crossings) -> frozenset[str]:
        return frozenset(
            name
            for name, rules in self.rules.items()
            if self.able(rules) and works(order, crossings, rules)
        )

    def ways(self) -> list[tuple[tuple[str, ...], int, frozenset[str]]]:
        return [
            (order, k, self.who(order, k))
            for order in self.orders
            for k in range(len(self.points) + 1)
        ]


made = cache(Brute)


def on_every_map(law: Callable[[Brute], None]) -> Callable[[], None]:
    """Make one test of a law: it tells of which map the law does not hold."""

    def test() -> None:
        for seed in SEEDS:
            try:
                law(made(seed))
            except BaseException as error:
                error.add_note(f"the map of seed {seed}")
                raise

    return test


@on_every_map
def test_survival(brute: Brute) -> None:
    found = Portfolio(brute.world)
    assert found.judged == tuple(sorted(brute.rules))
    assert found.unknown == tuple(sorted(set(brute.all_rules) - set(brute.rules)))
    for name, rules in brute.rules.items():
        share = found.survival[name].share.standing
        assert share.value == pytest.approx(brute.share(lambda one, r=rules: survives(one, r)))
        assert (share.count, share.of) == (
            sum(survives(order, rules) for order in brute.orders),
            len(brute.orders),
        )


@on_every_map
def test_who_survives_together(brute: Brute) -> None:
    expected = Counter(
        tuple(sorted(name for name, rules in brute.rules.items() if survives(order, rules)))
        for order in brute.orders
    )
    found = Portfolio(brute.world)
    assert {one.proposals: one.share.count for one in found.together} == expected
    assert found.together_rest == 0
    for order in brute.orders[:5]:
        assert found.survives(order) in expected


@on_every_map
def test_coverage(brute: Brute) -> None:
    found = Portfolio(brute.world)
    size = len(brute.orders)
    for step in found.coverage:
        depths = Counter(
            most_independent(brute.who(order, step.crossings), found.shared)
            for order in brute.orders
        )
        assert step.depths == pytest.approx([depths[d] / size for d in range(max(depths) + 1)])
    always = sum(
        all(brute.who(order, k) for k in range(len(brute.points) + 1)) for order in brute.orders
    )
    assert (found.covered.count, found.covered.of) == (always, size)


@on_every_map
def test_what_is_shared(brute: Brute) -> None:
    found = Portfolio(brute.world).shared
    claims = {fact[0] for fact in brute.facts}
    for one, other in combinations(sorted(brute.rules), 2):
        mine, theirs = brute.rules[one], brute.rules[other]
        common = (mine.breaks & theirs.breaks) | (mine.grounds & theirs.grounds)
        told = set(found.get((one, other), ()))
        assert common <= told
        # Beyond these they may share facts by which what both ask for comes in order.
        assert told - common <= claims


@on_every_map
def test_gaps(brute: Brute) -> None:
    found = Portfolio(brute.world)
    ways = brute.ways()
    passed = Counter(frozenset(order[:k]) for order, k, _ in ways)
    somebody = {frozenset(order[:k]) for order, k, who in ways if who}
    gaps = {state: passed[state] / len(brute.orders) for state in passed if state not in somebody}
    assert {gap.state: gap.share for gap in found.gaps} == pytest.approx(gaps)
    assert found.gap_count == len(gaps)
    assert found.gap_share == pytest.approx(sum(not who for *_, who in ways) / len(ways))
    for state in passed:
        on_some_way = {
            name for order, k, who in ways if frozenset(order[:k]) == state for name in who
        }
        assert set(found.works(state)) == on_some_way


@on_every_map
def test_covers_ranking_and_single_points(brute: Brute) -> None:
    found = Portfolio(brute.world)
    sets = [who for *_, who in brute.ways()]
    needed = {who for who in sets if who}
    for size in range(len(brute.rules) + 1):
        expected = [
            chosen
            for chosen in combinations(sorted(brute.rules), size)
            if all(set(chosen) & who for who in needed)
        ]
        if expected:
            break
    assert sorted(found.covers) == expected
    have: set[str] = set()
    for step in found.ranking:
        gains = {
            name: Fraction(sum(bool(who & (have | {name})) for who in sets), len(sets))
            for name in brute.rules
        }
        assert step.covered == pytest.approx(float(max(gains.values())))
        assert gains[step.proposal] == max(gains.values())
        have.add(step.proposal)
    assert sum(bool(who & have) for who in sets) == sum(map(bool, sets))
    lost = {(one.what, one.id): one.lost for one in found.single_points if one.what == "proposal"}
    expected_lost = {
        ("proposal", name): sum(who == {name} for who in sets) / len(sets) for name in brute.rules
    }
    assert lost == pytest.approx({key: value for key, value in expected_lost.items() if value})
    common = {t for rules in brute.rules.values() for t in rules.breaks}
    for one in common:
        hit = {name for name, rules in brute.rules.items() if one in rules.breaks}
        value = sum(bool(who) and who <= hit for who in sets) / len(sets) if len(hit) > 1 else 0
        told = [p.lost for p in found.single_points if (p.what, p.id) == ("threshold", one)]
        assert told == (pytest.approx([value]) if value else [])


@on_every_map
def test_windows(brute: Brute) -> None:
    for node in brute.proposals:
        rules, found = brute.all_rules[node.id], window(brute.world, node)
        if found is None:
            assert not rules.needs
            assert not rules.breaks
            continue
        plain = Rules(rules.needs, rules.breaks)
        share = brute.share(lambda order, r=plain: survives(order, r))
        assert found.share.standing.value == pytest.approx(share)
        assert found.empty is (share == 0)
        assert found.always is (share == 1)
        assert bool(found.chain) is found.empty
        if found.empty:
            assert is_chain(brute.facts, found.chain)
            assert found.chain[0] in rules.breaks
            assert found.chain[-1] in rules.needs


@on_every_map
def test_reliance(brute: Brute) -> None:
    for node in brute.proposals:
        for one in reliance(brute.world, node):
            pair = (one.first, one.then)
            kept = [order for order in brute.orders if keeps(order, pair)]
            assert one.share is not None
            assert one.share.standing.count == len(kept)
            assert (one.good in kept) if kept else one.good == ()
            broken = [order for order in brute.orders if not keeps(order, pair)]
            assert (one.bad in broken) if broken else one.bad == ()
            shown = "certain" if not broken else "contingent" if kept else "refuted"
            assert one.answer == ("graded" if one.grade == "soft" else shown)
            if shown != "contingent":
                assert is_chain(brute.facts, one.chain)
                ends = pair if shown == "certain" else pair[::-1]
                assert (one.chain[0], one.chain[-1]) == ends


@on_every_map
def test_reliance_together(brute: Brute) -> None:
    for node in brute.proposals:
        hard = brute.all_rules[node.id].hard
        found = together(brute.world, node)
        assert (found is None) is (not hard)
        if found is None:
            continue
        kept = [order for order in brute.orders if all(keeps(order, pair) for pair in hard)]
        answer = "certain" if len(kept) == len(brute.orders) else "contingent"
        assert found.answer == (answer if kept else "refuted")
        assert (found.good in kept) if kept else found.good == ()
        if found.answer == "refuted":
            assert found.chain[0] == found.chain[-1]
            assert is_chain([*brute.facts, *(("", *pair) for pair in hard)], found.chain)
        if found.bad:
            assert found.bad in brute.orders
            assert found.bad not in kept


@on_every_map
def test_fragile_pairs(brute: Brute) -> None:
    found = {(one.first, one.then): one for one in fragile_pairs(Portfolio(brute.world))}
    asking = {
        name: rules
        for name, rules in brute.rules.items()
        if rules.hard or (rules.needs and rules.breaks)
    }
    for first, then in combinations(brute.points, 2):
        if follows(brute.facts, first, then) or follows(brute.facts, then, first):
            assert (first, then) not in found
            continue
        told = found.get((first, then))
        groups = [
            [one for one in brute.orders if keeps(one, (first, then)) is way]
            for way in (True, False)
        ]
        alive = {
            name: [sum(survives(one, rules) for one in group) / len(group) for group in groups]
            for name, rules in asking.items()
        }
        change = sum(abs(a - b) for a, b in alive.values())
        assert (told.change if told else 0.0) == pytest.approx(change)
        if told is None:
            continue
        assert told.kills_if_before == tuple(
            sorted(n for n, (a, b) in alive.items() if not a and b)
        )
        assert told.kills_if_after == tuple(sorted(n for n, (a, b) in alive.items() if a and not b))
        shares = [len(group) / len(brute.orders) for group in groups]
        best = max(sum(s * v for s, v in zip(shares, one, strict=True)) for one in alive.values())
        learned = sum(s * max(one[way] for one in alive.values()) for way, s in enumerate(shares))
        assert told.value == pytest.approx(learned - best)
        assert told.value >= 0
