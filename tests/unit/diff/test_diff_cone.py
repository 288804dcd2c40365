"""What is recomputed only where the changes reach equals what is recomputed everywhere."""

from collections import Counter
from random import Random

import pytest

from robustmap.diff.compare import compare
from robustmap.diff.mix import Solved, Views, solved_plainly
from robustmap.diff.suppose import without
from robustmap.kb import obligations
from robustmap.model import beside
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, random_map
from tests.unit.diff.test_diff_random import random_pair, renamed

PAIRS = 25


@pytest.fixture(autouse=True)
def _tables_are_always_shared(monkeypatch):
    """Let small maps, of which much differs, go the way that large ones go."""
    monkeypatch.setattr(beside, "SHARE", 0)


@pytest.fixture
def seen(monkeypatch):
    """Count how often a map is solved by way of another one, and how often from the beginning."""
    count = Counter()

    def of(kind, before):
        def call(cls, *words):
            count[kind] += 1
            return before(cls, *words)

        return classmethod(call)

    for kind in ("of", "after"):
        monkeypatch.setattr(Solution, kind, of(kind, getattr(Solution, kind).__func__))
    return count


def fresh(map_):
    """Give a map that has worked out nothing yet."""
    return Map(map_.nodes.values(), map_.settings)


def assert_same(base, head, view=None):
    quick = compare(base, fresh(head), view, obligations, 0.0, solve=Solved(base, fresh(head)))
    again = compare(base, fresh(head), view, obligations, 0.0)
    plain = compare(fresh(base), fresh(head), view, obligations, 0.0, solve=solved_plainly)
    assert quick.data() == again.data() == plain.data()
    return plain


@pytest.mark.parametrize("block", range(4))
def test_settings_nodes_and_views_change(block, seen):
    rng = Random(block)
    moved = Counter()
    for _ in range(PAIRS):
        diff = assert_same(*random_pair(rng))
        moved.update(flips=len(diff.flips), ledgers=diff.entries, robustness=len(diff.robustness))
    assert min(moved.values()) > 0
    assert seen["after"] > 2 * PAIRS


@pytest.mark.parametrize("block", range(2))
def test_under_a_view_for_each_side(block):
    rng = Random(100 + block)
    moved = 0
    for _ in range(PAIRS):
        base, head = random_pair(rng)
        old = random_view(rng, base)
        new = random_view(rng, head) if rng.random() < 0.5 else old
        moved += len(assert_same(base, head, Views(old, new)).flips)
    assert moved > 0


def random_view(rng, map_):
    names = sorted(map_.statements)
    sets = {
        field: frozenset(rng.sample(names, min(len(names), rng.choice([0, 0, 1, 2]))))
        for field in ("granted", "denied")
    }
    off = frozenset(rng.sample(sorted(map_.nodes), rng.choice([0, 1])))
    basis = rng.choice(["stated", "implied", "implied", "reading"])
    return View(basis=basis, reframings=rng.random() < 0.2, off=off, **sets)


def test_claims_that_lean_on_themselves():
    rng = Random(5)
    seen = 0
    for _ in range(PAIRS):
        base = circle_map(rng)
        gone = rng.choice(sorted(base.nodes))
        head = Map([node for node in base.nodes.values() if node.id != gone])
        for pair in ((base, head), (head, base), (base, without(base, gone))):
            seen += sum(one.after.answer == "circular" for one in assert_same(*pair).flips)
    assert seen > 0


def test_a_renamed_node_and_others_that_change():
    rng = Random(6)
    for _ in range(PAIRS):
        base, head = random_pair(rng)
        both = sorted(base.nodes.keys() & head.nodes.keys())
        if both:
            before, rewrite = rng.choice(both), rng.random() < 0.5
            assert_same(base, renamed(head, before, "another", rewrite=rewrite))


def test_withdrawn_nodes():
    rng = Random(7)
    for _ in range(PAIRS):
        base = random_map(rng)
        gone = rng.choice(sorted(base.nodes))
        assert_same(base, without(base, gone))
        assert_same(without(base, gone), base)


def test_only_the_cone_is_read(monkeypatch):
    asked = set()
    nodes = [claim("far", standing="open"), argument("remote", for_="far")]
    nodes += [claim("near"), argument("close", against="near")]
    base = Map(nodes, Settings())
    head = Map([*nodes, argument("reply", undercuts="close")], base.settings)

    def verdict(self, ref, before=compare.__globals__["Reading"].verdict):
        asked.add(ref)
        return before(self, ref)

    monkeypatch.setattr("robustmap.diff.effects.Reading.verdict", verdict)
    diff = compare(base, head)
    assert {one.id for one in diff.flips} == {"near", "close"}
    assert {one.split("#")[0] for one in asked} == {"near", "close"}
