"""What writing a map as RDF costs, and how it grows; called by `run.py`, or alone.

Times are CPU seconds of this process, the least of several runs, beside those of rdflib on the
same triples where it is asked the same. Each step of 10x in size should cost about 10x. Growth
beyond a bar is marked with `!`.

    python tests/bench/rdf.py           1,000 and 10,000 nodes
    python tests/bench/rdf.py --rdflib  rdflib's own writers beside ours, at 1,000 nodes
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from generate import generate

from robustmap.files.read import read
from robustmap.formats.exchange import FORMATS
from robustmap.formats.rdf import to_rdf
from robustmap.reason.solution import Solution

SIZES = (1_000, 10_000)
NAMES = ("turtle", "ntriples", "jsonld", "trig", "nquads")
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
SLACK = 1.6
"""How much more than in proportion a step may cost before it is marked."""


def least(what: Callable[[], Any], runs: int = 3) -> float:
    """Give the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
    return min(times)


def written(solution: Solution, name: str) -> bytes:
    write = FORMATS[name].write
    assert write is not None
    return write(solution)


def solved() -> dict[int, Solution]:
    """Solve a generated kb of each size."""
    found = {}
    with TemporaryDirectory() as scratch:
        for size in SIZES:
            found[size] = Solution.of(read(generate(Path(scratch) / f"kb-{size}", size)))
    return found


def writing() -> None:
    """Print the cost of each format, and how it grows."""
    solutions = solved()
    triples = {size: written(one, "ntriples").count(b"\n") for size, one in solutions.items()}
    print("\nwriting a map as RDF (CPU s)")
    for name in NAMES:
        last = (0, 0.0)
        for size, solution in solutions.items():
            value = least(lambda name=name, solution=solution: written(solution, name))
            growth = ""
            if last[0]:
                ratio, step = value / last[1], triples[size] / triples[last[0]]
                growth = f"  x{ratio:.1f} for x{step:.1f}{' !' if ratio > SLACK * step else ''}"
            print(f"  {name:<9} {size:>6} nodes {triples[size]:>8,} triples {value:8.3f}{growth}")
            last = size, value


def beside() -> None:
    """Print how long rdflib takes for the same triples, at the smaller size."""
    solution = solved()[SIZES[0]]
    graph = to_rdf(solution)
    print("\nour writers and rdflib's (CPU s, x times ours)")
    for name, form in RDFLIB.items():
        ours = least(lambda name=name: written(solution, name))
        theirs = least(lambda form=form: graph.serialize(format=form), runs=1)
        print(f"  {name:<9} {ours:8.3f} {theirs:8.3f}  x{theirs / ours:.0f}")


if __name__ == "__main__":
    if "--rdflib" in sys.argv:
        beside()
    else:
        writing()
