"""`ledger`: what speaks for and against a claim, item by item."""

from robustmap.assist.inputs import Seen
from robustmap.assist.ledgers import ledger_told
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import named, view_told
from robustmap.errors import NoVerdictError
from robustmap.explain.ledger import Side
from robustmap.explain.words import LEDGER


def ledger(desk: Desk, given: Seen) -> Data:
    """Give every item for and against, by how it has fared, with its verdict and title."""
    kb = given.seen(desk.kb)
    verdict = kb.ask(given.id)
    if verdict.ledger is None:
        message = f"`{verdict.id}` is an argument, and ledgers are kept of claims; try `neighbours`"
        raise NoVerdictError(message)

    def side(found: Side) -> list[Data]:
        groups = found._asdict().items()
        return [
            {**named(kb, item), "fared": LEDGER.get(group, group)}
            for group, items in groups
            for item in items
        ]

    found = verdict.ledger
    return {
        **named(kb, verdict.id),
        **view_told(kb),
        "for": side(found.for_),
        "against": side(found.against),
        "shared": ledger_told(found).get("shared", []),
    }


TOOLS.add(
    "ledger",
    Tool(
        "For and against",
        "List the items for and against a claim, premise, clause or proposal, and how each has"
        " fared. Items that share a premise are named, so that nobody counts them twice.",
        Seen,
        ledger,
    ),
)
