"""The table of solvers' formats, and reading and writing by way of it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from robustmap.errors import FormatError
from robustmap.formats.iccma._reading import (
    Fault,
    Faults,
    Reading,
    TooManyError,
    UnreadableError,
    decoded,
    told,
)
from robustmap.graph.aba import Aba
from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework
from robustmap.model.registry import Registry


class Format(NamedTuple):
    """A format: `suffix` ends its files' names, `loses` says what writing does not keep.

    `read` takes the bytes, where to put faults, and an engine (see `robustmap.graph.engine`);
    `write` takes what `holds` names; `sniff` tells whether bytes look like this format.
    """

    name: str
    words: str
    suffix: str
    holds: type[Compact | Aba]
    loses: str
    read: Callable[[bytes, Faults, str], Compact | Aba | None]
    write: Callable[[Any], bytes]
    sniff: Callable[[bytes], bool]


FORMATS: Registry[Format] = Registry("robustmap.formats.iccma", "format of solvers")


def read(data: bytes, form: str = "", path: str = "", engine: str = "auto") -> Reading:
    r"""Read a solver's file; whatever is wrong with it is told in the faults.

    `form` is the name of a format; without it the content decides, then the end of `path`.
    All faults are told, up to a hundred. Linear in the size of the file.

    >>> read(b"p af 2\n1 2\n").found.framework().attackers
    ((), (0,))

    Raises:
        UnknownNameError: there is no format called `form`, or no such engine.
        ToolError: `numba` was asked for and is not installed.
    """
    faults, found = Faults(), None
    name = form or sniff(data, path)
    if not name:
        if decoded(data, faults) is not None:
            forms = ", ".join(one.words for one in FORMATS.entries.values())
            message = "this is none of the formats of solvers that are known"
            faults.add(Fault(1, 1, 0, message, f"one of: {forms}"))
        return faults.reading(None)
    with suppress(TooManyError):
        found = FORMATS[name].read(data, faults, engine)
    return faults.reading(found)


def load(data: bytes, form: str = "", path: str = "", engine: str = "auto") -> Compact | Aba:
    """Read a solver's file, as `read` does, or refuse it with all its faults.

    Raises:
        UnreadableError: it cannot be read; the message shows each fault in its line.
        UnknownNameError: there is no format called `form`, or no such engine.
        ToolError: `numba` was asked for and is not installed.
    """
    found, faults = read(data, form, path, engine)
    if found is None:
        path = path or "the file"
        errors = [one for one in faults if one.severity == "error"]
        message = f"{path} cannot be read\n{told(errors, data, path)}"
        raise UnreadableError(message, errors)
    return found


def sniff(data: bytes, path: str = "") -> str:
    """Give the name of the format of a file, "" where nothing tells it.

    >>> sniff(b"arg(a)."), sniff(b"p af 3"), sniff(b"", "empty.tgf")
    ('apx', 'af', 'tgf')
    """
    for name, one in FORMATS.entries.items():
        if one.sniff(data):
            return name
    ends = (name for name, one in FORMATS.entries.items() if path.lower().endswith(one.suffix))
    return next(ends, "")


def write(found: Framework | Compact | Aba, form: str) -> bytes:
    r"""Write a framework; what a format does not keep is told in its `loses`.

    >>> write(Framework.of("ab", [("a", "b")]), "tgf")
    b'a\nb\n#\na b\n'

    Raises:
        UnknownNameError: there is no format called `form`.
        FormatError: the format holds frameworks of another sort.
    """
    format_ = FORMATS[form]
    if isinstance(found, Framework):
        found = Compact.of(found)
    if not isinstance(found, format_.holds):
        message = f"{form} files cannot hold this: {format_.words}"
        raise FormatError(message)
    return format_.write(found)
