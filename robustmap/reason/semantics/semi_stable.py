"""The semi-stable semantics: complete extensions that leave as little as possible undecided."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._sat import admissible
from robustmap.reason.semantics._search import Budget, Search
from robustmap.reason.semantics._widest import Widest


class SemiStable(Parted):
    """The complete extensions of largest range (Caminada 2006).

    An admissible set of largest range is complete, as what it defends could be added to it;
    so the range is made large among the admissible ones. Where there are stable extensions
    they are the semi-stable ones. There is always one. Not directional: whether something
    downstream can be decided bears on what is chosen upstream.

    >>> three = Framework.of("abc", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")])
    >>> sorted(map(sorted, SemiStable(three).extensions()))
    [[1]]
    """

    name = "semi-stable"

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return Widest(self.name, framework, budget, admissible)


SEMANTICS.add(
    "semi-stable",
    entry(SemiStable, "camps that leave the least open", "Caminada 2006"),
)
