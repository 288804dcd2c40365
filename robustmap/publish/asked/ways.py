"""Methods and mappings that are asked in a way of their own."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ParamSpec, TypeVar

from robustmap.model import ids

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

THROUGH: set[object] = set()
"""The methods marked by `through`."""

TOGETHER: dict[tuple[type, str], tuple[str, str]] = {}
"""(Type, name of its mapping) -> (module, name) of what `together` marked for it."""


def through(method: Callable[P, T]) -> Callable[P, T]:
    """Have a method do what it does on a stand-in: what it asks is noted, and not what it gives.

    For methods that add little to what pages ask anyway, for arguments that are many.
    """
    THROUGH.add(method)
    return method


def together(of: type, *names: str) -> Callable[[F], F]:
    """Have what mappings hold about one node asked as one: by this function of site and node.

    For plain mappings from nodes and their parts. The function must give, of all of them, each
    entry whose key is the node or a part of it.
    """

    def mark(function: F) -> F:
        for name in names:
            TOGETHER[of, name] = function.__module__, function.__qualname__
        return function

    return mark


class Together(Mapping[str, Any]):
    """Stands for such a mapping: who looks at an entry has asked about its node."""

    def __init__(self, one_by_one: Any, by: tuple[str, str]) -> None:
        """Stand for the same as another stand-in, and ask `by` about a node."""
        self.seen_book, self.seen_real = one_by_one.seen_book, one_by_one.seen_real
        self.one_by_one, self.by = one_by_one, by
        self.seen_known: dict[object, int] = {}
        self.seen_book.looked.append(self.seen_known)

    def _ask(self, key: object) -> None:
        number = self.seen_known.get(key)
        if number is None:
            node = ids.split(str(key))[0]
            number = self.seen_known[key] = self.seen_book.number((0, "function", *self.by, node))
            self.seen_book.print(number)
        self.seen_book.used.add(number)

    def __getitem__(self, key: str) -> Any:
        """Give an entry."""
        self._ask(key)
        return self.seen_real[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Give an entry, or something else where there is none."""
        self._ask(key)
        return self.seen_real.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an entry."""
        self._ask(key)
        return key in self.seen_real

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self.one_by_one)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.one_by_one)
