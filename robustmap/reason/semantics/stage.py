"""The stage semantics: sets without conflict that say as much as possible."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._sat import conflict_free
from robustmap.reason.semantics._search import Budget, Search
from robustmap.reason.semantics._widest import Widest


class Stage(Parted):
    """The conflict-free sets of largest range (Verheij 1996).

    Nothing need be defended, so not even what is unattacked is always in: the grounded view
    settles nothing here. Where there are stable extensions they are the stage ones. There
    is always one. Not directional.

    >>> ring = Framework.of("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    >>> sorted(map(sorted, Stage(ring).extensions()))
    [[0], [1], [2]]
    >>> chain = Framework.of("abc", [("a", "b"), ("b", "c"), ("c", "c")])
    >>> sorted(map(sorted, Stage(chain).extensions()))
    [[0], [1]]
    """

    name = "stage"
    reduct = False

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return Widest(self.name, framework, budget, conflict_free)


SEMANTICS.add(
    "stage", entry(Stage, "sets without conflict that leave the least open", "Verheij 1996")
)
