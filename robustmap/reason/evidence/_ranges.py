"""Certificates about extensions of largest range."""

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.checks import _ranges as checks
from robustmap.reason.checks import _shape as shape
from robustmap.reason.evidence._proven import asked_by, numbers, proven
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._search import Budget
from robustmap.reason.semantics._widest import Widest


def semi_stable(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that there is, or is not, a semi-stable extension as claimed."""
    shown = _found(Widest(claim.semantics, framework, budget, sat.admissible), claim)
    if shown is None:
        return None
    return proven(shown, checks.encoding(framework.attackers, shown, shape.admissible), budget)


def stage(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that there is, or is not, a stage extension as claimed."""
    shown = _found(Widest(claim.semantics, framework, budget, sat.conflict_free), claim)
    if shown is None:
        return None
    return proven(shown, checks.encoding(framework.attackers, shown, shape.peace), budget)


def _found(search: Widest, claim: Claim) -> Certificate | None:
    """Give an extension as claimed, or the sets that have more range than all that are so."""
    found = search._find(asked_by(claim))  # noqa: SLF001
    if (found is not None) != claim.exists:
        return None
    if found is not None:
        return Certificate(claim, numbers(found()))
    return Certificate(claim, family=tuple(numbers(one) for one in search.learned.values()))
