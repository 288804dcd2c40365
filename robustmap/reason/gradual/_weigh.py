"""Degrees: worked out in one pass, enclosed from both sides, or followed until they settle.

What lies on no cycle is computed once, after all on which it depends. A part with a cycle
is first enclosed: every solution lies between bounds that start at 0 and 1, and since a
degree never falls where a supporter rises and never rises where an attacker does, the
bounds may be put into the formula crosswise, again and again. Where they meet, there is
one solution only and they are the proof. They meet at least wherever the formula is a
contraction (Mossakowski and Neuhaus 2018; Potyka 2019), which is told besides, and for
attacks by the h-categoriser always. Where they do not, the continuous model
ds/dt = f(s) - s is followed from the base scores (Potyka 2018). Where that does not come to
rest either, the part did not converge and has no degree.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from robustmap.reason.gradual._contraction import Contraction, contraction
from robustmap.reason.gradual._graph import BipolarGraph
from robustmap.reason.gradual._semantics import Gradual

How = Literal["exact", "enclosed", "settled", "unsettled"]
"""`exact`: one pass; `enclosed`: the only solution, by bounds that meet; `settled`: where
the continuous model comes to rest, maybe one solution of several; `unsettled`: it did not
converge, so there is no degree."""

TOLERANCE = 1e-9
"""How far apart bounds may be that meet, and how fast a model at rest may move still."""

_STILL = 1e-15
_ROUNDS = 2_000
_LONG = 400
_ENCLOSING, _FOLLOWING = 300_000, 1_500_000
"""Links that are looked at for one part, either way, before it is given up: about a second."""


class Knot(NamedTuple):
    """How the degrees of a part with a cycle were found: the certificate.

    `within` is how far from its degree the only solution can lie where it is `enclosed`,
    and how far the formula moves any degree where it is `settled`. `contraction` holds where
    base scores and links alone show that there is one solution, at which plain rounds end;
    bounds that meet show the first without it.
    """

    members: tuple[int, ...]
    how: How
    within: float
    contraction: Contraction | None = None


class Degrees(NamedTuple):
    """The degree of each argument, None where it did not converge, and how each was found.

    What depends on a part with a cycle is found no better than that part; `knots` are those
    parts.
    """

    values: tuple[float | None, ...]
    how: tuple[How, ...]
    knots: tuple[Knot, ...]


_RANK: tuple[How, ...] = ("exact", "enclosed", "settled", "unsettled")


Known = tuple[float | None, How]
"""A degree, and how it was found."""


def weigh(
    graph: BipolarGraph,
    semantics: Gradual,
    roots: Iterable[int] | None = None,
    known: Mapping[int, Known] | None = None,
    tolerance: float = TOLERANCE,
) -> Degrees:
    """Give the degree of every argument, or say that it did not converge.

    With `roots`, only these and what they depend on are looked at; the others count as
    unsettled. What is `known` is taken as it is. `tolerance` says how far apart bounds may be
    that meet. Linear where the graph has no cycle.
    Deterministic.

    >>> from robustmap.reason.gradual import GRADUAL
    >>> mutual = BipolarGraph.of({"a": 0.5, "b": 0.5}, attacks=[("a", "b"), ("b", "a")])
    >>> found = weigh(mutual, GRADUAL["df-quad"])
    >>> [round(one, 3) for one in found.values], found.how
    ([0.333, 0.333], ('enclosed', 'enclosed'))
    """
    size = len(graph)
    values, low, high = ([0.0] * size for _ in range(3))
    lost = len(_RANK) - 1
    how: list[int] = [lost] * size
    for one, (value, found) in (known or {}).items():
        values[one] = low[one] = high[one] = value or 0.0
        how[one] = _RANK.index(found)
    knots: list[Knot] = []
    formula = _Formula(graph, semantics)
    whole = roots is None and not known
    for part in graph.components if whole else graph.parts(roots, known or ()):
        before = graph.before[part[0]]
        single = len(part) == 1 and part[0] not in before
        if not single:
            members = frozenset(part)
            before = tuple(o for one in part for o in graph.before[one] if o not in members)
        worst = max([how[other] for other in before], default=0)
        if worst < lost and single:
            values[part[0]] = formula.of(part[0], values, values)
        elif worst < lost:
            knot = _knot(formula, part, values, (low, high), tolerance)
            knots.append(knot)
            worst = max(worst, _RANK.index(knot.how))
        for one in part:
            how[one] = worst
            low[one] = high[one] = values[one]
    degrees = (None if rank == lost else one for one, rank in zip(values, how, strict=True))
    return Degrees(tuple(degrees), tuple(_RANK[one] for one in how), tuple(knots))


Bounds = tuple[list[float], list[float]]
"""A lower and an upper bound of each degree."""


class _Formula:
    """The degree of one argument by those of others."""

    def __init__(self, graph: BipolarGraph, semantics: Gradual) -> None:
        self.graph = graph
        self.semantics = semantics
        self.combine = semantics.combine
        supporters = graph.supporters if semantics.supports else ((),) * len(graph)
        self.rows = list(zip(graph.scores, graph.needs, graph.attackers, supporters, strict=True))

    def of(self, one: int, high: Sequence[float], low: Sequence[float]) -> float:
        """Give a degree; `high` are those of what helps it, `low` of what attacks it.

        The same for both gives the value, one bound of all degrees for each a bound of it.
        """
        base, needs, attackers, supporters = self.rows[one]
        for other in needs:
            base = min(base, high[other])
        if not attackers and not supporters:
            return base
        found = self.combine(base, [low[o] for o in attackers], [high[o] for o in supporters])
        return min(found, base) if needs else found


def _knot(
    formula: _Formula,
    members: tuple[int, ...],
    values: list[float],
    bounds: Bounds,
    tolerance: float,
) -> Knot:
    """Solve a part with a cycle; puts the degrees into `values`.

    The bounds of everything else are its degree.
    """
    low, high = bounds
    part = _along(formula.graph, members)
    certificate = contraction(formula.graph, formula.semantics, members)
    links = sum(len(formula.graph.before[one]) for one in part)
    if _enclose(formula, part, bounds, links, tolerance):
        for one in part:
            values[one] = (low[one] + high[one]) / 2
        within = max(abs(high[one] - low[one]) for one in part) / 2
        return Knot(members, "enclosed", within, certificate)
    speed = _follow(formula, part, values, low)
    how: How = "settled" if speed <= TOLERANCE else "unsettled"
    return Knot(members, how, speed, certificate)


def _along(graph: BipolarGraph, part: tuple[int, ...]) -> list[int]:
    """Order a part so that most follow what they depend on: then bounds meet sooner."""
    left = set(part)
    left.discard(part[0])
    order: list[int] = []
    path = [(part[0], iter(graph.before[part[0]]))]
    while path:
        one, rest = path[-1]
        other = next((other for other in rest if other in left), None)
        if other is None:
            order.append(one)
            path.pop()
        else:
            left.discard(other)
            path.append((other, iter(graph.before[other])))
    return order


def _enclose(
    formula: _Formula, part: Sequence[int], bounds: Bounds, links: int, tolerance: float
) -> bool:
    """Draw bounds around every solution together until they meet; tells whether they do."""
    low, high = bounds
    for one in part:
        low[one], high[one] = 0.0, 1.0
    for _ in range(min(_ROUNDS, _ENCLOSING // links)):
        moved = 0.0
        for one in part:
            below, above = formula.of(one, low, high), formula.of(one, high, low)
            moved = max(moved, below - low[one], high[one] - above)
            low[one], high[one] = below, above
        if all(high[one] - low[one] <= tolerance for one in part):
            return True
        if moved <= _STILL:
            break
    return False


def _follow(
    formula: _Formula, part: Sequence[int], values: list[float], place: list[float]
) -> float:
    """Follow the continuous model from the base scores until it rests; gives its speed then.

    Runge-Kutta of the fourth order. A degree hardly ever moves faster with another than one
    to one, so steps get shorter with the links into an argument, which keeps it stable.
    `place` is for the degrees on the way; what lies outside of the part is right there.
    """
    graph = formula.graph
    for one in part:
        near = (graph.scores[other] for other in graph.needs[one])
        values[one] = place[one] = min(graph.scores[one], *near, 1.0)
    links = sum(len(graph.before[one]) for one in part)
    step = 1 / (1 + max(len(graph.before[one]) for one in part))

    def slope() -> list[float]:
        return [formula.of(one, place, place) - place[one] for one in part]

    def go(far: float, along: Sequence[float]) -> None:
        for one, fast in zip(part, along, strict=True):
            place[one] = min(max(values[one] + far * fast, 0.0), 1.0)

    speed = 1.0
    for _ in range(min(int(_LONG / step), _FOLLOWING // (4 * links))):
        first = slope()
        speed = max(map(abs, first))
        if speed <= TOLERANCE:
            break
        go(step / 2, first)
        second = slope()
        go(step / 2, second)
        third = slope()
        go(step, third)
        fourth = slope()
        go(
            step,
            [
                (a + 2 * b + 2 * c + d) / 6
                for a, b, c, d in zip(first, second, third, fourth, strict=True)
            ],
        )
        for one in part:
            values[one] = place[one]
    return speed
