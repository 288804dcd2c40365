"""Where one new argument would turn a verdict: the places that an opponent would look for.

The new argument has a reason that nobody disputes, so it holds as long as nobody answers it:
the most that one contribution can do. What it may speak to are the claims, for or against,
and the inferences: it undercuts one, or backs one that somebody undercuts.
"""

from typing import NamedTuple

from robustmap.model.nodes import Answer
from robustmap.reason.resilience._changes import Kind
from robustmap.reason.resilience._judge import Judge

ADDING: tuple[Kind, ...] = ("undercuts", "against", "for", "backs")
"""The relations that a new argument may have, the first told first."""


class Opening(NamedTuple):
    """A new argument that would turn the verdict: its relation, its target, and what follows.

    `direct` says that it speaks to the very thing that is asked about, or to a premise of it.
    """

    relation: Kind
    target: str
    answer: Answer
    direct: bool


def found(judge: Judge) -> tuple[Opening, ...]:
    """Give every opening of one verdict, what is far from it first.

    Only what touches the witness of the verdict can turn it, and each of these is tried:
    linear in the witness, and for each in what the new argument leads to.
    """
    changes = judge.board.changes
    openings: list[Opening] = []
    for number in judge.must:
        change = changes[number]
        if change.kind not in ADDING:
            continue
        answer = judge.answer(judge.after((number,)))
        if answer != judge.before:
            direct = change.ref in judge.near
            openings.append(Opening(change.kind, change.ref, answer, direct))
    order = {kind: place for place, kind in enumerate(ADDING)}
    return tuple(sorted(openings, key=lambda one: (one.direct, order[one.relation], one.target)))
