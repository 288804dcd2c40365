"""Room on the disk for what is made before its turn has come: nobody need hold it meanwhile."""

from collections.abc import Iterator
from functools import partial
from tempfile import SpooledTemporaryFile

from robustmap.errors import WriteError


class Scratch:
    r"""Bytes that are put down and given back once, in their order.

    Little is held, more lies in a file that has no name and is gone with this process.

    >>> later = Scratch()
    >>> later.put(b"one\n", b"two\n")
    >>> b"".join(later.given())
    b'one\ntwo\n'
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = SpooledTemporaryFile(_MUCH)  # noqa: SIM115 - closed when all is given back
        self._held: list[bytes] = []
        self._size = 0

    def put(self, *pieces: bytes) -> None:
        """Add some bytes.

        Raises:
            WriteError: there is no room for them.
        """
        self._held += pieces
        self._size += sum(map(len, pieces))
        # To write is slow, however little.
        if self._size > _SOME:
            self._write()

    def _write(self) -> None:
        try:
            self._file.write(b"".join(self._held))
        except OSError as error:
            self._file.close()
            raise _refused(error) from error
        self._held, self._size = [], 0

    def given(self) -> Iterator[bytes]:
        """Yield everything, in pieces of no meaning, and let go of it.

        Raises:
            WriteError: it cannot be read.
        """
        self._write()
        with self._file as file:
            try:
                file.seek(0)
                yield from iter(partial(file.read, _MUCH), b"")
            except OSError as error:
                raise _refused(error) from error


def _refused(error: OSError) -> WriteError:
    told = (error.strerror or str(error)).lower()
    return WriteError(f"what is only put down for a moment cannot be written: {told}")


_SOME, _MUCH = 1 << 16, 1 << 20
