"""Degrees with something left out, by way of the degrees with it.

Only what moves is looked at: from what is left out onwards, in the order of the graph, as far
as any degree moves. A part with a cycle that is touched is solved again by itself; where the
contraction bound holds for it, plain rounds from today's degrees end at its one solution.
"""

from collections import deque
from collections.abc import Collection, Container, Iterable, Mapping
from functools import cached_property
from heapq import heapify, heappop, heappush

from robustmap.reason.gradual._graph import BipolarGraph, reached
from robustmap.reason.gradual._semantics import Gradual
from robustmap.reason.gradual._weigh import TOLERANCE, Degrees, How, Knot, Known, weigh

_RANK: tuple[How, ...] = ("exact", "enclosed", "settled", "unsettled")
_ENCLOSED = _RANK.index("enclosed")
_STILL = 1e-13
_ROUNDS = 1_000

Links = Mapping[int, tuple[list[int], list[int], list[int]]]
"""Attackers, supporters and needs of each member of a part, as far as they are left."""


class Reweighing:
    """A weighed graph that can be weighed again with some arguments left out."""

    def __init__(self, graph: BipolarGraph, semantics: Gradual, degrees: Degrees) -> None:
        """Take a graph and its degrees. Linear."""
        self.graph = graph
        self.semantics = semantics
        self.values, self.how = degrees.values, degrees.how
        self.parts = graph.components
        self.place = [0] * len(graph)
        for at, part in enumerate(self.parts):
            for one in part:
                self.place[one] = at
        self.knots = {self.place[knot.members[0]]: knot for knot in degrees.knots}
        self.supporters = graph.supporters if semantics.supports else ((),) * len(graph)

    @cached_property
    def after(self) -> list[list[int]]:
        """For each argument, those whose degree depends on it directly."""
        found: list[list[int]] = [[] for _ in self.graph.names]
        for one, before in enumerate(self.graph.before):
            for other in before:
                found[other].append(one)
        return found

    def reach(self, roots: Iterable[int]) -> set[int]:
        """Give some arguments and all that depend on them. Linear in what it gives."""
        return reached(self.after, roots)

    def without(
        self,
        dropped: Collection[int],
        unanswered: Collection[int] = (),
        within: Container[int] | None = None,
        tolerance: float = TOLERANCE,
    ) -> dict[int, Known]:
        """Give the degrees that move when some arguments are left out, and how they are found.

        `unanswered` keep their place, but lose all that attacks and supports them. `within`
        leaves out of account all but some arguments and what they depend on (`cone`). Moves of
        no more than twice the tolerance are none. Linear in what moves, but for cycles.

        >>> from robustmap.reason.gradual import GRADUAL
        >>> graph = BipolarGraph.of({"a": 0.5, "b": 0.5, "c": 0.5}, [("a", "b"), ("b", "c")])
        >>> again = Reweighing(graph, GRADUAL["df-quad"], weigh(graph, GRADUAL["df-quad"]))
        >>> again.without({0})
        {1: (0.5, 'exact'), 2: (0.25, 'exact')}
        """
        return _Round(self, dropped, unanswered, within, tolerance).moved()


