"""What is labelled and solved again after a change is what a fresh start gives."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.graph.framework import Framework
from robustmap.model import beside
from robustmap.model.beside import expand_beside
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.semantics._again import downstream, relabelled
from robustmap.reason.semantics.grounded import grounded
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, proposal, random_map, threshold

TABLES = ("statements", "written", "inferences")


@pytest.fixture(autouse=True)
def _tables_are_always_shared(monkeypatch):
    monkeypatch.setattr(beside, "SHARE", 0)


@st.composite
def changes(draw):
    """Give a framework, and who attacks some of its arguments, or new ones, after a change."""
    size = draw(st.integers(0, 9))
    names = [f"a{at}" for at in range(size)]
    one = st.integers(0, max(0, size - 1))
    attacks = draw(st.sets(st.tuples(one, one), max_size=20)) if size else set()
    old = Framework.of(names, [(names[a], names[b]) for a, b in attacks])
    new = names + [f"b{at}" for at in range(draw(st.integers(0, 3)))]
    other = st.sets(st.integers(0, max(0, len(new) - 1)), max_size=4)
    edited = draw(st.sets(one, max_size=4)) if size else set()
    found = {at: tuple(sorted(draw(other))) for at in {*edited, *range(size, len(new))}}
    return old, old.but(new, found), set(found)


@given(changes())
def test_labels_and_ranks_are_those_of_a_fresh_start(case):
    old, new, touched = case
    again = relabelled(grounded(old), new, touched)
    assert again.labelling == grounded(new)
    assert again.cone == downstream(new, touched)


@given(changes())
def test_who_is_attacked_is_carried_over(case):
    _, new, _ = case
    plain = Framework(new.names, new.attackers)
    assert [sorted(one) for one in new.targets] == [sorted(one) for one in plain.targets]


def test_nothing_outside_of_the_cone_is_looked_at():
    chain = [("a", "b"), ("b", "c"), ("d", "e")]
    old = Framework.of("abcde", chain)
    new = old.but(("a", "b", "c", "d", "e", "f"), {1: (0, 5), 5: ()})
    assert relabelled(grounded(old), new, {1, 5}).cone == {1, 2, 5}


def random_step(rng, map_):
    """Give a map in which a few nodes are other ones, gone, new, withdrawn or reworded."""
    nodes, other = dict(map_.nodes), random_map(rng).nodes
    for name in rng.sample(sorted(other), min(len(other), rng.randint(0, 3))):
        nodes[name] = other[name]
    if len(nodes) > 1 and rng.random() < 0.5:
        del nodes[rng.choice(sorted(nodes))]
    name = rng.choice(sorted(nodes))
    update = rng.choice(
        [{"review": "withdrawn"}, {"title": "Other words"}, {"aliases": ("old-c0",)}]
    )
    nodes[name] = nodes[name].model_copy(update=update)
    if rng.random() < 0.3:
        nodes |= {one.id: one for one in plan_nodes(rng)}
    return Map(nodes.values(), map_.settings)


def plan_nodes(rng):
    yield threshold("dawn", title=rng.choice(["Dawn", "First light"]))
    yield proposal("way", needs="dawn", relies_on=rng.choice([["c0"], ["a0#p"]]))
    yield argument("saves", against=rng.choice(["way#needs-dawn", "way"]))


def random_view(rng, map_):
    names = sorted(map_.statements) or ["none"]
    return View(
        basis=rng.choice(["implied", "implied", "implied", "reading"]),
        off=frozenset(rng.sample(sorted(map_.nodes), rng.choice([0, 1]))),
        granted=frozenset(rng.sample(names, rng.choice([0, 0, 1]))),
        denied=frozenset(rng.sample(names, rng.choice([0, 0, 1]))),
    )


def assert_alike(found, plain):
    """Check that two solutions of one map say the same, helpers and witnesses included."""
    for table in ("standing", "steps", "pro", "con", "uncounted"):
        assert dict(getattr(found.flat, table)) == dict(getattr(plain.flat, table))
    for table in ("stands", "denies", "bare", "inference"):
        assert getattr(found.flat, table).keys() == getattr(plain.flat, table).keys()
    assert (found.view, found.unfounded) == (plain.view, plain.unfounded)
    here, there = found.flat.framework, plain.flat.framework
    for at, name in enumerate(there.names):
        mine = here.index[name]
        attackers = {here.names[one] for one in here.attackers[mine]}
        assert attackers == {there.names[one] for one in there.attackers[at]}
        for numbers in ("labels", "ranks"):
            assert getattr(found.labelling, numbers)[mine] == getattr(plain.labelling, numbers)[at]


@pytest.mark.parametrize("block", range(4))
def test_a_solution_after_a_solution_is_that_of_the_map(block, monkeypatch):
    rng, count = Random(block), Counter()
    plainly = Solution.of.__func__

    def of(cls, *words):
        count["of"] += 1
        return plainly(cls, *words)

    monkeypatch.setattr(Solution, "of", classmethod(of))
    for _ in range(60):
        map_ = (circle_map if rng.random() < 0.1 else random_map)(rng)
        view = View()
        found = plainly(Solution, map_, view)
        for _ in range(4):
            map_ = random_step(rng, map_)
            view = random_view(rng, map_) if rng.random() < 0.4 else view
            found = Solution.after(found, map_, view)
            count["after"] += 1
            plain = plainly(Solution, Map(map_.nodes.values(), map_.settings), view)
            assert_alike(found, plain)
            for ref in [*map_.statements, *map_.inferences]:
                told, known = ask(found, ref), ask(plain, ref)
                assert told == known
                assert told is None or told.faults() == known.faults()
    assert count["after"] > 2 * count["of"]


def test_a_map_beside_another_is_spelt_out_as_by_itself():
    rng, shared = Random(3), 0
    for _ in range(300):
        other = random_map(rng)
        map_ = random_step(rng, other)
        assert expand_beside(map_, other)
        plain = Map(map_.nodes.values(), map_.settings)
        for table in TABLES:
            found, expected = getattr(map_, table), getattr(plain, table)
            assert list(found.items()) == list(expected.items())
        shared += sum(one is other.inferences.get(name) for name, one in map_.inferences.items())
    assert shared > 300


def test_ids_that_could_be_taken_for_parts_are_not_shared():
    other = Map([claim("a"), argument("b", ["a"], for_="a")])
    odd = claim("c").model_copy(update={"id": "b#c"})
    assert not expand_beside(Map([*other.nodes.values(), odd]), other)


def test_a_map_that_spelt_itself_out_is_left_as_it_is():
    other = Map([claim("a")])
    map_ = Map([claim("a"), claim("b")])
    known = map_.statements
    assert not expand_beside(map_, other)
    assert map_.statements is known
