"""Solvers' files as maps: what is read means the framework, what is written is the one meant."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.formats.exchange import FORMATS, Faults
from robustmap.formats.iccma import load
from robustmap.formats.iccma import write as write_solver
from robustmap.graph.framework import Framework
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.solution import Solution
from tests.support.maps import random_map

FRAMEWORKS = ("af", "apx", "tgf")
UNDECIDED, IN, OUT = 0, 1, 2


def imported(name: str, data: bytes) -> tuple[Node, ...]:
    form, faults = FORMATS[name], Faults()
    assert form.read
    found = form.read(data, faults)
    assert found is not None, faults.found
    return found.nodes


def read(name: str, data: bytes) -> Map:
    return Map(imported(name, data))


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    size = draw(st.integers(0, 6))
    ends = st.integers(0, max(0, size - 1)).map(lambda one: f"x{one}")
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=12)) if size else []
    return Framework.of([f"x{one}" for one in range(size)], pairs)


@pytest.mark.parametrize("semantics", ["grounded", "preferred"])
@pytest.mark.parametrize("name", FRAMEWORKS)
@given(frameworks())
def test_what_is_read_means_the_framework(name: str, semantics: str, framework: Framework) -> None:
    map_ = read(name, write_solver(framework, name))
    solution = Solution.of(map_, semantics=semantics)
    labels = SEMANTICS[semantics].label(framework).labels
    assert len(list(map_.of_kind("claim"))) == len(framework)
    for one, label in zip(framework.names, labels, strict=True):
        claim = one if one in map_.nodes else f"argument-{int(one[1:]) + 1}"
        assert solution.statement_label(claim) == label


def grounded(attackers: list[set[int]]) -> list[int]:
    """Label by the definition: in where every attacker is out, out where one is in."""
    labels = [UNDECIDED] * len(attackers)
    for _ in attackers:
        for one, by in enumerate(attackers):
            if all(labels[other] == OUT for other in by):
                labels[one] = IN
            elif any(labels[other] == IN for other in by):
                labels[one] = OUT
    return labels


@pytest.mark.parametrize("number", range(25))
@pytest.mark.parametrize("name", [*FRAMEWORKS, "aba"])
def test_what_is_written_is_what_the_map_means(name: str, number: int) -> None:
    solution = Solution.of(random_map(Random(number)))
    form = FORMATS[name]
    assert form.write
    again = Solution.of(read(name, form.write(solution)))
    # Claims come in the order of the framework, those that only ABA needs behind them.
    claims = [one.id for one in imported(name, form.write(solution)) if one.kind == "claim"]
    claims = claims[: len(solution.flat.framework)]
    assert [again.statement_label(one) for one in claims] == list(solution.labelling.labels)


@given(st.data())
def test_assumptions_read_mean_what_they_mean(data: st.DataObject) -> None:
    """Each assumption attacks those whose contrary it implies: one rule step, by hand."""
    size = data.draw(st.integers(1, 5))
    numbers = st.integers(0, size - 1)
    rules = data.draw(st.lists(st.tuples(numbers, numbers), max_size=8, unique=True))
    lines = [f"p aba {2 * size}", *(f"a {one + 1}" for one in range(size))]
    lines += [f"c {one + 1} {size + one + 1}" for one in range(size)]
    lines += [f"r {size + head + 1} {body + 1}" for head, body in rules]
    solution = Solution.of(read("aba", "\n".join(lines).encode()))
    attackers = [{body for head, body in rules if head == one} for one in range(size)]
    found = [solution.statement_label(f"argument-{one + 1}") for one in range(size)]
    assert found == grounded(attackers)


def test_a_fact_follows_and_denies() -> None:
    map_ = read("aba", b"p aba 3\na 1\nc 1 2\nr 2\nr 3 1\n")
    solution = Solution.of(map_)
    answers = {one: solution.claim_answer(f"argument-{one}") for one in (1, 2, 3)}
    assert answers == {1: "rejected", 2: "supported", 3: "unsupported"}


def test_names_in_comments_become_titles() -> None:
    map_ = read("apx", b"% a1 is It rains\n% a2 is It is dry\narg(a1).\narg(a2).\natt(a1,a2).\n")
    assert {one.id: one.title for one in map_.of_kind("claim")} == {
        "it-rains": "It rains",
        "it-is-dry": "It is dry",
    }
    assert [one.against[0].to for one in map_.arguments()] == ["it-is-dry"]


@pytest.mark.parametrize("name", [*FRAMEWORKS, "aba"])
def test_what_is_written_can_be_loaded_by_solvers(name: str) -> None:
    form = FORMATS[name]
    assert form.write
    solution = Solution.of(random_map(Random(5)))
    found = load(form.write(solution), name)
    size = len(solution.flat.framework)
    assert len(found) == (2 * size if name == "aba" else size)


def test_faults_keep_their_places() -> None:
    faults = Faults()
    read_af = FORMATS["af"].read
    assert read_af
    assert read_af(b"p af 2\n1 2\n1 3\n", faults) is None
    assert [(one.line, one.column) for one in faults.found] == [(3, 3)]
