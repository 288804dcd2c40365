"""The files of argumentation solvers (ICCMA): `FORMATS` is the table of them, one file each."""

from robustmap.formats.iccma._format import (
    FORMATS,
    Format,
    load,
    read,
    sniff,
    write,
)
from robustmap.formats.iccma._reading import Fault, Reading, UnreadableError, told

__all__ = [
    "FORMATS",
    "Fault",
    "Format",
    "Reading",
    "UnreadableError",
    "load",
    "read",
    "sniff",
    "told",
    "write",
]
