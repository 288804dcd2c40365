"""Attacks in an order that shows what hangs together: by attack component, then as published."""

from collections.abc import Callable, Iterable, Sequence

Pair = tuple[str, str]
"""What is attacked, and what attacks it."""


def components(pairs: Iterable[Pair], rank: Callable[[str], tuple[int, str]]) -> list[list[str]]:
    """Give what attacks hold together, each component and all of them by rank. Near linear.

    Two stand in one component where a way of attacks leads from one to the other, whatever
    their directions.

    >>> components([("a", "c"), ("b", "d")], lambda ref: (0, ref))
    [['a', 'c'], ['b', 'd']]
    """
    above: dict[str, str] = {}

    def top(ref: str) -> str:
        while above.setdefault(ref, ref) != ref:
            above[ref] = above[above[ref]]
            ref = above[ref]
        return ref

    for target, attacker in pairs:
        above[top(attacker)] = top(target)
    found: dict[str, list[str]] = {}
    for ref in sorted(above, key=rank):
        found.setdefault(top(ref), []).append(ref)
    return list(found.values())


def ranks(order: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """Give the place of each in an order; what is not in it comes last, by id."""
    place = {ref: number for number, ref in enumerate(order)}
    return lambda ref: (place.get(ref, len(place)), ref)
