"""Assumption-based frameworks against the definitions, set by set, and what checks them."""

from random import Random

import pytest

from robustmap.graph.aba import Aba
from robustmap.reason.aba import ABA_SEMANTICS, _clauses, aba_fault, aba_search
from tests.support.assumed import by_chance, due, subsets_of, theory

MANY = 400


def frameworks(number: int = MANY) -> list[Aba]:
    rng = Random(1997)
    return [by_chance(rng) for _ in range(number)]


FRAMEWORKS = frameworks()
DUE = [due(one) for one in FRAMEWORKS]


def test_the_semantics_are_those_of_the_definitions() -> None:
    assert set(ABA_SEMANTICS) == set(DUE[0])


@pytest.mark.parametrize("name", ABA_SEMANTICS)
def test_all_extensions_and_every_question(name: str) -> None:
    several = none = asked = 0
    for aba, every in zip(FRAMEWORKS, DUE, strict=True):
        wanted = every[name]
        # One search for all questions: what one of them learns must not mislead the next.
        search = aba_search(name, aba)
        given = list(search.extensions())
        assert set(given) == wanted, (name, aba)
        assert len(given) == len(wanted), (name, aba)
        assert search.count() == (len(wanted), True)
        some = search.some()
        assert some.holds == bool(wanted)
        assert some.extension in wanted or not wanted
        for atom in range(len(aba)):
            yes = search.credulous(atom)
            assert yes.holds == any(atom in one for one in wanted), (name, aba, atom)
            if yes.extension is not None:
                assert atom in yes.extension
                assert yes.extension in wanted
            no = search.sceptical(atom)
            assert no.holds == all(atom in one for one in wanted), (name, aba, atom)
            if no.extension is not None:
                assert atom not in no.extension
                assert no.extension in wanted
            asked += 2
        several += len(wanted) > 1
        none += not wanted
    assert asked > 10 * MANY // 2
    assert (several > MANY // 30) is (name not in ("grounded", "ideal"))
    assert bool(none) is (name == "stable")


def test_solvers_are_taught_about_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the lessons the answers would be wrong: the frameworks above do need them."""
    monkeypatch.setattr(_clauses.Founded, "_lessons", lambda _: iter(()))
    wrong = sum(
        set(aba_search("complete", aba).extensions()) != every["complete"]
        for aba, every in zip(FRAMEWORKS, DUE, strict=True)
    )
    assert wrong > MANY // 30


@pytest.mark.parametrize("name", ["admissible", "complete", "stable", "grounded"])
def test_the_check_tells_extensions_from_all_other_sets(name: str) -> None:
    right = wrong = 0
    for aba, every in zip(FRAMEWORKS[:150], DUE, strict=False):
        for chosen in subsets_of(aba.assumptions):
            follows = theory(aba, chosen)
            fault = aba_fault(aba, name, follows)
            assert bool(fault) is (follows not in every[name]), (name, aba, chosen, fault)
            right += not fault
            wrong += bool(fault)
    assert right > 50
    assert wrong > 50


def test_the_check_refuses_what_does_not_follow() -> None:
    aba = Aba.of(3, [0], {0: 2}, [(1, [0])])
    assert aba_fault(aba, "complete", {0, 1}) == ""
    assert aba_fault(aba, "complete", {0}) == "it is not what follows from its assumptions"
    assert aba_fault(aba, "complete", {0, 1, 2}) == "it is not what follows from its assumptions"


def test_a_circle_that_only_holds_itself_up_follows_from_nothing() -> None:
    # 1 and 2 are each other's only reasons, and 1 is the contrary of assumption 0.
    aba = Aba.of(3, [0], {0: 1}, [(1, [2]), (2, [1])])
    for name in ABA_SEMANTICS:
        extensions = list(aba_search(name, aba).extensions())
        assert frozenset([0]) in extensions, name
        assert not any({1, 2} & one for one in extensions), name


@pytest.mark.parametrize("name", ["complete", "stable", "preferred"])
def test_long_circles_and_long_chains(name: str) -> None:
    size = 3_000
    circle = [(one, [one % size + 1]) for one in range(1, size + 1)]
    aba = Aba.of(size + 2, [0, size + 1], {0: 1, size + 1: 0}, circle)
    assert aba_search(name, aba).credulous(0).holds
    # The same circle with a way in: it holds whenever the last assumption does.
    aba = Aba.of(size + 2, [0, size + 1], {0: 1, size + 1: 0}, [*circle, (size, [size + 1])])
    search = aba_search(name, aba)
    assert search.credulous(0).holds
    assert search.credulous(1).holds
    assert not search.sceptical(1).holds
    assert not search.credulous(1).extension & {0}
