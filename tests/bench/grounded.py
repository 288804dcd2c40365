"""What large frameworks cost to read and to label; called by `run.py`, or alone.

Times are CPU seconds of this process, the least of several runs, after one that warms up; what
numba takes to compile is told apart. Read the ratios: they are of one run. Other packages are
measured where ROBUSTMAP_BENCH_PYTHON names a Python that has them (formal-argumentation 0.3.0,
pygarg 1.0.2, python-argumentation 2.0.2); each call of theirs has half a minute.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from frameworks import SORTS

from robustmap.formats import iccma
from robustmap.graph.csr import Compact
from robustmap.graph.engine import has_numba
from robustmap.reason.semantics._compact import grounded_compact
from robustmap.reason.semantics._dynamic import Dynamic
from robustmap.reason.semantics.grounded import grounded

SIZES = (10_000, 100_000, 1_000_000)
PEERS = {"formal": "formal-argumentation", "pygarg": "pygarg", "pyarg": "PyArg"}
PEER_SECONDS = 30
PEER_SIZES = (100, 300, 1000, 3000, 10_000, 100_000)
ENGINES = ("plain", "numba") if has_numba() else ("plain",)


def least(what: Callable[[], Any], runs: int) -> float:
    """Give the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
    return min(times)


def attacks_of(size: int) -> int:
    return size * 3 // 2 if size >= SIZES[-1] else size * 2


def warm() -> None:
    """Import and compile everything, and tell what that takes."""
    data = iccma.write(Compact.of_pairs(2, [0], [1]), "af")
    for engine in ENGINES:
        start = time.process_time()
        grounded_compact(iccma.load(data, engine=engine), engine)
        took = time.process_time() - start
        print(
            f"  the first call, imports and compiling or what is kept of it: {took:.2f} s {engine}"
        )


