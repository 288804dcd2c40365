"""Where answers lie in a file, by the number of their question, in little space."""

from array import array
from collections.abc import Iterator, Mapping, MutableMapping
from operator import add
from typing import NamedTuple, Self


class Lies(NamedTuple):
    """Where an answer lies in the file, how long it is, and what tells it from any other."""

    at: int
    size: int
    sum: int


class Lying(MutableMapping[int, Lies]):
    """Where each answer lies: a score of bytes for one, where a tuple of numbers takes two hundred.

    Made for numbers from 0 on, of which a good part has an answer; they are given in order.
    """

    def __init__(self, given: Mapping[int, Lies] | None = None) -> None:
        """Take over where some lie."""
        self._rows = array("I")
        """For each question the row below, counted from 1; 0 where it has none."""
        self._at, self._size, self._sum = array("Q"), array("I"), array("I")
        self.update(given or {})

    @classmethod
    def of(cls, columns: tuple[bytes, ...]) -> Self:
        """Give what these are the columns of."""
        made = cls()
        for column, given in zip(made._columns, columns, strict=True):
            column.frombytes(given)
        return made

    @property
    def _columns(self) -> tuple["array[int]", ...]:
        return self._rows, self._at, self._size, self._sum

    def columns(self) -> tuple[bytes, ...]:
        """Give it in a form that is written and read at once."""
        return tuple(column.tobytes() for column in self._columns)

    @property
    def end(self) -> int:
        """Where the last that was ever noted ends."""
        return max(map(add, self._at, self._size), default=0)

    @property
    def held(self) -> int:
        """How long the answers are together."""
        return sum(self._size[row - 1] for row in self._rows if row)

    def __getitem__(self, number: int) -> Lies:
        """Give where an answer lies."""
        row = self._rows[number] if number < len(self._rows) else 0
        if not row:
            raise KeyError(number)
        return Lies(self._at[row - 1], self._size[row - 1], self._sum[row - 1])

    def __setitem__(self, number: int, lies: Lies) -> None:
        """Note where an answer lies."""
        self._rows.extend([0] * (number + 1 - len(self._rows)))
        for column, one in zip((self._at, self._size, self._sum), lies, strict=True):
            column.append(one)
        self._rows[number] = len(self._at)

    def __delitem__(self, number: int) -> None:
        """Forget where an answer lies."""
        if number not in self:
            raise KeyError(number)
        self._rows[number] = 0

    def __iter__(self) -> Iterator[int]:
        """Give the numbers of the questions whose answers lie there, in order."""
        return (number for number, row in enumerate(self._rows) if row)

    def __len__(self) -> int:
        """Count the answers."""
        return len(self._rows) - self._rows.count(0)
