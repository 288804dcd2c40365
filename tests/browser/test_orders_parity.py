"""The script of the order explorer and Python agree on a thousand maps made by chance."""

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from robustmap.explain.words import FAILURE
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.parts.orders.explorer import data
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from robustmap.reason.orders.shares import count, shares
from robustmap.reason.orders.worlds import Worlds
from robustmap.reason.scenario import scenario
from tests.support.maps import argument, claim, proposal, threshold

CASES = 300
CHUNK = 250
BRUTE = 5
SCRIPT = Path(__file__).parents[2] / "site/theme/assets/javascripts/orders.js"

pytestmark = pytest.mark.browser

# Whole numbers of any size come back as text.
RUN = """given => JSON.stringify(JSON.parse(given).map(([data, order]) => {
  const { count, shares, ranks, scenario, against } = window.robustmapOrders;
  const text = rows => rows.map(row => row.map(String));
  const ids = data.thresholds.map(one => one.id);
  const pairs = data.facts.filter(one => ["stands", "definitional"].includes(one.state))
    .map(one => [one.first, one.then]);
  const share = shares(ids, pairs), rank = ranks(ids, pairs);
  return {
    count: String(count(ids, pairs)), total: String(share.total), ids: share.ids,
    before: text(share.before), ranks: text(rank.ranks),
    ...scenario(data.proposals, order), against: against(data.facts, order),
  };
}))"""


class Case(NamedTuple):
    """A map, and an order of its thresholds."""

    site: Site
    order: list[str]


def cases(seed: int, number: int) -> Iterator[Case]:
    rng = Random(seed)
    for _ in range(number):
        size = rng.randint(2, 7)
        # Some clauses on the order then come before the others by id, and some after.
        points = [f"{rng.choice('at')}{place}" for place in range(size)]
        nodes = [*map(threshold, points), *facts(rng, points), *plans(rng, points)]
        disputes = [
            argument(f"x{place}", against=clause)
            for place, clause in enumerate(disputable(nodes))
            if rng.random() < 0.25
        ]
        yield Case(Site(KB(Map([*nodes, *disputes]))), rng.sample(points, size))


def facts(rng: Random, points: list[str]) -> Iterator[Any]:
    """Yield facts; along one hidden order mostly, so that few contradict each other."""
    hidden = rng.sample(points, len(points))
    for place in range(rng.randint(0, 2 * len(points))):
        first, then = sorted(rng.sample(range(len(points)), 2))
        pair = [hidden[first], hidden[then]]
        if rng.random() < 0.03:
            pair.reverse()
        sort = {"sort": "definitional"} if rng.random() < 0.3 else {}
        yield claim(f"fact{place}", states={"before": pair}, **sort)


def plans(rng: Random, points: list[str]) -> Iterator[Any]:
    manners = [None, "graceful", "detectable", "silent", "catastrophic"]
    for place in range(rng.randint(1, 4)):
        some = [rng.sample(points, rng.randint(0, min(2, len(points)))) for _ in range(2)]
        pairs = {tuple(rng.sample(points, 2)) for _ in range(rng.randint(0, 2))}
        needs, breaks = ([{"at": at, "failure": rng.choice(manners)} for at in one] for one in some)
        yield proposal(
            f"p{place}",
            needs=[{key: one[key] for key in one if one[key]} for one in needs],
            breaks=[{key: one[key] for key in one if one[key]} for one in breaks],
            requires_order=[
                {"first": first, "then": then, "grade": rng.choice(["hard", "hard", "soft"])}
                for first, then in sorted(pairs)
            ],
        )


def disputable(nodes: list[Any]) -> Iterator[str]:
    """Yield what an argument can bring into dispute: clauses, and facts that are no definition."""
    for node in nodes:
        if node.kind == "claim" and node.sort != "definitional":
            yield node.id
        if node.kind == "proposal":
            yield from (f"{node.id}#needs-{one.at}" for one in node.needs)
            yield from (f"{node.id}#breaks-{one.at}" for one in node.breaks)
            yield from (f"{node.id}#{one.first}-before-{one.then}" for one in node.requires_order)


