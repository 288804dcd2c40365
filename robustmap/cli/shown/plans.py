"""What `robustmap robustness PROPOSAL` tells of its assumptions and checklists."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from robustmap.cli.shared.table import GAP, aligned

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.assumptions import Assumption
    from robustmap.reason.comparisons import Cell


def lines(kb: "KB", proposal: str) -> Iterator[str]:
    """Yield what a proposal assumes, removed one at a time, and what its checklists say."""
    from robustmap.explain import plans as told

    found = kb.assumptions(proposal)
    relied = [(one.claim, told.without(one), _told(one)) for one in found.relied_on]
    hangs = [(one.claim, "; ".join(_flips(one))) for one in found.deciding]
    cells = [
        (one.criterion, told.cell(one), f"if {one.condition}" if one.condition else "")
        for one in _cells(kb, proposal)
    ]
    yield from _block("one assumption removed at a time", relied)
    yield from _block("its robustness hangs on", hangs)
    if found.cut:
        yield f"{GAP}{told.PLAN['cut']}"
    yield from _block("comparisons and checklists", cells)


def _block(heading: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield f"\n{heading}:"
        yield from (f"{GAP}{line}" for line in aligned(("",) * len(rows[0]), rows, head=False))


def _told(one: "Assumption") -> str:
    from robustmap.explain.plans import told

    return f"told: {told(one)}" if one.told else ""


def _flips(one: "Assumption") -> Iterator[str]:
    from robustmap.explain.plans import flip

    for how, flips in (("if granted", one.granted), ("if taken away", one.denied)):
        yield from (f"{how}, {flip(each)}" for each in flips)


def _cells(kb: "KB", proposal: str) -> "Iterator[Cell]":
    for question in kb.asked.get(proposal, ()):
        yield from kb.comparisons[question].row(proposal)


def data(kb: "KB", proposal: str) -> dict[str, Any]:
    """Give the same as plain data."""
    found = kb.assumptions(proposal)
    return {
        "assumptions": [_assumption(one) for one in found.assumptions],
        "assumptions_cut": found.cut,
        "comparisons": [
            {
                **{key: getattr(one, key) for key in _KEYS},
                "quantity": one.quantity and one.quantity.model_dump(exclude_none=True),
            }
            for one in _cells(kb, proposal)
        ],
    }


_KEYS = ("question", "criterion", "statement", "answer", "state", "verdict", "condition", "why")


def _assumption(one: "Assumption") -> dict[str, Any]:
    flips = {
        name: [
            {
                "proposal": flip.proposal,
                "cell": flip.cell,
                "argued": flip.argued,
                "before": flip.words[0],
                "after": flip.words[1],
            }
            for flip in getattr(one, name)
        ]
        for name in ("granted", "denied", "others")
    }
    return {**one._asdict(), **flips}
