"""The dates of a solved map that count, and those that do not."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.model.dating import Dating
from robustmap.model.expand import supposed
from robustmap.model.nodes import Threshold
from robustmap.reason.dates.distribution import Distribution, distribution
from robustmap.reason.solution import Solution


class Belief(NamedTuple):
    """The date of a threshold: as the file states it, and as a distribution."""

    threshold: str
    said: Dating
    distribution: Distribution


def beliefs(solution: Solution) -> Iterator[Belief]:
    """Yield the dates of live thresholds that count in the view, by id. Linear in thresholds.

    As clauses do, a date counts by its basis; and where nobody asserts it, only in a view
    that counts suppositions. What is no distribution is a finding of its own, and of a file
    with errors nobody knows whether its date is all that was said.
    """
    for node in solution.map.of_kind("threshold"):
        if not isinstance(node, Threshold) or node.id in solution.map.broken:
            continue
        if node.date is not None and counts(solution, node):
            found = distribution(node.date)
            if found is not None:
                yield Belief(node.id, node.date, found)


def counts(solution: Solution, node: Threshold) -> bool:
    """Tell whether what a threshold says of its date counts in the view."""
    said, view = node.date, solution.view
    if said is None or not view.counts(said.basis or node.basis):
        return False
    return view.suppositions or not supposed(said.sources or node.sources)
