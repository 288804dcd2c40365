"""Checks of extensions of largest range: semi-stable (Caminada 2006), stage (Verheij 1996)."""

from collections.abc import Callable, Iterator

from robustmap.reason.checks._shape import (
    Attackers,
    Clauses,
    Set,
    Shown,
    admissible,
    claimed,
    conflicting,
    largest,
    not_admissible,
    not_narrower,
    outside_range,
    peace,
    range_of,
    unlike,
    whole_range,
)
from robustmap.reason.propagation import follows


def semi_stable(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check that there is, or is not, a semi-stable extension as claimed.

    Admissible sets of largest range are the complete ones of largest range: what such a set
    defends could be added, so it is a member.
    """
    return _checked(attackers, shown, admissible, not_admissible)


def stage(attackers: Attackers, shown: Shown) -> Iterator[str]:
    """Check that there is, or is not, a stage extension as claimed."""
    return _checked(attackers, shown, peace, conflicting)


def encoding(attackers: Attackers, shown: Shown, base: Callable[[Attackers], Clauses]) -> Clauses:
    """Write down what a certificate must refute.

    For a claim that there is an extension: that a set has all of its range and more. For one
    that there is none: that a set is as claimed, and its range no mere part of that of one of
    the family.
    """
    says = base(attackers)
    if shown.claim.exists:
        range_ = range_of(attackers, frozenset(shown.extension or ()))
        return [*says, *whole_range(attackers, range_), outside_range(attackers, range_)]
    first = max(largest(says), len(attackers)) + 1
    family = [frozenset(one) for one in shown.family]
    return [*says, *claimed(attackers, shown.claim), *not_narrower(attackers, family, first)]


def _checked(
    attackers: Attackers,
    shown: Shown,
    base: Callable[[Attackers], Clauses],
    fault_of: Callable[[Attackers, Set], str],
) -> Iterator[str]:
    if shown.claim.exists and shown.extension is None:
        yield "no extension is shown"
        return
    sets = (
        [frozenset(shown.extension or ())] if shown.claim.exists else map(frozenset, shown.family)
    )
    for one in sets:
        if fault := fault_of(attackers, one):
            yield fault
            return
        if shown.claim.exists and (fault := unlike(attackers, shown.claim, one)):
            yield fault
            return
    if not follows(encoding(attackers, shown, base), shown.refuted):
        there = "nothing has more range" if shown.claim.exists else "there is none"
        yield f"it is not shown that {there}"
