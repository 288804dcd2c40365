"""A ledger as an assistant gets it: what speaks for and against, by how it has fared."""

from typing import Any

from robustmap.assist.marked import kept
from robustmap.explain.ledger import Ledger


def ledger_told(found: Ledger) -> dict[str, Any]:
    """Give the ids on both sides by group, and what rests on one premise together."""
    return {
        "for": kept(**found.for_._asdict()),
        "against": kept(**found.against._asdict()),
        **kept(shared=[{"premise": one, "items": items} for one, items in found.shared]),
    }
