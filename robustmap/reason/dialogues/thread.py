"""A thread: people reply to one another. Nobody wins; where it ends, it is open.

A question stays open until a later move answers it or makes it clear, an invitation until
somebody takes it up.
"""

from collections.abc import Iterator, Sequence

from robustmap.reason.dialogues._move import ANSWERING, Change, Due, Effect, Option, Turn, Wrong
from robustmap.reason.dialogues._protocol import PROTOCOLS, Protocol, State

NEEDS_A_MOVE = ("answers", "confirms", "denies")
"""Moves that say nothing unless one knows to what they reply."""


class Thread(Protocol):
    """The rules of a thread."""

    game = False
    words = dict.fromkeys(
        (
            *("states", "attacks", "undercuts", "questions", "rejects-question", "clarifies"),
            *("answers", "concedes", "agrees", "paraphrases", "confirms", "denies", "thanks"),
            "invites",
        ),
        (),
    )

    def judge(self, state: State, turn: Turn) -> Iterator[Wrong]:
        """Yield what the rules have against a move."""
        if turn.word in NEEDS_A_MOVE and not turn.replies_to:
            earlier = "the id of an earlier move" if state.heard else "an earlier move"
            told = f"`{turn.word}` replies to nothing"
            yield Wrong("illegal", "move", told, f"`replies_to` with {earlier}")
        if turn.wins:
            yield Wrong("illegal", "wins", "nobody wins a thread", "no `wins`")

    def play(self, state: State, turn: Turn) -> Change:
        """Make a legal move."""
        closed: list[Due] = []
        if turn.word in ANSWERING:
            closed += state.close(("question", turn.replies_to))
            met = state.answered(turn)
            if met and met.node:  # the same question may have been asked more than once
                closed += state.close(("asked", met.node))
        if turn.word != "thanks":
            closed += state.close(("invitation", turn.replies_to))
        opened: tuple[Due, ...] = ()
        if turn.word == "questions":
            due = Due("question", turn.id, turn.node)
            opened = (state.open(due, ("question", turn.id), ("asked", turn.node)),)
        elif turn.word == "invites":
            due = Due("invitation", turn.id, turn.node)
            opened = (state.open(due, ("invitation", turn.id)),)
        effect: Effect = "concession" if turn.word in ("concedes", "agrees") else ""
        return Change(opened, tuple(closed), effect)

    def options(self, state: State) -> Sequence[Option]:  # noqa: ARG002 - anybody may say anything
        """Give nothing: in a thread anybody may go on."""
        return ()


PROTOCOLS.add("thread", Thread())
