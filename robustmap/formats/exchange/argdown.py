"""Argdown: statements in square brackets, arguments in angle ones, and arrows between them.

The text is read as Argdown's own program reads it, and what that passes over in silence is told.
Ids and whatever Argdown has no sign for stand in the data of each element.
"""

import re
from typing import TYPE_CHECKING

from robustmap.formats.exchange._argdown.build import build
from robustmap.formats.exchange._argdown.compose import compose
from robustmap.formats.exchange._argdown.dump import dump
from robustmap.formats.exchange._argdown.keeping import keeps
from robustmap.formats.exchange._argdown.parse import parse
from robustmap.formats.exchange._format import FORMATS, Format, Imported
from robustmap.formats.exchange._reading import Faults, decoded

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

LOSES = (
    "every node but claims, arguments, proposals and failure stories; "
    "of the settings all but the title and description"
)

_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*={3,}[ \t]*\r?\n")
_LOOKS = re.compile(
    rb"^(?:\[[^\[\]\n]{1,300}\]: |<[^<>\n/!?][^<>\n]{0,300}>(?::[ \t]|[ \t]*\r?$)"
    rb"|[ \t]+(?:<\+|\+>|<-|->|><|<_|_>) *[\[<])",
    re.MULTILINE,
)


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read an Argdown text: statements become claims, arguments arguments."""
    text = decoded(data, faults)
    return None if text is None else build(parse(text, faults), faults)


def write(solution: "Solution") -> bytes:
    """Write every claim, argument, proposal and story, with premises and conclusions."""
    return dump(compose(keeps(solution.map), solution.map)).encode()


def sniff(data: bytes) -> bool:
    """Tell by the front matter, or by a title in brackets or an arrow where they must stand."""
    start = data[:1_000_000]
    if start.lstrip()[:1] in (b"{", b""):
        return False
    return bool(_BEGINS.match(start) or _LOOKS.search(start))


FORMATS.add(
    "argdown",
    Format(
        "argdown",
        "Argdown: statements, arguments and arrows as text",
        (".argdown", ".ad"),
        LOSES,
        sniff,
        read,
        write,
        keeps,
    ),
)
