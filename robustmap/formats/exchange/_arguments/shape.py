"""What an argument graph is made of."""

from collections.abc import Callable
from typing import Any, NamedTuple

from robustmap.formats.exchange._arguments.telling import At, nowhere

Fields = Callable[[str], dict[str, Any]]


def _nothing(_: str) -> dict[str, Any]:
    return {}


class Statement(NamedTuple):
    """A statement (an I-node, an atom, an adu).

    `fields` gives what else its file shall say, once it has the name that it is given.
    """

    id: str
    text: str
    fields: Fields = _nothing
    at: At = nowhere


class Step(NamedTuple):
    """A step from premises to aims, each the id of a statement or of another step.

    `attacks` tells whether it speaks against them. `text` are the words of the argument
    itself, where it has some beside its premises.
    """

    id: str
    attacks: bool
    premises: tuple[str, ...]
    aims: tuple[str, ...]
    scheme: str | None = None
    text: str = ""
    fields: Fields = _nothing
    at: At = nowhere


class Graph(NamedTuple):
    """Statements and steps by id, in the order of the file."""

    statements: dict[str, Statement]
    steps: dict[str, Step]
