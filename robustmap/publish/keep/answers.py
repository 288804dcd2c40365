"""Answers that are kept from one build to the next, in a file: nobody need hold more than one."""

import marshal
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from robustmap.disk.log import Log
from robustmap.publish.asked.plain import packed_to_keep, sum_of
from robustmap.publish.keep.lies import Lies, Lying

NAME = ".kept"


class Answers(MutableMapping[int, Any]):
    """Answers by the number of their question, each read when it is asked for."""

    def __init__(self, out: Path, lies: Mapping[int, Lies]) -> None:
        """Know where the answers of an earlier build lie."""
        self.lies = Lying(lies)
        self._log = Log(out, NAME, anew=not lies)
        self._begun = max((one.at + one.size for one in lies.values()), default=0)

    def __getitem__(self, number: int) -> Any:
        """Read an answer; one that does not lie there as it was written is none."""
        at, size, noted = self.lies[number]
        data = self._log.read((at, size))
        # What this build itself has written need not be told from anything.
        if at < self._begun and sum_of(data) != noted:
            raise KeyError(number)
        return marshal.loads(data)  # noqa: S302 - only what bears the right sum

    def __setitem__(self, number: int, answer: Any) -> None:
        """Write an answer; it is made of texts, numbers and tuples of these."""
        data = packed_to_keep(answer)
        self.lies[number] = Lies(*self._log.add(data), sum_of(data))

    def __delitem__(self, number: int) -> None:
        """Know of an answer no more."""
        del self.lies[number]

    def __iter__(self) -> Iterator[int]:
        """Give the numbers of the questions whose answers are known."""
        return iter(self.lies)

    def __len__(self) -> int:
        """Count the answers."""
        return len(self.lies)

    def close(self, wanted: Collection[int]) -> Lying:
        """Have all written; gives where the `wanted` answers lie.

        Raises:
            WriteError: the file cannot be written.
        """
        found = Lying({number: one for number, one in self.lies.items() if number in wanted})
        if found and self._log.size > _GROWN * sum(one.size for one in found.values()):
            places = self._log.only((one.at, one.size) for one in found.values())
            for (number, one), place in zip(found.items(), places, strict=True):
                found[number] = Lies(*place, one.sum)
        self._log.close()
        return found


_GROWN = 2
"""The file is written anew when it is so many times as long as what is wanted of it."""
