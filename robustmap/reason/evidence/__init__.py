"""Certificates made, for the semantics that `robustmap.reason.checks` checks.

`EVIDENCE` gives the certificate of a claim that is true, or None of one that is not. What a
search has learned on its way to an answer is what the check needs to come to it again.
"""

from collections.abc import Callable, Mapping

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim
from robustmap.reason.evidence._cells import cf2, stage2
from robustmap.reason.evidence._ranges import semi_stable, stage
from robustmap.reason.evidence._unique import eager, ideal
from robustmap.reason.semantics._search import Budget

EVIDENCE: Mapping[str, Callable[[Framework, Claim, Budget], Certificate | None]] = {
    "cf2": cf2,
    "eager": eager,
    "ideal": ideal,
    "semi-stable": semi_stable,
    "stage": stage,
    "stage2": stage2,
}

__all__ = ["EVIDENCE"]
