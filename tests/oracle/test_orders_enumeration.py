"""All pairs and ranks of 500 random orders, against plain enumeration: no mismatch."""

from collections.abc import Iterable, Sequence
from random import Random

import networkx as nx
import pytest

from robustmap.reason.orders import counting, downsets
from robustmap.reason.orders.shares import Shares, shares
from tests.support.posets import Pairs, enumerate_orders, random_pairs

Table = list[list[int]]


def tables(names: Sequence[str], orders: Iterable[Sequence[str]]) -> tuple[int, Table, Table]:
    """Count all orders, pairs and ranks one by one."""
    places = {name: place for place, name in enumerate(names)}
    pairs = [[0] * len(names) for _ in names]
    ranks = [[0] * len(names) for _ in names]
    total = 0
    for order in orders:
        total += 1
        row = [places[name] for name in order]
        for rank, one in enumerate(row):
            ranks[one][rank] += 1
            for later in row[rank + 1 :]:
                pairs[one][later] += 1
    return total, pairs, ranks


def cases() -> list[tuple[list[str], Pairs]]:
    rng = Random(3)
    return [
        random_pairs(rng, rng.randint(1, 7), rng.choice([0.1, 0.2, 0.35, 0.6])) for _ in range(500)
    ]


def found_tables(found: Shares) -> tuple[int | None, list[list[int | None]], list[list[float]]]:
    names = found.order.elements
    return (
        found.total,
        [[found.before(one, other).count for other in names] for one in names],
        [list(found.ranks(one)) for one in names],
    )


@pytest.mark.parametrize("few", [600, 0], ids=["plain", "numpy"])
def test_500_orders(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "FEW", few)
    monkeypatch.setattr(downsets, "FEW", few)
    from robustmap.reason.orders.order import Order

    wrong = []
    for number, (names, pairs) in enumerate(cases()):
        total, by_pair, by_rank = tables(names, enumerate_orders(names, pairs))
        order = Order.of(names, pairs)
        found = shares(order)
        shares_of_ranks = [[number / total for number in row] for row in by_rank]
        if found_tables(found) != (total, by_pair, shares_of_ranks):
            wrong.append((number, "by parts"))
        if [list(row) for row in found.pairs] != [[one / total for one in row] for row in by_pair]:
            wrong.append((number, "matrix"))
        whole = counting.counts(order)
        if whole != (total, tuple(map(tuple, by_pair)), tuple(map(tuple, by_rank))):
            wrong.append((number, "whole"))
        if counting.total(order) != total:
            wrong.append((number, "total"))
    assert not wrong


def test_a_second_engine_agrees_with_the_enumeration() -> None:
    for names, pairs in cases()[:60]:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(names)
        graph.add_edges_from(pairs)
        assert sorted(map(tuple, nx.all_topological_sorts(graph))) == sorted(
            enumerate_orders(names, pairs)
        )
