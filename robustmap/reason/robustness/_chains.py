"""Chains of facts: what shows that one threshold is reached before another."""

from collections import deque
from collections.abc import Iterable

from robustmap.reason.orders.poset import Fact


def chain(facts: Iterable[Fact], first: str, then: str) -> tuple[Fact, ...] | None:
    """Give a shortest chain of facts from one threshold to another; None if there is none.

    Among the shortest, one with few claims that come late in the alphabet. Linear in facts.
    """
    steps: dict[str, list[Fact]] = {}
    for fact in sorted(set(facts)):
        steps.setdefault(fact.first, []).append(fact)
    came: dict[str, Fact] = {}
    pending = deque([first])
    while pending:
        for fact in steps.get(pending.popleft(), ()):
            if fact.then not in came:
                came[fact.then] = fact
                pending.append(fact.then)
        if then in came:
            return _back(came, first, then)
    return None


def _back(came: dict[str, Fact], first: str, then: str) -> tuple[Fact, ...]:
    way = [came[then]]
    while way[-1].first != first:
        way.append(came[way[-1].first])
    return tuple(reversed(way))


def passed(way: Iterable[Fact]) -> tuple[str, ...]:
    """Give the thresholds along a chain of facts, in its order."""
    way = tuple(way)
    return tuple(dict.fromkeys([*(fact.first for fact in way), *(fact.then for fact in way[-1:])]))


def claims(way: Iterable[Fact]) -> tuple[str, ...]:
    """Give the claims that state the facts of a chain, in its order."""
    return tuple(dict.fromkeys(fact.claim for fact in way))
