"""What a proposal asks of the order of thresholds, by its clauses that count."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.fields import OrderClause
from robustmap.reason.robustness._clauses import Edge, Plan
from robustmap.reason.semantics import IN, UNDECIDED

Pair = tuple[str, str]


class Required(NamedTuple):
    """An order clause that counts: its two thresholds, and whether the clause stands."""

    clause: str
    first: str
    then: str
    entry: OrderClause
    stands: bool


class Demands(NamedTuple):
    """The clauses of a proposal on thresholds: those that stand, those in dispute."""

    needs: tuple[Edge, ...]
    breaks: tuple[Edge, ...]
    doubtful_needs: tuple[Edge, ...]
    doubtful_breaks: tuple[Edge, ...]
    required: tuple[Required, ...]

    @property
    def hard(self) -> tuple[Required, ...]:
        """The hard order clauses that stand."""
        return tuple(one for one in self.required if one.stands and one.entry.grade == "hard")

    @property
    def judged(self) -> bool:
        """Tell whether any clause stands by which orders can judge the proposal."""
        return bool(self.needs or self.breaks or self.hard)

    @property
    def disputed(self) -> tuple[str, ...]:
        """The clauses in dispute that could take something away."""
        edges = (edge.clause for edge in (*self.doubtful_needs, *self.doubtful_breaks))
        orders = (one for one in self.required if not one.stands and one.entry.grade == "hard")
        return (*edges, *(one.clause for one in orders))

    def works(self, state: frozenset[str]) -> bool:
        """Tell whether a state lies in its working range and breaks none of its orders."""
        return (
            all(need.threshold in state for need in self.needs)
            and not any(end.threshold in state for end in self.breaks)
            and all(one.first in state or one.then not in state for one in self.hard)
        )

    def pairs(self, *, strict: bool = False) -> tuple[Pair, ...]:
        """Give all that must come in order for it to survive, as pairs (first, then).

        With `strict`, as if the clauses in dispute stood too.
        """
        doubtful = (self.doubtful_needs, self.doubtful_breaks) if strict else ((), ())
        found = {
            (one.first, one.then)
            for one in self.required
            if one.entry.grade == "hard" and (one.stands or strict)
        }
        for need in (*self.needs, *doubtful[0]):
            found |= {(need.threshold, end.threshold) for end in (*self.breaks, *doubtful[1])}
        return tuple(sorted(found))


def demands(plan: Plan) -> Demands:
    """Read what a proposal asks of the order. Linear in its clauses.

    Clauses on what is no live threshold are left out: they are findings of their own.
    """
    known = plan.world.order.places
    needs, doubtful_needs = plan.both_edges("needs", plan.proposal.needs)
    breaks, doubtful_breaks = plan.both_edges("breaks", plan.proposal.breaks)

    def live(edges: Iterable[Edge]) -> tuple[Edge, ...]:
        return tuple(edge for edge in edges if edge.threshold in known)

    orders = (one for one in required(plan) if one.first in known and one.then in known)
    return Demands(
        live(needs), live(breaks), live(doubtful_needs), live(doubtful_breaks), tuple(orders)
    )


def required(plan: Plan) -> Iterator[Required]:
    """Yield the order clauses that count, standing or in dispute."""
    resolve = plan.solution.map.resolve
    for entry in plan.proposal.requires_order:
        clause = ids.join(plan.proposal.id, f"{entry.first}-before-{entry.then}")
        label = plan.label(clause)
        if label in (IN, UNDECIDED):
            first, then = resolve(entry.first) or entry.first, resolve(entry.then) or entry.then
            yield Required(clause, first, then, entry, label == IN)
