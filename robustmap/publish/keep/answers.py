"""Answers that are kept from one build to the next, in a file: nobody need hold more than one."""

import marshal
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Any
from zlib import crc32

from robustmap.disk.log import Log
from robustmap.publish.asked.plain import packed_to_keep
from robustmap.publish.keep.lies import Lies, Lying

NAME = ".kept"


class Answers(MutableMapping[int, Any]):
    """Answers by the number of their question, each read when it is asked for."""

    def __init__(self, out: Path, lies: Lying) -> None:
        """Know where the answers of an earlier build lie; what is put is noted there too."""
        self.lies, self._begun = lies, lies.end
        self._log = Log(out, NAME, anew=not lies)

    def __getitem__(self, number: int) -> Any:
        """Read an answer; one that does not lie there as it was written is none."""
        at, size, noted = self.lies[number]
        data = self._log.read((at, size))
        # What this build itself has written need not be told from anything. As thousands are
        # read, and only what a disk has spoilt is to be found, a short sum does.
        if at < self._begun and crc32(data) != noted:
            raise KeyError(number)
        return marshal.loads(data)  # noqa: S302 - only what bears the right sum

    def __setitem__(self, number: int, answer: Any) -> None:
        """Write an answer; it is made of texts, numbers and tuples of these."""
        data = packed_to_keep(answer)
        self.lies[number] = Lies(*self._log.add(data), crc32(data))

    def __delitem__(self, number: int) -> None:
        """Know of an answer no more."""
        del self.lies[number]

    def __iter__(self) -> Iterator[int]:
        """Give the numbers of the questions whose answers are known."""
        return iter(self.lies)

    def __len__(self) -> int:
        """Count the answers."""
        return len(self.lies)

    def close(self, without: Iterable[int] = ()) -> Lying:
        """Have all written; gives where the answers lie, `without` those to some questions.

        Raises:
            WriteError: the file cannot be written.
        """
        for number in without:
            del self[number]
        found = self.lies
        if found and self._log.size > _GROWN * found.held:
            places = self._log.only((one.at, one.size) for one in found.values())
            given = zip(found.items(), places, strict=True)
            found = Lying({number: Lies(*place, one.sum) for (number, one), place in given})
        self._log.close()
        return found


_GROWN = 2
"""The file is written anew when it is so many times as long as what is wanted of it."""
