"""A proposal's clauses as the argumentation leaves them, and the shape of an answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from robustmap.model import ids
from robustmap.model.fields import Clause, Failure
from robustmap.model.nodes import Claim, Proposal, Threshold
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact, Poset
from robustmap.reason.orders.worlds import Interval, Worlds
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

    `behind` lists the clauses that end it farther on, the nearest first. `excepted` are the
    cases of which its author makes an exception. `axis` is the axis of the witness: the
    one on which the threshold lies, or the one that outgrows the other.
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
    behind: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    axis: str = ""


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
    def worlds(self) -> Worlds:
        """The facts and every world that those in dispute leave open."""
        return Worlds.of(self.solution)

    @property
    def order(self) -> Order:
        """The order of all live thresholds by the facts that stand."""
        return self.worlds.order

    @cached_property
    def facts(self) -> tuple[list[Fact], list[Fact]]:
        """The order facts that stand, and those in dispute.

        Where facts that stand contradict each other, those that are given up for it count
        as in dispute.
        """
        worlds = self.worlds
        gone = set(worlds.given_up)
        return (
            [fact for fact in worlds.standing if fact.claim not in gone],
            [*worlds.disputed, *(fact for fact in worlds.standing if fact.claim in gone)],
        )

    @cached_property
    def poset(self) -> Poset:
        """The order of thresholds by the facts that stand."""
        return Poset(self.facts[0])

    def kept(self, pairs: Iterable[tuple[str, str]]) -> Interval:
        """Give the share of possible orders that keep all these pairs, over all worlds."""
        wanted = tuple(sorted(set(pairs)))
        if wanted not in self._shares:
            self._shares[wanted] = self.worlds.kept(wanted)
        return self._shares[wanted]

    @cached_property
    def _shares(self) -> dict[tuple[tuple[str, str], ...], Interval]:
        return {}

    def axis(self, threshold: str) -> str:
        """Give the axis on which a threshold lies, "" where that is not said."""
        node = self.solution.map.nodes.get(threshold)
        axis = node.axis if isinstance(node, Threshold) else None
        return (self.solution.map.resolve(axis) or axis) if axis else ""

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
        standing, disputed = self.both_edges(word, entries)
        return standing, [edge.clause for edge in disputed]

    def both_edges(self, word: str, entries: Iterable[Clause]) -> tuple[list[Edge], list[Edge]]:
        """Give the edges that stand, and those in dispute, of `needs` or `breaks`."""
        found: dict[int, list[Edge]] = {IN: [], UNDECIDED: []}
        for entry in entries:
            clause = ids.join(self.proposal.id, f"{word}-{entry.at}")
            label = self.label(clause)
            if label in found:
                threshold = self.solution.map.resolve(entry.at) or entry.at
                found[label].append(Edge(threshold, clause, entry.failure))
        return found[IN], found[UNDECIDED]

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

    def told(self, found: Robustness) -> Robustness:
        """Complete an answer with the axis of its witness, and with the cases excepted."""
        if found.answer == "unknown":
            return found
        axis = self.world.axis(found.witness)
        if found.kind == "relative" and found.witness and not axis:
            axis = self.solution.map.resolve(found.witness) or found.witness
        return found._replace(axis=axis, excepted=self.proposal.except_)

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
