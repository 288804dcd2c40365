"""The answer to a text query: rows in order, each with its cells, its item and its reasons."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from robustmap.explain.shown import Shown
from robustmap.query.item import Item
from robustmap.query.rows import Rows

if TYPE_CHECKING:
    import pandas as pd


class Row:
    """One row: cells by the name of their column, the item, and why its verdict is what it is."""

    def __init__(self, columns: tuple[str, ...], cells: tuple[Any, ...], item: Item | None) -> None:
        """Take the cells in the order of the columns; a row of a count has no item."""
        self.columns = columns
        self.cells = cells
        self.item = item

    def __getitem__(self, column: str) -> Any:
        """Give the cell of a column.

        Raises:
            KeyError: there is no such column.
        """
        try:
            return self.cells[self.columns.index(column)]
        except ValueError:
            raise KeyError(column) from None

    def __eq__(self, other: object) -> bool:
        """Rows are equal if their cells are."""
        return isinstance(other, Row) and self.record() == other.record()

    def __hash__(self) -> int:
        """Hash by the columns."""
        return hash(self.columns)

    def __repr__(self) -> str:
        """Show the cells."""
        return f"<Row {', '.join(f'{k}={v!r}' for k, v in self.record().items())}>"

    @property
    def id(self) -> str:
        """The id of the item, "" for a row of a count."""
        return self.item.id if self.item else ""

    @property
    def why(self) -> Any:
        """The reasons for the verdict, as a tree; None where there is none."""
        return self.item.why if self.item else None

    def record(self) -> dict[str, Any]:
        """Give the cells by column."""
        return dict(zip(self.columns, self.cells, strict=True))


class Answer(Shown, Sequence[Row]):
    """What a query found. Rows are in the order asked for, else by id.

    `total` is how many there are; where the query has a limit, `left_out` says how many of
    them are not here. `query` is the text that was asked.
    """

    def __init__(
        self, query: str, columns: tuple[str, ...], rows: Sequence[Row], total: int
    ) -> None:
        """Take the rows and what they are an answer to."""
        self.query = query
        self.columns = columns
        self.total = total
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, key: int | slice) -> Row | tuple[Row, ...]:
        """Give the row at a position, or those of a slice."""
        return self._rows[key]

    def __len__(self) -> int:
        """Count the rows that are here."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in order."""
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        """Answers are equal if they have the same columns and rows."""
        if not isinstance(other, Answer):
            return NotImplemented
        return (self.columns, self._rows) == (other.columns, other._rows)

    def __hash__(self) -> int:
        """Hash by the columns and the number of rows."""
        return hash((self.columns, self.total))

    def __repr__(self) -> str:
        """Show the ids, or the cells of a count, and what a limit leaves out."""
        shown = ", ".join(row.id or repr(row.cells) for row in self)
        more = f"; {self.left_out} more left out" if self.left_out else ""
        return f"Answer({shown}{more})"

    @property
    def left_out(self) -> int:
        """How many rows the limit of the query keeps back."""
        return self.total - len(self._rows)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the rows, in order; none for a count."""
        return tuple(row.id for row in self if row.item)

    @property
    def items(self) -> Rows:
        """The items of the rows, in order; none for a count."""
        return Rows(row.item for row in self if row.item)

    def records(self) -> list[dict[str, Any]]:
        """Give every row as a mapping from column to cell."""
        return [row.record() for row in self]

    def to_pandas(self) -> "pd.DataFrame":
        """Give the answer as a data frame, the columns in order, several values as a tuple.

        Raises:
            ToolError: pandas is not installed (`pip install 'robustmap[pandas]'`).
        """
        from robustmap.query.frames import frame

        return frame(self.columns, [row.cells for row in self])
