"""Definitions of extensions for checking: as they read, and as clauses. No search uses them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

Attackers = Sequence[Sequence[int]]
Clauses = list[list[int]]


class Rules(NamedTuple):
    """What a set must be: the check by definition, and the same as clauses.

    `largest`: the extensions are the largest such sets. For a scope that nothing outside
    attacks, `shrinks`: what an extension has of it is an extension of it; `grows`: every extension
    of it is what some extension has of it (Baroni and Giacomin 2007, Def. 16 and 17).
    """

    fault: Callable[[Attackers, Collection[int]], str]
    clauses: Callable[[Attackers], Clauses]
    largest: bool = False
    shrinks: bool = True
    grows: bool = True


# The definitions, as checks. Each gives what is wrong, "" where nothing is.


def _conflicting(attackers: Attackers, inside: Collection[int]) -> str:
    clash = any(by in inside for one in inside for by in attackers[one])
    return "a member attacks another" if clash else ""


def _not_admissible(attackers: Attackers, inside: Collection[int]) -> str:
    if fault := _conflicting(attackers, inside):
        return fault
    against = {by for one in inside for by in attackers[one]}
    unmet = any(not any(by in inside for by in attackers[one]) for one in against)
    return "an attack on a member is not answered" if unmet else ""


def _not_complete(attackers: Attackers, inside: Collection[int]) -> str:
    if fault := _not_admissible(attackers, inside):
        return fault
    beaten = [any(by in inside for by in mine) for mine in attackers]
    missing = any(
        one not in inside and all(beaten[by] for by in mine) for one, mine in enumerate(attackers)
    )
    return "something is defended but not a member" if missing else ""


def _not_stable(attackers: Attackers, inside: Collection[int]) -> str:
    if fault := _conflicting(attackers, inside):
        return fault
    free = any(
        one not in inside and not any(by in inside for by in mine)
        for one, mine in enumerate(attackers)
    )
    return "something outside is not attacked" if free else ""


def _not_naive(attackers: Attackers, inside: Collection[int]) -> str:
    if fault := _conflicting(attackers, inside):
        return fault
    attacking = {by for one in inside for by in attackers[one]}
    free = any(
        one not in inside
        and one not in mine
        and one not in attacking
        and not any(by in inside for by in mine)
        for one, mine in enumerate(attackers)
    )
    return "something can be added without conflict" if free else ""


# The same definitions as clauses: x + 1 says that x is a member, n + x + 1 that one attacks it.


def _peace(attackers: Attackers) -> Clauses:
    return [[-(one + 1), -(by + 1)] for one, mine in enumerate(attackers) for by in mine]


def _attacked(attackers: Attackers) -> Clauses:
    size = len(attackers)
    says = []
    for one, mine in enumerate(attackers):
        says.append([-(size + one + 1), *(by + 1 for by in mine)])
        says.extend([size + one + 1, -(by + 1)] for by in mine)
    return says


def _admissible(attackers: Attackers) -> Clauses:
    size = len(attackers)
    answered = [[-(one + 1), size + by + 1] for one, mine in enumerate(attackers) for by in mine]
    return [*_peace(attackers), *_attacked(attackers), *answered]


def _complete(attackers: Attackers) -> Clauses:
    size = len(attackers)
    taken = [[one + 1, *(-(size + by + 1) for by in mine)] for one, mine in enumerate(attackers)]
    return [*_admissible(attackers), *taken]


def _stable(attackers: Attackers) -> Clauses:
    return [
        *_peace(attackers),
        *([one + 1, *(by + 1 for by in mine)] for one, mine in enumerate(attackers)),
    ]


def _naive(attackers: Attackers) -> Clauses:
    around = [{one, *mine} for one, mine in enumerate(attackers)]
    for one, mine in enumerate(attackers):
        for by in mine:
            around[by].add(one)
    return [
        *_peace(attackers),
        *([x + 1 for x in near] for one, near in enumerate(around) if one not in attackers[one]),
    ]


RULES: Mapping[str, Rules] = {
    "conflict-free": Rules(_conflicting, _peace),
    "naive": Rules(_not_naive, _naive, shrinks=False, grows=False),
    "admissible": Rules(_not_admissible, _admissible),
    "complete": Rules(_not_complete, _complete),
    # Every largest admissible set is complete, so clauses may say so (Dung 1995, Th. 25).
    "preferred": Rules(_not_admissible, _complete, largest=True),
    "stable": Rules(_not_stable, _stable, grows=False),
}
"""How the extensions of each semantics are checked."""
