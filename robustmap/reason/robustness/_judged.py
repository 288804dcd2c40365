"""Judged proposals: who survives which possible orders, alone and together."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Self

from robustmap.model.nodes import Proposal
from robustmap.reason.orders.order import bits
from robustmap.reason.orders.shares import BY_SAMPLE, EXACT, Share, count
from robustmap.reason.robustness import _survivors as survivors
from robustmap.reason.robustness import _tally as tally
from robustmap.reason.robustness._clauses import Plan, World
from robustmap.reason.robustness._demands import Demands, demands
from robustmap.reason.robustness._shapes import Survival, Together
from robustmap.reason.solution import Solution

MOST = 300_000
"""So many states are gone through exactly at the most; beyond, possible orders are sampled."""

SAMPLES = 16_000
"""So many possible orders are sampled then."""

LISTED = 1_000
"""So many sets of survivors, and so many states that nobody covers, are listed at the most."""


class Judged:
    """The proposals of a solved map, those judged by orders and those that are not."""

    def __init__(self, world: World, *, most: int = MOST, samples: int = SAMPLES) -> None:
        """Take what holds for every proposal; `most` states are counted exactly."""
        self.world = world
        self.order = world.order
        self._most, self._samples = most, samples

    @classmethod
    def of(cls, solution: Solution) -> Self:
        """Give the portfolio of a solved map."""
        return cls(World(solution))

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        nodes = self.world.solution.map.of_kind("proposal")
        return {node.id: Plan(self.world, node) for node in nodes if isinstance(node, Proposal)}

    @cached_property
    def demands(self) -> dict[str, Demands]:
        """What each proposal asks of the order, by the clauses that count."""
        return {proposal: demands(plan) for proposal, plan in self._plans.items()}

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """The proposals with a clause that stands by which orders can judge them, sorted."""
        return tuple(proposal for proposal, asked in self.demands.items() if asked.judged)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The proposals without: the text is silent, or all it says is in dispute or fallen."""
        return tuple(proposal for proposal, asked in self.demands.items() if not asked.judged)

    @cached_property
    def survival(self) -> dict[str, Survival]:
        """In which possible orders each judged proposal survives."""
        return {proposal: self._survival(proposal) for proposal in self.judged}

    def _survival(self, proposal: str) -> Survival:
        asked = self.demands[proposal]
        pairs, strict = asked.pairs(), asked.pairs(strict=True)
        return Survival(
            proposal,
            pairs,
            self.world.kept(pairs),
            self.world.kept(strict) if strict != pairs else None,
            not (asked.needs and asked.breaks),
            asked.disputed,
        )

    def survives(self, order: Sequence[str]) -> tuple[str, ...]:
        """Give the judged proposals that survive a possible order of all thresholds, sorted."""
        place = {threshold: number for number, threshold in enumerate(order)}
        return tuple(
            proposal
            for proposal in self.judged
            if all(place[first] < place[then] for first, then in self.demands[proposal].pairs())
        )

    def works(self, crossed: Iterable[str]) -> tuple[str, ...]:
        """Give the judged proposals that work in a state, on some way there, sorted."""
        state = frozenset(crossed)
        return tuple(
            proposal
            for proposal in self.judged
            if self.demands[proposal].works(state)
            and tally.possible(self.order, self.demands[proposal])
        )

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """The sets of proposals that survive together, the most frequent first.

        At most 1,000 of them; `together_rest` is the share of all others.
        """
        return self._together[:LISTED]

    @cached_property
    def together_rest(self) -> float:
        """The share of possible orders with any set that `together` does not list."""
        return sum(one.share.value for one in self._together[LISTED:])

    @cached_property
    def _together(self) -> tuple[Together, ...]:
        pairs = {proposal: self.demands[proposal].pairs() for proposal in self.judged}
        always, groups = survivors.split(self.order, pairs)
        tracks = list(groups)
        found = []
        for mask, share in self._sets(tracks).items():
            kept = always.union(*(groups[tracks[place]] for place in bits(mask)))
            found.append(Together(tuple(sorted(kept)), share))
        return tuple(sorted(found, key=lambda one: (-one.share.value, one.proposals)))

    def _sets(self, tracks: Sequence[tuple[tuple[str, str], ...]]) -> dict[int, Share]:
        """Give the share of possible orders by the tracks that they keep."""
        if not tracks:
            return {0: self._exact(1, 1)}
        order = survivors.concerned(self.order, tracks)
        counted = survivors.counted(order, tracks, self._most)
        if counted is not None:
            of = sum(counted.values())
            return {mask: self._exact(number, of) for mask, number in counted.items()}
        found = survivors.sampled(survivors.draw(order, self._samples, self._most), tracks)
        return {mask: survivors.told(one, BY_SAMPLE) for mask, one in found.items()}

    def _exact(self, number: int, of: int) -> Share:
        value = number / of
        total = self._total
        counted = None if total is None else number * total // of
        return Share(value, value, value, counted, total, EXACT, 0)

    @cached_property
    def _total(self) -> int | None:
        return count(self.order, self._most)
