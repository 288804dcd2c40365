"""Reading and writing foreign files in tests."""

from pathlib import Path

from robustmap.formats.exchange import FORMATS, Fault, Faults
from robustmap.model.map import Map
from robustmap.reason.solution import Solution

SAMPLES = Path(__file__).parents[1] / "golden" / "exchange"


def read(name: str, data: bytes) -> tuple[Map, list[Fault]]:
    """Give the map that a file is read as, with what was told of it."""
    form, faults = FORMATS[name], Faults()
    assert form.read is not None
    found = form.read(data, faults)
    assert found is not None, faults.found
    assert form.sniff(data)
    return found.map, faults.found


def refused(name: str, data: bytes) -> Fault:
    """Give why a file is refused."""
    form, faults = FORMATS[name], Faults()
    assert form.read is not None
    assert form.read(data, faults) is None
    return next(one for one in faults.found if one.severity == "error")


def write(name: str, map_: Map) -> bytes:
    """Give the file that a map is written as."""
    form = FORMATS[name]
    assert form.write is not None
    return form.write(Solution.of(map_))