def rows(size: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the times for each sort of framework of a size."""
    runs = 7 if size < SIZES[-1] else 3
    for sort, make in SORTS.items():
        pairs = make(size, attacks_of(size))
        ends = tuple(zip(*pairs, strict=True))
        compact = Compact.of_pairs(size, *ends)
        data = iccma.write(compact, "af")
        import numpy as np

        arrays = [np.array(one, np.int32) for one in ends]
        found = {"build": least(lambda arrays=arrays: Compact.of_pairs(size, *arrays), runs)}
        labelled = []
        for engine in ENGINES:
            read = least(lambda data=data, engine=engine: iccma.load(data, "af", "", engine), runs)
            assert compact.targets  # What is made once is not measured again and again.
            found[f"read {engine}"] = read
            found[f"solve {engine}"] = least(
                lambda compact=compact, engine=engine: grounded_compact(compact, engine), runs
            )
            labelled.append(grounded_compact(compact, engine).labelling())
        assert labelled.count(labelled[0]) == len(labelled)
        yield sort, found


def table() -> None:
    print(f"  {'':>9} {'':>6} build " + " ".join(f" read+solve {one}" for one in ENGINES) + " (s)")
    for size in SIZES:
        for sort, times in rows(size):
            told = "  ".join(
                f"{times[f'read {one}']:.4f}+{times[f'solve {one}']:.5f}" for one in ENGINES
            )
            print(f"  {size:>9} {sort:>6} {times['build']:.4f}  {told}")


def depth(size: int = 100_000, runs: int = 25) -> None:
    """Compare a chain with a random framework, by turns: a busy machine slows both alike."""
    made = {}
    for sort in ("chain", "er"):
        made[sort] = Compact.of_pairs(size, *zip(*SORTS[sort](size, 2 * size), strict=True))
        assert made[sort].targets
    for engine in ENGINES:
        best = dict.fromkeys(made, float("inf"))
        for _ in range(runs):
            for sort, one in made.items():
                took = least(lambda one=one, engine=engine: grounded_compact(one, engine), 1)
                best[sort] = min(best[sort], took)
        ratio = best["chain"] / best["er"]
        show(f"chain of {size:,} by random of {size:,}, {engine}", ratio, "x", 2)


def whole(scratch: Path) -> None:
    """Tell what a file of a million arguments takes from bytes on disk to labels."""
    size = SIZES[-1]
    ends = zip(*SORTS["er"](size, attacks_of(size)), strict=True)
    path = scratch / "million.af"
    path.write_bytes(iccma.write(Compact.of_pairs(size, *ends), "af"))

    def solve(engine: str) -> None:
        grounded_compact(iccma.load(path.read_bytes(), engine=engine), engine)

    for engine in ENGINES:
        took = least(lambda engine=engine: solve(engine), 3)
        show(f"file of 10^6 arguments, 1.5*10^6 attacks, to labels, {engine}", took, "s", 1.5)


def show(name: str, value: float, unit: str, bar: float, *, above: bool = False) -> None:
    marked = " !" if (value < bar) == above else ""
    print(
        f"  {name:<66} {value:11.3f} {unit:<2} {'at least' if above else 'at most'} {bar}{marked}"
    )


def peer(python: str, package: str, path: Path) -> tuple[float, int] | None:
    """Give the seconds of another package and how much it accepts; None if it takes too long."""
    command = [python, str(Path(__file__).with_name("peers.py")), package, str(path)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PEER_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(f"  {PEERS[package]} failed: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        return None
    seconds, accepted = done.stdout.split()
    return float(seconds), int(accepted)


def peers(scratch: Path) -> None:
    python = os.environ.get("ROBUSTMAP_BENCH_PYTHON", "")
    if not python:
        print("  other packages: left out, ROBUSTMAP_BENCH_PYTHON names no Python that has them")
        return
    stopped: dict[str, int] = {}
    for size in PEER_SIZES:
        compact = Compact.of_pairs(size, *zip(*SORTS["er"](size, 2 * size), strict=True))
        path = scratch / f"{size}.af"
        path.write_bytes(iccma.write(compact, "af"))
        assert compact.targets
        ours = {one: least(lambda c=compact, e=one: grounded_compact(c, e), 20) for one in ENGINES}
        accepted = sum(label == 1 for label in grounded_compact(compact).labels.tolist())
        for package, name in PEERS.items():
            if package in stopped:
                continue
            found = peer(python, package, path)
            if found is None:
                stopped[package] = size
                print(f"  {name} stops at {size:,}: no answer within {PEER_SECONDS} s")
                continue
            assert found[1] == accepted, (name, size, found[1], accepted)
            for engine in ENGINES:
                bar = {"plain": 30, "numba": 1000}[engine] if (package, size) == _JUDGED else 0
                label = f"{size:,} arguments: {name} ({found[0]:.4f} s) by ours, {engine}"
                show(label, found[0] / ours[engine], "x", bar, above=True)


_JUDGED = ("formal", 10_000)


def changes() -> None:
    """Compare an attack more or less with a labelling from the beginning."""
    rng = Random(1)
    for size in (1000, 10_000, 100_000):
        framework = Compact.of_pairs(
            size, *zip(*SORTS["er"](size, 2 * size), strict=True)
        ).framework()
        fresh = least(lambda framework=framework: grounded(framework), 5)
        kept, looked, times = Dynamic(framework), [], []
        for _ in range(200):
            one, other = (str(int(rng.random() * size) + 1) for _ in "ab")
            if not kept.add_attack(one, other):
                kept.remove_attack(one, other)
            start = time.process_time()
            kept.update()
            times.append(time.process_time() - start)
            looked.append(kept.looked)
        mean = sum(times) / len(times)
        told = f"{size:,} arguments, one attack: looks at {sum(looked) / len(looked):,.0f}"
        show(f"{told}; fresh start by it, mean of 200", fresh / mean, "x", 1, above=True)
        assert kept.labelling == grounded(kept.framework)


def grounded_speed() -> None:
    """Print all figures."""
    print("\nlarge frameworks: read, built and labelled by the grounded semantics")
    warm()
    table()
    depth()
    with tempfile.TemporaryDirectory() as made:
        whole(Path(made))
        peers(Path(made))
    print("\nlabels kept while a framework changes")
    changes()


if __name__ == "__main__":
    grounded_speed()
