"""What single questions about extensions cost; called by `run.py`, or alone.

DC-CO: is an argument in some complete extension; DS-PR: is it in every preferred one; SE-ST and
SE-PR: give a stable, a preferred extension. Times are CPU seconds of this process, the least of
several runs, from the bare attacks: nothing is kept between runs. Other packages are measured
where ROBUSTMAP_BENCH_PYTHON names a Python that has them (formal-argumentation 0.3.0 with
z3-solver, pygarg 1.0.2), the reading of the framework left out; each call of theirs has half a
minute. Where one takes more than 50 ms this package is to be 20 times faster, marked with `!`
where it is not; a different answer is marked WRONG.
"""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from frameworks import SORTS

from robustmap.graph.csr import Compact
from robustmap.graph.engine import has_numba
from robustmap.graph.framework import Framework
from robustmap.reason.problems import Instance, Solver
from robustmap.reason.semantics import SEMANTICS, UNDECIDED, Budget

SIZES = {80: 2, 400: 4, 1000: 3, 10_000: 2}
"""Arguments, and attacks for each of them."""

TASKS = {
    "DC-CO": ("complete", "credulous"),
    "DS-PR": ("preferred", "sceptical"),
    "SE-ST": ("stable", "some"),
    "SE-PR": ("preferred", "some"),
}
PEERS = ("formal", "pygarg")
SECONDS = 30
SLOW, FASTER = 0.05, 20
LARGE = 5_000
ENGINE = "numba" if has_numba() else "plain"


def framework(sort: str, size: int, each: int) -> Framework:
    found: list[set[int]] = [set() for _ in range(size)]
    for attacker, target in SORTS[sort](size, size * each):
        found[target].add(attacker)
    names = tuple(str(one + 1) for one in range(size))
    return Framework(names, tuple(tuple(sorted(one)) for one in found))


def query_of(one: Framework) -> int:
    """Take an argument that the grounded labelling leaves open, if there is one."""
    labels = SEMANTICS["grounded"].label(one).labels
    left = [argument for argument, label in enumerate(labels) if label == UNDECIDED]
    return left[len(left) // 2] if left else len(labels) // 2


def asked(solver: Solver, question: str, query: int) -> bool | None:
    if question == "some":
        found = solver.some()
        assert not found.holds or found.extension is not None
        return found.holds
    return getattr(solver, question)(query).holds


def own(one: Framework, task: str, query: int) -> tuple[float, bool | None]:
    name, question = TASKS[task]
    rows = zip(range(len(one)), one.attackers, strict=True)
    ends = list(zip(*((by, target) for target, mine in rows for by in mine), strict=True))
    times: list[float] = []
    while not times or (len(times) < 5 and sum(times) < 0.5):
        # Large frameworks are kept in arrays, as they are read; what is derived is made anew.
        large = len(one) >= LARGE
        fresh = (
            Framework(one.names, one.attackers) if not large else Compact.of_pairs(len(one), *ends)
        )
        start = time.process_time()
        solver = Solver(Instance(fresh, ENGINE), name, Budget(SECONDS, time.monotonic))
        answer = asked(solver, question, query)
        times.append(time.process_time() - start)
    return min(times), answer


def peer(package: str, one: Framework, task: str, query: int) -> tuple[float, bool | None]:
    """Time another package; 0 seconds where it is not there or gives no answer in time."""
    python = os.environ.get("ROBUSTMAP_BENCH_PYTHON")
    if not python:
        return 0, None
    rows = zip(one.names, one.attackers, strict=True)
    asked_ = {
        "package": package,
        "task": task,
        "query": one.names[query],
        "names": one.names,
        "attacks": [(one.names[by], name) for name, mine in rows for by in mine],
    }
    script = Path(__file__).with_name("peer_questions.py")
    try:
        done = subprocess.run(
            [python, script],
            input=json.dumps(asked_),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return SECONDS, None
    if done.returncode:
        print(f"  {package} fails: {done.stderr.splitlines()[-1]}")
        return 0, None
    took, answer = json.loads(done.stdout.splitlines()[-1])
    return took, answer


def compare(sort: str, size: int, each: int, say: Callable[[str], None] = print) -> None:
    one = framework(sort, size, each)
    query = query_of(one)
    # Others run in small processes of their own: what this one holds is not looked through.
    gc.collect()
    gc.freeze()
    for task in TASKS:
        took, answer = own(one, task, query)
        told = {True: "yes", False: "no", None: f"not within {SECONDS} s"}[answer]
        line = f"  {sort:<6}{size:>7} {task}  {told:<16}{took * 1000:10.2f} ms"
        for package in PEERS:
            theirs, found = peer(package, one, task, query)
            if not theirs:
                continue
            late = theirs > SLOW and theirs < FASTER * took and answer is not None
            wrong = found is not None and answer is not None and found != answer
            line += f"  {package} {theirs * 1000:9.1f} ms{' (stopped)' if found is None else ''}"
            line += f" {theirs / took:8.0f}x{' !' if late else ''}{' WRONG' if wrong else ''}"
        say(line)


def questions(sizes: dict[int, int] = SIZES) -> None:
    """Measure everything."""
    print("\nquestions about extensions")
    own(framework("er", 80, 3), "DC-CO", 0)
    own(framework("er", LARGE, 1), "DC-CO", 0)
    for size, each in sizes.items():
        for sort in SORTS:
            if sort != "chain":
                compare(sort, size, each)


if __name__ == "__main__":
    chosen = [int(one) for one in sys.argv[1:]]
    questions({size: SIZES.get(size, 3) for size in chosen} if chosen else SIZES)
