"""Words about plans: cells of comparisons, assumptions taken away, branches, axes."""

from typing import TYPE_CHECKING

from robustmap.explain import words
from robustmap.explain.words import CLAIM, SCALING, UNASSESSED, count
from robustmap.model.expand import ROBUST, WORKS
from robustmap.reason.comparisons import Cell, CellState
from robustmap.reason.robustness import Robustness

if TYPE_CHECKING:
    from robustmap.model.parts import CellAnswer, Quantity
    from robustmap.reason.assumptions import Assumption, Flip

ANSWER: "dict[CellAnswer, str]" = {
    "yes": "yes",
    "partly": "in part",
    "no": "no",
    "unknown": "unknown",
}
"""How a proposal meets a criterion."""

FARED: dict[CellState, str] = {
    "stands": "",
    "disputed": "in dispute",
    "fallen": "countered here",
    "open": "only supposed",
    "uncounted": "has no effect here",
    "unknown": "said to be unknown",
    "missing": "nothing said yet",
}
"""How the answer of a cell has fared."""

GOES = {"well": "goes well", "partly": "goes well in part", "badly": "goes badly", "": ""}
"""How a proposal on which a branch turns goes in it."""

HOLDS = {"well": "holds", "partly": "holds in part", "badly": "does not hold", "": ""}
"""The same for a claim."""

REMOVED = {True: "it no longer works", False: "it still works", None: "nothing to take down"}
"""What becomes of a proposal without one of its assumptions."""

SUPPOSED = {
    True: "with the others granted, it would no longer work",
    False: "with the others granted, it would still work",
    None: "it does not work even with all of them granted",
}
"""The same where it does not stand today, as if all that it relies on were granted."""

TOLD = {"yes": "it breaks", "no": "it holds", "unknown": "said to be unknown", "": ""}
"""What is told of that."""

DIFFERS = "what is told and what follows disagree"

COMPARISONS = {
    "title": "Comparisons",
    "intro": "Proposals set against criteria. Every cell is a statement that can be argued "
    "against; an empty one is an invitation.",
    "csv": "All cells as a table (CSV)",
    "empty": "There is no comparison or checklist yet.",
    "comparison": "Comparisons",
    "checklist": "Checklists: questions to every proposal",
    "cells": "{assessed} of {cells} cells assessed",
    "grid": "Which option meets what",
    "grid-note": "In an empty cell, nothing has been said yet.",
    "option": "Option",
    "criteria": "Criteria",
    "unassessed": "Not assessed yet",
    "unassessed-note": "Nobody has said. “Unknown” is a welcome answer too.",
    "silent": "Nothing has been said yet of {number}:",
    "assess": "Assess it",
    "unmet": "Met by no option",
    "unmet-note": "No option is said to meet these in full; a cell that is open may change that.",
    "unmet-row": "{criterion} ({known})",
    "unmet-partly": "in part or on a condition: {options}",
    "unmet-open": "not known of {number}",
    "dominated": "Matched everywhere and beaten somewhere",
    "dominated-note": "Told only where every cell of both is known and stands. A condition counts "
    "against the option that needs it, and “yes” counts as better than “no”.",
    "dominated-row": "{by} does as well as {option} by every criterion, and better by: {better}",
    "cut": "There are too many different rows to compare them all.",
    "condition": "if {condition}",
    "unvaried": "Axes that nobody varies",
    "unvaried-note": "No clause of any proposal and no failure story says what more or less of "
    "these would do.",
}

