"""What is still open: what an edit opens, what it closes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

from robustmap.explain.words import title
from robustmap.reason.solution import Solution

How = Literal["opened", "closed", "changed"]


class Owed(Protocol):
    """Something that is still open, as `kb.obligations` gives it."""

    @property
    def sort(self) -> str:
        """The sort of what is open: break, question, ..."""

    @property
    def node(self) -> str:
        """What is open."""

    @property
    def about(self) -> tuple[str, ...]:
        """What it concerns."""

    @property
    def where(self) -> str:
        """The dialogue, question or text in which it came up."""

    @property
    def move(self) -> str:
        """The move of the dialogue, or ""."""

    @property
    def says(self) -> str:
        """What is missing, in a few words."""


Find = Callable[[Solution], Iterable[Owed]]
"""Gives what is open in a solved map. It is handed in, since queries find it."""


@dataclass(frozen=True)
class OwedChange:
    """Something that is open only in the head (`opened`), or no more (`closed`).

    `changed` is still open, and of another size: `says` tells how it is in the head.
    """

    how: How
    sort: str
    node: str
    title: str
    about: tuple[str, ...]
    where: str
    move: str
    says: str

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def owed_changes(old: Solution, new: Solution, find: Find) -> tuple[OwedChange, ...]:
    """Give what was opened, then what was closed, then what changed, each by sort and node."""
    before = {_key(one): one for one in find(old)}
    after = {_key(one): one for one in find(new)}
    told = [*_opened(before, after, new), *_closed(before, after, old)]
    return tuple(sorted(told, key=lambda one: (_RANK[one.how], one.sort, one.node, one.about)))


_RANK: dict[How, int] = {"opened": 0, "closed": 1, "changed": 2}
_Key = tuple[object, ...]


def _key(one: Owed) -> _Key:
    # What is missing of a comparison is one and the same, whatever cells are left.
    about = () if one.sort == "cell" else one.about
    return one.sort, one.node, about, one.where, one.move


def _opened(
    before: dict[_Key, Owed], after: dict[_Key, Owed], new: Solution
) -> Iterator[OwedChange]:
    for key, one in after.items():
        if key not in before:
            yield _told("opened", one, new)
        elif before[key].says != one.says:
            yield _told("changed", one, new)


def _closed(
    before: dict[_Key, Owed], after: dict[_Key, Owed], old: Solution
) -> Iterator[OwedChange]:
    for key, one in before.items():
        if key not in after:
            yield _told("closed", one, old)


def _told(how: How, one: Owed, solution: Solution) -> OwedChange:
    about = title(solution, one.node)
    return OwedChange(how, one.sort, one.node, about, one.about, one.where, one.move, one.says)
