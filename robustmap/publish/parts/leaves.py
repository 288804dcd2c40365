"""Long lists and tables as pages that each weigh no more than a page may."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from robustmap.publish.html import Html
from robustmap.publish.parts.turn import turn
from robustmap.publish.parts.weight import LIGHT, weight
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site

ROOM = LIGHT - 1_000
"""So many bytes may rows have, beside the heading of their list and the way to other pages."""

T = TypeVar("T")
R = TypeVar("R")


def packed(weights: Sequence[int], room: int, first: int | None = None) -> list[slice]:
    """Give pieces of a list of which none weighs more than there is room; at least one piece.

    There may be less room in the `first`. One that is too heavy alone makes a piece of its own.

    >>> packed([2, 2, 2, 9, 1], 4)
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None), slice(4, 5, None)]
    """
    found, start, held = list[slice](), 0, 0
    most = room if first is None else first
    for at, one in enumerate(weights):
        if at > start and held + one > most:
            found.append(slice(start, at))
            start, held, most = at, 0, room
        held += one
    return [*found, slice(start, len(weights))]


class Leaf(NamedTuple, Generic[T, R]):
    """A page of a long list: its part of the entries, set for it, and links to the other pages."""

    writer: Writer
    entries: Sequence[T]
    rows: list[R]
    turn: Html
    number: int
    number_of: int


def leaves(
    site: Site,
    path_of: Callable[[int], str],
    entries: Sequence[T],
    row: Callable[[Writer, T], R],
    *,
    beside: int = 0,
    first: int | None = None,
) -> Iterator[Leaf[T, R]]:
    """Yield the pages of a list, at least one, each with as many rows as it has room for.

    What else a page tells takes up so many bytes `beside` its rows; on the `first` there may be
    less room for them.
    """
    writer = Writer(site, path_of(1))
    rows: list[Any] = [row(writer, entry) for entry in entries]
    cuts = packed([weight(one) for one in rows], ROOM - beside, first)
    for number, part in enumerate(cuts, 1):
        here = entries[part]
        # Addresses are relative to the page on which they stand.
        if number > 1:
            writer = Writer(site, path_of(number))
            rows[part] = [row(writer, entry) for entry in here]
        to_turn = turn(writer, path_of, len(cuts), number)
        yield Leaf(writer, here, rows[part], to_turn, number, len(cuts))
