"""Answers checked by code that shares nothing with the searches that found them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from robustmap.graph.aba import Aba
from robustmap.graph.framework import Framework
from robustmap.reason import certificates, witness
from robustmap.reason.aba import aba_fault
from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.certify import certify, claim_of
from robustmap.reason.problems._instance import Instance
from robustmap.reason.rules import RULES
from robustmap.reason.semantics._labelling import IN
from robustmap.reason.semantics._search import Answer, Budget, Extension

_BY_DEFINITION = ("admissible", "complete", "stable", "grounded")
"""Semantics of assumptions whose definitions are checked in full."""


class Checked(NamedTuple):
    """What a check has come to: `faults` are what is wrong, `open` what it leaves unchecked."""

    faults: tuple[str, ...] = ()
    open: str = ""


def check(instance: Instance | Aba, answer: Answer, budget: Budget | None = None) -> Checked:
    """Check an answer by its extension, or by a proof that there is none.

    The extension is that of the answer; a proof is searched for first, which may take longer
    than the answer did. For assumption-based frameworks there are no proofs.
    """
    extension, query = answer.extension, answer.query
    if extension is None:
        return _refuted(instance, answer, budget or Budget())
    asked = answer.question != "some" and query is not None
    if asked and (query in extension) != (answer.question == "credulous"):
        return Checked((f"the extension does not show it of {query}",))
    return check_each(instance, answer.semantics, [extension], budget)


def check_each(
    instance: Instance | Aba,
    semantics: str,
    found: Iterable[Extension],
    budget: Budget | None = None,
) -> Checked:
    """Check that sets are extensions. Not that there are no more of them."""
    budget = budget or Budget()
    for extension in found:
        if isinstance(instance, Aba):
            checked = _assumed(instance, semantics, extension)
        else:
            checked = _extension(instance, semantics, extension, budget)
        if checked.faults or checked.open:
            return checked
    return Checked()


def _assumed(aba: Aba, semantics: str, extension: Extension) -> Checked:
    fault = aba_fault(aba, semantics, extension)
    if fault:
        return Checked((fault,))
    partly = semantics not in _BY_DEFINITION
    return Checked(open=f"it is complete, but not that it is {semantics}" if partly else "")


def _extension(instance: Instance, semantics: str, extension: Extension, budget: Budget) -> Checked:
    framework = instance.whole
    if semantics == "grounded":
        return Checked(tuple(_grounded(instance, extension)))
    members = tuple(sorted(extension))
    rules = RULES.get(semantics)
    if rules is not None and not rules.largest:
        everything = tuple(range(len(framework)))
        shown = Certificate(Claim(semantics, exists=True), members, everything)
        return Checked(tuple(certificates.verify(framework, shown)))
    # Asked for by all of its members, and without all others, it can only be this one.
    others = tuple(one for one in range(len(framework)) if one not in extension)
    return _claimed(framework, Claim(semantics, True, members, others), budget)  # noqa: FBT003


def _grounded(instance: Instance, extension: Extension) -> Sequence[str]:
    """Check the grounded extension by the ranks of a labelling, which must have just it as in."""
    labels, ranks = instance.ground
    if {one for one, label in enumerate(labels) if label == IN} != extension:
        return ["it is not what is labelled in"]
    framework = instance.whole
    shown = witness.Witness(
        framework.names[0] if framework.names else "",
        dict(zip(framework.names, labels, strict=True)),
        dict(zip(framework.names, ranks, strict=True)),
    )
    return witness.verify(framework, shown) if framework.names else []


def _refuted(instance: Instance | Aba, answer: Answer, budget: Budget) -> Checked:
    """Check that there is no extension as an answer says."""
    if isinstance(instance, Aba):
        return Checked(open="no proof is made that no set of assumptions is so")
    claim = claim_of(answer)
    assert claim is not None
    if answer.semantics == "grounded":
        label = instance.ground.labels[answer.query or 0]
        if (label == IN) != (answer.question == "sceptical"):
            return Checked(("it is not what the label says",))
        return Checked(tuple(_grounded(instance, instance.settled)))
    return _claimed(instance.whole, claim, budget)


def _claimed(framework: Framework, claim: Claim, budget: Budget) -> Checked:
    shown = certify(framework, claim, budget)
    if shown is not None:
        return Checked(tuple(certificates.verify(framework, shown)))
    left = budget.left()
    if left is not None and left <= 0:
        return Checked(open="the time was over before it was checked")
    return Checked(("no proof of it is found",))
