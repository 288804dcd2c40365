"""The contraction bound: where rounds of a formula bring any two guesses nearer to each other.

Where they do, a part with a cycle has exactly one solution and plain rounds end at it, from
wherever they start (Mossakowski and Neuhaus 2018; Potyka 2019). The published bounds look at
one round: with D links into an argument from its part and t its base score, it is enough
that every argument has D * max(t, 1 - t) < 1 for DF-QuAD, D * 0.6495 * max(t, 1 - t) < 1 for
quadratic energy, D * (1 - t^2) / 4 < 1 for the Euler-based semantics, D * t < 1 for the
h-categoriser. Here several rounds count together, since what an argument needs passes on in
full: a move of one by m moves another by no more than the bound of its link times m, so
the moves after some rounds are at most those bounds multiplied along all ways.

Bounds drawn crosswise (`weigh`) meet wherever this holds, and elsewhere besides.
"""

from collections.abc import Sequence
from typing import NamedTuple

from robustmap.reason.gradual._graph import BipolarGraph
from robustmap.reason.gradual._semantics import Gradual, Steepness

_ROUNDS = 16
"""How many rounds are looked at: longer cycles do with few, since most arguments pass less on."""


class Contraction(NamedTuple):
    """So many rounds make the greatest difference of two guesses smaller by `factor` at least.

    `factor` is below 1. One round is what the published bounds look at.
    """

    rounds: int
    factor: float


class _Links(NamedTuple):
    """What moves an argument within its part, and how much at most."""

    at: int
    attackers: tuple[int, ...]
    supporters: tuple[int, ...]
    needs: tuple[int, ...]
    steepness: float
    slope: float


def contraction(graph: BipolarGraph, semantics: Gradual, part: Sequence[int]) -> Contraction | None:
    """Give the certificate for a strongly connected part, None where the bound does not apply.

    It depends on base scores and links alone, not on degrees. Linear in the links of the part
    for each round, of which there are 16 at most.

    >>> from robustmap.reason.gradual import GRADUAL
    >>> mutual = BipolarGraph.of({"a": 0.5, "b": 0.5}, attacks=[("a", "b"), ("b", "a")])
    >>> contraction(mutual, GRADUAL["df-quad"], (0, 1))
    Contraction(rounds=1, factor=0.5)
    """
    steepness = semantics.steepness
    if steepness is None:
        return None
    rows = _rows(graph, semantics, steepness, part)
    moves = dict.fromkeys(part, 1.0)
    for number in range(1, _ROUNDS + 1):
        after = {row.at: _moved(row, moves, top=semantics.top) for row in rows}
        factor = max(after.values())
        if factor < 1:
            return Contraction(number, factor)
        if all(after[one] >= moves[one] for one in part):
            return None
        moves = after
    return None


def _rows(
    graph: BipolarGraph, semantics: Gradual, steepness: Steepness, part: Sequence[int]
) -> list[_Links]:
    members = frozenset(part)

    def within(links: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(other for other in links if other in members)

    rows = []
    for one in part:
        attackers = within(graph.attackers[one])
        supporters = within(graph.supporters[one]) if semantics.supports else ()
        needs, score = within(graph.needs[one]), graph.scores[one]
        # Where it needs something, its base score may be anything up to its own.
        steep = max(steepness(score), steepness(0.0)) if graph.needs[one] else steepness(score)
        weighed = graph.attackers[one] or graph.supporters[one]
        slope = semantics.slope if weighed else 1.0
        rows.append(_Links(one, attackers, supporters, needs, steep, slope))
    return rows


def _moved(row: _Links, moves: dict[int, float], *, top: bool) -> float:
    """Bound how far an argument moves in a round in which those before it move so far."""
    found = 0.0
    for side in (row.attackers, row.supporters):
        if side:
            each = [moves[other] for other in side]
            found += row.steepness * (max(each) if top else sum(each))
    if row.needs:
        found += row.slope * max([moves[other] for other in row.needs])
    return found
