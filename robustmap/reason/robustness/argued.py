"""Argued beside computed: what the arguments say of robustness, and what the clauses do.

`PROPOSAL#robust-up` has a verdict from the arguments aimed at it; the clauses of the
proposal and the order of thresholds give an answer of their own. Neither settles the
other: both are shown, and where they disagree one of them has something to mend.
"""

from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.expand import ROBUST
from robustmap.model.nodes import ClaimAnswer
from robustmap.reason.robustness import Robustness, RobustnessAnswer, table
from robustmap.reason.solution import Solution

_ARGUED: dict[ClaimAnswer, bool | None] = {
    "supported": True,
    "unargued": True,
    "contested": None,
    "rejected": False,
    "unsupported": None,
    "circular": None,
}
_COMPUTED: dict[RobustnessAnswer, bool | None] = {
    "works": True,
    "stops": False,
    "stopped": False,
    "no-room": False,
    "disputed": None,
    "unknown": None,
}
_GENTLE = ("graceful", "detectable")


class Both(NamedTuple):
    """What is argued and what is computed of one proposal under one kind of scaling.

    `statement` is what is argued about (`PROPOSAL#robust-KIND`), `argued` its verdict,
    `computed` the answer from the clauses. `agree` is None where one of them is silent or
    itself in dispute, so that there is nothing to compare.
    """

    proposal: str
    kind: str
    statement: str
    argued: ClaimAnswer
    computed: Robustness
    agree: bool | None


def both(solution: Solution, computed: Robustness) -> Both:
    """Put the verdict on what is argued beside an answer of the table."""
    statement = ids.join(computed.proposal, f"robust-{computed.kind}")
    answer = solution.claim_answer(statement)
    said, found = _ARGUED[answer], withstands(computed)
    agree = None if said is None or found is None else said == found
    return Both(computed.proposal, computed.kind, statement, answer, computed, agree)


def argued(solution: Solution) -> dict[str, dict[str, Both]]:
    """Give both for the whole table: proposal -> kind -> argued and computed."""
    return {
        proposal: {kind: both(solution, row[kind]) for kind in row if f"robust-{kind}" in ROBUST}
        for proposal, row in table(solution).items()
    }


def withstands(computed: Robustness) -> bool | None:
    """Tell whether a computed answer amounts to being robust; None where it does not say.

    Nobody can keep a system working below what it needs, so a proposal withstands being
    scaled down if it fails gently or visibly there; how it fails must be said.
    """
    if computed.kind == "down" and computed.answer in ("stops", "stopped"):
        return None if computed.failure is None else computed.failure in _GENTLE
    return _COMPUTED[computed.answer]
