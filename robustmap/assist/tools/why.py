"""`why`: the reasons for a verdict."""

from pydantic import Field

from robustmap.assist.inputs import Seen
from robustmap.assist.marked import kept, said
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import view_told
from robustmap.explain.why import Reason

MAX_LEVELS = 12


class Why(Seen):
    """What to give reasons for, and how deep."""

    depth: int = Field(default=3, ge=0, le=MAX_LEVELS, description="How many levels to tell.")


def why(desk: Desk, given: Why) -> Data:
    """Give the tree of reasons."""
    kb = given.seen(desk.kb)
    return {**_told(kb.why(given.id, depth=given.depth)), **view_told(kb)}


def _told(reason: Reason) -> Data:
    title = said(reason.title) if reason.title and not reason.repeats else {}
    return {
        **kept(lead=reason.lead),
        "id": reason.id,
        "words": reason.verdict.fill(),
        **title,
        **({"repeats": True} if reason.repeats else {}),
        **({"cut": "there is more beneath: ask why about this id"} if reason.cut else {}),
        **kept(because=[_told(one) for one in reason.children]),
    }


TOOLS.add(
    "why",
    Tool(
        "The reasons",
        "Tell why a verdict is what it is, as a tree: `lead` says how each reason bears on the"
        " one above it.",
        Why,
        why,
    ),
)
