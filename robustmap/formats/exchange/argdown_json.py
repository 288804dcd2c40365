"""Argdown's JSON: what `argdown json` writes of a text, for other programs to read.

It says less than the text where that is wrong: relations are already moved to conclusions, and
some are lost (an attack of a statement on itself, for one).
"""

import re
from typing import TYPE_CHECKING

from robustmap.formats.exchange._argdown.build import build
from robustmap.formats.exchange._argdown.compose import compose
from robustmap.formats.exchange._argdown.keeping import keeps
from robustmap.formats.exchange._argdown.load import load
from robustmap.formats.exchange._argdown.settle import settle
from robustmap.formats.exchange._argdown.spell import spell
from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._json import read_json, write_json
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange.argdown import LOSES

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_KEYS = ("arguments", "statements", "relations", "sections")
_MARKS = [re.compile(rf'"{key}"\s*:'.encode()) for key in _KEYS]


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read what `argdown json` writes; see the reader of the text."""
    json = read_json(data, faults)
    return None if json is None else build(load(json, faults), faults)


def write(solution: "Solution") -> bytes:
    """Write what `argdown json` would of the text that the other format writes."""
    document = compose(keeps(solution.map), solution.map)
    settle(document)
    return write_json(spell(document))


def sniff(data: bytes) -> bool:
    """Tell by the keys of its one object."""
    return data.lstrip()[:1] == b"{" and all(mark.search(data) for mark in _MARKS)


FORMATS.add(
    "argdown-json",
    Format(
        "argdown-json",
        "Argdown's own JSON, as its program writes it",
        (".json",),
        LOSES,
        sniff,
        read,
        write,
        keeps,
    ),
)
