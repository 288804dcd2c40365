"""The dated chances of a solved map: what a great many draws of all dates have in common."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from robustmap.model.nodes import Proposal
from robustmap.reason.dates._answers import Chance, Conflict, Room, Swing
from robustmap.reason.dates._counts import Estimate, difference, share
from robustmap.reason.dates._draws import dates
from robustmap.reason.dates.beliefs import Belief, beliefs
from robustmap.reason.dates.distribution import Distribution
from robustmap.reason.robustness import Plan, World
from robustmap.reason.robustness._chains import chain, claims
from robustmap.reason.robustness._demands import demands

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Table = Mapping[str, Floats]
    Question = Callable[[Table], Bools]

DRAWS = 20_000
"""So many draws are made: a standard error of at most 0.0036."""

EARLY, LATE = 0.1, 0.9
"""The parts at which a tornado plot sets a date."""

EVERYTHING = "all"
"""The factor that all dates share under a `correlation`."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Draws of all dates of a solved map, and what they say.

    Every draw gives each dated threshold a date or never. The draws of a threshold hang on
    its id, its stated date and the seed alone. With `correlation` every date hangs on one
    factor besides, so that any two correlate (as normal scores) by that much, whatever the
    files say of loadings. With `ordered` only draws count that keep the order facts that
    stand (`agreeing` says how many do); without, dates and facts are kept apart, and
    `conflicts` says where they part.
    """

    world: World
    draws: int = DRAWS
    seed: int = 0
    correlation: float | None = None
    ordered: bool = False

    @cached_property
    def beliefs(self) -> Mapping[str, Belief]:
        """The dates that count, by threshold."""
        return {one.threshold: one for one in beliefs(self.world.solution)}

    @cached_property
    def crossed(self) -> frozenset[str]:
        """The thresholds that state no date but have been crossed by today."""
        known = (self.world.today or frozenset()) & self.world.order.places.keys()
        return frozenset(known - self.beliefs.keys())

    @cached_property
    def table(self) -> "Table":
        """The drawn dates of each threshold in decimal years; infinity stands for never.

        What has been crossed without a date comes before everything: minus infinity.
        """
        import numpy as np

        found = {
            one: dates(self.seed, one, self.distribution(one), self.draws) for one in self.beliefs
        }
        past = {one: np.full(self.draws, -np.inf) for one in self.crossed}
        return MappingProxyType({**found, **past})

    def distribution(self, threshold: str) -> Distribution:
        """Give the distribution from which a threshold's dates are drawn."""
        stated = self.beliefs[threshold].distribution
        if self.correlation is None:
            return stated
        return replace(stated, loading=self.correlation**0.5, factor=EVERYTHING)

    def is_dated(self, threshold: str) -> bool:
        """Tell whether draws say anything of a threshold."""
        return threshold in self.beliefs or threshold in self.crossed

    def before(self, first: str, then: str) -> Chance:
        """Give how two thresholds come out; at least one of them has a date of its own."""
        import numpy as np

        a, b = self.table[first], self.table[then]
        ever = np.isfinite(a) | np.isfinite(b)
        return Chance(
            *(first, then, self._share(a < b), self._share(b < a)),
            *(self._share((a == b) & ever), self._share((a == b) & ~ever)),
        )

    def room(self, proposal: Proposal) -> Room | None:
        """Give the chance that a proposal has room to work; None where it needs nothing.

        All that it needs, by the clauses that stand, is reached before any of what breaks it.
        """
        asked = demands(Plan(self.world, proposal))
        needs = tuple(sorted({one.threshold for one in asked.needs}))
        breaks = tuple(sorted({one.threshold for one in asked.breaks}))
        if not needs:
            return None
        undated = tuple(one for one in sorted({*needs, *breaks}) if not self.is_dated(one))
        chance = None if undated else self._share(_room(needs, breaks)(self.table))
        return Room(proposal.id, needs, breaks, chance, undated)

    @cached_property
    def rooms(self) -> tuple[Room, ...]:
        """The room of each proposal that needs something and speaks of some dated threshold."""
        found = map(self.room, self.world.solution.map.proposals())
        return tuple(
            one for one in found if one and self.beliefs.keys() & {*one.needs, *one.breaks}
        )

    def tornado(self, first: str, then: str) -> tuple[Swing, ...]:
        """Give how far each date swings the chance of `first` before `then`, the widest first."""
        return self._swings((first, then), lambda table: table[first] < table[then])

    def tornado_of(self, room: Room) -> tuple[Swing, ...]:
        """Give how far each date swings the chance of a proposal's room, the widest first."""
        names = dict.fromkeys((*room.needs, *room.breaks))
        return self._swings(tuple(names), _room(room.needs, room.breaks))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The orders that stand against some of the draws, the worst first.

        All draws count here. Two thresholds at the same date, or both never, contradict
        nothing.
        """
        found = []
        for first, then in self._certain:
            against = share(self.table[then] < self.table[first], None)
            if against.value:
                way = chain(self.world.facts[0], first, then) or ()
                found.append(Conflict(first, then, claims(way), against))
        return tuple(sorted(found, key=lambda one: (-one.against.value, one.first, one.then)))

    @cached_property
    def agreeing(self) -> Estimate:
        """The share of all draws that keep every order fact that stands."""
        return share(self._keeping(self.table), None)

    @cached_property
    def _certain(self) -> tuple[tuple[str, str], ...]:
        """What the facts say of dated thresholds, also by way of others."""
        return self.world.order.restricted(self.table).covers()

    def _keeping(self, table: "Table") -> "Bools":
        import numpy as np

        kept = np.ones(self.draws, dtype=bool)
        for first, then in self._certain:
            kept &= table[first] <= table[then]
        return kept

    @cached_property
    def _kept(self) -> "Bools | None":
        return self._keeping(self.table) if self.ordered else None

    def _share(self, hits: "Bools") -> Estimate:
        return share(hits, self._kept)

    def _swings(self, names: tuple[str, ...], question: "Question") -> tuple[Swing, ...]:
        # Once draws must keep the facts, the dates that these speak of decide which count.
        told = {*names, *(one for pair in self._certain for one in pair if self.ordered)}
        found = [self._swing(one, question) for one in self.beliefs if one in told]
        return tuple(sorted(found, key=lambda one: (-_size(one), one.threshold)))

    def _swing(self, threshold: str, question: "Question") -> Swing:
        import numpy as np

        said = self.distribution(threshold)
        ends = (said.quantile(EARLY), said.quantile(LATE))
        tables = [{**self.table, threshold: np.full(self.draws, end)} for end in ends]
        hits = [question(table) for table in tables]
        kept = [self._keeping(table) if self.ordered else None for table in tables]
        early, late = (share(*one) for one in zip(hits, kept, strict=True))
        apart = (early.error**2 + late.error**2) ** 0.5
        error = apart if self.ordered else difference(*hits)
        return Swing(threshold, *ends, early, late, late.value - early.value, error)


def _size(one: Swing) -> float:
    """Give how wide a swing is; one that no draw is left to tell of is the narrowest."""
    return -1.0 if math.isnan(one.swing) else abs(one.swing)


def _room(needs: tuple[str, ...], breaks: tuple[str, ...]) -> "Question":
    """Ask whether all of some thresholds come before any of others, and come at all."""

    def asked(table: "Table") -> "Bools":
        import numpy as np

        start: Floats = np.maximum.reduce([table[one] for one in needs])
        if not breaks:
            return start < np.inf
        end: Floats = np.minimum.reduce([table[one] for one in breaks])
        return start < end

    return asked
