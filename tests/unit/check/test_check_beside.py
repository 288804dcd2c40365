"""Two maps checked side by side: what is new in the head is what two whole checks would say."""

from random import Random

from robustmap.check.beside import check_beside
from robustmap.check.registry import RULES, Rule, check
from robustmap.diff.findings import new_findings
from robustmap.model.map import Map
from robustmap.reason.solution import Solution
from tests.support.maps import claim, random_map


def solvers(*maps):
    return tuple(lambda one=one: Solution.of(one, one.settings.evaluate.view()) for one in maps)


def test_new_findings_are_those_of_two_whole_checks():
    rng, told, spared = Random(1), 0, 0
    for _ in range(80):
        base = random_map(rng)
        nodes = {**base.nodes, **random_map(rng).nodes}
        del nodes[rng.choice(sorted(nodes))]
        head = Map(nodes.values())
        found = check_beside(base, head, solvers(base, head))
        assert found.head == check(head)
        assert set(found.base) <= set(check(base))
        new = new_findings(*found)
        assert new == new_findings(check(base), check(head))
        told += len(new)
        spared += len(check(base)) - len(found.base)
    assert told > 50
    assert spared > 10


def test_a_rule_that_finds_nothing_in_the_head_is_not_run_on_the_base(monkeypatch):
    ran = []

    def rule(map_, _solve):
        ran.append(len(map_))
        return iter(())

    monkeypatch.setitem(RULES._entries, "RM000", Rule(("RM201",), rule))
    base, head = Map([claim("a")]), Map([claim("a"), claim("b")])
    check_beside(base, head, solvers(base, head))
    assert ran == [2]
