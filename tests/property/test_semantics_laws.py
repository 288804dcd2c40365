"""Laws that bind the semantics together, and what shows their answers, on any framework."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim, verify
from robustmap.reason.certify import certify, claim_of
from robustmap.reason.semantics import SEMANTICS, Budget
from robustmap.reason.semantics.grounded import grounded
from tests.support.questions import framework_of, search_of

Relation = tuple[tuple[int, ...], ...]

NAMES = tuple(SEMANTICS)

FEW = settings(max_examples=40)
"""Thirteen semantics at each example: the oracles look at thousands of frameworks besides."""

CERTIFIED = tuple(name for name in NAMES if name != "grounded")
"""The grounded extension has a witness of its own sort (see test_witnesses)."""


@st.composite
def relations(draw: st.DrawFn, most: int = 9) -> Relation:
    size = draw(st.integers(1, most))
    one = st.integers(0, size - 1)
    attacks = draw(st.sets(st.tuples(one, one), max_size=2 * size))
    return tuple(tuple(sorted(b for b, a in attacks if a == target)) for target in range(size))


@st.composite
def acyclic(draw: st.DrawFn) -> Relation:
    found = draw(relations())
    return tuple(tuple(b for b in by if b < a) for a, by in enumerate(found))


def extensions(name: str, attackers: Relation) -> set[frozenset[int]]:
    return set(search_of(name, attackers).extensions())


def only(name: str, attackers: Relation) -> frozenset[int]:
    (found,) = extensions(name, attackers)
    return found


@FEW
@given(relations())
def test_each_is_a_sort_of_the_next(attackers: Relation) -> None:
    for chain in (
        ("stable", "semi-stable", "preferred", "complete", "admissible", "conflict-free"),
        ("stable", "stage", "naive", "conflict-free"),
        ("stable", "stage2", "cf2", "naive"),
    ):
        for less, more in pairwise(chain):
            assert extensions(less, attackers) <= extensions(more, attackers), (less, more)


@FEW
@given(relations())
def test_cautious_ones_lie_within_bold_ones(attackers: Relation) -> None:
    ground, ideal, eager = (only(name, attackers) for name in ("grounded", "ideal", "eager"))
    assert ground <= ideal <= eager
    assert ground == frozenset.intersection(*extensions("complete", attackers))
    assert all(ideal <= one for one in extensions("preferred", attackers))
    assert all(eager <= one for one in extensions("semi-stable", attackers))
    assert all(ground <= one for one in extensions("cf2", attackers))
    assert all(ground <= one for one in extensions("stage2", attackers))
    complete = extensions("complete", attackers)
    assert {ground, ideal, eager} <= complete


@FEW
@given(relations())
def test_where_something_is_stable_it_is_what_leaves_least_open(attackers: Relation) -> None:
    stable = extensions("stable", attackers)
    assume(stable)
    assert stable == extensions("semi-stable", attackers) == extensions("stage", attackers)


@FEW
@given(relations())
def test_questions_that_have_the_same_answer(attackers: Relation) -> None:
    ground = only("grounded", attackers)
    for query in range(len(attackers)):
        credulous = {
            search_of(name, attackers).credulous(query).holds
            for name in ("complete", "preferred", "admissible")
        }
        assert len(credulous) == 1
        assert search_of("complete", attackers).sceptical(query).holds == (query in ground)


@FEW
@given(acyclic())
def test_without_cycles_all_agree(attackers: Relation) -> None:
    ground = only("grounded", attackers)
    for name in NAMES:
        if name not in ("conflict-free", "admissible", "naive"):
            found = extensions(name, attackers)
            assert found == {ground}, name
    assert ground in extensions("naive", attackers)


@pytest.mark.parametrize("size", [1, 3, 5, 7, 9, 11])
def test_an_odd_cycle_alone_has_nothing_stable(size: int) -> None:
    ring = tuple(((one - 1) % size,) for one in range(size))
    assert extensions("stable", ring) == set()
    for name in ("complete", "preferred", "semi-stable", "ideal", "eager", "grounded"):
        assert extensions(name, ring) == {frozenset()}
    due = {
        frozenset((start + 2 * step) % size for step in range((size - 1) // 2))
        for start in range(size)
    }
    assert extensions("stage", ring) == extensions("stage2", ring) == due
    assert due <= extensions("cf2", ring)


@FEW
@given(relations(), st.sampled_from(NAMES))
def test_labels_are_what_all_extensions_say(attackers: Relation, name: str) -> None:
    found = extensions(name, attackers)
    assume(found)
    framework = framework_of(attackers)
    labels = SEMANTICS[name].label(framework).labels
    for one, by in enumerate(attackers):
        inside = all(one in extension for extension in found)
        beaten = all(any(b in extension for b in by) for extension in found)
        assert labels[one] == (1 if inside else 2 if beaten else 0), (name, one)


@FEW
@given(relations(7), st.sampled_from(NAMES), st.data())
def test_what_leads_to_nothing_new_changes_nothing(
    attackers: Relation, name: str, data: st.DataObject
) -> None:
    """Directional: an argument that attacks nothing takes no part in what the others are."""
    assume(SEMANTICS[name].directional)
    more = data.draw(st.sets(st.integers(0, len(attackers)), max_size=4))
    found = {one - {len(attackers)} for one in extensions(name, (*attackers, tuple(sorted(more))))}
    assert found == extensions(name, attackers)


def certificates(attackers: Relation, name: str) -> list[tuple[Framework, Certificate]]:
    framework = framework_of(attackers)
    search = search_of(name, attackers)
    found = []
    for query in range(len(attackers)):
        for answer in (search.credulous(query), search.sceptical(query)):
            claim = claim_of(answer)
            assert claim is not None
            shown = certify(framework, claim)
            assert shown is not None, (name, attackers, claim)
            found.append((framework, shown))
    return found


@FEW
@given(relations(6), st.sampled_from(CERTIFIED))
def test_every_answer_has_a_certificate_that_holds(attackers: Relation, name: str) -> None:
    for framework, shown in certificates(attackers, name):
        assert verify(framework, shown) == []


@FEW
@given(relations(6), st.sampled_from(CERTIFIED))
def test_the_opposite_is_never_shown(attackers: Relation, name: str) -> None:
    for framework, shown in certificates(attackers, name):
        opposite = shown.claim._replace(exists=not shown.claim.exists)
        assert certify(framework, opposite) is None
        assert verify(framework, shown._replace(claim=opposite)) != []


@FEW
@given(relations(6), st.sampled_from(CERTIFIED), st.data())
def test_what_is_changed_in_a_certificate_is_found(
    attackers: Relation, name: str, data: st.DataObject
) -> None:
    """A set that is no extension as claimed is never taken for one, whatever else is shown."""
    due = extensions(name, attackers)
    framework, shown = data.draw(st.sampled_from(certificates(attackers, name)))
    claim = shown.claim._replace(exists=True)
    other = data.draw(st.frozensets(st.integers(0, len(attackers) - 1)))
    fine = other in due and other.issuperset(claim.inside) and not other & set(claim.outside)
    told = shown._replace(claim=claim, extension=tuple(sorted(other)))
    assert fine or verify(framework, told) != []
    assert verify(framework, told._replace(extension=None)) != []
    stranger = shown._replace(extension=(*(shown.extension or ()), len(attackers)))
    assert verify(framework, stranger) != []


@FEW
@given(relations(6), st.sampled_from(CERTIFIED), st.data())
def test_no_certificate_shows_what_is_false(
    attackers: Relation, name: str, data: st.DataObject
) -> None:
    """Sets and clauses of a true claim, put to a false one of another argument."""
    framework, shown = data.draw(st.sampled_from(certificates(attackers, name)))
    query = data.draw(st.integers(0, len(attackers) - 1))
    there = any(query in one for one in extensions(name, attackers))
    claim = Claim(name, exists=not there, inside=(query,))
    assert verify(framework, shown._replace(claim=claim)) != []


def test_the_grounded_labels_are_those_of_the_one_extension() -> None:
    framework = framework_of(((), (0,), (1, 3), (2,)))
    labels = grounded(framework).labels
    found = SEMANTICS["grounded"].search
    assert found is not None
    assert list(found(framework, Budget()).extensions()) == [frozenset({0})]
    assert [one for one, label in enumerate(labels) if label == 1] == [0]
