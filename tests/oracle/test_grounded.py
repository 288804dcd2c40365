"""The grounded labelling against the textbook's fixpoint, and its ranks."""

from collections.abc import Iterator
from random import Random

import pytest

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.semantics.grounded import grounded
from tests.support.dung import (
    accepted,
    complete_labellings,
    is_complete,
    labels_of,
    min_max,
)

Attackers = tuple[tuple[int, ...], ...]

DEEP = 100_000


def every_framework(size: int) -> Iterator[Attackers]:
    """Yield every attack relation on so many arguments, self-attacks too."""
    for relation in range(1 << size * size):
        yield tuple(
            tuple(b for b in range(size) if relation >> (a * size + b) & 1) for a in range(size)
        )


def chance_frameworks(number: int, most: int, seed: int) -> Iterator[Attackers]:
    rng = Random(seed)
    for _ in range(number):
        size = rng.randint(1, most)
        density = rng.choice([0.5, 1, 1.5, 2, 3]) / size
        yield tuple(tuple(b for b in range(size) if rng.random() < density) for _ in range(size))


def solved(attackers: Attackers) -> tuple[list[int], list[int]]:
    found = grounded(Framework(tuple(map(str, range(len(attackers)))), attackers))
    return list(found.labels), list(found.ranks)


ALL = [attackers for size in range(4) for attackers in every_framework(size)]
CHANCE = list(chance_frameworks(1_000, 12, seed=1995))


def test_every_framework_of_up_to_three_arguments() -> None:
    assert len(ALL) == 1 + 2 + 16 + 512
    for attackers in ALL:
        assert solved(attackers)[0] == labels_of(attackers, accepted(attackers)), attackers


@pytest.mark.long
def test_every_framework_of_four_arguments() -> None:
    for attackers in every_framework(4):
        labels, ranks = solved(attackers)
        assert labels == labels_of(attackers, accepted(attackers)), attackers
        assert ranks == min_max(attackers, labels), attackers


def test_chance_frameworks() -> None:
    seen = {UNDECIDED: 0, IN: 0, OUT: 0}
    for attackers in CHANCE:
        labels = solved(attackers)[0]
        assert labels == labels_of(attackers, accepted(attackers)), attackers
        for label in labels:
            seen[label] += 1
    assert len(CHANCE) == 1_000
    assert min(seen.values()) > 800, seen


def test_the_grounded_labelling_settles_least_of_all_complete_ones() -> None:
    for attackers in [*ALL, *CHANCE[:300]]:
        labels = solved(attackers)[0]
        complete = list(complete_labellings(attackers))
        assert labels in complete
        assert all(is_complete(attackers, one) for one in complete)
        for argument, label in enumerate(labels):
            others = {one[argument] for one in complete}
            assert label == UNDECIDED or others == {label}


def test_complete_labellings_are_all_found() -> None:
    """The enumerator that the oracle leans on, against trying every labelling."""
    for attackers in ALL:
        size = len(attackers)
        tried = [[number // 3**place % 3 for place in range(size)] for number in range(3**size)]
        due = [labels for labels in tried if is_complete(attackers, labels)]
        assert sorted(complete_labellings(attackers)) == sorted(due)


def test_ranks_are_min_max_numbers() -> None:
    highest = 0
    for attackers in [*ALL, *CHANCE]:
        labels, ranks = solved(attackers)
        assert ranks == min_max(attackers, labels), attackers
        highest = max(highest, *ranks, 0)
        for argument, by in enumerate(attackers):
            if labels[argument] == UNDECIDED:
                assert ranks[argument] == 0
            elif labels[argument] == IN:
                assert ranks[argument] == 1 + max((ranks[b] for b in by), default=0)
            else:
                assert ranks[argument] == 1 + min(ranks[b] for b in by if labels[b] == IN)
    assert highest >= 7


@pytest.mark.parametrize(
    ("attacks", "labels", "ranks"),
    [
        ([], "iii", [1, 1, 1]),
        ([("a", "b"), ("b", "c")], "ioi", [1, 2, 3]),
        ([("a", "b"), ("b", "a"), ("b", "c")], "uuu", [0, 0, 0]),
        ([("a", "a"), ("a", "b")], "uui", [0, 0, 1]),
        ([("a", "b"), ("b", "c"), ("a", "c")], "ioo", [1, 2, 2]),
        ([("a", "b"), ("b", "b"), ("b", "c")], "ioi", [1, 2, 3]),
    ],
)
def test_by_hand(attacks, labels, ranks) -> None:
    found = grounded(Framework.of("abc", attacks))
    assert "".join("uio"[label] for label in found.labels) == labels
    assert found.ranks == ranks


def test_a_deep_chain_needs_no_depth_of_calls() -> None:
    chain = Framework(tuple(map(str, range(DEEP))), ((), *((place,) for place in range(DEEP - 1))))
    labels, ranks = grounded(chain)
    assert labels == [IN, OUT] * (DEEP // 2)
    assert ranks == list(range(1, DEEP + 1))
