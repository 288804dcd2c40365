"""Problems about frameworks, in lists and in arrays, against the textbook's definitions."""

from random import Random

import pytest

from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework
from robustmap.reason.problems import CODES, Instance, Solver, check, check_each
from tests.support.definitions import TEXTBOOK, Dung, members


def frameworks(number: int) -> list[Framework]:
    rng, found = Random(2023), []
    for _ in range(number):
        size = rng.randint(0, 7)
        density = rng.choice([0.7, 1, 1.5, 2]) / max(size, 1)
        attackers = tuple(
            tuple(b for b in range(size) if rng.random() < density) for _ in range(size)
        )
        found.append(Framework(tuple(map(str, range(1, size + 1))), attackers))
    return found


FRAMEWORKS = frameworks(150)


@pytest.mark.parametrize("name", CODES.values())
def test_every_task_by_the_definitions(name: str) -> None:
    checked = 0
    for number, framework in enumerate(FRAMEWORKS):
        due = {frozenset(members(one)) for one in TEXTBOOK[name](Dung(framework.attackers))}
        given = Compact.of(framework) if number % 2 else framework
        instance = Instance(given, engine="plain")
        solver = Solver(instance, name)
        stream = solver.extensions()
        every = list(stream)
        assert stream.complete
        assert set(every) == due, (name, framework)
        assert len(every) == len(due)
        assert solver.count() == (len(due), True)
        answers = [solver.some()]
        assert answers[0].holds == bool(due)
        for query in range(len(framework)):
            yes, no = solver.credulous(query), solver.sceptical(query)
            assert yes.holds == any(query in one for one in due), (name, framework, query)
            assert no.holds == all(query in one for one in due), (name, framework, query)
            answers += [yes, no]
        for answer in answers:
            assert answer.extension is None or answer.extension in due
            if number % 5 == 0:
                assert check(instance, answer) == ((), ""), (name, framework, answer)
                checked += 1
        if number % 5 == 0:
            assert check_each(instance, name, due) == ((), "")
            others = {frozenset(members(one)) for one in range(1 << len(framework))} - due
            for other in list(others)[:3]:
                assert check_each(instance, name, [other]).faults, (name, framework, other)
    assert checked > 100


@pytest.mark.parametrize("name", CODES.values())
def test_several_arguments_at_once(name: str) -> None:
    for framework in FRAMEWORKS[:60]:
        due = {frozenset(members(one)) for one in TEXTBOOK[name](Dung(framework.attackers))}
        solver = Solver(Instance(framework), name)
        for first in range(len(framework)):
            for second in range(first):
                both = {first, second}
                yes, no = solver.credulous(*both), solver.sceptical(*both)
                assert yes.holds == any(both <= one for one in due), (name, framework, both)
                assert no.holds == all(both <= one for one in due), (name, framework, both)
                assert yes.extension is None or both <= yes.extension
                assert no.extension is None or not both <= no.extension
