"""A stand-in for a node: of its prose only what is looked at counts as asked."""

from inspect import getattr_static
from types import FunctionType, MethodType
from typing import Any

from robustmap.publish.asked.book import Book
from robustmap.publish.asked.plain import PROSE


class SeenNode:
    """Stands for a node. Its prose is asked for one by one; all else is one answer.

    What looks into it in a way of its own, as pydantic does, has asked for all of it.
    """

    # Beside these its dictionary has all that the node says but its prose, which is noted.
    __slots__ = ("__dict__", "__weakref__", "seen_book", "seen_number", "seen_real")

    def __init__(self, book: Book, number: int) -> None:
        """Stand for the answer to a question."""
        self.seen_book, self.seen_number, self.seen_real = book, number, book.answer(number)
        said = vars(self)
        said |= vars(self.seen_real)
        for name in PROSE:
            said.pop(name, None)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """Be taken for what it stands for."""
        return type(self.seen_real)

    def __getattr__(self, name: str) -> Any:
        """Answer prose; what is worked out of what a node says is worked out of the stand-in."""
        if name in PROSE:
            return self._prose(name)
        real = self.seen_real
        found = getattr_static(type(real), name, None)
        if getattr(found, "__module__", "").startswith(_OWN) and isinstance(found, FunctionType):
            return MethodType(found, self)
        worked_out = found.fget if isinstance(found, property) else None
        if worked_out is not None and worked_out.__module__.startswith(_OWN):
            return worked_out(self)
        if isinstance(found, str | bool):  # of its kind, not of itself
            vars(self)[name] = found
            return found
        self._all()
        return getattr(real, name)

    def _prose(self, name: str) -> Any:
        book = self.seen_book
        number = book.number((self.seen_number, "attribute", name))
        book.used.add(number)
        return book.answer(number)

    def _all(self) -> Any:
        for name in PROSE:
            self._prose(name)
        return self.seen_real

    def __eq__(self, other: object) -> bool:
        """Compare the nodes."""
        return bool(self._all() == (other._all() if type(other) is SeenNode else other))

    def __hash__(self) -> int:
        """Let it be a key where the node could."""
        return hash(self._all())

    def __repr__(self) -> str:
        """Show the node."""
        return repr(self._all())


_OWN = "robustmap."
