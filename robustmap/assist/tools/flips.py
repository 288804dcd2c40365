"""`flips`: what would turn a verdict."""

from pydantic import Field

from robustmap.assist.inputs import Seen
from robustmap.assist.marked import kept
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import named, view_told
from robustmap.model.nodes import Answer


class Turned(Seen):
    """Whose verdict, to what, and how far to search."""

    to: Answer | None = Field(default=None, description="Only what turns it to this verdict.")
    largest: int = Field(default=3, ge=1, le=3, description="Sets of at most so many changes.")
    arguments_only: bool = Field(default=False, description="Switch arguments off; nothing else.")


def flips(desk: Desk, given: Turned) -> Data:
    """Give the smallest changes, the places for one new argument, and what is still open."""
    from robustmap.explain.firmness import Firm, flips_data

    kb = given.seen(desk.kb)
    grants = not given.arguments_only
    found = kb.flips(given.id, to=given.to, grants=grants, largest=given.largest)
    further = not found.found and not found.never
    distance = kb.distance(given.id, to=given.to, grants=grants) if further else None
    ledger = kb.ask(given.id).ledger
    firm = Firm(found, kb.openings(given.id), kb.prospect(given.id), distance, ledger)
    data = flips_data(found)
    sets = [{"changes": one["changes"], "then": one["answer"]} for one in data["found"]]
    return {
        **named(kb, found.ref),
        **view_told(kb),
        "size": data["size"],
        "never": data["never"],
        **kept(found=sets),
        "in_words": [line.strip() for line in firm.lines()],
    }


TOOLS.add(
    "flips",
    Tool(
        "What would turn it",
        "Find the smallest sets of changes that turn a verdict, where one new argument would, and"
        " what is still open that could. Exact up to three changes, in the cautious view.",
        Turned,
        flips,
    ),
)
