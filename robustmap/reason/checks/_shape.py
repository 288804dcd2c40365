"""What the checks read, and what they have in common."""

from collections.abc import Collection, Sequence
from typing import Protocol

Attackers = Sequence[Sequence[int]]
Clauses = list[list[int]]
Set = frozenset[int]


class Asked(Protocol):
    """That there is, or is not, an extension with, without, and not attacking some arguments."""

    @property
    def exists(self) -> bool: ...
    @property
    def inside(self) -> Collection[int]: ...
    @property
    def outside(self) -> Collection[int]: ...
    @property
    def spared(self) -> Collection[int]: ...


class Shown(Protocol):
    """A certificate: an extension, sets of arguments, and clauses that follow one by one."""

    @property
    def claim(self) -> Asked: ...
    @property
    def extension(self) -> Collection[int] | None: ...
    @property
    def family(self) -> Sequence[Collection[int]]: ...
    @property
    def refuted(self) -> Sequence[Sequence[int]]: ...


def unlike(attackers: Attackers, claim: Asked, inside: Set) -> str:
    """Tell in what a set is not as claimed; "" where it is."""
    if not all(one in inside for one in claim.inside):
        return "the extension lacks what was asked for"
    if any(one in inside for one in claim.outside):
        return "the extension has what it must not have"
    if any(by in inside for one in claim.spared for by in attackers[one]):
        return "the extension attacks what it must not attack"
    return ""


def claimed(attackers: Attackers, claim: Asked) -> Clauses:
    """Say that a set is as claimed."""
    return [
        *([one + 1] for one in claim.inside),
        *([-one - 1] for one in claim.outside),
        *([-by - 1] for one in claim.spared for by in attackers[one]),
    ]


def conflicting(attackers: Attackers, inside: Set) -> str:
    """Tell whether a member attacks a member (Dung 1995, Def. 5)."""
    clash = any(by in inside for one in inside for by in attackers[one])
    return "a member attacks another" if clash else ""


def not_admissible(attackers: Attackers, inside: Set) -> str:
    """Tell what keeps a set from being admissible (Dung 1995, Def. 6)."""
    if fault := conflicting(attackers, inside):
        return fault
    against = {by for one in inside for by in attackers[one]}
    unmet = any(inside.isdisjoint(attackers[one]) for one in against)
    return "an attack on a member is not answered" if unmet else ""


def peace(attackers: Attackers) -> Clauses:
    """Say that no member attacks a member. Argument x is variable x + 1."""
    return [[-one - 1, -by - 1] for one, mine in enumerate(attackers) for by in mine]


def admissible(attackers: Attackers) -> Clauses:
    """Say that every attack on a member is answered. Of n arguments, x is attacked: n + x + 1."""
    size = len(attackers)
    says = peace(attackers)
    for one, mine in enumerate(attackers):
        says.append([-size - one - 1, *(by + 1 for by in mine)])
        says += [[-one - 1, size + by + 1] for by in mine]
    return says


def range_of(attackers: Attackers, inside: Set) -> Set:
    """Give the members with all that they attack."""
    return frozenset(
        one for one, mine in enumerate(attackers) if one in inside or not inside.isdisjoint(mine)
    )


def outside_range(attackers: Attackers, range_: Set) -> list[int]:
    """Say that something is in the range of a set, but not in this one."""
    beyond = {
        other for one, mine in enumerate(attackers) if one not in range_ for other in (one, *mine)
    }
    return [other + 1 for other in sorted(beyond)]


def whole_range(attackers: Attackers, range_: Set) -> Clauses:
    """Say that all of this range is in the range of a set."""
    return [[other + 1 for other in {one, *attackers[one]}] for one in sorted(range_)]


def largest(clauses: Clauses) -> int:
    """Give the largest variable of some clauses."""
    return max((abs(literal) for clause in clauses for literal in clause), default=0)


def not_narrower(attackers: Attackers, family: Sequence[Set], first: int) -> Clauses:
    """Say that a set's range is no mere part of that of any of a family.

    A set of largest range keeps to this, whatever sets of the same sort the family holds. The
    variables from `first` on say that the range is the same.
    """
    says: Clauses = []
    for same, one in enumerate(family, first):
        range_ = range_of(attackers, one)
        says.append([same, *outside_range(attackers, range_)])
        says += [[-same, *clause] for clause in whole_range(attackers, range_)]
    return says
