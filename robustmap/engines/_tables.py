"""What an engine by rounds needs of whatever runs its queries."""

from abc import ABC, abstractmethod
from string import Template
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Columns = dict[str, "NDArray[Any]"]
"""Arrays of the same length, by name."""


class Tables(ABC):
    """Tables by name, each worked out when it is made and replaced as a whole.

    Queries keep to the SQL that DuckDB and Spark share. `$name` in them stands for what is given
    under that name, which is a number or a formula of this package, never a user's text.
    """

    @abstractmethod
    def load(self, name: str, columns: Columns) -> None:
        """Make a table of arrays of the same length."""

    @abstractmethod
    def numbers(self, name: str, size: int) -> None:
        """Make a table with the column `id`: the numbers from 0."""

    @abstractmethod
    def _make(self, name: str, query: str) -> None: ...

    @abstractmethod
    def _append(self, name: str, query: str) -> None: ...

    @abstractmethod
    def columns(self, query: str) -> Columns:
        """Fetch what a query gives."""

    @abstractmethod
    def one(self, query: str) -> tuple[Any, ...]:
        """Fetch the only row that a query gives."""

    def make(self, name: str, query: str, **put: object) -> None:
        """Put what a query gives in the place of a table, which the query itself may read."""
        self._make(name, Template(query).substitute(put))

    def append(self, name: str, query: str, **put: object) -> None:
        """Add what a query gives to a table."""
        self._append(name, Template(query).substitute(put))

    def count(self, name: str) -> int:
        """Count the rows of a table."""
        return int(self.one(Template("SELECT COUNT(*) FROM $name").substitute(name=name))[0])


def put_into(values: "NDArray[Any]", places: "NDArray[np.int64]", found: "NDArray[Any]") -> None:
    """Put values in their places; nothing where there are none, whatever their type."""
    if len(places):
        values[places] = found
