"""Disputed facts: intervals over the worlds that they leave open."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from robustmap.errors import CircularOrderError
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.shares import shares
from robustmap.reason.orders.worlds import Worlds
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, threshold


def worlds(names: str, standing: dict[str, object], disputed: dict[str, object]) -> Worlds:
    """Make a map of thresholds, with claims that state orders of them."""
    nodes: list[Node] = [threshold(name) for name in names]
    nodes += [claim(one, states={"before": told}) for one, told in {**standing, **disputed}.items()]
    if disputed:
        nodes.append(argument("doubt", against=sorted(disputed)))
    return Worlds.of(Solution.of(Map(nodes)))


def test_without_dispute_there_is_one_world() -> None:
    found = worlds("abc", {"s": ["a", "b"]}, {})
    assert found.thresholds == ("a", "b", "c")
    assert found.order == Order.of("abc", [("a", "b")])
    assert (found.worlds, found.cyclic, found.sampled) == (1, 0, False)
    low, high, standing, swing, number, cyclic = found.before("a", "c")
    assert (low, high, swing, number, cyclic) == (2 / 3, 2 / 3, "", 1, 0)
    assert (standing.count, standing.of, standing.method) == (2, 3, "exact")


def test_withdrawn_thresholds_are_absent() -> None:
    nodes = [threshold("a"), threshold("b", review="withdrawn"), threshold("c")]
    stated = claim("s", states={"before": [["a", "b"], ["c", "nowhere"]]})
    found = Worlds.of(Solution.of(Map([*nodes, stated])))
    assert found.thresholds == ("a", "c")
    assert found.order == Order.of("ac", [("a", "c")])


def test_a_disputed_claim_gives_an_interval() -> None:
    found = worlds("abc", {"s": ["a", "b"]}, {"d": ["b", "c"]})
    pair = found.before("a", "c")
    assert (pair.low, pair.high, pair.standing.value) == (2 / 3, 1.0, 2 / 3)
    assert (pair.swing, pair.worlds, pair.cyclic) == ("d", 2, 0)


def test_the_claim_that_swings_most_is_named() -> None:
    found = worlds("abcd", {}, {"near": ["a", "b"], "far": ["c", "b"], "other": ["c", "d"]})
    assert found.before("a", "b").swing == "near"
    assert found.before("c", "d").swing == "other"
    assert found.before("b", "c").swing == "far"
    assert found.worlds == 8


def test_a_claim_swings_even_if_only_together_with_another() -> None:
    # Neither alone says anything on a and d; both together do.
    found = worlds("abd", {}, {"one": ["a", "b"], "two": ["b", "d"]})
    assert found.before("a", "d").high == 1.0
    assert found.before("a", "d").swing == "one"


def test_a_world_switches_claims_and_not_pairs() -> None:
    found = worlds("abc", {}, {"d": [["a", "b"], ["c"]]})
    assert found.worlds == 2
    assert [fact.first for fact in found.disputed] == ["a", "b"]
    assert found.kept([("a", "c"), ("b", "c")])[:2] == (1 / 3, 1.0)
    assert found.before("a", "c").high == 1.0


def test_cyclic_worlds_are_counted_and_left_out() -> None:
    found = worlds("abc", {"s": ["a", "b"]}, {"d": ["b", "c"], "e": ["c", "a"]})
    pair = found.before("a", "c")
    assert (pair.worlds, pair.cyclic) == (4, 1)
    assert (found.worlds, found.cyclic) == (4, 1)
    assert (pair.low, pair.high) == (0.0, 1.0)


def test_contradictions_among_standing_facts() -> None:
    found = worlds("abcd", {"p": ["a", "b"], "q": ["b", "a"], "r": ["c", "d"]}, {})
    assert [[fact.claim for fact in one.cycle] for one in found.contradictions] == [["p", "q"]]
    assert found.given_up == ("p",)
    assert found.order == Order.of("abcd", [("b", "a"), ("c", "d")])
    assert [fact.claim for fact in found.standing] == ["p", "q", "r"]


def test_all_worlds_by_brute_force() -> None:
    told = {"p": ["a", "b"], "q": [["b", "c"], ["d"]], "r": ["d", "a"], "s": ["e", "a"]}
    found = worlds("abcde", {"t": ["c", "e"]}, told)
    values, cyclic = [], 0
    for size in range(5):
        for chosen in combinations(sorted(told), size):
            pairs = [(f.first, f.then) for f in found.disputed if f.claim in chosen]
            try:
                order = Order.of("abcde", [("c", "e"), *pairs])
            except CircularOrderError:
                cyclic += 1
                continue
            values.append(shares(order).before("b", "e").value)
    pair = found.before("b", "e")
    assert (pair.low, pair.high, pair.cyclic, pair.worlds) == (min(values), max(values), cyclic, 16)
    assert cyclic > 0


def test_many_disputed_claims_are_sampled() -> None:
    told = {f"d{number:02}": ["a", "b"] for number in range(13)}
    found = worlds("abc", {}, told)
    assert found.sampled
    assert found.worlds == len(found.orders) <= 515
    assert found.before("a", "b")[:2] == (0.5, 1.0)
    assert found.before("a", "b").swing == "d00"
    assert list(found.orders) == list(worlds("abc", {}, told).orders)
    assert not worlds("abc", {}, dict(list(told.items())[:12])).sampled


def test_no_thresholds() -> None:
    found = worlds("", {}, {})
    assert (found.thresholds, found.worlds, found.shares.total) == ((), 1, 1)
    with pytest.raises(KeyError):
        found.before("a", "b")


SMALL = """
import sys
from robustmap.model.map import Map
from robustmap.reason.orders.worlds import Worlds
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, threshold
nodes = [threshold(name) for name in "abcdefghi"]
nodes += [claim("s", states={"before": ["a", "b"]}), claim("t", states={"before": ["b", "c"]})]
nodes += [argument("x", against="t")]
found = Worlds.of(Solution.of(Map(nodes)))
print(found.before("a", "c").high, found.shares.total, len(found.shares.pairs))
print(sorted({"numpy", "networkx"} & set(sys.modules)))
"""


def test_a_small_map_needs_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SMALL],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[4],
    )
    assert done.stdout.splitlines() == ["1.0 181440 9", "[]"]
