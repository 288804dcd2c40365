"""Places in a list by what lies there."""

from array import array
from typing import Any


class Places:
    """Knows the place of all that a list holds, none of it twice.

    Ten bytes for each, where a dictionary takes eighty with its numbers: what lies there is held
    by the list alone, and looked up by its hash in a table with gaps.
    """

    def __init__(self, held: list[Any]) -> None:
        """Take a list, to which nobody else adds."""
        self._held = held
        self._spread()

    def _spread(self) -> None:
        """Make a table of which less than half is taken, even with half as much again."""
        self._mask = mask = (1 << (3 * len(self._held) + 64).bit_length()) - 1
        # Places counted from 1, each where its hash says or, if that is taken, after it; 0 is free.
        self._table = table = array("I", bytes(4 * (mask + 1)))
        for place, one in enumerate(self._held, 1):
            at = hash(one) & mask
            while table[at]:
                at = (at + 1) & mask
            table[at] = place

    def of(self, one: Any) -> int:
        """Give the place of something that can be hashed; what first comes is added at the end."""
        held, table, mask = self._held, self._table, self._mask
        at = hash(one) & mask
        while place := table[at]:
            if held[place - 1] == one:
                return place - 1
            at = (at + 1) & mask
        held.append(one)
        table[at] = place = len(held)
        if 2 * place > mask:
            self._spread()
        return place - 1

    def clear(self) -> None:
        """Let go of the table: whatever comes from now on is added."""
        self._table, self._mask = array("I", [0]), 0
