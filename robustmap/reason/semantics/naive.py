"""The naive semantics: largest sets of arguments that do not attack each other."""

from collections.abc import Callable

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, Budget, Search
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Asked, Extension
from robustmap.reason.semantics._solved import Modelled


class Naive(Parted):
    """Naive extensions: conflict-free sets to which nothing can be added (Bondarenko et al. 1997).

    Which of two attacks the other does not matter, so they are not directional.
    """

    name = "naive"
    reduct = False

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Ask a solver."""
        return Modelled(self.name, framework, budget, sat.naive)

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if asked.outside or asked.spared:
            return super()._find(asked)
        attackers = self.framework.attackers
        inside = set(asked.inside)
        if any(by in inside for one in inside for by in attackers[one]):
            return None
        return lambda: frozenset(self._filled(inside))

    def _filled(self, inside: set[int]) -> set[int]:
        """Add what can be added, one after the other."""
        attackers, targets = self.framework.attackers, self.framework.targets
        barred = {other for one in inside for other in (*attackers[one], *targets[one])}
        for one, mine in enumerate(attackers):
            if one not in barred and one not in inside and one not in mine:
                inside.add(one)
                barred.update(mine, targets[one])
        return inside


SEMANTICS.add(Naive.name, entry(Naive, "largest sets without conflict", "Bondarenko et al. 1997"))
