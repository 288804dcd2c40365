"""The cf2 semantics: as much as goes together in each component, given those before it."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._by_components import ByComponents
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Budget, Search


class CF2(Parted):
    """Naive in every component, less what those before it attack (Baroni et al. 2005, Def. 20).

    Odd cycles are treated as even ones are: in each of them something can be chosen. There is
    always an extension, and each holds the grounded one: what is unattacked is a component
    that comes first, and it and what it attacks can be taken out of the recursion. Directional
    (Baroni and Giacomin 2007).

    >>> three = Framework.of("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    >>> sorted(map(sorted, CF2(three).extensions()))
    [[0], [1], [2]]
    """

    name = "cf2"
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return ByComponents(self.name, framework, budget, stage=False)


SEMANTICS.add(
    "cf2",
    entry(
        CF2,
        "as much as goes together, component by component",
        "Baroni, Giacomin and Guida 2005, Def. 20",
        directional=True,
    ),
)
