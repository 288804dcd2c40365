"""Checks of the ideal extension (Dung, Mancarella, Toni 2007) and the eager (Caminada 2007).

There is exactly one of each, so a certificate shows which one it is, and the claim is read off.
"""

from collections.abc import Collection, Iterator

from robustmap.reason.checks._shape import (
    Attackers,
    Clauses,
    Set,
    Shown,
    admissible,
    largest,
    not_admissible,
    not_narrower,
    outside_range,
    range_of,
    unlike,
    whole_range,
)
from robustmap.reason.propagation import follows


def ideal(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check a certificate by the ideal extension.

    The family holds admissible sets, among them all arguments that any admissible set has. No
    attacker of the extension is one of these, so every preferred extension holds it; nothing
    that one of these attacks is in an ideal set, and of all else no more can be defended.
    """
    known = frozenset[int]().union(*shown.family)
    spared = {one for one in known if known.isdisjoint(attackers[one])}
    return _checked(attackers, shown, frozenset(spared), ideal_encoding(attackers, shown))


def ideal_encoding(attackers: Attackers, shown: Shown) -> Clauses:
    """Say that an admissible set holds an attacker of the extension, or something unknown."""
    unknown = set(range(len(attackers))).difference(*shown.family)
    against = {by for one in shown.extension or () for by in attackers[one]}
    return [*admissible(attackers), [one + 1 for one in sorted(unknown | against)]]


def eager(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check a certificate by the eager extension.

    The family holds semi-stable extensions, all semi-stable extensions hold what is shown, and
    it is all that can be defended of what the family has in common.
    """
    common = frozenset(range(len(attackers)))
    for one in shown.family:
        common &= frozenset(one)
    return _checked(attackers, shown, common, eager_encoding(attackers, shown))


def eager_encoding(attackers: Attackers, shown: Shown) -> Clauses:
    """Say that an admissible set is one of two things.

    Either it has more range than one of the family, which then is not semi-stable. Or its range
    is no mere part of that of any of them, and it lacks something of the extension.
    """
    says = admissible(attackers)
    lacks = max(largest(says), len(attackers)) + 1
    family = [frozenset(one) for one in shown.family]
    more = lacks + 1
    says.append([lacks, *range(more, more + len(family))])
    for at, one in enumerate(family):
        range_ = range_of(attackers, one)
        held = [*whole_range(attackers, range_), outside_range(attackers, range_)]
        says += [[-more - at, *clause] for clause in held]
    says.append([-lacks, *(-one - 1 for one in shown.extension or ())])
    narrow = not_narrower(attackers, family, more + len(family))
    return [*says, *([-lacks, *clause] for clause in narrow)]


def _checked(attackers: Attackers, shown: Shown, bound: Set, encoding: Clauses) -> Iterator[str]:
    """Check that what is shown is the extension: within the bound, and by clauses in all."""
    if shown.extension is None:
        yield "no extension is shown"
        return
    extension = frozenset(shown.extension)
    for one in (extension, *map(frozenset, shown.family)):
        if fault := not_admissible(attackers, one):
            yield fault
            return
    fault = unlike(attackers, shown.claim, extension)
    if shown.claim.exists and fault:
        yield fault
    elif not shown.claim.exists and not fault:
        yield "the extension is as it is said not to be"
    elif not _defended(attackers, bound) <= extension:
        yield "it is not shown that nothing can be added"
    elif not follows(encoding, shown.refuted):
        yield "it is not shown that all the others hold it"


def _defended(attackers: Attackers, bound: Collection[int]) -> Set:
    """Give the largest part of a set that answers every attack on its members."""
    left = frozenset(bound)
    while True:
        beaten = {a for a, mine in enumerate(attackers) if not left.isdisjoint(mine)}
        kept = frozenset(one for one in left if beaten.issuperset(attackers[one]))
        if kept == left:
            return left
        left = kept
