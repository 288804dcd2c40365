"""What proposals have in common: thresholds that break them, claims that they rest on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from robustmap.reason.robustness._chains import chain, claims
from robustmap.reason.robustness._clauses import Plan
from robustmap.reason.robustness._demands import Demands
from robustmap.reason.semantics import IN


def claims_beneath(plan: Plan, asked: Demands) -> frozenset[str]:
    """Give the claims that a proposal rests on.

    Those that it says it relies on, with all premises of the arguments that hold for them,
    and the facts by which what it asks for comes in order. Its own clauses are left out:
    no other proposal shares them.
    """
    solution = plan.solution
    found: set[str] = set()
    pending = [solution.map.statement_id(link.to) or link.to for link in plan.proposal.relies_on]
    for first, then in asked.pairs():
        pending += claims(chain(plan.world.facts[0], first, then) or ())
    while pending:
        one = pending.pop()
        if one not in found:
            found.add(one)
            pending += _premises(plan, one)
    return frozenset(found)


def _premises(plan: Plan, statement: str) -> Iterator[str]:
    solution = plan.solution
    for inference in solution.flat.pro.get(statement, ()):
        if solution.inference_label(inference) == IN:
            yield from solution.map.inferences[inference].premises


def common(
    asked: Mapping[str, Demands], beneath: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give what pairs of proposals share: thresholds that break both, claims beneath both."""
    grounds = {
        proposal: beneath[proposal] | {edge.threshold for edge in one.breaks}
        for proposal, one in asked.items()
    }
    pairs = combinations(sorted(grounds), 2)
    found = {(one, other): grounds[one] & grounds[other] for one, other in pairs}
    return {pair: tuple(sorted(shared)) for pair, shared in found.items() if shared}


What = Literal["threshold", "claim", "proposal"]


def points(
    judged: Sequence[str], asked: Sequence[Demands], beneath: Mapping[str, frozenset[str]]
) -> Iterator[tuple[What, str, int]]:
    """Yield what proposals hang on, with the bit mask of those that do.

    Thresholds that break several of them, claims beneath them, and each of them itself.
    """
    thresholds: dict[str, int] = {}
    claims_: dict[str, int] = {}
    for place, (proposal, one) in enumerate(zip(judged, asked, strict=True)):
        for edge in one.breaks:
            thresholds[edge.threshold] = thresholds.get(edge.threshold, 0) | 1 << place
        for claim in beneath[proposal]:
            claims_[claim] = claims_.get(claim, 0) | 1 << place
        yield "proposal", proposal, 1 << place
    yield from (
        ("threshold", ref, mask) for ref, mask in thresholds.items() if mask.bit_count() > 1
    )
    yield from (("claim", ref, mask) for ref, mask in claims_.items())
