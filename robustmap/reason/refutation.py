"""Refutations: what a solver learns from clauses on its way to a contradiction."""

from collections.abc import Iterator, Sequence

from robustmap.reason.semantics._sat import Clause, Sat
from robustmap.reason.semantics._search import Budget


def refutation(clauses: list[Clause], budget: Budget) -> tuple[tuple[int, ...], ...] | None:
    """Give clauses, each following from those before, up to the contradiction; None if none.

    >>> refutation([[1], [-1]], Budget()) is None, refutation([[1]], Budget()) is None
    (False, True)

    Raises:
        NotDecidedError: the time is over.
    """
    if not all(clauses):
        return ()
    solver = Sat(clauses, 0, budget, proof=True)
    if solver.solve():
        return None
    return tuple(_read(solver.proof()))


def _read(lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Read a proof in the DRUP format; what is deleted may stay, for more follows then."""
    for line in lines:
        if not line.startswith("d"):
            literals = tuple(int(word) for word in line.split()[:-1])
            if literals:
                yield literals
