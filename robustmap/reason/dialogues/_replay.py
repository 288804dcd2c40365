"""The replay of a dialogue: every move with what it does, and what is left at the end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from robustmap.model.nodes import Dialogue
from robustmap.model.parts import WinCondition
from robustmap.reason.dialogues._derive import derived, derives
from robustmap.reason.dialogues._facts import Facts
from robustmap.reason.dialogues._move import Change, Due, Option, Outcome, Turn, Wrong
from robustmap.reason.dialogues._protocol import PROTOCOLS, Protocol, State


class Step(NamedTuple):
    """One move with the state after it.

    `opens` and `closes` are what it leaves open and what it closes, `effect` what else it
    does, `open` how many things are open after it, `next` what would be legal then.
    """

    turn: Turn
    wrong: tuple[Wrong, ...] = ()
    opens: tuple[Due, ...] = ()
    closes: tuple[Due, ...] = ()
    effect: str = ""
    open: int = 0
    next: tuple[Option, ...] = ()


@dataclass(frozen=True, eq=False)
class Replay:
    """A dialogue played through. Linear in its moves, and in what its builds revise."""

    id: str
    protocol: str
    game: bool
    """Whether it is played by turns."""
    derived: bool
    """Whether its moves follow from proposals and stories, and are not recorded."""
    steps: tuple[Step, ...]
    open: tuple[Due, ...]
    """What is open at the end, oldest first."""
    next: tuple[Option, ...]
    """What would be legal next; nothing in a thread, where anybody may go on."""
    outcome: Outcome | None
    conditions: tuple[WinCondition, ...]
    """The ways to win: those of the dialogue, then those of its game."""
    said: str
    """The result that the file records."""
    result_faults: tuple[Wrong, ...] = ()

    @property
    def winner(self) -> str:
        """The role that has won, "" where nobody has."""
        return self.outcome.winner if self.outcome else ""

    @property
    def condition(self) -> WinCondition | None:
        """The win condition that has come about, if a judge has named one."""
        named = self.outcome.condition if self.outcome else ""
        return next((one for one in self.conditions if one.id == named), None)

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """Every move by its id; where two have one id, the first."""
        found: dict[str, Turn] = {}
        for step in self.steps:
            found.setdefault(step.turn.id, step.turn)
        return found

    def after(self, number: int) -> tuple[Due, ...]:
        """Give what is open after so many moves, oldest first."""
        found: dict[str, Due] = {}
        for step in self.steps[:number]:
            found.update((due.move, due) for due in step.opens)
            for due in step.closes:
                found.pop(due.move, None)
        return tuple(found.values())


def turns(facts: Facts, dialogue: Dialogue) -> tuple[Turn, ...]:
    """Give the moves of a dialogue as they are played: recorded ones, or derived."""
    if derives(dialogue):
        return derived(facts, dialogue)
    return tuple(_recorded(facts, dialogue))


def _recorded(facts: Facts, dialogue: Dialogue) -> Iterator[Turn]:
    for number, move in enumerate(dialogue.moves, 1):
        node = facts.map.resolve(move.node) or move.node if move.node else ""
        yield Turn(
            number=number,
            id=move.id or f"m{number}",
            by=move.by,
            word=move.move,
            node=node,
            replies_to=move.replies_to or "",
            wins=move.wins or "",
            who=move.who or "",
            text=move.text or "",
        )


def replay(facts: Facts, dialogue: Dialogue) -> Replay:
    """Play a dialogue through. What is wrong is told with the move, and the play goes on."""
    protocol = PROTOCOLS[dialogue.protocol]
    known = conditions(facts, dialogue)
    state = State(facts, dialogue.roles, {one.id: one for one in known})
    steps = tuple(_steps(protocol, state, turns(facts, dialogue)))
    return Replay(
        dialogue.id,
        dialogue.protocol,
        protocol.game,
        derives(dialogue),
        steps,
        tuple(state.due.values()),
        tuple(protocol.options(state)),
        state.outcome,
        known,
        dialogue.result,
        tuple(_result(dialogue, steps, state)),
    )


def conditions(facts: Facts, dialogue: Dialogue) -> tuple[WinCondition, ...]:
    """Give the ways to win a dialogue: its own, and those of the game whose rules it names."""
    game = facts.map.nodes.get(facts.map.resolve(dialogue.game or "") or "")
    found = {one.id: one for one in dialogue.win_conditions}
    if isinstance(game, Dialogue) and game.review != "withdrawn":
        for one in game.win_conditions:
            found.setdefault(one.id, one)
    return tuple(found.values())


def _steps(protocol: Protocol, state: State, played: Iterable[Turn]) -> Iterator[Step]:
    for turn in played:
        wrong = tuple(protocol.legal(state, turn))
        change = _play(protocol, state, turn, wrong)
        state.heard.setdefault(turn.id, turn)
        yield Step(
            turn,
            wrong,
            change.opens,
            change.closes,
            change.effect,
            len(state.due),
            tuple(protocol.options(state)),
        )


def _play(protocol: Protocol, state: State, turn: Turn, wrong: tuple[Wrong, ...]) -> Change:
    """Play a move as it was most likely meant; one that is against the rules changes nothing."""
    if wrong:
        turn = protocol.mend(turn)
        if turn.replies_to not in state.heard:
            turn = turn._replace(replies_to="")
        # A second move of the same id is played all the same; replies mean the first.
        if any(one.sort != "twice" for one in protocol.legal(state, turn)):
            return Change()
    change = protocol.play(state, turn)
    state.last = state.last_of[turn.word] = turn
    return change


def _result(dialogue: Dialogue, steps: tuple[Step, ...], state: State) -> Iterator[Wrong]:
    """Yield what the moves have against the result that a dialogue records."""
    conceded = any(step.effect == "concession" for step in steps)
    if dialogue.result == "agreed" and not conceded:
        told, expected = "no move agrees or concedes", "`result: open`, or the move that agrees"
    elif dialogue.result == "win" and state.outcome is None:
        told = "no move decides who has won"
        expected = "`result: open`, or the move that names who `wins`"
        if dialogue.protocol == "thread":
            told, expected = "a thread is never won", "`result: open` or `result: agreed`"
        elif conceded:
            return
    elif dialogue.result == "open" and "result" in dialogue.model_fields_set and state.over:
        told, expected = "a judge has ended the play", "`result: win`"
    else:
        return
    yield Wrong("illegal", "result", f"the result is `{dialogue.result}`, but {told}", expected)
