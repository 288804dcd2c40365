"""The search for causes: thinning, and what happens when the work is used up."""

from robustmap.diff.causes import SpentError, causes, search, thinned
from robustmap.diff.effects import Reading, effects
from robustmap.diff.mix import Mix, Views
from robustmap.diff.pair import pair
from robustmap.model.map import Map
from robustmap.model.view import DEFAULT_VIEW
from tests.support.maps import argument, claim


def answered(one, enough, trials=10_000):
    """Run a search; gives its result and the number of trials."""
    tried = []
    try:
        wanted = next(one)
        while len(tried) < trials:
            tried.append(wanted)
            wanted = one.send(enough(wanted))
        one.throw(SpentError())
    except StopIteration as end:
        return end.value, len(tried)
    raise AssertionError


def test_thinning_keeps_what_is_needed_with_few_trials():
    needed = 1 << 17 | 1 << 90
    bits = [1 << at for at in range(100)]
    (kept, minimal), trials = answered(thinned(bits), lambda some: some & needed == needed)
    assert (kept, minimal) == ([1 << 17, 1 << 90], True)
    assert trials < 60


def test_thinning_ends_where_nothing_more_can_go():
    def odd(some):
        return some.bit_count() % 2 == 1

    (kept, minimal), _ = answered(thinned([1, 2, 4]), odd)
    assert minimal
    assert odd(sum(kept))
    assert not any(odd(sum(kept) & ~bit) for bit in kept if sum(kept) & ~bit)


def test_a_single_unit_needs_no_trial():
    found, trials = answered(search(8), lambda _: False)
    assert (found.units, found.exact, trials) == (8, True, 0)


def test_a_search_that_is_stopped_claims_nothing():
    found, _ = answered(search(7), lambda _: False, trials=2)
    assert (found.units, found.exact, found.minimal, found.undone) == (7, False, False, None)
    found, _ = answered(search(7), lambda some: some == 1, trials=2)
    assert (found.units, found.exact, found.undone) == (1, True, None)


def parts():
    supports = [argument(f"s{n}", for_="t") for n in range(3)]
    cuts = [argument(f"cut-{n}", undercuts=f"s{n}") for n in range(3)]
    base = Map([claim("t", standing="open"), *supports])
    mix = Mix(pair(base, Map([*base.nodes.values(), *cuts])), Views(DEFAULT_VIEW, DEFAULT_VIEW))
    ends = [Reading(mix.solve(frozenset(units))) for units in ((), mix.units)]
    return mix, list(effects(*ends))


def test_without_work_what_can_matter_is_still_told_apart():
    mix, found = parts()
    because = causes(found, mix, work=0)
    assert because["verdict", "s1"].nodes == ("cut-1",)
    assert because["verdict", "s1"].exact
    cause = because["verdict", "t"]
    assert cause.nodes == ("cut-0", "cut-1", "cut-2")
    assert (cause.exact, cause.minimal, cause.undone) == (False, False, None)


def test_searches_share_their_trials():
    mix, found = parts()
    solved = []
    solve = mix.solve
    mix.solve = lambda units: solved.append(units) or solve(units)
    causes(found, mix)
    assert len(solved) == len(set(solved)) <= 7
