"""The admissible semantics: sets of arguments that defend themselves."""

from collections.abc import Callable
from functools import cached_property

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, UNDECIDED, Budget, Labelling, Search
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import NOTHING, Asked, Extension
from robustmap.reason.semantics._solved import Modelled
from robustmap.reason.semantics.complete import Complete


class Admissible(Parted):
    """Admissible sets: conflict-free, with an answer to every attack (Dung 1995, Def. 6).

    What the grounded view accepts need not be in one, but what it rejects never is.
    """

    name = "admissible"
    reduct = False
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Ask a solver."""
        return Modelled(self.name, framework, budget, sat.admissible)

    @cached_property
    def _complete(self) -> Complete:
        return Complete(self.framework, self.budget)

    def _find(self, asked: Asked) -> Callable[[], Extension] | None:
        if not asked.inside:
            return lambda: NOTHING
        if not asked.outside and not asked.spared:
            # Every admissible set is within a complete one (Dung 1995, Th. 25).
            return self._complete._find(asked)  # noqa: SLF001
        return super()._find(asked)

    def labelling(self) -> Labelling:
        """Label nothing: nothing at all is in the empty set."""
        return Labelling([UNDECIDED] * len(self.framework), [0] * len(self.framework))


SEMANTICS.add(
    Admissible.name,
    entry(Admissible, "every defensible stand", "Dung 1995, Def. 6", directional=True),
)
