"""The conflict-free semantics: sets of arguments that do not attack each other."""

from collections.abc import Callable

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, UNDECIDED, Budget, Labelling, Search
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Asked, Extension
from robustmap.reason.semantics._solved import Modelled


class ConflictFree(Parted):
    """Conflict-free sets: no member attacks another (Dung 1995, Def. 5)."""

    name = "conflict-free"
    reduct = False
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Ask a solver."""
        return Modelled(self.name, framework, budget, sat.conflict_free)

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        inside = frozenset(asked.inside)
        attackers = self.framework.attackers
        # Every part of a conflict-free set is one, so no more than what is asked for is needed.
        if any(by in inside for one in inside for by in attackers[one]):
            return None
        return (lambda: inside) if asked.met(self.framework, inside) else None

    def labelling(self) -> Labelling:
        """Label nothing: nothing at all is in the empty set."""
        return Labelling([UNDECIDED] * len(self.framework), [0] * len(self.framework))


SEMANTICS.add(
    ConflictFree.name,
    entry(ConflictFree, "no inner conflict", "Dung 1995, Def. 5", directional=True),
)