PLAN = {
    "checklists": "What it is asked",
    "checklists-note": "Criteria of comparisons and checklists, and what is said of each.",
    "heads": "Criterion|What is said|Asked in",
    "silent": "Asked in {questions}, with nothing said yet:",
    "unasked": "Also said of it, though nothing asks for it",
    "branches": "What is done in which case",
    "branches-note": "The cases stand beside each other: each says what is done if it comes about.",
    "turns": "Turns on: {on}, which {goes} here.",
    "turns-only": "Turns on: {on}.",
    "if": "If {condition}:",
    "needs": "That would take:",
    "affects": "Changes the effort on {affects}",
    "affected": "Branches of other plans that would change it",
    "untold": "Nothing is said of the case that this {ways}.",
    "or": " or ",
    "missing": "not there any more",
    "removed": "One assumption removed at a time",
    "removed-note": "What follows if a claim is taken away and everything is worked out anew, "
    "beside what is told of that.",
    "removed-heads": "Without|Its verdict today|What follows|What is told|Also changed",
    "hangs": "What its robustness hangs on",
    "hangs-note": "Taking one of these for granted, or away, changes what is said of its "
    "robustness.",
    "hangs-heads": "Claim|Its verdict today|If granted|If taken away",
    "cut": "There are more assumptions than are tried out here.",
    "axes": "Axes nobody has varied for it",
    "axes-note": "Nobody says what more or less of these would do to it: each is a question.",
    "axes-varied": "Varied so far: {axes}.",
}


def cell(found: Cell) -> str:
    """Say what a cell says, and how that has fared, without its condition.

    >>> cell(Cell("q", "plan", "cheap", "plan#meets-cheap", "yes", "disputed"))
    'yes, in dispute'
    """
    if not found.assessed:
        return FARED[found.state]
    return ", ".join(one for one in (ANSWER[found.answer], FARED[found.state]) if one)


def amount(found: "Quantity") -> str:
    """Write a number with its unit, or its range, and how well it is known.

    >>> from robustmap.model.parts import Quantity
    >>> amount(Quantity(low=0.1, high=0.5, unit="of the problem", certainty="guessed"))
    '0.1 to 0.5 of the problem (guessed)'
    """
    from robustmap.explain.labels import CERTAINTY

    ends = [f"{end:g}" for end in (found.low, found.high) if end is not None]
    number = found.value or " to ".join(ends)
    said = " ".join(one for one in (number, found.unit) if one) or found.sign or ""
    return f"{said} ({CERTAINTY[found.certainty]})".strip()


def flip(found: "Flip") -> str:
    """Say what is otherwise once an assumption is toggled.

    >>> from robustmap.reason.assumptions import Flip
    >>> flip(Flip("plan", "up", "unsupported", "supported", argued=True))
    'scaled up, as argued: unassessed → supported'
    """
    name = "works" if found.cell == WORKS else SCALING[found.cell]
    how = ", as argued" if found.argued and found.cell != WORKS else ""
    sides = (_side(found, side) for side in (found.before, found.after))
    return f"{name}{how}: {' → '.join(sides)}"


def _side(found: "Flip", side: object) -> str:
    if isinstance(side, Robustness):
        return words.robustness(side).fill()
    open_ = side == "unsupported" and (found.cell == WORKS or f"robust-{found.cell}" in ROBUST)
    return UNASSESSED if open_ else CLAIM[side]  # type: ignore[index]


def goes(way: str, *, claim: bool) -> str:
    """Say how what a branch turns on goes, which is a claim or a proposal.

    >>> goes("badly", claim=False), goes("badly", claim=True)
    ('goes badly', 'does not hold')
    """
    return (HOLDS if claim else GOES)[way]


def without(found: "Assumption") -> str:
    """Say what follows for a proposal if an assumption of it is taken away."""
    if not found.relied_on:
        return ""
    return (SUPPOSED if found.supposing else REMOVED)[found.breaks]


def told(found: "Assumption") -> str:
    """Say what is told of that, and whether it is what follows."""
    return f"{TOLD[found.told]} ({DIFFERS})" if found.agree is False else TOLD[found.told]


def assessed(cells: int, number: int) -> str:
    """Say how many cells of a grid are filled.

    >>> assessed(3, 9)
    '3 of 9 cells assessed'
    """
    return COMPARISONS["cells"].format(assessed=cells, cells=number)


def options(number: int) -> str:
    """Count options.

    >>> options(2)
    '2 proposals'
    """
    return count(number, "proposal")
