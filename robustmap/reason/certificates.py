"""Certificates of answers about extensions, and their independent check.

An extension is checked by the words of its definition, in time linear in the attacks. That
there is none of some sort is shown by a list of clauses, each of which follows from those
before it by unit propagation alone, down to the empty one (Goldberg and Novikov 2003), against
clauses that the check writes down by itself from the definition. The check shares no code with
any search.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from robustmap.graph.framework import Framework
from robustmap.reason.checks import CHECKS
from robustmap.reason.propagation import follows
from robustmap.reason.rules import RULES, Attackers, Clauses, Rules


class Claim(NamedTuple):
    """That there is, or is not, an extension with, without, and not attacking some arguments.

    An argument is in some extension: `Claim("preferred", True, inside=(a,))`. It is in every
    one: `Claim("preferred", False, outside=(a,))`. All attack it: `spared=(a,)`, with False.
    """

    semantics: str
    exists: bool
    inside: tuple[int, ...] = ()
    outside: tuple[int, ...] = ()
    spared: tuple[int, ...] = ()


class Certificate(NamedTuple):
    """What shows a claim.

    `extension` is an extension that there is. `refuted` are clauses, each following from those
    before: that there is none, or that the extension is a largest one. All speak of `scope`
    only, which nothing outside attacks; clauses name the places in it. `family` are
    sets of arguments none of which is as claimed, though all that are lie within one of them.
    """

    claim: Claim
    extension: tuple[int, ...] | None = None
    scope: tuple[int, ...] = ()
    family: tuple[tuple[int, ...], ...] = ()
    refuted: tuple[tuple[int, ...], ...] = ()

    @property
    def size(self) -> int:
        """Count the arguments and clauses of which it is made."""
        return len(self.extension or ()) + sum(map(len, self.family)) + len(self.refuted)


def verify(framework: Framework, shown: Certificate) -> list[str]:
    """Check a certificate against a framework; gives what is wrong, nothing if it holds.

    Linear where an extension shows the claim by its definition; else as long as the list of
    clauses takes to be followed.
    """
    claim = shown.claim
    rules, further = RULES.get(claim.semantics), CHECKS.get(claim.semantics)
    if rules is None and further is None:
        return [f"nothing is known of the semantics {claim.semantics}"]
    size = len(framework)
    named = [*claim.inside, *claim.outside, *claim.spared, *shown.scope, *(shown.extension or ())]
    if any(not 0 <= one < size for one in (*named, *(o for s in shown.family for o in s))):
        return ["an argument is named that is not in the framework"]
    if rules is None:
        return list(further(framework.attackers, shown)) if further else []
    fault = _scoped(framework.attackers, rules, shown)
    check = _shown if claim.exists else _refuted
    fault = fault or check(framework.attackers, rules, shown)
    return [fault] if fault else []


def verify_label(
    framework: Framework, semantics: str, argument: int, label: int, shown: Sequence[Certificate]
) -> list[str]:
    """Check that certificates show a label: 1 in, 2 out, 0 neither; gives what is wrong.

    In is in every extension and out what every one attacks, of which there must be one.
    """
    one = (argument,)
    there = Claim(semantics, exists=True)
    needed = {
        1: (there, Claim(semantics, exists=False, outside=one)),
        2: (there, Claim(semantics, exists=False, spared=one)),
        0: (
            Claim(semantics, exists=True, outside=one),
            Claim(semantics, exists=True, spared=one),
        ),
    }[label]
    claimed = [certificate.claim for certificate in shown]
    faults = ["it is not shown what the label says"] if set(needed) - set(claimed) else []
    return [*faults, *(fault for one in shown for fault in verify(framework, one))]


def encoding(attackers: Attackers, shown: Certificate) -> Clauses:
    """Write down as clauses what a certificate must refute; places in the scope from 1 on.

    For a claim that there is an extension: that a larger set than this one is such. For one
    that there is none: that there is such a set, within none of the family.
    """
    place = {one: at for at, one in enumerate(shown.scope, 1)}
    claim, kept = shown.claim, frozenset(shown.extension or ())
    clauses = RULES[claim.semantics].clauses(_local(attackers, shown.scope))
    if claim.exists:
        clauses += [[place[one]] for one in kept]
        clauses.append([at for one, at in place.items() if one not in kept])
        return clauses
    clauses += [[place[one]] for one in claim.inside]
    clauses += [[-place[one]] for one in claim.outside]
    clauses += [[-place[by]] for one in claim.spared for by in attackers[one]]
    for one in map(frozenset, shown.family):
        clauses.append([at for other, at in place.items() if other not in one])
    return clauses


def _local(attackers: Attackers, scope: Sequence[int]) -> Attackers:
    """Give who attacks whom within a scope, by the places in it from 0 on."""
    place = {one: at for at, one in enumerate(scope)}
    return [[place[by] for by in attackers[one] if by in place] for one in scope]


def _shown(attackers: Attackers, rules: Rules, shown: Certificate) -> str:
    """Check that the extension is one of the scope, and as claimed."""
    if shown.extension is None:
        return "no extension is shown"
    place = {one: at for at, one in enumerate(shown.scope)}
    if not all(one in place for one in shown.extension):
        return "the extension leaves the scope"
    inside = frozenset(place[one] for one in shown.extension)
    fault = rules.fault(_local(attackers, shown.scope), inside)
    fault = fault or _unlike(attackers, shown.claim, frozenset(shown.extension))
    if fault or not rules.largest:
        return fault
    refuted = follows(encoding(attackers, shown), shown.refuted)
    return "" if refuted else "it is not shown that nothing can be added"


def _unlike(attackers: Attackers, claim: Claim, inside: Collection[int]) -> str:
    if not all(one in inside for one in claim.inside):
        return "the extension lacks what was asked for"
    if any(one in inside for one in claim.outside):
        return "the extension has what it must not have"
    if any(by in inside for one in claim.spared for by in attackers[one]):
        return "the extension attacks what it must not attack"
    return ""


def _refuted(attackers: Attackers, rules: Rules, shown: Certificate) -> str:
    """Check that the scope has no extension as claimed, so that the whole has none."""
    if shown.family and not rules.largest:
        return "sets are left out, though not only the largest count"
    local = _local(attackers, shown.scope)
    place = {one: at for at, one in enumerate(shown.scope)}
    for one in map(frozenset, shown.family):
        if not all(member in place for member in one):
            return "a set that is left out leaves the scope"
        if fault := rules.fault(local, frozenset(place[member] for member in one)):
            return f"a set that is left out is none: {fault}"
        if not _unlike(attackers, shown.claim._replace(inside=()), one):
            return "a set is left out that may be within one as asked for"
    refuted = follows(encoding(attackers, shown), shown.refuted)
    return "" if refuted else "it is not shown that there is none"


def _scoped(attackers: Attackers, rules: Rules, shown: Certificate) -> str:
    """Check that a scope may speak for the whole."""
    claim, scope = shown.claim, frozenset(shown.scope)
    if len(scope) != len(shown.scope):
        return "the scope names an argument twice"
    if len(scope) == len(attackers):
        return ""
    if not (rules.grows if claim.exists else rules.shrinks):
        return "the scope leaves out what may matter"
    if any(by not in scope for one in scope for by in attackers[one]):
        return "the scope is attacked from outside"
    if any(one not in scope for one in (*claim.inside, *claim.outside, *claim.spared)):
        return "the scope lacks what is asked about"
    return ""
