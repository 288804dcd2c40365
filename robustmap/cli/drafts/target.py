"""What a new argument is aimed at, asked for step by step."""

from typing import Any

import click

from robustmap.cli.drafts.desk import Desk
from robustmap.cli.drafts.prompts import number, pick
from robustmap.cli.drafts.seek import meant, shown
from robustmap.model.nodes import ARGUING

_WHAT = {
    "claim": "a sentence is false, or it is true",
    "step": "an author could keep every premise and still be wrong, or is right to go on from them",
    "question": "something needs to be backed up",
}
_SIDES = {
    "claim": {"against": "it is false", "for": "it is true"},
    "step": {"undercuts": "it does not go through", "backs": "it does"},
}
_KINDS = {
    "claim": ("claim", "proposal", "argument", "story"),
    "step": ("argument", "story"),
    "question": ("claim", "proposal", "argument", "story"),
}
_ASK = {
    "claim": "Which sentence: an id, or words to look for (an argument shows its premises)",
    "step": "Whose step: the id of an argument or failure story, or words to look for",
    "question": "What is to be backed up: an id, or words to look for",
}


def ask_target(desk: Desk) -> tuple[str, dict[str, Any]]:
    """Ask what a new argument speaks to; gives the kind of node that it is, and its aim.

    A question defeats nothing, so what asks for backing becomes a challenge.
    """
    click.echo("What does it speak to: the claim, the step, or a question?")
    what = pick("Which", _WHAT)
    relation = pick("How", _SIDES[what]) if what in _SIDES else "asks_about"
    kind = "argument" if what in _SIDES else "question"
    sort = {} if what in _SIDES else {"sort": "challenge"}
    while True:
        target = _chosen(desk, what, meant(desk, _ASK[what], _KINDS[what]))
        fields = {**sort, relation: [target]}
        fault = desk.fault(kind, fields)
        if not fault:
            return kind, fields
        click.echo(f"  {fault}")


def _chosen(desk: Desk, what: str, found: str) -> str:
    """Show what was found, and ask for the part of it that is meant."""
    click.echo(f"  {shown(desk, found)}")
    if not isinstance(desk.map.nodes.get(found), ARGUING):
        return found
    inferences = [desk.map.inferences[one] for one in desk.map.inferences_of[found]]
    premises = list(dict.fromkeys(premise for one in inferences for premise in one.premises))
    if what == "claim":
        if len(premises) == 1:
            click.echo(f"  its only premise: {shown(desk, premises[0])}")
            return premises[0]
        choice = number("Which premise", [shown(desk, one) for one in premises])
        return premises[choice - 1] if choice else found
    for premise in premises:
        click.echo(f"    premise {shown(desk, premise)}")
    if what == "question" or len(inferences) == 1:
        return found
    options = [f"on {shown(desk, one.target)}" for one in inferences]
    choice = number("Which step (0: all of them)", options)
    return inferences[choice - 1].id if choice else found
