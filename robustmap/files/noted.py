"""What was read of node files, as it is noted: plain pieces by name, in one buffer."""

import marshal
from collections.abc import Iterator
from dataclasses import dataclass, field

Buffer = bytes | bytearray | memoryview

_SIZE = 8


@dataclass
class Noted:
    """What was read of each node file, by its name.

    A place is what tells the bytes of a file from any others, and where its piece begins and
    ends. All pieces lie in one buffer: ten thousand of their own leave holes all over the memory.
    """

    places: dict[str, tuple[bytes, int, int]] = field(default_factory=dict)
    pieces: Buffer = field(default_factory=bytearray)

    def __len__(self) -> int:
        """Count the files."""
        return len(self.places)

    def get(self, name: str, told: bytes) -> Buffer | None:
        """Give the piece of a file, if its bytes are those that were read."""
        known, begin, end = self.places.get(name, (b"", 0, 0))
        return self.pieces[begin:end] if known == told else None

    def put(self, name: str, told: bytes, piece: Buffer) -> None:
        """Note the piece of a file."""
        assert isinstance(self.pieces, bytearray)  # what was loaded is only read
        begin = len(self.pieces)
        self.pieces += piece
        self.places[name] = told, begin, len(self.pieces)

    def written(self) -> Iterator[bytes]:
        """Give it in pieces, to be `loaded` again."""
        places = marshal.dumps(self.places)
        yield len(places).to_bytes(_SIZE, "little")
        yield places
        yield bytes(self.pieces)


def loaded(given: memoryview) -> Noted:
    """Give what was noted, as it was `written` by this very package."""
    begins = _SIZE + int.from_bytes(given[:_SIZE], "little")
    return Noted(marshal.loads(given[_SIZE:begins]), given[begins:])  # noqa: S302 - believed
