"""The flattening against the printed encoding in assumption-based argumentation."""

import sys
from collections import Counter
from collections.abc import Callable
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
from tests.support.aba import Aba, encode, sentences
from tests.support.dung import complete_labellings
from tests.support.features import features
from tests.support.maps import (
    argument,
    circle_map,
    claim,
    falls_later,
    open_statements,
    random_map,
    random_view,
    support_circle,
)

MOST_ASSUMPTIONS = 10
MAPS = 4_500
SMALL = 7
SMALL_MAPS = 800
CIRCLES = 1_500
UNSEEN = 20_000

SEEN_AT_LEAST = {
    "asserted": 3000,
    "presumed": 1000,
    "open": 2000,
    "definitional": 500,
    "supposed, counted": 200,
    "for": 2000,
    "against": 2000,
    "for and against": 500,
    "undercuts": 2500,
    "undercut of an attack": 800,
    "undercut of an undercut, level 2": 800,
    "undercut of an undercut, level 3": 400,
    "undercuts itself": 400,
    "backs": 800,
    "backs itself": 30,
    "contradicts": 1000,
    "contradicts itself": 200,
    "contradiction declared on both sides": 300,
    "definition attacked": 200,
    "several targets": 2000,
    "aimed at several steps": 1000,
    "shared premise": 1500,
    "premise used twice": 1000,
    "premise not there": 100,
    "chain of arguments": 1500,
    "reframing, counted": 50,
    "granted": 800,
    "denied": 800,
    "granted and denied": 150,
    "switched off": 800,
    "does not count": 300,
}


@cache
def corpus() -> tuple[tuple[Map, View, Aba], ...]:
    """Give maps with 1 to 10 assumptions, each with a view and its encoding."""
    rng = Random(20_260_729)
    found = []
    while len(found) < MAPS:
        map_ = random_map(rng)
        view = random_view(rng, map_)
        aba = encode(map_, view)
        if 1 <= len(aba.assumptions) <= MOST_ASSUMPTIONS:
            found.append((map_, view, aba))
    return tuple(found)


def solved(solution: Solution) -> tuple[int, ...]:
    """Give the labels of every statement and inference, in the order of `sentences`."""
    return (
        *map(solution.statement_label, solution.map.statements),
        *map(solution.inference_label, solution.map.inferences),
    )


def differences(map_: Map, view: View, aba: Aba, labels: tuple[int, ...]) -> list[str]:
    """Name the sentences to which the encoding gives another label."""
    names = sentences(map_)
    due = aba.labels(aba.grounded, names)
    return [
        f"{name}: {label}, due {other} in {sorted(map_.nodes)} under {view}"
        for name, label, other in zip(names, labels, due, strict=True)
        if label != other
    ]


def test_grounded_labels_of_every_statement_and_inference() -> None:
    wrong: list[str] = []
    labels: Counter[int] = Counter()
    for map_, view, aba in corpus():
        found = solved(Solution.of(map_, view))
        labels.update(found)
        wrong += differences(map_, view, aba, found)
    assert wrong == []
    assert len(corpus()) >= 4_000
    # Undecided, in, out: none of them may be rare.
    assert min(labels[0], labels[1], labels[2]) > 5_000


def test_the_maps_have_everything_that_may_go_wrong(capsys) -> None:
    seen: Counter[str] = Counter()
    for map_, view, _ in corpus():
        seen.update(features(map_, view))
    show(capsys, f"{len(corpus())} maps without mismatch, of these with", seen)
    assert {name: seen[name] for name in SEEN_AT_LEAST if seen[name] < SEEN_AT_LEAST[name]} == {}


@pytest.mark.long
@pytest.mark.parametrize("maker", [random_map, circle_map])
def test_maps_that_nobody_has_seen_yet(maker: Callable[[Random], Map]) -> None:
    seed = SystemRandom().getrandbits(32)
    rng, seen = Random(seed), 0
    while seen < UNSEEN:
        map_ = maker(rng)
        view = random_view(rng, map_)
        aba = encode(map_, view)
        if 1 <= len(aba.assumptions) <= MOST_ASSUMPTIONS:
            seen += 1
            wrong = differences(map_, view, aba, solved(Solution.of(map_, view)))
            assert wrong == [], f"{seed=}"


def show(capsys, head: str, seen: Counter[str]) -> None:
    """Print counts, also where the test passes: what an oracle has not seen, it cannot judge."""
    lines = [f"{number:6} {name}" for name, number in sorted(seen.items(), key=lambda p: -p[1])]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", head, *lines, ""]))


@cache
def small() -> tuple[tuple[Map, View, Aba], ...]:
    """Give small maps without circular support, those with much undecided first."""
    fit = [
        (map_, view, aba)
        for map_, view, aba in corpus()
        if len(aba.assumptions) <= SMALL and not circular(map_, view)
    ]
    return tuple(fit[:SMALL_MAPS])


def circular(map_: Map, view: View) -> bool:
    return any(support_circle(map_, view, one) for one in open_statements(map_, view))


