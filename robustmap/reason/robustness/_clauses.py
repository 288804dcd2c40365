"""A proposal's clauses as the argumentation leaves them, and the shape of an answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from robustmap.model import ids
from robustmap.model.fields import Clause, Failure
from robustmap.model.nodes import Claim, Proposal
from robustmap.reason.orders.poset import Fact, Poset, standing_facts
from robustmap.reason.semantics import IN, UNDECIDED
from robustmap.reason.solution import Solution

RobustnessAnswer = Literal["works", "stops", "stopped", "no-room", "disputed", "unknown"]


class Robustness(NamedTuple):
    """What one kind of scaling does to one proposal, and what shows it.

    `answer`: it keeps working, it stops at `witness`, it has stopped already, it never
    has room to work, its clause is in dispute, or the text is silent (unknown).
    `state` lists the thresholds that have been crossed at the nearest point of failure,
    `gap` counts those of them that are still to be crossed (None where today is not
    known). `failure` is how it fails. `rests_on` are the claims that must stand for the
    answer, `disputed` those in dispute that could change it.
    """

    proposal: str
    kind: str
    answer: RobustnessAnswer
    witness: str = ""
    clause: str = ""
    state: tuple[str, ...] = ()
    gap: int | None = None
    failure: Failure | None = None
    rests_on: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


class Scaling(NamedTuple):
    """An entry of the table: a kind of scaling and the function that judges it."""

    name: str
    words: str
    judge: Callable[["Plan"], Robustness]


class Edge(NamedTuple):
    """One edge of a proposal's working range: a threshold, and how it fails there."""

    threshold: str
    clause: str
    failure: Failure | None


@dataclass(frozen=True, eq=False)
class World:
    """What holds for every proposal of a solved map: the order, the bounds, today."""

    solution: Solution

    @cached_property
    def facts(self) -> tuple[list[Fact], list[Fact]]:
        """The order facts that stand, and those in dispute."""
        return standing_facts(self.solution)

    @cached_property
    def poset(self) -> Poset:
        """The order of thresholds by the facts that stand."""
        return Poset(self.facts[0])

    @cached_property
    def today(self) -> frozenset[str] | None:
        """The thresholds that have been crossed, closed downwards; None where not known."""
        today = self.solution.map.settings.today
        if today is None:
            return None
        resolve = self.solution.map.resolve
        crossed = (resolve(threshold) or threshold for threshold in today.crossed)
        return frozenset(below for threshold in crossed for below in self.poset.down(threshold))

    @cached_property
    def bounds(self) -> list[tuple[str, str, int, str]]:
        """The facts that bound one axis by another: (part, other, margin, claim)."""
        resolve = self.solution.map.resolve
        found = []
        for node in self.solution.map.of_kind("claim"):
            if isinstance(node, Claim) and node.states and node.states.within:
                part, other, margin = node.states.within
                if node.states.scope == "world" and self.solution.view.counts(node.basis):
                    pair = resolve(part) or part, resolve(other) or other
                    found.append((*pair, margin, node.id))
        return found


@dataclass(frozen=True, eq=False)
class Plan:
    """A proposal in one solved map: its clauses that count, standing or in dispute."""

    world: World
    proposal: Proposal

    @property
    def solution(self) -> Solution:
        """The solved map."""
        return self.world.solution

    @property
    def poset(self) -> Poset:
        """The order of thresholds by the facts that stand."""
        return self.world.poset

    @property
    def today(self) -> frozenset[str] | None:
        """The thresholds that have been crossed; None where that is not known."""
        return self.world.today

    def edges(self, word: str, entries: Iterable[Clause]) -> tuple[list[Edge], list[str]]:
        """Give the edges that stand, and the clauses in dispute, of `needs` or `breaks`."""
        standing: list[Edge] = []
        disputed: list[str] = []
        for entry in entries:
            clause = ids.join(self.proposal.id, f"{word}-{entry.at}")
            label = self.label(clause)
            threshold = self.solution.map.resolve(entry.at) or entry.at
            if label == IN:
                standing.append(Edge(threshold, clause, entry.failure))
            elif label == UNDECIDED:
                disputed.append(clause)
        return standing, disputed

    def label(self, clause: str) -> int | None:
        """Give the label of a clause, or None where its basis does not count."""
        return self.solution.statement_label(clause) if self.solution.counts(clause) else None

    def facts_among(self, thresholds: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the facts that order these thresholds: those that stand, those in dispute."""
        wanted = set(thresholds)
        standing, disputed = self.world.facts
        return (
            tuple(sorted({f.claim for f in standing if {f.first, f.then} <= wanted})),
            tuple(sorted({f.claim for f in disputed if f.first in wanted or f.then in wanted})),
        )

    @cached_property
    def no_room(self) -> tuple[Edge, Edge] | None:
        """An edge that it needs and one that breaks it no later, where there are such."""
        needs, _ = self.edges("needs", self.proposal.needs)
        breaks, _ = self.edges("breaks", self.proposal.breaks)
        for need in needs:
            below = self.poset.down(need.threshold)
            for end in breaks:
                if end.threshold in below:
                    return need, end
        return None

    def closed(self, kind: str) -> Robustness | None:
        """Give the answer of a proposal that never has room to work, else None."""
        if self.no_room is None:
            return None
        need, end = self.no_room
        chain = self.poset.down(need.threshold) & self.poset.up(end.threshold)
        facts, disputed = self.facts_among(chain)
        return Robustness(
            self.proposal.id,
            kind,
            "no-room",
            end.threshold,
            end.clause,
            tuple(sorted(chain)),
            None,
            end.failure,
            (end.clause, need.clause, *facts),
            disputed,
        )
