"""What a table is, and the registry of all of them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.model.registry import Registry

if TYPE_CHECKING:
    from robustmap.query.item import Asker


class Name(NamedTuple):
    """Something with an id, as a cell: pages show its title as a link, programs its id."""

    ref: str


Cell = str | int | Name | tuple["str | Name", ...]
"""A cell: plain text, a number, something with an id, or several of these."""


class Table(NamedTuple):
    """The rows of one question, in deterministic order; nothing is left out silently.

    `title` and `about` are for readers; `head` names the columns in lower-case words; every
    row has a cell for each of them. `empty` is what is said where there are no rows.
    """

    title: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing yet."

    def column(self, name: str) -> tuple[Any, ...]:
        """Give the cells of one column as programs want them: ids, texts, tuples of these.

        Raises:
            ValueError: there is no such column.
        """
        place = self.head.index(name)
        return tuple(plain(row[place]) for row in self.rows)

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping from the names of columns to plain cells."""
        for row in self.rows:
            yield {name: plain(cell) for name, cell in zip(self.head, row, strict=True)}


def plain(cell: Cell) -> Any:
    """Give a cell as programs want it: an id for a name, a list for several.

    >>> plain(Name("for-2")), plain(("a", Name("b"))), plain(3)
    ('for-2', ['a', 'b'], 3)
    """
    if isinstance(cell, Name):
        return cell.ref
    if isinstance(cell, tuple):
        return [plain(one) for one in cell]
    return cell


Make = Callable[["Asker"], Table]

TABLES: Registry[Make] = Registry("robustmap.query.tables", "table")
"""Every table by name. A module that registers one uses `@TABLES.entry("name")`."""
