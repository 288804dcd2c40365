"""Dialogues: recorded rounds, or the rules of a game."""

from typing import ClassVar, Literal

from robustmap.model.fields import Ref, Refs, Texts
from robustmap.model.nodes.node import Node
from robustmap.model.parts import Move, WinCondition


class Dialogue(Node):
    """Recorded rounds of an exchange, or the rules by which such rounds are played."""

    kind: ClassVar[str] = "dialogue"
    folder: ClassVar[str] = "dialogues"

    protocol: Literal["builder-breaker", "divergence", "thread"] = "thread"
    """Which moves are legal, and when."""
    about: Refs = ()
    """What it is about."""
    game: Ref | None = None
    """For a transcript: the dialogue that holds the rules of its game."""
    rules: Texts = ()
    """The rules, in words."""
    roles: Texts = ()
    """Who takes part."""
    win_conditions: tuple[WinCondition, ...] = ()
    """The ways to win."""
    moves: tuple[Move, ...] = ()
    """The moves, in order."""
    result: Literal["open", "agreed", "win", "abandoned"] = "open"
    """How it ended, as far as it is recorded."""
    open_points: Refs = ()
    """What was left open."""
