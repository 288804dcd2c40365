"""A SAT solver that keeps to a limit in time, and the clauses of the semantics.

Variables: argument i is in the extension: i + 1; of n arguments, i is attacked by it: n + i + 1
(Besnard and Doutre 2004, with the second variable to keep the clauses linear in the attacks).
"""

from collections.abc import Iterable, Sequence

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._search import Asked, Budget, Extension

Clause = list[int]

CONFLICTS, PROPAGATIONS = 2_000, 1_000_000
"""So much is done between two looks at the clock: a fraction of a second."""


class Sat:
    """One incremental solver (Glucose 4). Clauses may be added between questions."""

    def __init__(
        self,
        clauses: Iterable[Clause],
        variables: int,
        budget: Budget,
        *,
        hope: int = 0,
        proof: bool = False,
    ) -> None:
        """Take clauses over variables from 1; the first `hope` of them are tried as true."""
        from pysat.solvers import Glucose4

        self.solver = Glucose4(bootstrap_with=clauses, with_proof=proof)
        if hope:
            self.solver.set_phases(range(1, hope + 1))
        self.variables = variables
        self.budget = budget

    def fresh(self) -> int:
        """Give a new variable."""
        self.variables += 1
        return self.variables

    def add(self, clause: Clause) -> None:
        """Add a clause for good."""
        self.solver.add_clause(clause)

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Tell whether the clauses can be fulfilled.

        Raises:
            NotDecidedError: the time is over.
        """
        self.budget.check()
        if self.budget.seconds is None:
            return bool(self.solver.solve(assumptions))
        while True:
            self.solver.conf_budget(CONFLICTS)
            self.solver.prop_budget(PROPAGATIONS)
            found = self.solver.solve_limited(assumptions)
            if found is not None:
                return bool(found)
            self.budget.check()

    def proof(self) -> Sequence[str]:
        """Give what was learned up to the contradiction, in the DRUP format."""
        return self.solver.get_proof() or ()

    def extension(self, size: int) -> Extension:
        """Give the arguments that are in, of the first `size` variables."""
        model = self.solver.get_model() or ()
        return frozenset([at for at, literal in enumerate(model[:size]) if literal > 0])


def assumptions(framework: Framework, asked: Asked) -> Clause:
    """Say as literals what an extension is to be like."""
    spared = {by for one in asked.spared for by in framework.attackers[one]}
    return [
        *[one + 1 for one in asked.inside],
        *[-one - 1 for one in asked.outside],
        *[-by - 1 for by in spared],
    ]


def conflict_free(framework: Framework) -> list[Clause]:
    """Say that no member attacks another (Dung 1995, Def. 5)."""
    return [
        [-by - 1, -one - 1] if by != one else [-one - 1]
        for one, attackers in enumerate(framework.attackers)
        for by in attackers
    ]


def naive(framework: Framework) -> list[Clause]:
    """Say that what is left out attacks a member or itself, or a member attacks it."""
    clauses = conflict_free(framework)
    for one, attackers in enumerate(framework.attackers):
        if one not in attackers:
            around = {one, *attackers, *framework.targets[one]}
            clauses.append([other + 1 for other in around])
    return clauses


def _defended(framework: Framework) -> list[Clause]:
    """Say what is attacked, and that members are not but all their attackers are."""
    size = len(framework)
    clauses: list[Clause] = []
    add = clauses.append
    for one, attackers in enumerate(framework.attackers):
        mine, beaten = one + 1, size + one + 1
        add([-mine, -beaten])
        add([-beaten, *[by + 1 for by in attackers]])
        for by in attackers:
            add([-by - 1, beaten])
            add([-mine, size + by + 1])
    return clauses


def admissible(framework: Framework) -> list[Clause]:
    """Say that a set answers every attack on it and none is among its own (Dung 1995, Def. 6)."""
    return _defended(framework)


def complete(framework: Framework) -> list[Clause]:
    """Say besides that all that a set defends is in it (Dung 1995, Def. 23)."""
    size = len(framework)
    clauses = _defended(framework)
    for one, attackers in enumerate(framework.attackers):
        clauses.append([one + 1, *[-size - by - 1 for by in attackers]])
    return clauses


def stable(framework: Framework) -> list[Clause]:
    """Say that what is not in is attacked from within (Dung 1995, Def. 13)."""
    return [
        *conflict_free(framework),
        *(
            [one + 1, *[by + 1 for by in attackers if by != one]]
            for one, attackers in enumerate(framework.attackers)
        ),
    ]
