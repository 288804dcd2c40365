"""Bounds of one axis by another, and what follows from several of them in a row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Self

from robustmap.reason.robustness._clauses import World
from robustmap.reason.semantics import IN, UNDECIDED


class Bound(NamedTuple):
    """A claim that one axis stays at most so many rungs above another; below, if negative."""

    claim: str
    part: str
    other: str
    margin: int


class Way(NamedTuple):
    """Bounds in a row: the sum of their margins, how many they are, and the claims."""

    margin: int
    length: int
    claims: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Bounds:
    """The bounds of a solved map: those that stand, those in dispute, and those void.

    Bounds that lead around a circle with a negative sum of margins contradict each other:
    an axis would lie below itself. Nothing is told from them; they are `void`. Bounds in
    dispute that contradict those that stand are void too, and these stay.
    """

    standing: tuple[Bound, ...]
    disputed: tuple[Bound, ...]
    void: tuple[Bound, ...]

    @classmethod
    def of(cls, world: World) -> Self:
        """Give the bounds of a solved map."""
        label = world.solution.statement_label
        told = sorted(
            Bound(claim, part, other, margin) for part, other, margin, claim in world.bounds
        )
        stand = [bound for bound in told if label(bound.claim) == IN]
        doubtful = [bound for bound in told if label(bound.claim) == UNDECIDED]
        void = contradicting(stand)
        standing = tuple(bound for bound in stand if bound not in void)
        void |= contradicting((*standing, *doubtful), standing)
        disputed = tuple(bound for bound in doubtful if bound not in void)
        return cls(standing, disputed, tuple(sorted(void)))

    def way(self, part: str, other: str) -> Way | None:
        """Give the tightest bound of one axis by another that stands; None without any.

        x within y by m and y within z by n give x within z by m + n. Among equally tight
        ways the shortest counts, then the first in the alphabet. Between an axis and itself
        there is the empty way.
        """
        return ways(self.standing, part).get(other)

    def doubtful(self, part: str, other: str, margin: int) -> tuple[Bound, ...]:
        """Give the bounds in dispute that could keep one axis within a margin of another.

        Each lies on a way of bounds, standing or in dispute, whose sum is at most `margin`.
        """
        # A way leads neither back to where it began nor on from where it ends.
        steps = [
            bound
            for bound in (*self.standing, *self.disputed)
            if bound.other != part and bound.part != other
        ]
        ahead = ways(steps, part)
        found = []
        for bound in self.disputed:
            if bound in steps and bound.part in ahead:
                onward = ways(steps, bound.other).get(other)
                so_far = ahead[bound.part].margin + bound.margin
                if onward is not None and so_far + onward.margin <= margin:
                    found.append(bound)
        return tuple(found)

    def void_between(self, part: str, other: str) -> tuple[Bound, ...]:
        """Give the void bounds on any way from one axis to another."""
        steps = [bound._replace(margin=0) for bound in (*self.standing, *self.disputed, *self.void)]
        ahead = ways(steps, part)
        return tuple(
            bound
            for bound in self.void
            if bound.part in ahead and other in ways(steps, bound.other)
        )


def ways(bounds: Iterable[Bound], start: str) -> dict[str, Way]:
    """Give the tightest way from one axis to every other that bounds lead to.

    The bounds must not contradict each other. Linear in the bounds for each step of the
    longest way.
    """
    bounds = tuple(bounds)
    best = {start: Way(0, 0, ())}
    changed = True
    while changed:
        changed = False
        for bound in bounds:
            if bound.part not in best:
                continue
            so_far = best[bound.part]
            longer = Way(
                so_far.margin + bound.margin, so_far.length + 1, (*so_far.claims, bound.claim)
            )
            if bound.other not in best or longer < best[bound.other]:
                best[bound.other] = longer
                changed = True
    return best


def contradicting(bounds: Iterable[Bound], kept: Collection[Bound] = ()) -> set[Bound]:
    """Give the bounds that contradict each other, all but those `kept`.

    These are all bounds on the shortest circles whose margins have a negative sum, then
    those on the shortest circles that are left without them, and so on. The bounds kept
    must not contradict each other by themselves.

    >>> near, far = Bound("near", "x", "y", 1), Bound("far", "y", "x", -2)
    >>> sorted(bound.claim for bound in contradicting([near, far, Bound("more", "x", "z", 0)]))
    ['far', 'near']
    """
    left, gone = list(bounds), set[Bound]()
    while not _agree(left):
        circles = _shortest_circles(left) - set(kept)
        gone |= circles
        left = [bound for bound in left if bound not in circles]
    return gone


def _agree(bounds: Collection[Bound]) -> bool:
    """Tell whether no circle of bounds has a negative sum (Bellman and Ford)."""
    heights = {name: 0 for bound in bounds for name in (bound.part, bound.other)}
    for _ in range(len(heights) + 1):
        changed = False
        for bound in bounds:
            lowered = heights[bound.part] + bound.margin
            if lowered < heights[bound.other]:
                heights[bound.other] = lowered
                changed = True
        if not changed:
            return True
    return False


def _shortest_circles(bounds: Collection[Bound]) -> set[Bound]:
    """Give all bounds on the circles of negative sum with the fewest bounds; some exist.

    Turn by turn, the least sums of ways with one bound more; only those that the last turn
    made smaller are followed further.
    """
    steps: dict[str, list[Bound]] = {}
    for bound in bounds:
        steps.setdefault(bound.part, []).append(bound)
    least: dict[tuple[str, str], float] = {}
    smaller: dict[tuple[str, str], float] = {
        (name, name): 0 for bound in bounds for name in (bound.part, bound.other)
    }
    while True:
        least |= smaller
        found = {
            bound
            for bound in bounds
            if bound.margin + least.get((bound.other, bound.part), inf) < 0
        }
        if found:
            return found
        longer: dict[tuple[str, str], float] = {}
        for (start, end), margin in smaller.items():
            for bound in steps.get(end, ()):
                way, total = (start, bound.other), margin + bound.margin
                if total < min(least.get(way, inf), longer.get(way, inf)):
                    longer[way] = total
        smaller = longer
