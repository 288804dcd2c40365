"""Times one question to another package, as JSON on the standard input; run by its own Python.

Prints the CPU seconds of the call alone, and the answer: whether it holds, or there is one.
"""

import json
import sys
import time


def formal(names, attacks, query):
    from argumentation.core.dung import ArgumentationFramework
    from argumentation.solving import af_sat

    framework = ArgumentationFramework(frozenset(names), frozenset(attacks))
    return {
        "DC-CO": lambda: af_sat.find_complete_extension(framework, require_in=query) is not None,
        "DS-PR": lambda: af_sat.is_preferred_skeptically_accepted(framework, query),
        "SE-ST": lambda: af_sat.find_stable_extension(framework) is not None,
        "SE-PR": lambda: af_sat.find_preferred_extension(framework) is not None,
    }


def pygarg(names, attacks, query):
    from pygarg.dung import solver

    lists = [list(one) for one in attacks]
    return {
        "DC-CO": lambda: solver.credulous_acceptability(names, lists, query, "CO")[0],
        "DS-PR": lambda: solver.preferred_skeptical_acceptability(names, lists, query)[0],
        "SE-ST": lambda: solver.compute_some_extension(names, lists, "ST") != "NO",
        "SE-PR": lambda: solver.compute_some_preferred_extension(names, lists) != "NO",
    }


def main() -> None:
    asked = json.load(sys.stdin)
    attacks = sorted(map(tuple, asked["attacks"]))
    calls = {"formal": formal, "pygarg": pygarg}[asked["package"]]
    call = calls(asked["names"], attacks, asked["query"])[asked["task"]]
    times = []
    while not times or (sum(times) < 1 and len(times) < 3):
        start = time.process_time()
        answer = call()
        times.append(time.process_time() - start)
    print(json.dumps([min(times), answer]))


if __name__ == "__main__":
    main()
