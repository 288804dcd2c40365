"""`robustmap replay DIALOGUE`: an exchange move by move, with the state after each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json

if TYPE_CHECKING:
    from robustmap.reason.dialogues import Option, Replay, Step


@click.command()
@click.argument("ref", metavar="DIALOGUE")
@kb_option
@view_options
@format_option("text", "json")
def command(ref: str, folder: str | None, form: str, **view: Any) -> None:
    """Play a dialogue or game through: each move, what it leaves open, what may come next."""
    played = open_kb(folder, **view).dialogue(ref)
    if form == "json":
        write_json(_data(played))
        return
    for line in _lines(played):
        click.echo(line)


def _lines(played: "Replay") -> Iterator[str]:
    from robustmap.explain import dialogues as words

    derived = ", moves worked out from plans and stories" if played.derived else ""
    yield f"{played.id}: {words.PROTOCOL[played.protocol]}{derived}"
    for step in played.steps:
        yield from _step(step, game=played.game)
    if not played.steps:
        yield "  no move has been recorded"
    if played.open:
        told = (f"{due.move} ({words.DUE[due.sort]})" for due in played.open)
        yield f"  open: {', '.join(told)}"
    if played.winner:
        condition = played.condition
        by = f"{condition.id}: {condition.when}" if condition else "the other side concedes"
        yield f"  won by {words.role(played.winner)}, {by}"
    if played.steps:
        yield f"  result: {words.RESULT[played.said]}"
    for wrong in played.result_faults:
        yield f"  ! {wrong.message}"
    if played.next:
        yield f"  legal next: {'; '.join(map(_option, played.next))}"


def _step(step: "Step", *, game: bool) -> Iterator[str]:
    from robustmap.explain import dialogues as words

    turn = step.turn
    who = f"{turn.by} ({turn.who})" if turn.who and turn.who != turn.by else turn.by
    said = f"  {turn.id}  {who} {words.MOVE.get(turn.word, turn.word)}"
    said += f", to {turn.replies_to}" if turn.replies_to else ""
    told = [one for one in (turn.node, turn.text) if one]
    yield ": ".join([said, *told])
    yield from (f"      ! {one.message}; expected {one.expected}" for one in step.wrong)
    notes = [f"meets {due.move}" for due in step.closes]
    notes += [f"leaves {due.move} open" for due in step.opens]
    notes += [words.DIALOGUE[step.effect]] if step.effect in ("template", "idle") else []
    notes += [f"{step.open} open"] if notes or step.open else []
    if game and step.next:
        then = dict.fromkeys(option.word for option in step.next)
        notes.append(f"next: {', '.join(then)}")
    if notes:
        yield f"      {'; '.join(notes)}"


def _option(option: "Option") -> str:
    on = f" on {option.on}" if option.on else ""
    return f"{option.word} by the {option.by}{on}"


def _data(played: "Replay") -> dict[str, Any]:
    return {
        "id": played.id,
        "protocol": played.protocol,
        "derived": played.derived,
        "moves": [_move(step) for step in played.steps],
        "open": [due._asdict() for due in played.open],
        "winner": played.winner,
        "condition": played.outcome.condition if played.outcome else "",
        "result": played.said,
        "result_faults": [one._asdict() for one in played.result_faults],
        "next": [option._asdict() for option in played.next],
    }


def _move(step: "Step") -> dict[str, Any]:
    return {
        **step.turn._asdict(),
        "wrong": [one._asdict() for one in step.wrong],
        "opens": [due._asdict() for due in step.opens],
        "closes": [due._asdict() for due in step.closes],
        "effect": step.effect,
        "open": step.open,
        "next": [option._asdict() for option in step.next],
    }
