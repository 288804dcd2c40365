"""What is common to making certificates."""

from collections.abc import Iterable

from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.refutation import refutation
from robustmap.reason.semantics._sat import Clause
from robustmap.reason.semantics._search import Asked, Budget


def asked_by(claim: Claim) -> Asked:
    """Give what a claim says of an extension."""
    return Asked(frozenset(claim.inside), frozenset(claim.outside), frozenset(claim.spared))


def numbers(found: Iterable[int]) -> tuple[int, ...]:
    """Give arguments in ascending order."""
    return tuple(sorted(found))


def proven(shown: Certificate, clauses: list[Clause], budget: Budget) -> Certificate | None:
    """Add the clauses that refute what the check will write down; None where they do not."""
    refuted = refutation(clauses, budget)
    return None if refuted is None else shown._replace(refuted=refuted)