@pytest.fixture(scope="module")
def both(browser) -> list[tuple[Case, dict[str, Any]]]:
    """Give each case with what the script says of it."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>orders</title>")
    page.add_script_tag(path=SCRIPT)
    made = list(cases(3, CASES))
    said: list[dict[str, Any]] = []
    for start in range(0, CASES, CHUNK):
        chunk = [
            [data(Writer(one.site, "thresholds/")), one.order]
            for one in made[start : start + CHUNK]
        ]
        said += json.loads(page.evaluate(RUN, json.dumps(chunk)))
    page.close()
    return list(zip(made, said, strict=True))


def test_the_cases_are_worth_comparing(both):
    assert len(both) == CASES
    assert sum(bool(said["fails"]) for _, said in both) > CASES / 2
    assert sum(bool(said["asides"]) for _, said in both) > CASES / 10
    assert sum(bool(said["against"]) for _, said in both) > CASES / 2
    assert sum(any(step["unknown"] for step in said["steps"]) for _, said in both) > CASES / 20
    assert {int(said["count"]) for _, said in both} >= {1, 2, 3, 6, 24, 120, 720}
    assert any(Worlds.of(case.site.solution).given_up for case, _ in both)


def test_the_number_of_possible_orders_is_the_same(both):
    wrong = []
    for case, said in both:
        order = Worlds.of(case.site.solution).order
        if not count(order) == int(said["count"]) == int(said["total"]):
            wrong.append((order, said["count"]))
    assert wrong == []


def test_shares_and_ranks_are_the_same(both):
    wrong = []
    for case, said in both:
        found = shares(Worlds.of(case.site.solution).order)
        ids, total = said["ids"], int(said["total"])
        for row, first in enumerate(ids):
            pairs = {then: int(said["before"][row][at]) for at, then in enumerate(ids)}
            expected = {then: found.before(first, then).count for then in ids if then != first}
            if pairs != {first: 0, **expected}:
                wrong.append((first, pairs, expected))
            ranks = [int(part) / total for part in said["ranks"][row]]
            if ranks != pytest.approx(list(found.ranks(first)), abs=1e-12):
                wrong.append((first, ranks, found.ranks(first)))
    assert wrong == []


def test_small_cases_agree_with_going_through_every_order(both):
    small = [one for one in both if len(one[0].order) <= BRUTE]
    assert len(small) > CASES / 3
    for case, said in small:
        ids, order = said["ids"], Worlds.of(case.site.solution).order
        possible = [
            one
            for one in permutations(ids)
            if not any(order.is_before(b, a) for at, a in enumerate(one) for b in one[at + 1 :])
        ]
        assert int(said["count"]) == len(possible)
        for row, first in enumerate(ids):
            places = [one.index(first) for one in possible]
            assert list(map(int, said["ranks"][row])) == [*map(places.count, range(len(ids)))]
            for at, then in enumerate(ids):
                number = sum(one.index(first) < one.index(then) for one in possible)
                assert int(said["before"][row][at]) == number


def test_what_fails_first_by_which_clause_and_how_is_the_same(both):
    wrong = []
    for case, said in both:
        python = scenario(case.site.solution, case.order)
        expected = [
            (one.step, one.proposal, one.at, one.clause, FAILURE.get(one.how, ""), one.worked)
            for one in python.fails
        ]
        keys = ("step", "proposal", "at", "clause", "how", "worked")
        found = [tuple(one[key] for key in keys) for one in said["fails"]]
        if found != expected:
            wrong.append((found, expected))
    assert wrong == []


def test_what_hangs_on_a_clause_in_dispute_is_the_same(both):
    wrong = []
    for case, said in both:
        python = scenario(case.site.solution, case.order)
        expected = sorted((one.step, one.proposal, one.clause) for one in python.open)
        told = (one for one in said["asides"] if not one["soft"])
        found = sorted((one["step"], one["proposal"], one["clause"]) for one in told)
        if found != expected:
            wrong.append((found, expected))
    assert wrong == []


def test_which_proposals_stand_at_the_end_is_the_same(both):
    wrong = []
    for case, said in both:
        python, end = scenario(case.site.solution, case.order), said["steps"][-1]
        expected = (python.stands, tuple(one.proposal for one in python.not_yet), python.unknown)
        found = (tuple(end["stands"]), tuple(end["notYet"]), tuple(end["unknown"]))
        if found != expected:
            wrong.append((found, expected))
    assert wrong == []


def test_which_proposals_stand_at_every_step_follows_from_their_clauses(both):
    """Against the definition itself, written out for each state by itself."""
    for case, said in both:
        given = data(Writer(case.site, "thresholds/"))["proposals"]
        for step in range(len(case.order) + 1):
            expected = {one["id"]: answer(one["clauses"], case.order[:step]) for one in given}
            state = said["steps"][step]
            found = {
                one: word
                for word in ("stands", "notYet", "failed", "unknown")
                for one in state[word]
            }
            assert found == expected


def answer(clauses: list[dict[str, Any]], crossed: list[str]) -> str:
    if all(one["soft"] for one in clauses):
        return "unknown"
    hard = [one for one in clauses if one["stands"] and not one["soft"]]
    place = {one: at for at, one in enumerate(crossed)}
    late = len(crossed)
    for one in hard:
        if one["kind"] == "breaks" and one["at"] in place:
            return "failed"
        wanted = one["kind"] == "order" and one["then"] in place
        if wanted and place.get(one["first"], late) > place[one["then"]]:
            return "failed"
    missing = [one for one in hard if one["kind"] == "needs" and one["at"] not in place]
    return "notYet" if missing else "stands"


def test_what_an_order_goes_against_is_the_same(both):
    for case, said in both:
        python = scenario(case.site.solution, case.order)
        standing = [one for one in said["against"] if one["state"] in ("stands", "definitional")]
        assert bool(standing) == bool(python.against)
        # Python tells the closest pairs, the page every fact; no claim is told by Python alone.
        chained = {claim for one in python.against if len(one.facts) == 1 for claim in one.facts}
        pairs = {(one["first"], one["then"]) for one in standing}
        assert {(one.then, one.first) for one in python.against if len(one.facts) == 1} <= pairs
        assert chained <= {one["id"] for one in standing} | set(worlds_twins(case))


def worlds_twins(case: Case) -> Iterator[str]:
    """Yield claims that state the same as another: Python names one of them."""
    standing = Worlds.of(case.site.solution).standing
    pairs = [(one.first, one.then) for one in standing]
    yield from (one.claim for one in standing if pairs.count((one.first, one.then)) > 1)


def test_too_many_states_are_told_and_not_counted(browser):
    page = browser.new_page()
    page.set_content("<!doctype html><title>orders</title>")
    page.add_script_tag(path=SCRIPT)
    many = [f"t{place}" for place in range(20)]
    run = "ids => window.robustmapOrders.{}(ids, [])"
    assert [page.evaluate(run.format(name), many) for name in ("count", "shares", "ranks")] == [
        None
    ] * 3
    circle = "() => String(window.robustmapOrders.count(['a', 'b'], [['a', 'b'], ['b', 'a']]))"
    assert page.evaluate(circle) == "0"
    chains = [(f"{side}{place}", f"{side}{place + 1}") for side in "ab" for place in range(49)]
    total = "pairs => String(window.robustmapOrders.count([...new Set(pairs.flat())], pairs))"
    assert page.evaluate(total, chains) == "100891344545564193334812497256"  # 100 over 50
    page.close()
