"""The same grounded question on every engine: equal answers, and what each costs.

    python tests/bench/scale.py                 10^4, 10^5 and 10^6 arguments
    python tests/bench/scale.py --large         DuckDB with 1 GB at 10^7 attacks too
    python tests/bench/scale.py --spark MASTER  Spark too, such as local-cluster[2,1,1024]
    python tests/bench/scale.py --sizes 100000  other sizes

Seconds by the clock, and CPU seconds of this process and all below it (where there is /proc),
since Spark works in others; on a busy machine read the second. Nothing is handed over to memory,
so that it is the engine that is measured; a second figure tells what an engine takes as it comes.
Spark first solves a small framework, which compiles it and is told apart.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np

from robustmap.engines import evaluate
from robustmap.graph.csr import Compact

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SIZES = (10_000, 100_000, 1_000_000)
WARMING = 1_000
LARGE_ATTACKS = 10_000_000
DEGREE = 1.5


def made(size: int, attacks: int) -> Compact:
    """Make a framework by chance, the same every time."""
    rng = np.random.default_rng(1)
    return Compact.of_pairs(size, rng.integers(0, size, attacks), rng.integers(0, size, attacks))


def cpu_seconds() -> float:
    """Give the CPU seconds of this process and of all below it; of this alone without /proc."""
    parents, spent = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = path.parent.name, path.read_text().rpartition(")")[2].split()
        except OSError:  # It has just ended.
            continue
        parents[number], spent[number] = rest[1], int(rest[11]) + int(rest[12])
    family = [str(os.getpid())]
    for one in family:  # It grows meanwhile.
        family += [child for child, parent in parents.items() if parent == one]
    below = sum(spent.get(one, 0) for one in family[1:])
    return time.process_time() + below / os.sysconf("SC_CLK_TCK")


def timed(framework: Compact, engine: str, **options: Any) -> tuple[float, float, np.ndarray]:
    """Give seconds by the clock, CPU seconds, and the labels."""
    clock, cpu = time.perf_counter(), cpu_seconds()
    labels = evaluate(framework, "grounded", engine, **options).labels
    return time.perf_counter() - clock, cpu_seconds() - cpu, labels


def compare(size: int, attacks: int, engines: dict[str, tuple[str, dict[str, Any]]]) -> None:
    framework = made(size, attacks)
    assert framework.targets  # Made once, by whoever comes first.
    wanted = timed(framework, "python")[2]
    for name, (engine, options) in engines.items():
        clock, cpu, labels = timed(framework, engine, **options)
        equal = bool(np.array_equal(labels, wanted))
        print(
            f"  {size:>10,} {framework.attacks:>11,}  {name:<22} {clock:9.3f} s {cpu:9.3f} s CPU"
            f"  {'equal' if equal else 'NOT EQUAL'}",
            flush=True,
        )
        assert equal


def session(master: str) -> "SparkSession":
    from pyspark.sql import SparkSession

    start = time.perf_counter()
    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "2")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    found = builder.config("spark.default.parallelism", "2").getOrCreate()
    print(f"  Spark {found.version}, {master}: {time.perf_counter() - start:.1f} s to start")
    clock, cpu, _ = timed(made(WARMING, WARMING), "spark", spark=found, hand_over=0)
    print(f"  {WARMING:,} arguments first: {clock:.1f} s, {cpu:.1f} s CPU", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--large", action="store_true", help="DuckDB at 10^7 attacks with 1 GB")
    parser.add_argument("--spark", metavar="MASTER", help="measure Spark too")
    given = parser.parse_args()
    spark = session(given.spark) if given.spark else None
    timed(made(10, 15), "numba")  # Imports and compiling are not measured.
    for size in given.sizes:
        engines: dict[str, tuple[str, dict[str, Any]]] = {
            "python": ("python", {}),
            "numba": ("numba", {}),
            "duckdb, all rounds": ("duckdb", {"hand_over": 0}),
            "duckdb": ("duckdb", {}),
        }
        if spark is not None:
            engines["spark, all rounds"] = ("spark", {"spark": spark, "hand_over": 0})
            engines["spark"] = ("spark", {"spark": spark})
        compare(size, int(size * DEGREE), engines)
    if given.large:
        limited = {"memory_limit": "1GB", "hand_over": 0}
        size = int(LARGE_ATTACKS / DEGREE)
        compare(size, LARGE_ATTACKS, {"numba": ("numba", {}), "duckdb, 1 GB": ("duckdb", limited)})
    if spark is not None:
        spark.stop()


if __name__ == "__main__":
    main()
