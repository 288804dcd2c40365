"""`ask`: the verdict on something."""

from typing import TYPE_CHECKING

from robustmap.assist.inputs import Seen
from robustmap.assist.ledgers import ledger_told
from robustmap.assist.marked import kept
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import named, view_told
from robustmap.explain import words
from robustmap.model.nodes import Proposal
from robustmap.reason.solution import CAUTIOUS

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict
    from robustmap.kb import KB


def ask(desk: Desk, given: Seen) -> Data:
    """Give the verdict, what it rests on, the replies, and what shows it."""
    kb = given.seen(desk.kb)
    verdict = kb.ask(given.id)
    found = {
        **named(kb, verdict.id),
        **view_told(kb),
        "shown_by": _shown(verdict),
        **kept(rests_on=list(verdict.rests_on)),
    }
    if verdict.ledger is None:
        replies = kept(fell=verdict.replies.met, stand_or_in_dispute=verdict.replies.open)
        return {**found, "replies": replies}
    return {**found, **ledger_told(verdict.ledger), **_scaled(kb, verdict.id)}


def _shown(verdict: "Verdict") -> str:
    """Say what shows a verdict, and how widely it holds."""
    told = words.SEMANTICS[verdict.semantics]
    if verdict.semantics != CAUTIOUS:
        told += f": {words.REACH[verdict.reach]}"
    if verdict.witness is None:
        return f"{told}; worked out by search"
    holds = "NOT CONFIRMED" if verdict.faults() else "checked"
    return f"{told}; a witness of {words.count(verdict.witness.size, 'step')}, {holds}"


def _scaled(kb: "KB", ref: str) -> Data:
    """Say what scaling does to a proposal, if it is one that is asked about."""
    node = kb.map.owner(ref)
    if not isinstance(node, Proposal):
        return {}
    found = kb.robustness(node.id)
    return {"robustness": {one.kind: words.robustness(one).fill() for one in found.values()}}


TOOLS.add(
    "ask",
    Tool(
        "The verdict",
        "Give the verdict on a claim, proposal, argument, premise or clause: `answer` is the"
        " word of the files, `words` that of the readers. Other arguments choose a view.",
        Seen,
        ask,
    ),
)
