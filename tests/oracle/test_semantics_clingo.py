"""Thirteen semantics against logic programs, on frameworks too large for subset by subset."""

from collections.abc import Sequence
from random import Random

import pytest

from robustmap.reason.semantics import SEMANTICS, _small
from tests.support.definitions import TEXTBOOK, Dung, every_shape, members
from tests.support.encodings import (
    ENCODED,
    PLAIN,
    TooManyError,
    facts,
    in_some_and_in_all,
    wider_in_cells,
)
from tests.support.questions import (
    assert_all,
    assert_credulous,
    assert_sceptical,
    assert_some,
    search_of,
)

Relation = tuple[tuple[int, ...], ...]

MOST = 400
"""Where there are more extensions, clingo's and ours are not listed."""

NAMES = tuple(SEMANTICS)

FEW_LISTED = ("conflict-free", "naive", "admissible")
"""Semantics under which most frameworks have more extensions than are listed."""

LISTED = dict.fromkeys(NAMES, 250) | {"conflict-free": 0, "naive": 50, "admissible": 100}
LISTED |= {"cf2": 200, "stage2": 180}
"""At least so many of the 300 frameworks are compared extension by extension."""


def by_chance(rng: Random, size: int) -> Relation:
    """Any two arguments may attack each other."""
    density = rng.choice([0.8, 1.2, 1.6, 2.5]) / size
    return tuple(tuple(b for b in range(size) if rng.random() < density) for _ in range(size))


def in_groups(rng: Random, size: int) -> Relation:
    """Small groups that are at odds among themselves, and some attacks onwards."""
    attackers: list[set[int]] = [set() for _ in range(size)]
    start = 0
    while start < size:
        group = range(start, min(size, start + rng.randint(2, 7)))
        for one in group:
            for other in rng.sample(group, min(len(group), rng.choice([1, 1, 2]))):
                attackers[one].add(other)
            if start and rng.random() < 0.25:
                attackers[one].add(rng.randrange(start))
        start = group.stop
    return tuple(tuple(sorted(one)) for one in attackers)


def on_a_ring(rng: Random, size: int) -> Relation:
    """Neighbours attack each other one way, some of them across the ring (Watts-Strogatz)."""
    attackers: list[set[int]] = [set() for _ in range(size)]
    for one in range(size):
        for step in (1, 2):
            other = rng.randrange(size) if rng.random() < 0.2 else (one + step) % size
            attackers[other].add(one)
    return tuple(tuple(sorted(one)) for one in attackers)


def frameworks(number: int, most: tuple[int, int, int]) -> list[Relation]:
    """Give so many frameworks, each sort up to its own size."""
    rng = Random(2011)
    made = (by_chance, in_groups, on_a_ring)
    return [made[at % 3](rng, rng.randint(20, most[at % 3])) for at in range(number)]


ALL = frameworks(300, (80, 80, 40))

LOOSE = frameworks(300, (26, 80, 22))
"""What comes apart within large components takes clingo long, so these have smaller ones."""


def frameworks_for(name: str) -> list[Relation]:
    return LOOSE if name in ("cf2", "stage2") else ALL


def compared(name: str, attackers: Relation) -> tuple[int, int]:
    """Compare what can be listed, else what is in some and in all; gives listed, compared."""
    if name == "stage2":
        return stage2_compared(attackers)
    framework = facts(attackers)
    try:
        due = ENCODED[name](framework, MOST)
    except TooManyError:
        return 0, asked_of_many(name, attackers, framework)
    search = search_of(name, attackers)
    assert_all(name, attackers, search, due)
    assert search.count() == (len(due), True)
    assert_some(name, attackers, search.some(), due)
    for query in range(0, len(attackers), 5):
        assert_credulous(name, attackers, search.credulous(query), due)
        assert_sceptical(name, attackers, search.sceptical(query), due)
    return 1, 3 + 2 * len(range(0, len(attackers), 5))


def asked_of_many(name: str, attackers: Relation, framework: str) -> int:
    """Compare what is in some extension and what in all, where the models are the extensions."""
    if name not in PLAIN:
        return 0
    both = in_some_and_in_all(framework + PLAIN[name])
    assert both is not None
    search = search_of(name, attackers)
    for query in range(len(attackers)):
        assert search.credulous(query).holds == (query in both[0]), (name, attackers, query)
        assert search.sceptical(query).holds == (query in both[1]), (name, attackers, query)
    return 2 * len(attackers)


def stage2_compared(attackers: Relation) -> tuple[int, int]:
    """Take those cf2 extensions that are stage once the attacks between cells are cut."""
    framework = facts(attackers)
    try:
        naive = ENCODED["cf2"](framework, MOST // 4)
    except TooManyError:
        return 0, 0
    due = {one for one in naive if not wider_in_cells(attackers, one)}
    assert_all("stage2", attackers, search_of("stage2", attackers), due)
    return 1, 1


def all_compared(name: str, relations: Sequence[Relation]) -> tuple[int, int]:
    both = [compared(name, one) for one in relations]
    return sum(one for one, _ in both), sum(one for _, one in both)


def test_the_frameworks_are_what_they_are_said_to_be() -> None:
    assert len(ALL) == len(set(ALL)) == 300
    assert (min(map(len, ALL)), max(map(len, ALL))) == (20, 80)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_frameworks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_small, "SMALL", 0)
    number = 12
    listed, answers = all_compared(name, frameworks_for(name)[:number])
    assert listed >= number // 2 or name in FEW_LISTED
    assert answers >= listed


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_three_hundred_frameworks(name: str) -> None:
    listed, answers = all_compared(name, frameworks_for(name))
    assert listed >= LISTED[name], (listed, answers)
    assert answers >= listed


def test_the_programs_agree_with_the_textbook() -> None:
    """The second opinion is one: small frameworks by both, of which our search knows nothing."""
    small = [*every_shape(2), *every_shape(3)][::3]
    for attackers in small:
        dung, framework = Dung(attackers), facts(attackers)
        for name, encoded in ENCODED.items():
            due = {frozenset(members(one)) for one in TEXTBOOK[name](dung)}
            assert encoded(framework, MOST) == due, (name, attackers)
        naive = ENCODED["cf2"](framework, MOST)
        due = {frozenset(members(one)) for one in dung.stage2}
        assert {one for one in naive if not wider_in_cells(attackers, one)} == due, attackers
