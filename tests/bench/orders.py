"""What counting and sampling possible orders costs; called by `run.py`, or alone.

Times are CPU seconds of this process, the least of several runs; the ratios mean most.
Figures beyond a bar are marked with `!`.
"""

import sys
import time
from collections.abc import Callable
from math import comb
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import robustmap as rm
from robustmap.reason.orders import counting
from robustmap.reason.orders.downsets import count_downsets
from robustmap.reason.orders.shares import count, shares
from tests.support.posets import chains, wide_order


def least(what: Callable[[], Any], runs: int = 5) -> float:
    """Give the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
    return min(times)


def show(name: str, value: float, unit: str, bar: float, *, above: bool = False) -> None:
    """Print a figure with its bar, which it should reach (`above`) or stay below."""
    marked = " !" if (value < bar) == above else ""
    print(
        f"  {name:<58} {value:10.3f} {unit:<3} {'at least' if above else 'at most'} {bar}{marked}"
    )


def counted() -> None:
    order = wide_order(Random(34), 40, 5)
    number = count_downsets(order)
    plain = least(lambda: counting.total(order))
    whole = least(lambda: counting.counts(order))
    name = f"all pairs and ranks, 40 thresholds, {number:,} down-sets"
    show(name, whole, "s", 0.8)
    show("the same, of the time of the count alone", whole / plain, "x", 4)


def against_enumeration() -> None:
    import networkx as nx

    order = chains(*[1] * 9)
    graph: nx.DiGraph[str] = nx.empty_graph(order.elements, create_using=nx.DiGraph)
    every = least(lambda: sum(1 for _ in nx.all_topological_sorts(graph)), 1)
    by_parts = least(lambda: shares(order).pairs)
    whole = least(lambda: counting.counts(order))
    alone = least(lambda: counting.total(order))
    show(
        "nine without order: networkx, of all pairs by parts",
        every / by_parts,
        "x",
        1000,
        above=True,
    )
    show("the same, of the count over 512 down-sets", every / alone, "x", 1000, above=True)
    show("the same, of all pairs over 512 down-sets", every / whole, "x", 1000, above=True)
    assert count(order) == 362_880


def hundred() -> None:
    for degree in (3, 6, 12):
        order = wide_order(Random(degree), 100, degree)
        took = least(lambda order=order: shares(order).pairs, 2)
        first, second = (shares(order, seed=seed).pairs for seed in (0, 1))
        apart = max(
            abs(one - other)
            for row, second_row in zip(first, second, strict=True)
            for one, other in zip(row, second_row, strict=True)
        )
        show(f"100 thresholds, about {degree} facts each: all pairs, sampled", took, "s", 5)
        # Two samples differ by the errors of both.
        show("  greatest error of a pair, from two samples", apart / 2**0.5, "", 0.02)
    order = chains(50, 50)
    show("two chains of 50: all pairs, exact", least(lambda: shares(order).pairs, 2), "s", 5)
    assert shares(order).total == comb(100, 50)
    show("  the same over 2,601 down-sets", least(lambda: counting.counts(order), 2), "s", 5)


def report(kb: rm.KB) -> list[object]:
    """Work out all that is told of thresholds and proposals, as for the first time."""
    fresh = rm.KB(kb.map)
    told: list[object] = [fresh.orders.pairs, fresh.fragile_pairs, fresh.loops, fresh.argued]
    for plan in fresh.proposals.ids:
        told += [fresh.robustness(plan), fresh.limit(plan), fresh.window(plan)]
        told += [fresh.reliance(plan), fresh.ladders(plan)]
    return [*told, *map(fresh.orders.ranks, fresh.orders.thresholds)]


def real() -> None:
    kb = rm.load(Path(__file__).parents[2] / "kb")
    thresholds, plans = len(kb.thresholds), len(kb.proposals)
    took = least(lambda: report(kb)) * 1000
    show(f"full report: {thresholds} thresholds, {plans} proposals of our kb", took, "ms", 50)


def orders() -> None:
    """Print all figures."""
    print("\npossible orders of thresholds")
    counted()
    against_enumeration()
    hundred()
    real()


if __name__ == "__main__":
    orders()
