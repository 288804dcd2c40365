"""Searches in a part that is small enough to list all of its extensions."""

from collections.abc import Callable, Iterator, Sequence

from robustmap.graph.framework import Framework
from robustmap.reason.semantics._search import Budget, Extension, Search

SMALL = 40
"""Up to so many arguments the extensions of a part are listed by plain search, if few."""

List = Callable[[Sequence[Sequence[int]]], Sequence[Extension] | None]


class Listed(Search):
    """Extensions that are known, in the order of the list."""

    def __init__(
        self, name: str, framework: Framework, budget: Budget, known: Sequence[Extension]
    ) -> None:
        super().__init__(framework, budget)
        self.name = name
        self.known = known

    def _all(self) -> Iterator[Extension]:
        return iter(self.known)

    def _number(self) -> Iterator[int]:
        yield len(self.known)


def listed(name: str, framework: Framework, budget: Budget, by: List) -> Listed | None:
    """Give the search in a small part by listing its extensions; None where it is not small."""
    if len(framework) > SMALL:
        return None
    found = by(framework.attackers)
    return None if found is None else Listed(name, framework, budget, found)
