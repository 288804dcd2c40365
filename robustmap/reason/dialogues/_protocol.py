"""What every protocol has: its words and roles, what is legal, what a move does."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from robustmap.model.parts import WinCondition
from robustmap.model.problem import clip
from robustmap.model.registry import Registry
from robustmap.model.suggest import nearest
from robustmap.reason.dialogues._facts import Facts
from robustmap.reason.dialogues._move import Change, Due, Option, Outcome, Turn, Wrong


@dataclass
class State:
    """How far an exchange has come. Moves that are not legal leave it as it was.

    `heard` holds every move by its id, legal or not, so that a reply to an illegal move is
    not blamed for it; `last` is the last legal move.
    """

    facts: Facts
    roles: tuple[str, ...] = ()
    """The roles that the dialogue lists; a protocol may have roles of its own."""
    conditions: Mapping[str, WinCondition] = field(default_factory=dict)
    heard: dict[str, Turn] = field(default_factory=dict)
    last: Turn | None = None
    last_of: dict[str, Turn] = field(default_factory=dict)
    """The last legal move of each word."""
    due: dict[str, Due] = field(default_factory=dict)
    """What is open, by the move that opened it."""
    outcome: Outcome | None = None
    over: bool = False
    _by: dict[Hashable, list[str]] = field(default_factory=dict)

    def open(self, due: Due, *keys: Hashable) -> Due:
        """Leave something open that may be closed under any of the keys."""
        self.due[due.move] = due
        for key in keys:
            self._by.setdefault(key, []).append(due.move)
        return due

    def close(self, key: Hashable) -> Iterator[Due]:
        """Close what is open under a key; yields it."""
        for move in self._by.pop(key, ()):
            due = self.due.pop(move, None)
            if due is not None:
                yield due

    def answered(self, turn: Turn) -> Turn | None:
        """Give the earlier move to which a move replies, if it names one."""
        return self.heard.get(turn.replies_to)


class Protocol(ABC):
    """The rules of one sort of exchange. Holds nothing: all that changes is in a `State`."""

    words: ClassVar[Mapping[str, tuple[str, ...]]]
    """Each word for a move -> the roles that may make it; no role means any."""
    roles: ClassVar[tuple[str, ...]] = ()
    """The roles of a game; none where the roles are free."""
    game: ClassVar[bool] = True
    """Whether it is played by turns, so that one may ask which moves are legal next."""

    def legal(self, state: State, turn: Turn) -> list[Wrong]:
        """Say what is wrong with a move, each with what was expected; nothing if it is legal."""
        found = [*self._word(turn), *self._role(state, turn), *_reply(state, turn)]
        # An id that is taken keeps nobody from knowing what the move is.
        known = all(one.sort == "twice" for one in found)
        return [*found, *self.judge(state, turn)] if known else found

    @abstractmethod
    def judge(self, state: State, turn: Turn) -> Iterator[Wrong]:
        """Yield what the rules have against a move whose word, role and reply are known."""

    @abstractmethod
    def play(self, state: State, turn: Turn) -> Change:
        """Make a legal move; gives what it opens, closes and does."""

    @abstractmethod
    def options(self, state: State) -> Sequence[Option]:
        """Give the moves that would be legal now, without naming what they put forward."""

    def mend(self, turn: Turn) -> Turn:
        """Give a move as it was most likely meant, so that one slip does not make others."""
        word = turn.word if turn.word in self.words else nearest(turn.word, self.words)
        roles = self.words.get(word, ())
        by = roles[0] if len(roles) == 1 else turn.by
        return turn._replace(word=word, by=by)

    def takes_part(self, state: State) -> tuple[str, ...]:
        """Give the roles that there are in a dialogue; none where anybody may speak."""
        return self.roles or state.roles

    def _word(self, turn: Turn) -> Iterator[Wrong]:
        if turn.word not in self.words:
            told = clip(turn.word)
            yield Wrong(
                "word",
                "move",
                f"`{told}` is no move of this protocol",
                f"one of {listed(self.words)}",
                nearest(turn.word, self.words),
            )

    def _role(self, state: State, turn: Turn) -> Iterator[Wrong]:
        known = self.takes_part(state)
        if known and turn.by not in known:
            told = clip(turn.by)
            yield Wrong(
                "role",
                "by",
                f"`{told}` is no role of this dialogue",
                f"one of {listed(known)}",
                nearest(turn.by, known),
            )
            return
        may = self.words.get(turn.word, ())
        if may and turn.by not in may:
            yield Wrong(
                "illegal",
                "by",
                f"the {turn.by} cannot `{turn.word}`",
                f"a move of the {' or '.join(may)}",
                may[0] if len(may) == 1 else "",
            )


def _reply(state: State, turn: Turn) -> Iterator[Wrong]:
    if turn.id in state.heard:
        yield Wrong("twice", "id", f"two moves have the id `{clip(turn.id)}`", "an id of its own")
    if turn.replies_to and turn.replies_to not in state.heard:
        itself = turn.replies_to == turn.id
        told = "itself" if itself else f"`{clip(turn.replies_to)}`, which is no earlier move"
        yield Wrong(
            "reply",
            "replies_to",
            f"the move replies to {told}",
            "the id of an earlier move of this dialogue",
            "" if itself else nearest(turn.replies_to, state.heard),
        )


def known_win(state: State, turn: Turn) -> Iterator[Wrong]:
    """Yield what is wrong with the win condition that a move names, if it names none there is."""
    known = state.conditions
    if turn.wins in known:
        return
    told = f"no condition is called `{clip(turn.wins)}`" if turn.wins else "no condition is named"
    expected = "a dialogue with `win_conditions`, or `game:` with the rules that have them"
    if known:
        expected = f"`wins` with one of {listed(known)}"
    key = "wins" if turn.wins else "move"
    message = f"who has won is not said: {told}"
    yield Wrong("wins", key, message, expected, nearest(turn.wins, known) if turn.wins else "")


def listed(words: Sequence[str] | Mapping[str, object]) -> str:
    """Write words as code, for a message.

    >>> listed(("build", "break"))
    '`build`, `break`'
    """
    return ", ".join(f"`{word}`" for word in words)


def now(options: Sequence[Option]) -> str:
    """Say which moves would be legal now.

    >>> now([Option("builder", "build"), Option("breaker", "break", "m1")])
    'now: `build` by the builder, or `break` by the breaker on `m1`'
    """
    told = [f"`{o.word}` by the {o.by}{f' on `{o.on}`' if o.on else ''}" for o in options]
    return f"now: {', or '.join(told)}" if told else "no further move"


PROTOCOLS: Registry[Protocol] = Registry("robustmap.reason.dialogues", "protocol")
"""Every protocol by the word of the files: `builder-breaker`, `divergence`, `thread`."""
