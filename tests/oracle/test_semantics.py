"""Thirteen semantics and five questions against the textbook's definitions, subset by subset."""

from collections.abc import Sequence
from random import Random

import pytest

from robustmap.reason.semantics import SEMANTICS, _small
from tests.support.definitions import (
    TEXTBOOK,
    Dung,
    Relation,
    every_relation,
    every_shape,
    members,
)
from tests.support.dung import accepted, complete_labellings, labels_of
from tests.support.questions import compared, compared_in_turn, search_of

NAMES = tuple(SEMANTICS)


def chance_relations(number: int, least: int, most: int, seed: int) -> list[Relation]:
    """Give attack relations by chance, from sparse ones to dense ones."""
    rng = Random(seed)
    found = []
    for _ in range(number):
        size = rng.randint(least, most)
        density = rng.choice([0.5, 1, 1.5, 2, 3]) / size
        found.append(
            tuple(tuple(b for b in range(size) if rng.random() < density) for _ in range(size))
        )
    return found


SHAPES = [list(every_shape(size)) for size in range(5)]
SMALL = [Dung(one) for shapes in SHAPES for one in shapes]
CHANCE = [Dung(one) for one in chance_relations(1_000, 5, 9, seed=2006)]


def due(name: str, dung: Dung) -> set[frozenset[int]]:
    return {frozenset(members(one)) for one in TEXTBOOK[name](dung)}


def asked_all(name: str, dungs: Sequence[Dung]) -> int:
    return sum(compared(name, dung.relation, due(name, dung)) for dung in dungs)


def asked_in_turn(name: str, dungs: Sequence[Dung]) -> int:
    return sum(
        compared_in_turn(name, dung.relation, due(name, dung), turn)
        for turn, dung in enumerate(dungs)
    )


def test_the_table_holds_what_the_textbook_does() -> None:
    assert set(NAMES) == set(TEXTBOOK)


def test_there_are_so_many_shapes() -> None:
    # Relations on n unlabelled points (N. J. A. Sloane, sequence A000595).
    assert [len(shapes) for shapes in SHAPES] == [1, 2, 10, 104, 3044]
    assert len(SMALL) == 3_161


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_of_up_to_four_arguments(name: str) -> None:
    """All extensions of each, and each of the other questions in turn."""
    assert asked_in_turn(name, SMALL) == 3_161 + 1_581


@pytest.mark.parametrize("name", NAMES)
def test_chance_frameworks_by_the_solver(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_small, "SMALL", 0)
    assert asked_in_turn(name, CHANCE[::5]) == 200 + 100


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_question_about_every_shape(name: str) -> None:
    assert asked_all(name, SMALL) == 3 * 3_161 + 2 * (2 * 1 + 10 * 2 + 104 * 3 + 3_044 * 4)


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("small", [0, 40], ids=["solver", "listed"])
def test_every_question_about_a_thousand_chance_frameworks(
    name: str, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of five to nine arguments: with and without listing what is in small parts."""
    monkeypatch.setattr(_small, "SMALL", small)
    assert asked_all(name, CHANCE) == sum(3 + 2 * dung.size for dung in CHANCE) > 16_000


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_framework_of_four_arguments(name: str) -> None:
    """Names and order must not matter: all extensions of all 65,536, and questions in turn."""
    number = 0
    for at, relation in enumerate(every_relation(4)):
        dung = Dung(relation)
        expected = due(name, dung)
        found = set(search_of(name, relation).extensions())
        assert found == expected, (name, relation)
        search = search_of(name, relation)
        query = at % 4
        assert search.credulous(query).holds == any(query in one for one in expected), relation
        assert search.sceptical(query).holds == all(query in one for one in expected), relation
        number += 1
    assert number == 65_536


def test_two_textbooks_agree() -> None:
    """Sets that are tried one by one, and labels that are followed, give the same."""
    for dung in [*SMALL[::4], *CHANCE[::20]]:
        assert dung.grounded == [sum(1 << a for a in accepted(dung.relation))]
        labels = sorted(complete_labellings(dung.relation))
        sets = (frozenset(members(one)) for one in dung.complete)
        assert labels == sorted(labels_of(dung.relation, one) for one in sets)
