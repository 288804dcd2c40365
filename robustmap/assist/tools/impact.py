"""`impact`: what would follow, were something withdrawn, accepted or denied."""

from typing import Literal

from pydantic import Field

from robustmap.assist.consequences import consequences
from robustmap.assist.inputs import About
from robustmap.assist.registry import TOOLS, Data, Desk, Tool
from robustmap.assist.told import named
from robustmap.errors import QueryError


class Supposed(About):
    """What is supposed of something."""

    stance: Literal["withdrawn", "accepted", "denied"] = Field(
        default="withdrawn",
        description="A whole node is withdrawn; a claim, premise or clause is accepted or denied.",
    )


def impact(desk: Desk, given: Supposed) -> Data:
    """Give the consequences."""
    kb = desk.kb
    found = kb.impact_of(given.id)
    diff = getattr(found, given.stance)
    ref = kb[given.id].id
    if diff is None:
        known = ", ".join(name for name, one in found._asdict().items() if one is not None)
        message = f"`{ref}` cannot be {given.stance}; it can be: {known or 'nothing of the kind'}"
        raise QueryError(message)
    return {**named(kb, ref), "stance": given.stance, **consequences(diff)}


TOOLS.add(
    "impact",
    Tool(
        "What if",
        "Tell which verdicts and ledgers would change, were a node withdrawn, or a claim, premise"
        " or clause accepted or denied. Nothing is written.",
        Supposed,
        impact,
    ),
)
