"""Times the grounded semantics of other packages on a `p af` file; run by their own Python.

    PYTHON peers.py PACKAGE FILE

Prints the CPU seconds of the call alone, and how many arguments it accepts.
"""

import sys
import time
from pathlib import Path


def formal(names, attacks):
    from argumentation.core.dung import ArgumentationFramework, grounded_extension

    framework = ArgumentationFramework(frozenset(names), frozenset(attacks))
    return lambda: grounded_extension(framework)


def pygarg(names, attacks):
    from pygarg.dung.solver import compute_grounded_extension

    lists = [list(one) for one in attacks]
    return lambda: compute_grounded_extension(names, lists)


def pyarg(names, attacks):
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
        AbstractArgumentationFramework,
    )
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    made = {name: Argument(name) for name in names}
    defeats = [Defeat(made[one], made[other]) for one, other in attacks]
    framework = AbstractArgumentationFramework("", list(made.values()), defeats)
    return lambda: get_grounded_extension(framework)


def main() -> None:
    package, path = sys.argv[1:]
    first, *rest = Path(path).read_text(encoding="utf-8").splitlines()
    names = [str(one + 1) for one in range(int(first.split()[2]))]
    attacks = sorted({tuple(line.split()) for line in rest})
    solve = globals()[package](names, attacks)
    times = []
    while not times or (sum(times) < 2 and len(times) < 5):
        start = time.process_time()
        accepted = solve()
        times.append(time.process_time() - start)
    print(min(times), len(accepted))


if __name__ == "__main__":
    main()
