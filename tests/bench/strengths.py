"""What weighing costs, and how it grows; called by `run.py`, or alone.

Times are CPU seconds of this process, the least of several runs. Each step of about 3x in size
should cost about 3x. Growth beyond a bar is marked with `!`.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from generate import generate

from robustmap.files.read import read
from robustmap.reason.gradual import GRADUAL, BipolarGraph, weigh
from robustmap.reason.moves import Moving
from robustmap.reason.solution import Solution
from robustmap.reason.strengths import DEFAULT, strengths

SIZES = (10_000, 30_000, 100_000)
MAPS = (300, 1_000, 3_000)
SLACK = 1.6
"""How much more than in proportion a step may cost before it is marked."""

OWED_BAR = 0.3
"""CPU milliseconds per node for what all strengths of a map are owed to."""

MOVE = 0.0005


def least(what: Callable[[], Any], runs: int = 3) -> float:
    """Give the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
    return min(times)


def acyclic(size: int) -> BipolarGraph:
    """Make a graph without a cycle: two links into each argument, of either sort."""
    rng = Random(size)
    names = [str(at) for at in range(size)]
    sides: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for at in range(1, size):
        for _ in range(2):
            rng.choice(sides).append((names[rng.randrange(at)], names[at]))
    return BipolarGraph.of({name: rng.random() for name in names}, *sides)


def rows(name: str, values: dict[int, float], of: str) -> None:
    """Print figures with how they grow."""
    print(f"\n{name} (CPU s)")
    last: tuple[int, float] | None = None
    for size, value in values.items():
        growth = ""
        if last:
            ratio, step = value / last[1], size / last[0]
            growth = f"  x{ratio:.2f} for x{step:.1f}{' !' if ratio > SLACK * step else ''}"
        print(f"  {size:>7} {of}  {value:8.4f}{growth}")
        last = size, value


def weighing() -> None:
    """Print all figures."""
    graphs = {size: acyclic(size) for size in SIZES}
    for graph in graphs.values():
        assert graph.before
    for name in GRADUAL:
        formula = GRADUAL[name]
        values = {n: least(lambda g=g, f=formula: weigh(g, f)) for n, g in graphs.items()}
        rows(f"{formula.words}, no cycle, one pass", values, "arguments")
    with TemporaryDirectory() as scratch:
        maps = {size: read(generate(Path(scratch) / str(size), size)) for size in MAPS}
    solved = {size: Solution.of(map_) for size, map_ in maps.items()}
    rows("a map weighed", {n: least(lambda s=s: strengths(s)) for n, s in solved.items()}, "nodes")
    owed = {n: least(lambda s=s: Moving(s, DEFAULT).moved(MOVE)) for n, s in solved.items()}
    rows("what all its strengths are owed to", owed, "nodes")
    for size, value in owed.items():
        each = 1000 * value / size
        print(f"  {size:>7} nodes  {each:8.3f} ms each  bar {OWED_BAR}{' !' * (each > OWED_BAR)}")


if __name__ == "__main__":
    weighing()
