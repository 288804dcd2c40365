"""Proposals of which nobody knows what scaling does to them."""

from collections.abc import Iterator

from robustmap.explain.words import SCALING
from robustmap.model import ids
from robustmap.query.dues._due import SORTS, Ground, Obligation

_SILENT = ("unsupported", "circular")


@SORTS.entry("robustness")
def robustness(kb: Ground) -> Iterator[Obligation]:
    """Yield the proposals that are unknown in a direction, by their clauses and by arguments."""
    for proposal, row in kb.robustness_table.items():
        unknown = [
            SCALING.get(kind, kind)
            for kind, one in row.items()
            if one.answer == "unknown" and not _argued(kb, ids.join(proposal, f"robust-{kind}"))
        ]
        if unknown:
            says = "in every direction" if len(unknown) == len(row) else ", ".join(unknown)
            yield Obligation("robustness", proposal, says=says)


def _argued(kb: Ground, statement: str) -> bool:
    """Tell whether an argument says something of the robustness, for or against."""
    known = statement in kb.map.statements
    return known and kb.solution.claim_answer(statement) not in _SILENT
