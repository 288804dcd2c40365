"""Answers that hang on the form of a map alone, or on that and the words that name its nodes."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from robustmap.publish.asked.seen import asked

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")

FORMAL: set[tuple[str, str]] = set()
"""(Module, name) of the functions marked by `formal`."""


def formal(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Have what a function gives stay the same where no more than prose changes.

    As `asked` otherwise. For what looks at the whole map, and at no wording: whether a node has
    a body it may ask, not what that says.
    """
    FORMAL.add((function.__module__, function.__qualname__))
    return asked(function)


SPOKEN: set[tuple[str, str]] = set()
"""(Module, name) of the functions marked by `spoken`."""


def spoken(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Have what a function gives stay the same while the form does, and all that names nodes.

    As `formal` otherwise. For what also looks at headings and at the words of parts, and at no
    body or note.
    """
    SPOKEN.add((function.__module__, function.__qualname__))
    return asked(function)