class _Round:
    """One weighing again."""

    def __init__(
        self,
        of: Reweighing,
        dropped: Collection[int],
        unanswered: Collection[int],
        within: Container[int] | None,
        tolerance: float,
    ) -> None:
        self.of = of
        self.tolerance = tolerance
        self.dropped, self.unanswered, self.within = dropped, unanswered, within
        self.found: dict[int, Known] = {}
        self.queue: list[int] = []
        self.touched: dict[int, set[int]] = {}

    def moved(self) -> dict[int, Known]:
        for one in self.unanswered:
            if one not in self.dropped and (self.within is None or one in self.within):
                self._touch(one)
        for one in self.dropped:
            self._pass_on(one)
        heapify(self.queue)
        while self.queue:
            place = heappop(self.queue)
            part = self.of.parts[place]
            touched = self.touched.pop(place)
            if len(part) == 1 and part[0] not in self.of.graph.before[part[0]]:
                self._move(part[0], self._single(part[0]))
            else:
                self._knot(part, touched, self.of.knots.get(place))
        return self.found

    def _touch(self, one: int) -> None:
        place = self.of.place[one]
        waiting = self.touched.get(place)
        if waiting is None:
            self.touched[place] = {one}
            heappush(self.queue, place)
        else:
            waiting.add(one)

    def _pass_on(self, one: int) -> None:
        place = self.of.place[one]
        for other in self.of.after[one]:
            outside = self.of.place[other] != place or one in self.dropped
            inside = self.within is None or other in self.within
            if outside and inside and other not in self.dropped:
                self._touch(other)

    def _move(self, one: int, now: Known) -> None:
        value, was = now[0], self.of.values[one]
        if value is None or was is None:
            if value is was:
                return
        elif abs(value - was) <= 2 * self.tolerance:
            return
        self.found[one] = now
        self._pass_on(one)

    def _known(self, one: int) -> Known:
        return self.found.get(one) or (self.of.values[one], self.of.how[one])

    def _links(self, one: int) -> tuple[list[int], list[int], list[int]]:
        graph, dropped = self.of.graph, self.dropped
        needs = [other for other in graph.needs[one] if other not in dropped]
        if one in self.unanswered:
            return [], [], needs
        attackers = [other for other in graph.attackers[one] if other not in dropped]
        return attackers, [o for o in self.of.supporters[one] if o not in dropped], needs

    def _single(self, one: int) -> Known:
        links, values, worst = self._links(one), dict[int, float](), 0
        for side in links:
            for other in side:
                value, how = self._known(other)
                if value is None:
                    return None, "unsettled"
                values[other] = value
                if how != "exact":
                    worst = max(worst, _RANK.index(how))
        return self._degree(self.of.graph.scores[one], *links, values), _RANK[worst]

    def _degree(
        self,
        base: float,
        attackers: list[int],
        supporters: list[int],
        needs: list[int],
        values: Mapping[int, float],
    ) -> float:
        for other in needs:
            base = min(base, values[other])
        if not attackers and not supporters:
            return base
        against, pro = [values[one] for one in attackers], [values[one] for one in supporters]
        found = self.of.semantics.combine(base, against, pro)
        return min(found, base) if needs else found

    def _knot(self, part: tuple[int, ...], touched: set[int], knot: Knot | None) -> None:
        members = [one for one in part if one not in self.dropped]
        inside = frozenset(members)
        links = {one: self._links(one) for one in members}
        outside = {o for sides in links.values() for side in sides for o in side} - inside
        known = {other: self._known(other) for other in outside}
        solid = {other: value for other, (value, _) in known.items() if value is not None}
        start = {one: value for one in members if (value := self.of.values[one]) is not None}
        settled = knot is not None and knot.contraction is not None
        if settled and len(solid) == len(known) and len(start) == len(members):
            values = start | solid
            if self._relax(links, touched & inside, values):
                worst = max((_RANK.index(how) for _, how in known.values()), default=0)
                for one in members:
                    self._move(one, (values[one], _RANK[max(worst, _ENCLOSED)]))
                return
        self._solve(links, inside, known)

    def _relax(self, links: Links, touched: set[int], values: dict[int, float]) -> bool:
        """Put degrees into the formula until they rest; tells whether they do."""
        queue = deque(sorted(touched))
        waiting = set(queue)
        scores, after = self.of.graph.scores, self.of.after
        inside = {one: [other for other in after[one] if other in links] for one in links}
        for _ in range(_ROUNDS * len(links)):
            if not queue:
                return True
            one = queue.popleft()
            waiting.discard(one)
            degree = self._degree(scores[one], *links[one], values)
            if abs(degree - values[one]) > _STILL:
                values[one] = degree
                for other in inside[one]:
                    if other not in waiting:
                        waiting.add(other)
                        queue.append(other)
        return not queue

    def _solve(self, links: Links, inside: frozenset[int], known: Mapping[int, Known]) -> None:
        """Solve what is left of a part by itself."""
        order = sorted((*inside, *known))
        index = {one: at for at, one in enumerate(order)}
        none: tuple[tuple[int, ...], ...] = ((),) * len(order)
        sides = [list(none) for _ in range(3)]
        for one, found in links.items():
            for side, others in zip(sides, found, strict=True):
                side[index[one]] = tuple(index[other] for other in others)
        graph = self.of.graph
        small = BipolarGraph(
            tuple(graph.names[one] for one in order),
            tuple(graph.scores[one] for one in order),
            *(tuple(side) for side in sides),
        )
        told = {index[one]: known[one] for one in known}
        # Nobody asks for a certificate of what is only supposed.
        plain = self.of.semantics._replace(steepness=None)
        roots = [index[one] for one in sorted(inside)]
        again = weigh(small, plain, roots, told, self.tolerance)
        for one in sorted(inside):
            self._move(one, (again.values[index[one]], again.how[index[one]]))
