"""A view that weighs, against ASPIC+ by the book: trees of rules, defeats by last link."""

import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random, SystemRandom

import pytest

from robustmap.graph.flatten import flatten
from robustmap.graph.framework import Framework
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.semantics.grounded import grounded
from robustmap.reason.solution import Solution
from tests.support.aspic import (
    Rule,
    Structured,
    Theory,
    TooManyArgumentsError,
)
from tests.support.aspic_map import encode, sentences, supports_in_circles
from tests.support.dung import complete_labellings
from tests.support.features import features
from tests.support.maps import argument, claim, random_map, random_view
from tests.support.weighed import strengthened

MAPS = 900
SMALL_MAPS = 500
MOST_TREES = 60
SMALL = 30

SEEN_AT_LEAST = {
    "for and against": 80,
    "undercuts": 300,
    "backs": 100,
    "contradicts": 150,
    "contradicts itself": 20,
    "definition attacked": 20,
    "several targets": 300,
    "granted": 100,
    "denied": 100,
    "switched off": 100,
    "weighing decides": 100,
}


def weighed_map(rng: Random) -> tuple[Map, View, Structured] | None:
    """Make a map, a view that weighs and the oracle; None where the trees would be too many."""
    map_ = strengthened(rng, random_map(rng))
    view = replace(random_view(rng, map_), weighing="last-link")
    if supports_in_circles(map_, view):
        return None
    try:
        return map_, view, Structured(encode(map_, view), MOST_TREES)
    except TooManyArgumentsError:
        return None


@cache
def corpus() -> tuple[tuple[Map, View, Structured], ...]:
    """Give maps whose supports run in no circle, each with a view and its structured reading."""
    rng, found = Random(20_261_121), []
    while len(found) < MAPS:
        one = weighed_map(rng)
        if one is not None:
            found.append(one)
    return tuple(found)


def solved(solution: Solution) -> tuple[int, ...]:
    """Give the labels of every statement and inference, in the order of `sentences`."""
    return (
        *map(solution.statement_label, solution.map.statements),
        *map(solution.inference_label, solution.map.inferences),
    )


def differences(map_: Map, book: Structured, labels: tuple[int, ...]) -> list[str]:
    """Name the sentences to which the book gives another label."""
    names = sentences(map_)
    due = book.labels(book.grounded, names)
    return [
        f"{name}: {label}, due {other} in {sorted(map_.nodes)}"
        for name, label, other in zip(names, labels, due, strict=True)
        if label != other
    ]


def test_grounded_labels_of_every_statement_and_inference(capsys) -> None:
    wrong: list[str] = []
    labels: Counter[int] = Counter()
    seen: Counter[str] = Counter()
    for map_, view, book in corpus():
        found = solved(Solution.of(map_, view))
        labels.update(found)
        wrong += differences(map_, book, found)
        seen.update(features(map_, view))
        seen["weighing decides"] += found != solved(
            Solution.of(map_, replace(view, weighing="none"))
        )
    with capsys.disabled():
        sys.stdout.write(f"\n{len(corpus())} weighed maps, {len(wrong)} mismatches\n")
    assert wrong == []
    assert min(labels[0], labels[1], labels[2]) > 500
    assert {name: seen[name] for name in SEEN_AT_LEAST if seen[name] < SEEN_AT_LEAST[name]} == {}


def test_all_complete_labellings() -> None:
    wrong: list[list[str]] = []
    looked = several = 0
    for map_, view, book in corpus():
        if len(book.arguments) > SMALL or looked == SMALL_MAPS:
            continue
        looked += 1
        names = sentences(map_)
        due = {book.labels(one, names) for one in book.complete()}
        flat = flatten(map_, view)
        nodes = [
            *(flat.stands[one] for one in map_.statements),
            *(flat.inference[one] for one in map_.inferences),
        ]
        found = {
            tuple(one[node] for node in nodes)
            for one in complete_labellings(flat.framework.attackers)
        }
        several += len(due) > 1
        if found != due:
            wrong.append(sorted(map_.nodes))
    assert wrong == []
    assert looked == SMALL_MAPS
    assert several >= 50


@pytest.mark.long
def test_maps_that_nobody_has_seen_yet() -> None:
    seed = SystemRandom().getrandbits(32)
    rng, seen = Random(seed), 0
    while seen < 5_000:
        made = weighed_map(rng)
        if made is not None:
            map_, view, book = made
            seen += 1
            assert differences(map_, book, solved(Solution.of(map_, view))) == [], f"{seed=}"


HELPERS = ("argued ", "quiet ", "void ", "presumed ", "not ", "bare ", "denial of ")


@pytest.mark.parametrize("helper", HELPERS)
def test_the_oracle_misses_no_helper(helper: str) -> None:
    """Take one sort of helper out of the framework: the oracle must notice."""
    noticed = 0
    for map_, view, book in corpus():
        flat = flatten(map_, view)
        names, attackers = flat.framework.names, flat.framework.attackers
        if noticed > 3 or not any(name.startswith(helper) for name in names):
            continue
        cut = tuple(tuple(b for b in by if not names[b].startswith(helper)) for by in attackers)
        labels = grounded(Framework(names, cut)).labels
        found = (
            *(labels[flat.stands[one]] for one in map_.statements),
            *(labels[flat.inference[one]] for one in map_.inferences),
        )
        noticed += bool(differences(map_, book, found))
    assert noticed > 3


def test_the_oracle_notices_a_strength() -> None:
    """Tell the oracle other strengths than the map's: it must notice."""
    noticed = 0
    for map_, view, _ in corpus():
        turned = {"weak": 3, None: 2, "moderate": 2, "strong": 1}
        book = Structured(encode(map_, view, turned), MOST_TREES)
        noticed += bool(differences(map_, book, solved(Solution.of(map_, view))))
    assert noticed > 50


def test_a_published_example_of_the_last_link() -> None:
    """The snoring professor (Prakken and Sartor 1997), as told by Modgil and Prakken (2014).

    d1: snores => misbehaves, d2: misbehaves => no access, d3: professor => access, where
    d1 < d2, d1 < d3 and d3 < d2: by the last link d2 is compared with d3, and access is denied.
    """
    snores = argument("d1", [{"snores": "He snores."}], for_="misbehaves", strength="weak")
    barred = argument("d2", ["misbehaves"], against="access", strength="strong")
    professor = argument("d3", [{"professor": "He is one."}], for_="access", strength="moderate")
    claims = [claim("misbehaves", standing="open"), claim("access", standing="open")]
    map_ = Map([*claims, snores, barred, professor])
    weighed = Solution.of(map_, View(weighing="last-link"))
    assert weighed.claim_answer("misbehaves") == "supported"
    assert weighed.claim_answer("access") == "rejected"
    assert Solution.of(map_).claim_answer("access") == "contested"
    book = Structured(encode(map_, View(weighing="last-link")))
    assert differences(map_, book, solved(weighed)) == []


def test_an_ordinary_premise_by_the_letter_is_beyond_any_argument() -> None:
    """Why saying so is a rule and no ordinary premise: Def. 19 puts what has no rule first."""
    theory = Theory(premises={"c": 1, "d": 1})
    theory.contradictory("c", "not c")
    theory.rules.append(Rule("not c", ("d",), "a", 3))
    book = Structured(theory)
    assert book.labels(book.grounded, ["c", "not c"]) == (1, 2)
