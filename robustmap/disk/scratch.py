"""Room on the disk for what is made before its turn has come: nobody need hold it meanwhile."""

from collections.abc import Iterable, Iterator
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

    def put(self, *pieces: bytes) -> None:
        """Add some bytes.

        Raises:
            WriteError: there is no room for them.
        """
        try:
            self._file.write(b"".join(pieces))
        except OSError as error:
            self._file.close()
            raise _refused(error) from error

    def given(self) -> Iterator[bytes]:
        """Yield everything, in pieces of no meaning, and let go of it.

        Raises:
            WriteError: it cannot be read.
        """
        return self._given(iter(partial(self._file.read, _MUCH), b""))

    def lines(self) -> Iterator[bytes]:
        """Yield everything line by line, and let go of it.

        Raises:
            WriteError: it cannot be read.
        """
        return self._given(iter(self._file.readline, b""))

    def _given(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        with self._file as file:
            try:
                file.seek(0)
                yield from pieces
            except OSError as error:
                raise _refused(error) from error


def _refused(error: OSError) -> WriteError:
    told = (error.strerror or str(error)).lower()
    return WriteError(f"what is only put down for a moment cannot be written: {told}")


_MUCH = 1 << 20
