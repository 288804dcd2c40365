"""Certificates about the ideal and the eager extension."""

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.checks import _unique as checks
from robustmap.reason.evidence._proven import asked_by, numbers, proven
from robustmap.reason.semantics._search import Budget
from robustmap.reason.semantics.eager import EagerPart
from robustmap.reason.semantics.ideal import IdealPart


def ideal(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that the ideal extension is, or is not, as claimed."""
    shown = _found(IdealPart(framework, budget), claim)
    return shown and proven(shown, checks.ideal_encoding(framework.attackers, shown), budget)


def eager(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that the eager extension is, or is not, as claimed."""
    shown = _found(EagerPart(framework, budget), claim)
    return shown and proven(shown, checks.eager_encoding(framework.attackers, shown), budget)


def _found(search: IdealPart | EagerPart, claim: Claim) -> Certificate | None:
    extension = next(search._all())  # noqa: SLF001
    if asked_by(claim).met(search.framework, extension) != claim.exists:
        return None
    family = tuple(map(numbers, search.seen))
    return Certificate(claim, numbers(extension), family=family)
