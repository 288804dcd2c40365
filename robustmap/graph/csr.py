"""Large frameworks as arrays: compressed sparse rows of attackers and of targets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self, overload

from robustmap.graph.framework import Framework

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Ints = NDArray[np.int32]

MAX_ARGUMENTS = 20_000_000
"""More are not taken: a file of a few bytes could else ask for all memory there is."""


class Rows(NamedTuple):
    """A list of arguments for each argument: that of `i` is `items[offsets[i]:offsets[i + 1]]`."""

    offsets: "Ints"
    items: "Ints"


@dataclass(frozen=True, eq=False)
class Compact:
    """A framework (Dung 1995, Def. 2) in int32 arrays: 4 bytes for an attack or an argument.

    `attackers` holds those of each argument once and in ascending order. `names` are those
    that were given, or `Numbered`, which costs nothing. Equal if names and attacks are.
    """

    names: Sequence[str]
    attackers: Rows

    @classmethod
    def of_pairs(
        cls,
        size: int,
        attackers: "ArrayLike",
        targets: "ArrayLike",
        names: Sequence[str] | None = None,
    ) -> Self:
        """Make a framework from who attacks whom, as two lists of numbers from 0.

        A pair that stands twice counts once. Sorts the pairs, so linear but for a logarithm.

        >>> Compact.of_pairs(3, [2, 0, 0], [1, 1, 1]).framework().attackers
        ((), (0, 2), ())
        """
        import numpy as np

        keys = np.asarray(targets, np.int64) * max(size, 1)
        keys += np.asarray(attackers, np.int64)
        return cls(Numbered(size) if names is None else names, _rows(size, keys))

    @classmethod
    def of(cls, framework: Framework) -> Self:
        """Take over an ordinary framework."""
        import numpy as np

        rows = framework.attackers
        offsets = np.zeros(len(rows) + 1, np.int32)
        np.cumsum(np.fromiter(map(len, rows), np.int32, len(rows)), out=offsets[1:])
        found = (one for row in rows for one in row)
        items = np.fromiter(found, np.int32, int(offsets[-1]))
        numbered = Numbered(len(rows))
        same = all(map(str.__eq__, framework.names, numbered))
        return cls(numbered if same else framework.names, Rows(offsets, items))

    def framework(self) -> Framework:
        """Give the same as an ordinary framework, its names and numbers kept."""
        lists = split(self.attackers)
        return Framework(tuple(self.names), tuple(map(tuple, lists)))

    def __len__(self) -> int:
        """Count the arguments."""
        return len(self.attackers.offsets) - 1

    @property
    def attacks(self) -> int:
        """The number of attacks."""
        return len(self.attackers.items)

    @cached_property
    def targets(self) -> Rows:
        """Whom each argument attacks, in ascending order; made at the first use."""
        import numpy as np

        size = len(self)
        keys = self.attackers.items.astype(np.int64)
        keys *= max(size, 1)
        keys += self.attacked
        return _rows(size, keys)

    @property
    def attacked(self) -> "Ints":
        """For each attack, in the order of `attackers.items`, the argument that it is on."""
        import numpy as np

        numbers = np.arange(len(self), dtype=np.int32)
        return np.repeat(numbers, np.diff(self.attackers.offsets))

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each argument by its name; nothing is stored for numbers as names."""
        if isinstance(self.names, Numbered):
            return _Numbers(self.names)
        return {name: number for number, name in enumerate(self.names)}

    def __eq__(self, other: object) -> bool:
        """Tell whether names and attacks are the same."""
        if not isinstance(other, Compact):
            return NotImplemented
        import numpy as np

        pairs = zip(self.attackers, other.attackers, strict=True)
        alike = len(self) == len(other) and all(np.array_equal(*pair) for pair in pairs)
        return alike and (self.names is other.names or list(self.names) == list(other.names))

    __hash__ = None  # type: ignore[assignment]


class Numbered(Sequence[str]):
    """Names that are just numbers from 1; none of them is stored.

    >>> list(Numbered(3)), Numbered(3)[-1]
    (['1', '2', '3'], '3')
    """

    def __init__(self, size: int) -> None:
        """Take how many there are."""
        self._numbers = range(1, size + 1)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Give a name, or the names of a slice."""
        if isinstance(place, slice):
            return tuple(map(str, self._numbers[place]))
        return str(self._numbers[place])

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return map(str, self._numbers)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the same names."""
        return isinstance(other, Numbered) and len(self) == len(other)

    def __hash__(self) -> int:
        """Give equal names the same number."""
        return hash(len(self))


class _Numbers(Mapping[str, int]):
    """The places of names that are numbers from 1."""

    def __init__(self, names: Numbered) -> None:
        self._names = names

    def __getitem__(self, name: str) -> int:
        # Longer words are no names here, and Python refuses to read very long numbers.
        plain = name.isascii() and name.isdigit() and name[0] != "0" and len(name) < _LONG
        place = int(name) - 1 if plain else -1
        if not 0 <= place < len(self._names):
            raise KeyError(name)
        return place

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


_LONG = 12


def split(rows: Rows) -> Iterable[list[int]]:
    """Give the rows as lists of Python's own numbers."""
    offsets, items = rows.offsets.tolist(), rows.items.tolist()
    return (items[start:end] for start, end in pairwise(offsets))


def _rows(size: int, keys: "NDArray[np.int64]") -> Rows:
    """Give rows from pairs that are written as `row * size + item`; sorts in place."""
    import numpy as np

    keys.sort()
    if len(keys):
        fresh = np.empty(len(keys), np.bool_)
        fresh[0] = True
        np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
        keys = keys if fresh.all() else keys[fresh]
    rows = keys // max(size, 1)
    offsets = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(rows, minlength=size), out=offsets[1:])
    rows *= size
    keys -= rows
    return Rows(offsets, keys.astype(np.int32))
