"""Certificates about extensions that are made component by component."""

from itertools import chain

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.checks import _cells as checks
from robustmap.reason.evidence._proven import asked_by, numbers, proven
from robustmap.reason.semantics._by_components import ByComponents
from robustmap.reason.semantics._search import Budget


def cf2(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that there is, or is not, a cf2 extension as claimed."""
    search = ByComponents(claim.semantics, framework, budget, stage=False)
    found = search._find(asked_by(claim))  # noqa: SLF001
    if (found is not None) != claim.exists:
        return None
    if found is not None:
        return Certificate(claim, numbers(found()))
    shown = Certificate(claim, family=tuple(sorted(map(numbers, search.cuts))))
    return proven(shown, checks.cf2_encoding(framework.attackers, shown), budget)


def stage2(framework: Framework, claim: Claim, budget: Budget) -> Certificate | None:
    """Show that there is, or is not, a stage2 extension as claimed."""
    search = ByComponents(claim.semantics, framework, budget, stage=True)
    found = search._find(asked_by(claim))  # noqa: SLF001
    if (found is not None) != claim.exists:
        return None
    if found is not None:
        shown = Certificate(claim, numbers(found()))
        return proven(shown, checks.wider_encoding(framework.attackers, shown), budget)
    pairs = [*search.wider, *((one, frozenset[int]()) for one in search.cuts)]
    family = tuple(map(numbers, chain.from_iterable(pairs)))
    shown = Certificate(claim, family=family)
    return proven(shown, checks.stage2_encoding(framework.attackers, shown), budget)
