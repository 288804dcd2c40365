"""Gradual semantics by the textbook, and graphs by chance.

Shares no code with `robustmap.reason.gradual`: the formulas are written out as in the
papers, and degrees come from plain rounds over the whole graph.
"""

import math
from collections.abc import Callable, Collection, Sequence
from random import Random

from robustmap.reason.gradual import BipolarGraph

Formula = Callable[[float, Sequence[float], Sequence[float]], float]


def df_quad(t: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Rago, Toni, Aurisicchio and Baroni 2016: bundle each side one by one, then combine."""

    def bundled(strengths: Sequence[float]) -> float:
        found = 0.0
        for one in strengths:
            found = found + one - found * one
        return found

    va, vs = bundled(attackers), bundled(supporters)
    if va == vs:
        return t
    return t - t * abs(vs - va) if va > vs else t + (1 - t) * abs(vs - va)


def quadratic_energy(t: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Potyka 2018."""

    def h(x: float) -> float:
        return max(0.0, x) ** 2 / (1 + max(0.0, x) ** 2)

    energy = math.fsum(supporters) - math.fsum(attackers)
    return t - t * h(-energy) + (1 - t) * h(energy)


def euler_based(t: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Amgoud and Ben-Naim 2018."""
    energy = math.fsum(supporters) - math.fsum(attackers)
    return 1 - (1 - t**2) / (1 + t * math.e**energy)


def euler_based_top(t: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Mossakowski and Neuhaus 2018: the same influence, but the strongest of each side alone."""
    energy = max([0.0, *supporters]) - max([0.0, *attackers])
    return 1 - (1 - t**2) / (1 + t * math.e**energy)


def h_categoriser(t: float, attackers: Sequence[float], _supporters: Sequence[float]) -> float:
    """Besnard and Hunter 2001, with base scores."""
    return t / (1 + math.fsum(attackers))


FORMULAS: dict[str, Formula] = {
    "df-quad": df_quad,
    "euler-based": euler_based,
    "euler-based-top": euler_based_top,
    "h-categoriser": h_categoriser,
    "quadratic-energy": quadratic_energy,
}


def put(graph: BipolarGraph, formula: Formula, degrees: Sequence[float]) -> list[float]:
    """Put degrees into the formula once, for all arguments at the same time."""
    found = []
    for one, score in enumerate(graph.scores):
        weakest = min((degrees[other] for other in graph.needs[one]), default=1.0)
        base = min(score, weakest)
        degree = formula(
            base,
            [degrees[other] for other in graph.attackers[one]],
            [degrees[other] for other in graph.supporters[one]],
        )
        found.append(min(degree, base) if graph.needs[one] else degree)
    return found


def iterated(graph: BipolarGraph, formula: Formula) -> list[float]:
    """Put degrees in as often as there are arguments: enough where there is no cycle."""
    degrees = list(graph.scores)
    for _ in range(len(graph) + 1):
        degrees = put(graph, formula, degrees)
    return degrees


def continuous(graph: BipolarGraph, formula: Formula) -> list[float]:
    """Follow ds/dt = f(s) - s from the base scores for long, in small plain steps (Euler)."""
    degrees = list(graph.scores)
    for _ in range(2_000):
        due = put(graph, formula, degrees)
        degrees = [one + (to - one) / 20 for one, to in zip(degrees, due, strict=True)]
    return degrees


def restricted(
    graph: BipolarGraph, dropped: Collection[int] = (), unanswered: Collection[int] = ()
) -> BipolarGraph:
    """Give a graph without some arguments, and with some that nothing attacks or supports."""
    names = graph.names
    sides = []
    for links in (graph.attackers, graph.supporters, graph.needs):
        bare = unanswered if links is not graph.needs else ()
        sides.append(
            [
                (names[other], names[one])
                for one, by in enumerate(links)
                for other in by
                if one not in dropped and other not in dropped and one not in bare
            ]
        )
    scores = {name: graph.scores[at] for at, name in enumerate(names) if at not in dropped}
    return BipolarGraph.of(scores, *sides)


def random_graph(rng: Random, *, size: int = 8, cycles: bool = False) -> BipolarGraph:
    """Make a graph with at most so many arguments, and cycles only if wanted."""
    names = [f"n{at}" for at in range(rng.randint(1, size))]
    rng.shuffle(names)
    pairs = [
        (a, b)
        for at, a in enumerate(names)
        for to, b in enumerate(names)
        if (cycles or at < to) and rng.random() < 0.3
    ]
    sides: list[list[tuple[str, str]]] = [[], [], []]
    for pair in pairs:
        rng.choice(sides).append(pair)
    scores = {name: rng.choice([0.0, 0.5, 1.0, rng.random()]) for name in names}
    return BipolarGraph.of(dict(sorted(scores.items())), *sides)