def test_all_complete_labellings() -> None:
    wrong: list[tuple[list[str], View]] = []
    several = 0
    for map_, view, aba in small():
        names = sentences(map_)
        due = {aba.labels(one, names) for one in aba.complete_sets()}
        flat = flatten(map_, view)
        nodes = [
            *(flat.stands[one] for one in map_.statements),
            *(flat.inference[one] for one in map_.inferences),
        ]
        found = {
            tuple(labelling[node] for node in nodes)
            for labelling in complete_labellings(flat.framework.attackers)
        }
        several += len(due) > 1
        if found != due:
            wrong.append((sorted(map_.nodes), view))
    assert wrong == []
    assert len(small()) >= 500
    assert several >= 200


def test_grounded_set_is_the_least_complete_set() -> None:
    for _, _, aba in small():
        complete = aba.complete_sets()
        assert aba.grounded in complete
        assert all(aba.grounded & one == aba.grounded for one in complete)


@cache
def circles() -> tuple[tuple[Map, View, Aba], ...]:
    rng = Random(3)
    found = []
    while len(found) < CIRCLES:
        map_ = circle_map(rng)
        view = random_view(rng, map_) if rng.random() < 0.3 else View()
        aba = encode(map_, view)
        if len(aba.assumptions) <= MOST_ASSUMPTIONS and circular(map_, view):
            found.append((map_, view, aba))
    return tuple(found)


def test_circular_support_derives_nothing() -> None:
    wrong: list[str] = []
    for map_, view, aba in circles():
        wrong += differences(map_, view, aba, solved(Solution.of(map_, view)))
    assert wrong == []
    assert len(circles()) >= 1_000


def test_a_circle_that_falls_only_after_another_has() -> None:
    first = [claim("first", standing="open"), argument("again", ["first"], for_="first")]
    map_ = Map([*first, *falls_later("first")])
    solution = Solution.of(map_)
    assert differences(map_, View(), encode(map_, View()), solved(solution)) == []
    assert solution.circles == (("first",), ("late",))
    held = Map([*first, argument("way-in", for_="first"), *falls_later("first")])
    assert Solution.of(held).claim_answer("late") == "supported"


def test_only_what_lies_on_a_circle_is_called_circular(capsys) -> None:
    seen: Counter[str] = Counter()
    for map_, view, _ in circles():
        solution = Solution.of(map_, view)
        answers = {one: solution.claim_answer(one) for one in map_.statements}
        called = {one for one in answers if answers[one] == "circular"}
        assert all(support_circle(map_, view, one) for one in called)
        assert called == {one for one in leaning(solution) if answers[one] != "rejected"}
        seen["circular"] += bool(called)
        seen["held up from outside"] += "o0" in answers and answers["o0"] == "supported"
        seen["in dispute"] += "o0" in answers and answers["o0"] == "contested"
        seen["above a circle"] += bool(called) and answers.get("above") == "unsupported"
        way_in = map_.inferences.get("way-in")
        seen["way in fell"] += way_in is not None and solution.inference_label("way-in") == 2
    show(capsys, f"{len(circles())} maps with circles, of these with", seen)
    assert seen["circular"] > 500
    assert min(seen.values()) > 50


def leaning(solution: Solution) -> set[str]:
    """Give the statements that never stand and rest on themselves, by the definition.

    A support counts here unless something else has brought it down: its step, or a
    premise that does not itself wait for support.
    """
    fallen = {one for one in solution.flat.standing if solution.statement_label(one) == 2}
    waiting = solution.unfounded
    rests_on = {}
    for statement in waiting:
        supports = [solution.map.inferences[one] for one in solution.flat.pro.get(statement, ())]
        alive = [
            one
            for one in supports
            if solution.flat.steps.get(one.id) not in fallen
            and not (fallen - waiting) & set(one.premises)
        ]
        rests_on[statement] = {premise for one in alive for premise in one.premises} & waiting
    return {one for one in waiting if one in _reached(rests_on, one)}


def _reached(rests_on: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    pending = [*rests_on[start]]
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending.extend(rests_on[one])
    return seen


@pytest.mark.parametrize("helper", ["quiet ", "argued ", "bare ", "not ", "denial of "])
def test_the_oracle_misses_no_helper(helper: str) -> None:
    """Take one sort of helper out of the framework: the oracle must notice."""
    noticed = 0
    for map_, view, aba in corpus()[:600]:
        if circular(map_, view):
            continue
        flat = flatten(map_, view)
        names, attackers = flat.framework.names, flat.framework.attackers
        cut = tuple(tuple(b for b in by if not names[b].startswith(helper)) for by in attackers)
        labels = grounded(Framework(names, cut)).labels
        found = (
            *(labels[flat.stands[one]] for one in map_.statements),
            *(labels[flat.inference[one]] for one in map_.inferences),
        )
        noticed += bool(differences(map_, view, aba, found))
    assert noticed > 5


def test_the_oracle_reads_the_whole_view() -> None:
    """Leave one part of the view out: the oracle must notice."""
    plain = View()
    for part in ("basis", "reframings", "suppositions", "off", "granted", "denied"):
        noticed = 0
        for map_, view, aba in corpus():
            less = replace(view, **{part: getattr(plain, part)})
            if less != view and noticed < 3:
                noticed += bool(differences(map_, view, aba, solved(Solution.of(map_, less))))
        assert noticed == 3, part
