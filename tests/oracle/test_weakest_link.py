"""A view that weighs whole chains, against ASPIC+ by the book: Def. 21, elitist and democratic."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random, SystemRandom

import pytest

from robustmap.graph.flatten import flatten
from robustmap.graph.framework import Framework
from robustmap.model.map import Map
from robustmap.model.view import View, Weighing
from robustmap.reason.semantics.grounded import grounded
from robustmap.reason.solution import Solution
from tests.oracle.test_weighing import differences, solved
from tests.support.aspic import (
    SetOrder,
    Structured,
    TooManyArgumentsError,
    below,
)
from tests.support.aspic_map import encode, sentences, supports_in_circles
from tests.support.dung import complete_labellings
from tests.support.maps import argument, circle_map, claim, random_map, random_view
from tests.support.weighed import strengthened

ORDERS: dict[Weighing, SetOrder] = {
    "weakest-link": "elitist",
    "weakest-link-democratic": "democratic",
}
MAPS = 250
MOST_TREES = 60
SMALL = 24

Case = tuple[Map, View, Structured]


def cases(rng: Random, weighing: Weighing, *, circles: bool = False) -> Iterator[Case]:
    """Yield maps, views that weigh and the oracle; with `circles`, supports that run in them."""
    while True:
        map_ = strengthened(rng, circle_map(rng) if circles else chained(rng))
        view = replace(random_view(rng, map_), weighing=weighing)
        if supports_in_circles(map_, view) != circles:
            continue
        theory, order = encode(map_, view), ORDERS[weighing]
        try:
            book = Structured(theory, MOST_TREES, "weakest-link", order, straight=circles)
        except TooManyArgumentsError:
            continue
        yield map_, view, book


def chained(rng: Random) -> Map:
    """Give a map; half of them are chains of arguments for each other and against one another."""
    if rng.random() < 0.5:
        return random_map(rng)
    claims = [f"c{at}" for at in range(4)]
    nodes = [claim(one, standing=rng.choice(["open", "open", "asserted"])) for one in claims]
    for at in range(rng.randint(4, 8)):
        lower = rng.randrange(3)
        higher = claims[rng.randrange(lower + 1, 4)]
        side = rng.choice(["for_", "for_", "against"])
        nodes.append(argument(f"a{at}", [claims[lower]], **{side: higher}))
    nodes += [argument(f"b{at}", for_=rng.choice(claims)) for at in range(rng.randint(2, 4))]
    return Map(nodes)


@cache
def corpus(weighing: Weighing) -> tuple[Case, ...]:
    made = cases(Random(20_261_122), weighing)
    return tuple(next(made) for _ in range(MAPS))


@pytest.mark.parametrize("weighing", ORDERS)
def test_grounded_labels_of_every_statement_and_inference(weighing: Weighing) -> None:
    seen: Counter[str] = Counter()
    for map_, view, book in corpus(weighing):
        found = solved(Solution.of(map_, view))
        assert differences(map_, book, found) == []
        for other in ("none", "last-link", *ORDERS):
            seen[other] += found != solved(Solution.of(map_, replace(view, weighing=other)))
    assert seen.pop(weighing) == 0
    assert min(seen.values()) >= 8, seen


@pytest.mark.parametrize("weighing", ORDERS)
def test_all_complete_labellings(weighing: Weighing) -> None:
    looked = several = 0
    for map_, view, book in corpus(weighing):
        if len(book.arguments) > SMALL:
            continue
        looked += 1
        names = sentences(map_)
        due = {book.labels(one, names) for one in book.complete()}
        flat = flatten(map_, view)
        nodes = [
            *(flat.stands[one] for one in map_.statements),
            *(flat.inference[one] for one in map_.inferences),
        ]
        labellings = complete_labellings(flat.framework.attackers)
        assert {tuple(one[node] for node in nodes) for one in labellings} == due
        several += len(due) > 1
    assert looked > 75
    assert several > 8


def test_support_in_circles_makes_nothing_stronger() -> None:
    """Elitist only: there an argument that repeats itself is no stronger than the shorter one."""
    made = cases(Random(7), "weakest-link", circles=True)
    seen: Counter[bool] = Counter()
    for _ in range(150):
        map_, view, book = next(made)
        solution = Solution.of(map_, view)
        assert differences(map_, book, solved(solution)) == []
        names = solution.flat.framework.names
        seen[any(one.startswith("unfounded:") and " from " in one for one in names)] += 1
    assert min(seen[True], seen[False]) > 5


@pytest.mark.parametrize("weighing", ORDERS)
@pytest.mark.parametrize("helper", [" from moderate", " from strong", "bare ", "argued "])
def test_the_oracle_misses_no_helper(weighing: Weighing, helper: str) -> None:
    """Take one sort of helper out of the framework: the oracle must notice."""
    noticed = 0
    for map_, view, book in corpus(weighing):
        flat = flatten(map_, view)
        names, attackers = flat.framework.names, flat.framework.attackers
        if noticed > 3 or not any(helper in name for name in names):
            continue
        cut = tuple(tuple(b for b in by if helper not in names[b]) for by in attackers)
        labels = grounded(Framework(names, cut)).labels
        found = (
            *(labels[flat.stands[one]] for one in map_.statements),
            *(labels[flat.inference[one]] for one in map_.inferences),
        )
        noticed += bool(differences(map_, book, found))
    assert noticed > 0


@pytest.mark.parametrize(
    ("weighing", "circles"), [*((one, False) for one in ORDERS), ("weakest-link", True)]
)
@pytest.mark.long
def test_maps_that_nobody_has_seen_yet(weighing, circles) -> None:
    seed = SystemRandom().getrandbits(32)
    made = cases(Random(seed), weighing, circles=circles)
    for _ in range(2_000):
        map_, view, book = next(made)
        assert differences(map_, book, solved(Solution.of(map_, view))) == [], f"{seed=}"


@pytest.mark.parametrize(
    ("weighing", "due"),
    [("last-link", "rejected"), ("weakest-link", "supported")],
)
def test_a_published_example_where_the_two_principles_differ(weighing, due) -> None:
    """The snoring professor (Prakken and Sartor 1997), as told by Modgil and Prakken (2014).

    d1: snores => misbehaves, d2: misbehaves => no access, d3: professor => access, where
    d1 < d2, d1 < d3 and d3 < d2: by the weakest link d1 is compared with d3, access is given.
    """
    nodes = [
        claim("misbehaves", standing="open"),
        claim("access", standing="open"),
        argument("d1", [{"snores": "He snores."}], for_="misbehaves", strength="weak"),
        argument("d2", ["misbehaves"], against="access", strength="strong"),
        argument("d3", [{"professor": "He is one."}], for_="access", strength="moderate"),
    ]
    assert Solution.of(Map(nodes), View(weighing=weighing)).claim_answer("access") == due


def test_for_the_last_link_both_orders_agree() -> None:
    """Every argument that attacks or is attacked ends in one rule, so there is no third way."""
    seen = 0
    for map_, view, _ in corpus("weakest-link"):
        theory = encode(map_, view)
        one = Structured(theory, MOST_TREES)
        other = Structured(theory, MOST_TREES, order="democratic")
        assert one.attackers == other.attackers
        seen += any(one.attackers)
    assert seen > 50


@pytest.mark.parametrize(
    ("some", "others", "elitist", "democratic"),
    [
        ([], [1], False, False),
        ([1], [], True, True),
        ([1, 3], [2, 3], True, False),
        ([1, 2], [1, 3], False, True),
        ([1, 1], [1, 2], False, True),
        ([2], [2], False, False),
    ],
)
def test_the_two_orders_of_sets(some, others, elitist, democratic) -> None:
    assert below(some, others, "elitist") == elitist
    assert below(some, others, "democratic") == democratic
