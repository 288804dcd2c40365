"""`make bench`: what checking, solving and building cost, and how the cost grows.

Every figure is CPU time (user and system) of whole processes, the least of several runs;
times of a busy machine mean little, so read the ratios: each step of 3x or 10x in size should
cost about 3x or 10x. Nothing here fails: figures beyond a bar are marked with `!`.

The files lie in memory where the machine has such a place: what a disk takes to make a file
differs tenfold from one minute to the next, and says nothing about this package.

    python tests/bench/run.py            checks and builds up to 3,000 nodes
    python tests/bench/run.py --long     builds 10,000 nodes too, and asks larger frameworks
    python tests/bench/run.py --on DIR   with the files below DIR

Other packages are measured beside where ROBUSTMAP_BENCH_PYTHON names a Python that has them
(see `grounded.py` and `questions.py`); with --long that takes an hour.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from building import building
from diffing import diffing
from editing import editing
from generate import generate
from grounded import grounded_speed
from orders import orders
from queries import querying
from questions import SIZES as QUESTIONS
from questions import questions
from rdf import writing
from solving import solving
from strengths import weighing

SIZES = (10, 300, 1000, 3000, 10000)
QUICK = 2
"""Of so many sizes are questions about extensions asked, unless all is to be measured."""

CHECK_BARS = {10: 0.3, 3000: 0.9, 10000: 3.0}
RUNS = {10: 7, 300: 5, 1000: 5, 3000: 3, 10000: 3}

SOLVE = """
import sys, time
from pathlib import Path
from robustmap.files.read import read
from robustmap.reason.solution import Solution
map_ = read(Path(sys.argv[1]))
start = time.process_time()
Solution.of(map_)
print(time.process_time() - start)
"""


# As on most machines: what Python compiles is kept.
ENVIRONMENT = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}


def cpu(command: Sequence[str]) -> float:
    """Give the CPU seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def robustmap(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "robustmap", *arguments]


def row(name: str, values: dict[int, float], bars: Mapping[int, float], unit: str) -> None:
    """Print figures with their ratios from size to size."""
    print(f"\n{name} ({unit})")
    last: tuple[int, float] | None = None
    for size, value in values.items():
        bar = bars.get(size)
        marked = "" if bar is None else f"  bar {bar}{' !' if value > bar else ''}"
        growth = f"  x{value / last[1]:.2f} for x{size / last[0]:.1f}" if last else ""
        print(f"  {size:>6} nodes  {value:8.3f}{marked}{growth}")
        last = size, value


def checks(folders: dict[int, Path]) -> None:
    values = {
        size: min(cpu(robustmap("check", "--kb", str(folder))) for _ in range(RUNS[size]))
        for size, folder in folders.items()
    }
    row("robustmap check, whole process", values, CHECK_BARS, "CPU s")


def solutions(folders: dict[int, Path]) -> None:
    values = {}
    for size, folder in folders.items():
        command = [sys.executable, "-c", SOLVE, str(folder)]
        outputs = [
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for _ in range(RUNS[size])
        ]
        values[size] = min(float(output) for output in outputs)
    row("flattening and cautious labelling", values, {}, "CPU s")


def memory() -> str | None:
    """Give a folder that lies in memory, None where the machine has none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--long", action="store_true", help="larger maps and frameworks too")
    parser.add_argument("--no-build", action="store_true", help="leave the builds out")
    parser.add_argument("--on", default=memory(), help="where the files lie")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.on) as scratch:
        root = Path(scratch)
        folders = {size: generate(root / f"kb-{size}", size) for size in SIZES}
        checks(folders)
        diffing(root)
        solutions(folders)
        orders()
        grounded_speed()
        questions(QUESTIONS if options.long else dict(list(QUESTIONS.items())[:QUICK]))
        solving(long=options.long)
        weighing()
        querying(root)
        writing()
        (root / "editing").mkdir()
        generate(root / "editing/kb", 3000)
        editing(root / "editing")
        if not options.no_build:
            sizes = (300, 1000, 3000, 10000) if options.long else (300, 1000, 3000)
            building(folders, sizes, root, ENVIRONMENT, row)


if __name__ == "__main__":
    main()
