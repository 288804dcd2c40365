"""What a move is, what may be wrong with one, and what one leaves open."""

from typing import Literal, NamedTuple

WrongSort = Literal["word", "role", "reply", "twice", "wins", "illegal"]
DueSort = Literal["break", "question", "invitation"]
Effect = Literal["", "template", "idle", "concession", "verdict"]
"""What a move does besides opening and closing: tell the empty template, put forward what does
not stand, concede, or give the verdict of a judge."""

ANSWERING = ("answers", "clarifies")
"""The words that answer a question, or an invitation to answer one."""


class Turn(NamedTuple):
    """One move as it is played: `node` is resolved where that is possible, "" is not given."""

    number: int
    id: str
    by: str
    word: str
    node: str = ""
    replies_to: str = ""
    wins: str = ""
    who: str = ""
    text: str = ""


class Wrong(NamedTuple):
    """One thing that is wrong with a move: under which key, and what was expected there."""

    sort: WrongSort
    key: str
    message: str
    expected: str = ""
    suggestion: str = ""


class Due(NamedTuple):
    """Something that a move leaves open: a break, a question, an invitation.

    `move` is the move that opened it, `node` what it put forward, and `on` the proposal
    that a break is about.
    """

    sort: DueSort
    move: str
    node: str = ""
    on: str = ""


class Option(NamedTuple):
    """A move that would be legal now: who may make it, and on which earlier move."""

    by: str
    word: str
    on: str = ""


class Outcome(NamedTuple):
    """Who has won, by which condition ("" after a concession), and by which move."""

    winner: str
    condition: str
    move: str


class Change(NamedTuple):
    """What a legal move does to the state."""

    opens: tuple[Due, ...] = ()
    closes: tuple[Due, ...] = ()
    effect: Effect = ""
