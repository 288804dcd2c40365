"""Whole files for Python users: a map from a path, and a solved map as bytes."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from robustmap.errors import FormatError
from robustmap.formats.exchange._format import FORMATS, recognised
from robustmap.formats.exchange._reading import MAX_BYTES, Fault, Faults
from robustmap.model.map import Map

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution


def written(solution: "Solution", form: str) -> bytes:
    """Write a solved map in a format.

    Raises:
        UnknownNameError: there is no such format.
        FormatError: the format can only be read.
    """
    write = FORMATS[form].write
    if write is None:
        message = f"{form} can only be read"
        raise FormatError(message)
    return write(solution)


def loaded(path: Path, form: str = "") -> Map:
    """Read a map from a file, of the format named or the one that it is recognised to be.

    Raises:
        FormatError: it cannot be read; the message has every fault with its place.
        UnknownNameError: there is no such format.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"`{path}` cannot be read: {(error.strerror or str(error)).lower()}"
        raise FormatError(message) from error
    names = [form] if form else recognised(data, path.name)
    if len(names) != 1:
        which = f"may be any of {', '.join(names)}" if names else "is of no format that is known"
        message = f"`{path}` {which}; name the format"
        raise FormatError(message)
    read = FORMATS[names[0]].read
    if read is None:
        message = f"{names[0]} can only be written"
        raise FormatError(message)
    faults = Faults()
    found = read(data, faults)
    told = [_line(path, fault) for fault in faults.found]
    if found is None:
        message = "\n".join([f"`{path}` cannot be read as {names[0]}", *told])
        raise FormatError(message)
    for line in told:
        warnings.warn(line, stacklevel=3)
    return found.map


def _line(path: Path, fault: Fault) -> str:
    place = f"{path}:{fault.line}:{max(1, fault.column)}" if fault.line else str(path)
    expected = f"; expected {fault.expected}" if fault.expected else ""
    hint = f"; did you mean `{fault.suggestion}`?" if fault.suggestion else ""
    return f"{place}: {fault.message}{expected}{hint}"
