"""Certificates made: a claim that a search has found true, with what the check needs."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason import certificates
from robustmap.reason.certificates import Certificate, Claim, verify_label
from robustmap.reason.evidence import EVIDENCE
from robustmap.reason.refutation import refutation
from robustmap.reason.rules import RULES
from robustmap.reason.semantics import IN, OUT, SEMANTICS, Answer, Budget
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._search import NOTHING, Asked, NotDecidedError
from robustmap.reason.semantics._solved import Largest

Reach = Literal["every", "some", "no"]
"""In how many of the extensions an argument is."""


class Shown(NamedTuple):
    """Why an argument has its label under a semantics with several extensions.

    `certificates` show the label, and `reach`: in how many of the extensions the argument is.
    """

    query: str
    semantics: str
    label: int
    reach: Reach
    certificates: tuple[Certificate, ...]

    @property
    def size(self) -> int:
        """Count the arguments and clauses of which the certificates are made."""
        return sum(one.size for one in self.certificates)

    def faults(self, framework: Framework) -> list[str]:
        """Check all by independent code; an empty list means that the label holds."""
        argument = framework.index[self.query]
        faults = verify_label(framework, self.semantics, argument, self.label, self.certificates)
        claims = [one.claim for one in self.certificates]
        within = Claim(self.semantics, self.reach == "some", inside=(argument,))
        if self.reach != "every" and within not in claims:
            faults.append("it is not shown in how many of the extensions it is")
        if (self.reach == "every") != (self.label == IN):
            faults.append("the label is not that of what is in every extension")
        return faults


def show(framework: Framework, semantics: str, argument: int, label: int) -> Shown | None:
    """Show the label of an argument by certificates; None where none are known to the check."""
    one = (argument,)
    reach = reach_of(framework, semantics, argument, label)
    claims = {
        IN: [Claim(semantics, exists=True), Claim(semantics, exists=False, outside=one)],
        OUT: [Claim(semantics, exists=True), Claim(semantics, exists=False, spared=one)],
    }.get(
        label,
        [Claim(semantics, exists=True, outside=one), Claim(semantics, exists=True, spared=one)],
    )
    if reach != "every":
        claims.append(Claim(semantics, exists=reach == "some", inside=one))
    found = [certify(framework, claim) for claim in claims]
    certificates = tuple(one for one in found if one is not None)
    if len(certificates) < len(claims):
        return None
    return Shown(framework.names[argument], semantics, label, reach, certificates)


def reach_of(framework: Framework, semantics: str, argument: int, label: int) -> Reach:
    """Tell in how many of the extensions an argument with this label is."""
    if label == IN:
        return "every"
    search = SEMANTICS[semantics].search
    assert search is not None
    return "some" if search(framework, Budget()).credulous(argument).holds else "no"


def claim_of(answer: Answer) -> Claim | None:
    """Give the claim that an answer makes; None where it was not decided."""
    if answer.holds is None:
        return None
    exists = answer.holds != (answer.question == "sceptical")
    query = () if answer.query is None else (answer.query,)
    if answer.question == "sceptical":
        return Claim(answer.semantics, exists, outside=query)
    return Claim(answer.semantics, exists, inside=query)


def certify(framework: Framework, claim: Claim, budget: Budget | None = None) -> Certificate | None:
    """Give the certificate of a claim that is true, or None where the time is over.

    None too where the claim is not true, or no check is known for the semantics. An extension
    is searched for; that there is none costs a second search, which writes down what it learns.
    """
    budget = budget or Budget()
    further = EVIDENCE.get(claim.semantics)
    try:
        if further is not None:
            return further(framework, claim, budget)
        for scope in _scopes(framework, claim) if claim.semantics in RULES else ():
            shown = Certificate(claim, scope=scope)
            local = _cut(framework, scope)
            made = _extended if claim.exists else _excluded
            found = made(local, shown, budget)
            if found is None:
                continue
            if claim.exists and not RULES[claim.semantics].largest:
                return found
            proven = _proven(framework, found, budget)
            if proven is not None:
                return proven
    except NotDecidedError:
        return None
    return None


def _scopes(framework: Framework, claim: Claim) -> Iterator[tuple[int, ...]]:
    """Give the smallest scope that may show a claim, and the whole where that may fail."""
    rules, whole = RULES[claim.semantics], tuple(range(len(framework)))
    if rules.grows if claim.exists else rules.shrinks:
        asked = NOTHING.union(*claim[2:])
        scope = sorted(asked)
        seen = set(scope)
        for one in scope:
            fresh = [by for by in framework.attackers[one] if by not in seen]
            seen.update(fresh)
            scope += fresh
        yield tuple(sorted(scope))
        if rules.grows:
            return
    yield whole


def _cut(framework: Framework, scope: Sequence[int]) -> Framework:
    """Give a part of a framework that nothing outside attacks; places in the scope."""
    if len(scope) == len(framework):
        return framework
    place = {one: at for at, one in enumerate(scope)}
    return Framework(
        tuple([framework.names[one] for one in scope]),
        tuple([tuple([place[by] for by in framework.attackers[one]]) for one in scope]),
    )


def _asked(shown: Certificate) -> Asked:
    place = {one: at for at, one in enumerate(shown.scope)}
    return Asked(*(frozenset([place[one] for one in side]) for side in shown.claim[2:]))


def _extended(local: Framework, shown: Certificate, budget: Budget) -> Certificate | None:
    """Add an extension that is as claimed; None where there is none."""
    search = SEMANTICS[shown.claim.semantics].search
    assert search is not None
    found = search(local, budget)._find(_asked(shown))  # noqa: SLF001
    if found is None:
        return None
    return shown._replace(extension=tuple(sorted(shown.scope[one] for one in found())))


def _excluded(local: Framework, shown: Certificate, budget: Budget) -> Certificate | None:
    """Add sets not as claimed such that all that is lies within one of them; None: no such."""
    if not RULES[shown.claim.semantics].largest:
        return shown
    search = Largest(shown.claim.semantics, local, budget, sat.complete)
    if search._find(_asked(shown)) is not None:  # noqa: SLF001
        return None
    family = (tuple(sorted(shown.scope[one] for one in larger)) for larger in search.passed)
    return shown._replace(family=tuple(family))


def _proven(framework: Framework, shown: Certificate, budget: Budget) -> Certificate | None:
    """Add the clauses that refute what the check will write down; None where it is no wonder."""
    clauses = certificates.encoding(framework.attackers, shown)
    lemmas = refutation(clauses, budget)
    return None if lemmas is None else shown._replace(refuted=lemmas)
