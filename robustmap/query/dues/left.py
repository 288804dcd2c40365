"""Points that an exchange left open, where no other sort tells of them already."""

from collections.abc import Iterator

from robustmap.model.nodes import Dialogue, Question
from robustmap.query.dues._due import SORTS, Ground, Obligation

SETTLED = ("supported", "rejected", "undercut", "premise-lost")
"""Verdicts with which a point is no longer open, whatever the exchange left of it."""


@SORTS.entry("left")
def left(kb: Ground) -> Iterator[Obligation]:
    """Yield the open points of dialogues that are no questions and not settled since."""
    for node in kb.map.of_kind("dialogue"):
        if not isinstance(node, Dialogue):
            continue
        told = {due.node for due in kb.replays[node.id].open}
        for ref in dict.fromkeys(node.open_points):
            found = kb.map.resolve(ref)
            owner = kb.map.owner(ref)
            if found is None or owner is None or owner.review == "withdrawn" or found in told:
                continue
            if not isinstance(owner, Question) and _answer(kb, found) not in SETTLED:
                yield Obligation("left", found, (), node.id)


def _answer(kb: Ground, ref: str) -> str:
    statement = kb.map.statement_id(ref)
    if statement is not None:
        return kb.solution.claim_answer(statement)
    return kb.solution.argument_answer(ref) if kb.map.inferences_of.get(ref) else ""
