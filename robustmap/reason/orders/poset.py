"""The effective order: what the standing facts say of which threshold comes first."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from robustmap.model.map import Map
from robustmap.model.nodes import Claim
from robustmap.reason.semantics import IN, UNDECIDED
from robustmap.reason.solution import Solution


class Fact(NamedTuple):
    """A claim that one threshold is reached before another."""

    claim: str
    first: str
    then: str
    definitional: bool = False


def facts(map_: Map) -> Iterator[Fact]:
    """Yield the order facts about the world that the files state, by claim.

    Rules over proposals and graded preferences are no facts and are left out.
    """
    for node in map_.of_kind("claim"):
        if not isinstance(node, Claim) or node.states is None or node.states.before is None:
            continue
        if node.states.scope != "world" or node.states.graded:
            continue
        for first in node.states.before[0]:
            for then in node.states.before[1]:
                yield Fact(
                    node.id,
                    map_.resolve(first) or first,
                    map_.resolve(then) or then,
                    node.sort == "definitional",
                )


def standing_facts(solution: Solution) -> tuple[list[Fact], list[Fact]]:
    """Give the facts that stand, and those in dispute, as far as their basis counts."""
    counted = [
        fact
        for fact in facts(solution.map)
        if solution.view.counts(solution.map.statements[fact.claim].basis)
    ]
    labels = {fact: solution.statement_label(fact.claim) for fact in counted}
    return (
        [fact for fact in counted if labels[fact] == IN],
        [fact for fact in counted if labels[fact] == UNDECIDED],
    )


class Poset:
    """Thresholds under "is reached before", closed under transitivity."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take the facts that hold."""
        self._before: dict[str, set[str]] = {}
        self._after: dict[str, set[str]] = {}
        for fact in facts:
            self._before.setdefault(fact.then, set()).add(fact.first)
            self._after.setdefault(fact.first, set()).add(fact.then)

    def down(self, threshold: str) -> frozenset[str]:
        """Give what has been reached at the least once `threshold` is: it and all before it."""
        return _closure(threshold, self._before)

    def up(self, threshold: str) -> frozenset[str]:
        """Give what has not been reached as long as `threshold` is not: it and all after it."""
        return _closure(threshold, self._after)


def _closure(start: str, steps: dict[str, set[str]]) -> frozenset[str]:
    seen, pending = {start}, [start]
    while pending:
        for step in steps.get(pending.pop(), ()):
            if step not in seen:
                seen.add(step)
                pending.append(step)
    return frozenset(seen)
