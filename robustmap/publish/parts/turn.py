"""Links between the pages of a long list: however many there are, a few at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from robustmap.explain.labels import NOTES
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.parts.writer import Writer

NEAR = 5
"""How many pages before and after this one are named, besides the first and the last."""

T = TypeVar("T")


def cut(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """Cut a list into pieces of at most `most`; at least one piece.

    >>> cut("abc", 2), cut("", 2)
    (['ab', 'c'], [''])
    """
    return [rows[at : at + most] for at in range(0, len(rows), most)] or [rows]


def numbered(path: str) -> Callable[[int], str]:
    """Give the paths of the pages of a list that lie below its first.

    >>> numbered("open/")(1), numbered("open/")(2)
    ('open/', 'open/2/')
    """
    return lambda number: path + (f"{number}/" if number > 1 else "")


def named(number: int, here: int, near: int = NEAR) -> list[int]:
    """Give the pages that are named, counted from 1; 0 stands for those left out between two.

    >>> named(3, 1), named(20, 10, 1), named(20, 0, 2)
    ([1, 2, 3], [1, 0, 9, 10, 11, 0, 20], [1, 2, 0, 20])
    """
    shown = [one for one in range(1, number + 1) if one in (1, number) or abs(one - here) <= near]
    found: list[int] = []
    for one in shown:
        if found and one > found[-1] + 1:
            found.append(one - 1 if one == found[-1] + 2 else 0)
        found.append(one)
    return found


def turn(writer: Writer, path_of: Callable[[int], str], number: int, here: int = 0) -> Html:
    """Give links to the pages of a list, counted from 1, but to the one that is `here`.

    Nothing where there is one page alone.
    """
    if number == 1:
        return NOTHING
    steps = (_step(writer, path_of, one, here) for one in named(number, here))
    return el("nav", join(*steps, by=" "), cls="turn", aria_label=NOTES["turn"])


def _step(writer: Writer, path_of: Callable[[int], str], one: int, here: int) -> Html:
    if not one:
        return text("…")
    if one == here:
        return el("b", text(str(one)))
    return link(writer.to(path_of(one)), text(str(one)))
