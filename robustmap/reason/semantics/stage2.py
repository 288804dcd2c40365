"""The stage2 semantics: what says most in each component, given those before it."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS
from robustmap.reason.semantics._by_components import ByComponents
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Budget, Search


class Stage2(Parted):
    """Stage in every component, less what those before it attack (Dvorak and Gaggl 2016).

    As cf2, with stage extensions in place of naive ones; so every stage2 extension is a cf2
    one. There is always one, and each holds the grounded one. Directional.

    >>> six = Framework.of("abcdef", [("a", "b"), ("b", "c"), ("c", "d"), *zip("def", "efa")])
    >>> sorted(map(sorted, Stage2(six).extensions()))
    [[0, 2, 4], [1, 3, 5]]
    """

    name = "stage2"
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """Give the search in a part."""
        return ByComponents(self.name, framework, budget, stage=True)


SEMANTICS.add(
    "stage2",
    entry(
        Stage2,
        "what leaves the least open, component by component",
        "Dvorak and Gaggl 2016",
        directional=True,
    ),
)
