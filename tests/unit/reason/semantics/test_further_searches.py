"""Semi-stable, stage, ideal, eager, cf2, stage2: depth, limits, large frameworks, certificates."""

from itertools import count, islice

import pytest

from robustmap.reason.certificates import Claim, verify
from robustmap.reason.certify import certify
from robustmap.reason.checks import CHECKS
from robustmap.reason.evidence import EVIDENCE
from robustmap.reason.semantics import SEMANTICS, Budget, Search
from robustmap.reason.semantics._separation import Separation
from tests.support.questions import framework_of

Relation = list[tuple[int, ...]]

MINE = ("cf2", "eager", "ideal", "semi-stable", "stage", "stage2")

DEEP = 5_000


def search(name: str, attackers: Relation, seconds: float | None = None) -> Search:
    made = SEMANTICS[name].search
    assert made is not None
    ticks = count()
    budget = Budget() if seconds is None else Budget(seconds, lambda: float(next(ticks)))
    return made(framework_of(attackers), budget)


def rings(number: int, size: int) -> Relation:
    """Rings of so many arguments that do not touch each other."""
    return [(ring * size + (place - 1) % size,) for ring in range(number) for place in range(size)]


def crowd(groups: int, size: int) -> Relation:
    """Groups whose members all attack each other; one of each group attacks the next group."""
    found: list[set[int]] = []
    for group in range(groups):
        inside = range(group * size, (group + 1) * size)
        found += [set(inside) - {one} for one in inside]
        found[group * size].add((group - 1) * size % (groups * size))
    return [tuple(sorted(one)) for one in found]


def test_checks_and_evidence_are_there_for_the_same() -> None:
    assert tuple(sorted(CHECKS)) == tuple(sorted(EVIDENCE)) == MINE


@pytest.mark.parametrize("name", MINE)
def test_time_that_is_over_is_told(name: str) -> None:
    dispute = rings(1, 4)
    answer = search(name, dispute, 0).credulous(0)
    assert answer.holds is None
    assert answer.extension is None
    assert str(answer) == "not decided within 0 s"
    stream = search(name, dispute, 0).extensions()
    assert list(stream) == []
    assert (stream.stopped, stream.complete) == ("time", False)
    assert search(name, dispute, 0).count() == (0, False)
    assert certify(framework_of(dispute), Claim(name, exists=True), Budget(0, lambda: 0.0)) is None


@pytest.mark.parametrize("name", ["semi-stable", "stage", "cf2", "stage2"])
def test_very_many_extensions_come_one_by_one(name: str) -> None:
    many = search(name, rings(500, 4))
    found = many.extensions(7)
    assert len(set(found)) == 7
    assert found.stopped == "limit"
    assert many.count() == (2**500, True)
    assert many.credulous(1_999).holds
    assert not many.sceptical(1_999).holds


@pytest.mark.parametrize("name", MINE)
def test_a_deep_chain_needs_no_depth_of_calls(name: str) -> None:
    chain: Relation = [(), *((one,) for one in range(DEEP - 1))]
    found = search(name, chain)
    assert list(found.extensions()) == [frozenset(range(0, DEEP, 2))]
    assert found.sceptical(DEEP - 2).holds
    assert not found.credulous(DEEP - 1).holds


@pytest.mark.parametrize("name", ["cf2", "stage2"])
def test_a_ring_that_comes_apart_into_a_chain(name: str) -> None:
    """What is unattacked breaks the ring; two chains of components remain, all settled."""
    ring: Relation = [((one - 1) % DEEP,) for one in range(DEEP)]
    ring[0] = (DEEP - 1, DEEP)
    found = search(name, [*ring, ()])
    assert list(found.extensions()) == [frozenset({DEEP, *range(1, DEEP, 2)})]


def test_cells_of_a_component_within_a_component() -> None:
    """A dispute before a ring of four: what attacks the ring cuts it open, or leaves it whole."""
    separation = Separation(framework_of([(1,), (0,), (5, 0), (2,), (3,), (4,)]))
    # 0 and 1 are one component, which nothing outside of it attacks: it stays whole.
    whole = {cell.nodes for cell in separation.cells(frozenset({1}))}
    assert whole == {frozenset({0, 1}), frozenset({2, 3, 4, 5})}
    cells = list(separation.cells(frozenset({0})))
    apart = {frozenset(cell.nodes): cell.cut_by for cell in cells}
    assert frozenset({0, 1}) in apart
    assert all(apart[frozenset({one})] == {0} for one in (3, 4, 5))
    assert not any(2 in nodes for nodes in apart)


def test_what_follows_upstream_choices_is_known_downstream() -> None:
    """Sixty groups of four on a ring: too many choices to go through them one by one."""
    attackers = crowd(60, 4)
    for name in ("cf2", "stage2", "semi-stable", "stage"):
        found = search(name, attackers)
        answer = found.credulous(120)
        assert answer.holds
        assert answer.extension is not None
        assert 120 in answer.extension
        assert len(list(islice(found.extensions(), 3))) == 3


@pytest.mark.parametrize("name", MINE)
def test_large_answers_have_certificates(name: str) -> None:
    attackers = crowd(8, 3)
    framework = framework_of(attackers)
    answer = search(name, attackers).credulous(0)
    claim = Claim(name, exists=bool(answer.holds), inside=(0,))
    shown = certify(framework, claim)
    assert shown is not None
    assert verify(framework, shown) == []
    assert certify(framework, claim._replace(exists=not claim.exists)) is None


def test_faults_are_told_in_words() -> None:
    framework = framework_of([(1,), (0,), (0, 1), (2,)])
    shown = certify(framework, Claim("semi-stable", exists=True, inside=(0,)))
    assert shown is not None
    assert verify(framework, shown) == []
    assert verify(framework, shown._replace(extension=(0, 1))) == ["a member attacks another"]
    assert verify(framework, shown._replace(extension=(1, 3))) == [
        "the extension lacks what was asked for"
    ]
    assert verify(framework, shown._replace(extension=(0, 3, 9))) == [
        "an argument is named that is not in the framework"
    ]
    less = shown._replace(claim=Claim("semi-stable", exists=True), extension=())
    assert verify(framework, less) == ["it is not shown that nothing has more range"]
    alone = certify(framework, Claim("cf2", exists=True, inside=(0,)))
    assert alone is not None
    assert verify(framework, alone._replace(extension=(0,))) == [
        "something can be added in its component"
    ]
    # What needs one of the two that are in dispute to defend it is in no ideal set.
    assert certify(framework, Claim("ideal", exists=True, inside=(3,))) is None
    shown = certify(framework, Claim("ideal", exists=False, inside=(3,)))
    assert shown is not None
    assert verify(framework, shown._replace(claim=Claim("ideal", exists=True, inside=(3,)))) == [
        "the extension lacks what was asked for"
    ]
    assert verify(framework, shown._replace(extension=(1, 3))) == [
        "the extension is as it is said not to be"
    ]
