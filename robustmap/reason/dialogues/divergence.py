"""The divergence game: a way to depart from what was trained, the data that forbid it, and so on.

The proposer names a divergence, the counterer answers that training would have punished it,
the proposer makes it cleverer or says what else could have been learnt; they go on by turns
until a judge names the condition that has come about.
"""

from collections.abc import Iterator, Sequence

from robustmap.reason.dialogues._move import Change, Option, Outcome, Turn, Wrong
from robustmap.reason.dialogues._protocol import PROTOCOLS, Protocol, State, known_win, now

RIVAL = {"proposer": "counterer", "counterer": "proposer"}
"""Who plays against whom."""


class Divergence(Protocol):
    """The rules of the divergence game."""

    roles = ("proposer", "counterer", "judge")
    words = {  # noqa: RUF012 - a constant of the class
        "propose": ("proposer",),
        "counter": ("counterer",),
        "sophisticate": ("proposer",),
        "substitute": ("proposer",),
        "judge": ("judge",),
        "concede": ("proposer", "counterer"),
    }

    def judge(self, state: State, turn: Turn) -> Iterator[Wrong]:
        """Yield what the rules have against a move."""
        legal = self.options(state)
        if turn.word not in {option.word for option in legal}:
            yield Wrong("illegal", "move", self._why(state, turn), now(legal))
        elif turn.word == "judge":
            yield from _verdict(state, turn)
        elif state.last and turn.word != "concede":
            yield from _turn(state.last, turn)
        if turn.word != "judge" and turn.wins:
            yield Wrong("illegal", "wins", "only a judge says who wins", "a move of the judge")

    def _why(self, state: State, turn: Turn) -> str:
        if state.over:
            return f"the play has ended, so nobody can `{turn.word}`"
        if state.last is None:
            return f"a game begins with a divergence, not with `{turn.word}`"
        if state.outcome:
            return "one side has conceded"
        return f"after `{state.last.word}` nobody can `{turn.word}`"

    def play(self, state: State, turn: Turn) -> Change:
        """Make a legal move."""
        if turn.word == "judge":
            condition = state.conditions[turn.wins]
            state.outcome = Outcome(condition.for_, condition.id, turn.id)
            state.over = True
            return Change(effect="verdict")
        if turn.word == "concede":
            state.outcome = Outcome(RIVAL[turn.by], "", turn.id)
            return Change(effect="concession")
        return Change()

    def options(self, state: State) -> Sequence[Option]:
        """Give what would be legal now."""
        last = state.last
        if state.over:
            return ()
        if last is None:
            return (Option("proposer", "propose"),)
        judged = Option("judge", "judge", last.id)
        if state.outcome:
            return (judged,)
        conceding = (Option("proposer", "concede"), Option("counterer", "concede"))
        if last.by == "proposer":
            return (Option("counterer", "counter", last.id), *conceding, judged)
        cleverer = Option("proposer", "sophisticate", last.id)
        return (cleverer, Option("proposer", "substitute", last.id), *conceding, judged)


def _turn(last: Turn, turn: Turn) -> Iterator[Wrong]:
    """The two play by turns: each answers the last move of the other."""
    if turn.replies_to and turn.replies_to != last.id:
        told = f"the last move is `{last.id}`, and each answers the last move of the other"
        yield Wrong("illegal", "replies_to", told, f"`{last.id}`", last.id)


def _verdict(state: State, turn: Turn) -> Iterator[Wrong]:
    """A judge names one condition, for the side whose rival can no longer go on."""
    unknown = list(known_win(state, turn))
    if unknown:
        yield from unknown
        return
    condition = state.conditions[turn.wins]
    if condition.for_ not in RIVAL:
        told = f"`{turn.wins}` is for `{condition.for_}`, who cannot win"
        yield Wrong("wins", "wins", told, "a condition for the proposer or the counterer")
        return
    if state.outcome and state.outcome.winner != condition.for_:
        told = f"`{turn.wins}` is for the {condition.for_}, who has conceded"
        yield Wrong("wins", "wins", told, f"a condition for the {state.outcome.winner}")
    met = state.answered(turn)
    if met and not state.outcome and met.by != RIVAL[condition.for_]:
        told = f"`{turn.wins}` is for the {condition.for_}, and `{met.id}` is their own move"
        expected = f"a move of the {RIVAL[condition.for_]}, by whom the condition came about"
        yield Wrong("illegal", "replies_to", told, expected)


PROTOCOLS.add("divergence", Divergence())
