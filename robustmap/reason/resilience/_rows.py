"""Lists of numbers, by number: four bytes for each, where a tuple takes sixty."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Self


class Rows:
    """For each number from 0 on, a list of numbers; slower to look up than tuples are.

    That of `n` is `items[starts[n]:starts[n + 1]]`, for where every call counts.
    """

    __slots__ = ("items", "starts")

    def __init__(self, starts: "array[int]", items: "array[int]") -> None:
        """Take all lists on end, and where each begins; the last ends at one more place."""
        self.starts, self.items = starts, items

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Self:
        """Hold lists, in their order.

        >>> Rows.of([(), (4, 5)])[1].tolist()
        [4, 5]
        """
        starts = array("i", accumulate(map(len, lists), initial=0))
        return cls(starts, array("i", chain.from_iterable(lists)))

    def turned(self, size: int) -> "Rows":
        """Give for each number below `size` the places of the lists that hold it. Linear.

        >>> [one.tolist() for one in Rows.of([[1], [0, 1]]).turned(3)]
        [[1], [0, 1], []]
        """
        held = [0] * size
        for item in self.items:
            held[item] += 1
        starts = array("i", accumulate(held, initial=0))
        items, free = array("i", bytes(4 * starts[-1])), starts[:]
        begin = 0
        for number, end in enumerate(self.starts[1:]):
            for item in self.items[begin:end]:
                place = free[item]
                items[place] = number
                free[item] = place + 1
            begin = end
        return Rows(starts, items)

    def __getitem__(self, number: int) -> "array[int]":
        """Give a list."""
        starts = self.starts
        return self.items[starts[number] : starts[number + 1]]

    def __iter__(self) -> "Iterator[array[int]]":
        """Give all lists, in order."""
        items = self.items
        return (items[begin:end] for begin, end in pairwise(self.starts))

    def __len__(self) -> int:
        """Count the lists."""
        return len(self.starts) - 1
