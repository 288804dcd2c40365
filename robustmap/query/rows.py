"""Rows: a fixed sequence of items, in order, to filter with plain Python."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

from robustmap.errors import UnknownIdError
from robustmap.explain.shown import Shown
from robustmap.model.fields import Clause, Link, OrderClause, RelativeClause, SourceRef
from robustmap.model.parts import (
    Assessment,
    Branch,
    Case,
    Curation,
    Definition,
    ListDependence,
    Move,
    Persistence,
    Position,
    Removal,
    RivalTitle,
    SourcePart,
)
from robustmap.model.suggest import nearest
from robustmap.query.item import Item


class Rows(Shown, Sequence[Item]):
    """Items of a kb in deterministic order; nothing is left out silently.

    Index by position or by id, iterate, filter with `where`.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        """Take the items as they come."""
        self._items = tuple(items)

    @overload
    def __getitem__(self, key: int | str) -> Item: ...
    @overload
    def __getitem__(self, key: slice) -> "Rows": ...
    def __getitem__(self, key: int | str | slice) -> "Item | Rows":
        """Give the item at a position or with an id, or the rows of a slice.

        Raises:
            UnknownIdError: no row has the id; the message names the nearest.
        """
        if isinstance(key, slice):
            return Rows(self._items[key])
        if isinstance(key, int):
            return self._items[key]
        for item in self._items:
            if item.id == key:
                return item
        hint = nearest(key, (item.id for item in self._items))
        message = f"no row is called `{key}`" + (f"; did you mean `{hint}`?" if hint else "")
        raise UnknownIdError(message)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        """Yield the items in order."""
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        """Rows are equal if they hold the same items in the same order."""
        if isinstance(other, Rows):
            return self._items == other._items
        return NotImplemented

    def __hash__(self) -> int:
        """Hash by the items."""
        return hash(self._items)

    def __repr__(self) -> str:
        """Show the ids."""
        return f"Rows({', '.join(self.ids)})"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(item.id for item in self._items)

    def where(self, test: Callable[[Item], object] | None = None, **wanted: Any) -> "Rows":
        """Keep the items for which `test` holds and whose properties have the wanted values.

        A value may be one that the property equals or, where the property holds several
        (tags, targets, sources), one that is among them, by its id if it has one; `kind` is
        also what an argument does (undercut, rebuttal, undermining, ...). Unknown
        properties match nothing.
        """
        return Rows(
            item
            for item in self._items
            if (test is None or test(item))
            and all(has(item, name, value) for name, value in wanted.items())
        )


def has(item: Item, name: str, value: Any) -> bool:
    """Tell whether a property of an item is, or holds, a value: see `Rows.where`."""
    if name == "kind" and value in item.attack_kinds:
        return True
    found = item.get(name)
    if isinstance(found, Rows):
        return value in found.ids
    entries = found if isinstance(found, (tuple, frozenset, list)) else (found,)
    return any(value in _names(entry) for entry in entries if entry is not None)


_NAMING: dict[type, tuple[str, ...]] = {
    Assessment: ("on",),
    Branch: ("on",),
    Case: ("text",),
    Clause: ("at",),
    Curation: ("by",),
    Definition: ("id",),
    Link: ("to",),
    ListDependence: ("list",),
    Move: ("node",),
    OrderClause: ("first", "then"),
    Persistence: ("axis",),
    Position: ("about",),
    RelativeClause: ("of", "to"),
    Removal: ("at",),
    RivalTitle: ("text",),
    SourcePart: ("at",),
    SourceRef: ("source",),
}


def _names(entry: Any) -> tuple[Any, ...]:
    """Give what a link, clause or source names; anything else stands for itself."""
    keys = _NAMING.get(type(entry))
    return tuple(getattr(entry, key) for key in keys) if keys else (entry,)
