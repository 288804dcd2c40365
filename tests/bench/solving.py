"""What `robustmap solve` costs as a whole process, and questions in between changes.

Called by `run.py`, or alone. CPU seconds, the least of several runs; read how they grow, and
the ratio of a question after a change to a solver that begins anew.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from frameworks import SORTS

from robustmap.formats import iccma
from robustmap.graph.csr import Compact
from robustmap.reason.problems import Instance, Ipafair, Solver

SIZES = (1000, 10_000, 100_000, 1_000_000)
ENVIRONMENT = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}


def process(arguments: Sequence[str]) -> float:
    """Give the CPU seconds of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "robustmap", "solve", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def framework(size: int) -> Compact:
    return Compact.of_pairs(size, *zip(*SORTS["er"](size, size * 3 // 2), strict=True))


def processes(scratch: Path, sizes: Sequence[int]) -> None:
    print("robustmap solve, whole process (CPU s): er, 1.5 attacks for each argument")
    for size in sizes:
        path = scratch / f"{size}.af"
        path.write_bytes(iccma.write(framework(size), "af"))
        told = f"  {size:>9} arguments"
        for problem in ("DC-CO", "DS-PR"):
            for engine in ("plain", "auto"):
                asked = ["-p", problem, "-f", str(path), "-a", "7", "--engine", engine]
                took = min(process(asked) for _ in range(3 if size < SIZES[-1] else 2))
                told += f"  {problem} {engine} {took:6.3f}"
        print(told)


def changing(size: int, runs: int = 60) -> None:
    """Change an attack and ask, again and again; a fresh solver for some of them beside it."""
    rng, kept = Random(size), framework(size)
    solver = Ipafair("PR", kept)
    ours = fresh = 0.0
    for run in range(runs):
        one, other, query = (rng.randint(1, size) for _ in "abc")
        start = time.process_time()
        attacks = str(one) in solver._kept.attackers(str(other))
        (solver.del_attack if attacks else solver.add_attack)(one, other)
        answer = solver.solve_skept([query])
        ours += time.process_time() - start
        if run % 10 == 0:
            now = solver._kept.framework
            start = time.process_time()
            again = Solver(Instance(now), "preferred").sceptical(now.index[str(query)]).holds
            fresh += time.process_time() - start
            assert again is answer
    ratio = fresh / (runs / 10) / (ours / runs)
    told = f"{1000 * ours / runs:9.3f} ms; a fresh solver takes {ratio:6.1f}x"
    print(f"  {size:>9} arguments, one attack and DS-PR: {told}")


def solving(*, long: bool = False) -> None:
    """Print all figures."""
    print()
    with tempfile.TemporaryDirectory() as made:
        processes(Path(made), SIZES if long else SIZES[:-1])
    print("questions in between changes")
    for size in (1000, 10_000, 100_000):
        changing(size)


if __name__ == "__main__":
    solving(long="--long" in sys.argv)
