"""What a way of weighing is, and what it builds on."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from robustmap.model.map import Map
from robustmap.model.nodes import Standing
from robustmap.model.view import View


class Ground(Protocol):
    """A flattening half made: statements and inferences have their nodes, not yet all attacks."""

    map: Map
    view: View
    attackers: dict[int, list[int]]
    standing: dict[str, Standing]
    stands: dict[str, int]
    denies: dict[str, int]
    bare: dict[str, int]
    inference: dict[str, int]
    helpers: dict[str, int]
    resting: dict[int, list[int]]

    def new(self, name: str, *attackers: int) -> int:
        """Make a node with these attackers; more may be added."""

    def about(self, statement: str) -> tuple[Sequence[str], Sequence[str]]:
        """Give the inferences that count for a statement, and those against it."""

    def refusal(self, premise: str) -> int:
        """Give the node not-p of a premise."""

    def shared(self, name: str, attackers: Callable[[], Sequence[int]]) -> int:
        """Give the node of this name, made once for everything that asks for it."""


class Weighing(NamedTuple):
    """One way of weighing.

    `attack` makes the helpers of one statement and the attacks on it. Where `spreads`, those
    of a statement hang also on what speaks for the statements that contradict it; where it
    `chains`, on all that what speaks for and against it rests on.
    """

    name: str
    attack: Callable[[Ground, str], None]
    spreads: bool = False
    chains: bool = False
