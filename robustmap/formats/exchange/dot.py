"""DOT, the language of Graphviz: the map as a drawing that also holds it whole.

Statements are boxes, what argues is an ellipse, and an undercut is an arrow onto the
inference that it breaks. Graphs of other tools are read as claims and arguments.
"""

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from robustmap.formats.exchange._dot_reading import parse
from robustmap.formats.exchange._format import FORMATS, NOTHING, Format, Imported
from robustmap.formats.exchange._graph import Attributes, drawn, read_drawn
from robustmap.formats.exchange._keep import everything
from robustmap.formats.exchange._reading import Faults, decoded

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

_WIDTH = 36
"""Labels are broken into lines of so many characters."""

_SHAPES = {"argument": "ellipse", "story": "ellipse", "inference": "ellipse"}
_COLOURS = {"supports": "#2e7d32", "backs": "#2e7d32", "premise": "#616161"}
_DENIES = {"rebuts": "#c62828", "undermines": "#c62828", "undercuts": "#c62828"}
_LINES = {"belongs_to": "dotted", "source": "dotted", "undercuts": "dashed"}
_BEFORE = rb"(?:\xef\xbb\xbf)?(?:\s|//[^\n]*\n|#[^\n]*\n|/\*[^*]*\*/)*+"
_LOOKS = re.compile(_BEFORE + rb"(?:strict\s+)?(?:di)?graph\b[^{:]*\{")


def read(data: bytes, faults: Faults) -> Imported | None:
    """Read the first graph of a file, with the graphs in it."""
    text = decoded(data, faults)
    found = None if text is None else parse(text, faults)
    return None if found is None or faults.failed else read_drawn(found, faults)


def write(solution: "Solution") -> bytes:
    """Write the map as it is drawn, nodes and edges sorted."""
    found = drawn(solution.map)
    lines = ["digraph map {", '  rankdir="BT";']
    lines += [f"  {name}={quoted(value)};" for name, value in found.about.items()]
    for one in found.vertices:
        look = {"shape": _SHAPES.get(one.attributes["kind"], "box")}
        label = {"label": "\n".join(wrap(one.attributes["label"], _WIDTH))}
        lines.append(f"  {quoted(one.name)} {_list({**look, **one.attributes, **label})};")
    for arrow in found.arrows:
        look = {"label": arrow.attributes["kind"], **_look(arrow.attributes["kind"])}
        ends = f"{quoted(arrow.source)} -> {quoted(arrow.target)}"
        lines.append(f"  {ends} {_list(look | dict(arrow.attributes))};")
    return "\n".join([*lines, "}", ""]).encode()


def _look(kind: str) -> dict[str, str]:
    colour = (_COLOURS | _DENIES).get(kind, "#9e9e9e")
    return {"color": colour, **({"style": _LINES[kind]} if kind in _LINES else {})}


def _list(attributes: Attributes) -> str:
    told = (f"{name}={quoted(value)}" for name, value in attributes.items() if value)
    return f"[{' '.join(told)}]"


def quoted(text: str) -> str:
    r"""Give a text as DOT has it; a backslash that Graphviz would obey is doubled.

    >>> print(quoted('a "b" \\N'))
    "a \"b\" \\N"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def sniff(data: bytes) -> bool:
    """Tell by the word that begins a graph."""
    return _LOOKS.match(data[:65536]) is not None


FORMATS.add(
    "dot",
    Format(
        "dot",
        "DOT, for Graphviz",
        (".dot", ".gv"),
        NOTHING,
        sniff,
        read,
        write,
        everything,
    ),
)
