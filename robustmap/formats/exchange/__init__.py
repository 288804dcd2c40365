"""Foreign formats of maps: `FORMATS` is the table of them, one file each."""

from robustmap.formats.exchange._format import (
    FORMATS,
    NOTHING,
    Format,
    Imported,
    Lost,
    lost,
    recognised,
)
from robustmap.formats.exchange._reading import MAX_BYTES, Fault, Faults
from robustmap.formats.exchange._whole import loaded, written

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "NOTHING",
    "Fault",
    "Faults",
    "Format",
    "Imported",
    "Lost",
    "loaded",
    "lost",
    "recognised",
    "written",
]
