"""The portfolio: which proposals survive together, and which states nobody covers.

Everything is counted over the possible orders of the facts that stand. A proposal is judged
by its clauses that stand: those without any are `unknown`, and never counted as surviving.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from robustmap.reason.orders.order import bits
from robustmap.reason.orders.shares import BY_SAMPLE, EXACT, Share
from robustmap.reason.robustness import _survivors as survivors
from robustmap.reason.robustness import _tally as tally
from robustmap.reason.robustness._covers import deepest, smallest_covers
from robustmap.reason.robustness._demands import Demands
from robustmap.reason.robustness._grounds import claims_beneath, common, points
from robustmap.reason.robustness._judged import LISTED, Judged
from robustmap.reason.robustness._shapes import (
    Gap,
    Next,
    SinglePoint,
    Step,
    Survival,
    Together,
)
from robustmap.reason.robustness._states import States, states
from robustmap.reason.robustness._walk import TRACKS

__all__ = ["Gap", "Next", "Portfolio", "SinglePoint", "Step", "Survival", "Together"]

COUNTED = 2**40
"""Up to so many possible orders, floating-point shares are turned back into whole numbers."""

CELLS = 5_000_000
"""So many (sampled order, state, proposal) are looked at, but `FEWEST` orders at the least."""

FEWEST = 200

TINY = 1e-12


class Portfolio(Judged):
    """All proposals of a solved map together. Made by `Portfolio.of(solution)`.

    Every answer is computed when it is first asked for, and never changes. Cost: linear in
    the steps between states times proposals, for up to 300,000 states; beyond, at most 16,000
    possible orders are sampled, with a fixed seed, and `method` and `samples` say so. Today's
    state does not restrict the possible orders.
    """

    @cached_property
    def _states(self) -> States | None:
        tracks = sum(bool(asked.hard) for asked in self._asked)
        return states(self.order, self._most) if tracks <= TRACKS else None

    @cached_property
    def _asked(self) -> tuple[Demands, ...]:
        return tuple(self.demands[proposal] for proposal in self.judged)

    @cached_property
    def _tally(self) -> tally.Tally:
        found = self._states
        if found is not None:
            return tally.counted(found, self._asked, LISTED)
        cells = (len(self.order) + 1) * max(1, len(self.judged))
        samples = max(FEWEST, min(self._samples, CELLS // cells))
        drawn = survivors.draw(self.order, samples, self._most)
        return tally.sampled(drawn, self._asked, LISTED)

    @property
    def method(self) -> str:
        """How the states were gone through: "exact" or "sampled"."""
        return EXACT if self._states is not None else BY_SAMPLE

    @property
    def samples(self) -> int:
        """How many possible orders were sampled for it; 0 where exact."""
        return self._tally.covered.samples

    @cached_property
    def coverage(self) -> tuple[Step, ...]:
        """How deeply the states are covered, for each number of crossings from none to all."""
        found = []
        for crossings, masks in enumerate(self._tally.steps):
            depths = [0.0] * (1 + max(map(self._depth, masks), default=0))
            for mask, share in masks.items():
                depths[self._depth(mask)] += share
            found.append(Step(crossings, tuple(depths)))
        return tuple(found)

    @cached_property
    def covered(self) -> Share:
        """The share of possible orders in which every state on the way is covered."""
        found = self._tally.covered
        total = self._total
        if found.samples or total is None or total > COUNTED:
            return survivors.told(found, self.method)
        return self._exact(round(found.value * total), total)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The states that nobody covers on any way there, the most frequent first; at most 1,000.

        Where possible orders are sampled, those that occur in some of them.
        """
        return tuple(
            Gap(frozenset(self.order.names(mask)), share) for mask, share in self._tally.gaps
        )

    @property
    def gap_count(self) -> int:
        """How many states nobody covers; where sampled, how many were met."""
        return self._tally.gap_count

    @cached_property
    def _weights(self) -> dict[int, float]:
        """The share of all (possible order, state on its way) by the set that covers it."""
        steps = self._tally.steps
        found: dict[int, float] = {}
        for masks in steps:
            for mask, share in masks.items():
                found[mask] = found.get(mask, 0.0) + share / len(steps)
        return found

    @property
    def gap_share(self) -> float:
        """The share of (possible order, state on its way) that nobody covers."""
        return self._weights.get(0, 0.0)

    @cached_property
    def covers(self) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of proposals that cover all that any cover; at most 100."""
        return tuple(self._named(one) for one in smallest_covers(self._weights))

    @cached_property
    def ranking(self) -> tuple[Next, ...]:
        """The proposals by what each adds to those before it, as long as it adds something."""
        found: list[Next] = []
        left, covered = self._weights, 0.0
        while (one := self._next(left, covered)) is not None:
            found.append(one)
            covered = one.covered
            chosen = self._mask([one.proposal])
            left = {mask: share for mask, share in left.items() if not mask & chosen}
        return tuple(found)

    def next_after(self, chosen: Iterable[str]) -> Next | None:
        """Give the proposal to add next to those chosen; None where none adds anything."""
        have = self._mask(set(chosen) & set(self.judged))
        left = {mask: share for mask, share in self._weights.items() if not mask & have}
        covered = sum(share for mask, share in self._weights.items() if mask & have)
        return self._next(left, covered)

    def _next(self, left: Mapping[int, float], covered: float) -> Next | None:
        """Give the proposal that covers the most of what is left."""
        gains = dict.fromkeys(range(len(self.judged)), 0.0)
        for mask, share in left.items():
            for place in bits(mask):
                gains[place] += share
        best = max(gains, key=lambda place: (round(gains[place], 12), -place), default=None)
        if best is None or gains[best] <= TINY:
            return None
        return Next(self.judged[best], gains[best], covered + gains[best])

    @cached_property
    def single_points(self) -> tuple[SinglePoint, ...]:
        """What every proposal that covers some state hangs on, the greatest loss first.

        A threshold is told only where it breaks several proposals.
        """
        found = (
            SinglePoint(what, ref, self._named(bits(mask)), self._lost(mask))
            for what, ref, mask in points(self.judged, self._asked, self._beneath)
        )
        lost = (one for one in found if one.lost > TINY)
        return tuple(sorted(lost, key=lambda one: (-round(one.lost, 12), one.what, one.id)))

    def _lost(self, gone: int) -> float:
        return sum(share for mask, share in self._weights.items() if mask and not mask & ~gone)

    @cached_property
    def _beneath(self) -> dict[str, frozenset[str]]:
        return {one: claims_beneath(self._plans[one], self.demands[one]) for one in self.judged}

    @cached_property
    def shared(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Pairs of judged proposals -> the breaking thresholds and claims that both hang on.

        Pairs that are not there are independent.
        """
        return common({one: self.demands[one] for one in self.judged}, self._beneath)

    @cached_property
    def _conflicts(self) -> tuple[int, ...]:
        masks = dict.fromkeys(self.judged, 0)
        for one, other in self.shared:
            masks[one] |= self._mask([other])
            masks[other] |= self._mask([one])
        return tuple(masks.values())

    @cached_property
    def _depths(self) -> dict[int, int]:
        return {}

    def depth(self, crossed: Iterable[str]) -> int:
        """Give by how many independent proposals a state is covered."""
        return self._depth(self._mask(self.works(crossed)))

    def _depth(self, mask: int) -> int:
        if mask not in self._depths:
            self._depths[mask] = deepest(mask, self._conflicts)
        return self._depths[mask]

    def _mask(self, proposals: Iterable[str]) -> int:
        return sum(1 << self._places[proposal] for proposal in set(proposals))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {proposal: place for place, proposal in enumerate(self.judged)}

    def _named(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.judged[place] for place in places)
