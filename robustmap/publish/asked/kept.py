"""Answers that are kept from one build to the next, beside their fingerprints."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from robustmap.publish.asked.book import KEPT
from robustmap.publish.asked.seen import asked

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")


def kept(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Have what a function gives noted, so that where it stays the same nobody works it out.

    As `asked` otherwise. For pieces of text of which many are put together; the function must
    give texts, numbers and tuples of these alone.
    """
    KEPT.add((function.__module__, function.__qualname__))
    return asked(function)
